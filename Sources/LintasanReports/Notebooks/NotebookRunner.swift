/// What a command of a notebook did.
public struct NotebookResult: Hashable, Sendable {
  /// What it printed.
  public var output: String
  /// What it said on standard error.
  public var message: String
  /// Its exit code.
  public var status: Int32

  /// A result.
  public init(output: String, message: String = "", status: Int32 = 0) {
    self.output = output
    self.message = message
    self.status = status
  }
}

extension Notebook {
  /// Runs one command: the words after `lintasan`, in the notebook's folder.
  public typealias Runner = (_ arguments: [String]) throws -> NotebookResult

  /// The document with every output made anew.
  ///
  /// - Parameters:
  ///   - values: parameters that take the place of those of the front matter.
  ///   - progress: told the number of the block about to run, from 1, and how many there are.
  ///   - runner: runs a command.
  /// - Throws: ``NotebookError`` at the first command that fails, and what `runner` throws.
  public func refreshed(
    with values: [String: String] = [:], progress: (Int, Int) -> Void = { _, _ in }, runner: Runner
  ) throws -> String {
    let outputs = try outputs(with: values, progress: progress, runner: runner)
    var result = ""
    var next = 1
    for (block, output) in zip(blocks, outputs) {
      result += lines[(next - 1)..<block.lines.upperBound].joined()
      if let last = lines[..<block.lines.upperBound].last?.last, !last.isNewline { result += lineEnd }
      let kept = block.outputLines
      if let kept {
        // What stands between the commands and their output stays.
        result += lines[block.lines.upperBound..<(kept.lowerBound - 1)].joined()
      } else {
        result += lineEnd
      }
      result += framed(output, block.style)
      next = (kept?.upperBound ?? block.lines.upperBound) + 1
    }
    return result + lines[(next - 1)...].joined()
  }

  /// What the commands of each block print now.
  func outputs(
    with values: [String: String], progress: (Int, Int) -> Void, runner: Runner
  ) throws -> [String] {
    guard !blocks.isEmpty else { throw NotebookError(file: file, fault: .noBlocks) }
    var known = Dictionary(parameters.map { ($0.name, $0.value) }) { _, last in last }
    let text = blocks.flatMap(\.commands).map(\.text).joined(separator: "\n")
    for name in values.keys.sorted() where !text.contains("{{\(name)}}") {
      throw NotebookError(file: file, fault: .unusedParameter(name: name, known: parameters.map(\.name)))
    }
    known.merge(values) { _, new in new }
    // All commands are taken apart before the first one runs.
    let prepared = try blocks.map { try $0.commands.map { try words(of: $0, values: known) } }
    var outputs: [String] = []
    for (index, commands) in prepared.enumerated() {
      progress(index + 1, prepared.count)
      var output = ""
      for (command, words) in zip(blocks[index].commands, commands) {
        let result = try runner(Array(words.dropFirst()))
        guard result.status == 0 else {
          let message = result.message.split(whereSeparator: \.isNewline).joined(separator: " ")
          throw NotebookError(
            file: file,
            fault: .failed(line: command.line, command: command.text, status: result.status, message: message))
        }
        output += result.output
        if !output.isEmpty && !output.hasSuffix("\n") { output += "\n" }
      }
      outputs.append(
        Self.lines(of: output).map { line in line.last?.isNewline == true ? line.dropLast() + "\n" : line }.joined())
    }
    return outputs
  }

  /// The words of a command, its parameters filled in: a value is always part of one word, whatever it holds.
  private func words(of command: NotebookBlock.Command, values: [String: String]) throws(NotebookError) -> [String] {
    let words = try CommandWords.split(command.text, line: command.line, file: file)
    var filled: [String] = []
    for word in words {
      var result = ""
      var rest = word[...]
      while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
        let name = String(rest[open.upperBound..<close.lowerBound])
        guard let value = values[name] else {
          throw NotebookError(
            file: file,
            fault: .unknownParameter(line: command.line, name: name, known: parameters.map(\.name)))
        }
        result += rest[..<open.lowerBound] + value
        rest = rest[close.upperBound...]
      }
      filled.append(result + rest)
    }
    for (option, path) in zip(filled, filled.dropFirst()) where ["--out", "--output", "-o"].contains(option) {
      guard RelativePath.isInside(path.hasSuffix("/") ? String(path.dropLast()) : path) else {
        throw NotebookError(file: file, fault: .outside(line: command.line, path: path))
      }
    }
    for word in filled {
      for option in ["--out=", "--output=", "-o="] where word.hasPrefix(option) {
        let path = String(word.dropFirst(option.count))
        guard RelativePath.isInside(path.hasSuffix("/") ? String(path.dropLast()) : path) else {
          throw NotebookError(file: file, fault: .outside(line: command.line, path: path))
        }
      }
    }
    return filled
  }

  private func framed(_ output: String, _ style: NotebookBlock.Style) -> String {
    let body = output.replacing("\n", with: lineEnd)
    switch style {
    case .verbatim:
      let longest = output.split { $0 != "`" }.map(\.count).max() ?? 0
      let fence = String(repeating: "`", count: max(3, longest + 1))
      return "\(fence)output\(lineEnd)\(body)\(fence)\(lineEnd)"
    case .markdown:
      return "<!-- output -->\(lineEnd)\(lineEnd)\(body)\(lineEnd)<!-- /output -->\(lineEnd)"
    }
  }
}
