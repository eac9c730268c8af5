/// What a command of a notebook did.
package struct NotebookResult: Hashable, Sendable {
  /// What it printed.
  package var output: String
  /// What it said on standard error.
  package var message: String
  /// Its exit code.
  package var status: Int32
  /// Whether what it printed was text: UTF-8 without zero bytes.
  package var isText: Bool

  /// A result.
  package init(output: String, message: String = "", status: Int32 = 0, isText: Bool = true) {
    self.output = output
    self.message = message
    self.status = status
    self.isText = isText
  }
}

extension Notebook {
  /// Runs one command in the notebook's folder.
  package typealias Runner = (NotebookStep) throws -> NotebookResult

  /// The document with every output made anew.
  ///
  /// - Parameters:
  ///   - values: parameters that take the place of those of the front matter.
  ///   - runner: runs a command.
  /// - Throws: ``NotebookError`` at the first command that fails, and what `runner` throws.
  package func refreshed(with values: [String: String] = [:], runner: Runner) throws -> String {
    let outputs = try outputs(with: values, runner: runner)
    let lines = try linesWithFigures(figures(with: values, runner: runner))
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

  /// All commands in order, taken apart before the first one runs.
  ///
  /// - Parameter values: parameters that take the place of those of the front matter.
  /// - Throws: ``NotebookError`` for a document without commands, a parameter that is unknown or not used, a path that
  ///   leads out of the notebook's folder, a notebook that would run notebooks.
  package func steps(with values: [String: String] = [:]) throws(NotebookError) -> [NotebookStep] {
    guard !blocks.isEmpty || !inlineValues.isEmpty else { throw NotebookError(file: file, fault: .noBlocks) }
    let names = parameters.map(\.name)
    var known = Dictionary(parameters.map { ($0.name, $0.value) }) { _, last in last }
    for name in values.keys.sorted() where !uses(name) {
      throw NotebookError(file: file, fault: .unusedParameter(name: name, known: names))
    }
    known.merge(values) { _, new in new }
    var steps: [NotebookStep] = []
    for (index, command) in (blocks.flatMap(\.commands) + inlineCommands).enumerated() {
      steps.append(try NotebookStep(command, index: index, values: known, known: names, file: file))
    }
    return steps
  }

  /// Whether a command uses a parameter.
  package func uses(_ parameter: String) -> Bool {
    (blocks.flatMap(\.commands) + inlineCommands).contains { $0.text.contains("{{\(parameter)}}") }
  }

  /// What the commands of each block print now.
  func outputs(with values: [String: String], runner: Runner) throws -> [String] {
    var steps = try steps(with: values)[...]
    var outputs: [String] = []
    for block in blocks {
      var output = ""
      for step in steps.prefix(block.commands.count) {
        let result = try runner(step)
        if let error = error(of: result, at: step) { throw error }
        output += result.output
        if !output.isEmpty && !output.hasSuffix("\n") { output += "\n" }
      }
      steps = steps.dropFirst(block.commands.count)
      outputs.append(
        Self.lines(of: output).map { line in line.last?.isNewline == true ? line.dropLast() + "\n" : line }.joined())
    }
    return outputs
  }

  /// Why a result cannot stand in the notebook, if so.
  package func error(of result: NotebookResult, at step: NotebookStep) -> NotebookError? {
    if result.status != 0 {
      let message = result.message.split(whereSeparator: \.isNewline).joined(separator: " ")
      return NotebookError(
        file: file, fault: .failed(line: step.line, command: step.text, status: result.status, message: message))
    }
    return result.isText ? nil : NotebookError(file: file, fault: .outputIsNoText(line: step.line))
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
