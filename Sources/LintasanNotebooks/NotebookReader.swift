import CMarkdown
import LintasanCore
import LintasanTables

/// Finds the command blocks of a document and their outputs, by the lines at which cmark sees them.
struct NotebookReader {
  let lines: [String]
  let frontMatterEnd: Int
  let file: String

  /// A block of the document's top level.
  private struct Part {
    enum Kind: Equatable {
      case code(info: String, content: String)
      case html(String)
      case other
    }

    var kind: Kind
    var lines: ClosedRange<Int>
  }

  func blocks() throws(NotebookError) -> [NotebookBlock] {
    let parts = parts()
    var blocks: [NotebookBlock] = []
    // The lines at which outputs begin that belong to a block of commands.
    var claimed: Set<Int> = []
    for (index, part) in parts.enumerated() {
      if part.kind == .html("<!-- output -->"), !claimed.contains(part.lines.lowerBound) {
        throw NotebookError(file: file, fault: .orphanOutput(line: part.lines.lowerBound))
      }
      guard case .code(let info, _) = part.kind else { continue }
      let words = info.split(separator: " ")
      guard words.first == "lintasan" else {
        let first = words.first.map(String.init) ?? ""
        if first == "output" && !claimed.contains(part.lines.lowerBound) {
          throw NotebookError(file: file, fault: .orphanOutput(line: part.lines.lowerBound))
        }
        // One or two slips from the word, in any case: nobody means another language by it.
        if first.lowercased() == "lintasan" || Suggestion.nearest(to: first, among: ["lintasan"]).first == "lintasan" {
          throw NotebookError(file: file, fault: .misspeltFence(line: part.lines.lowerBound, found: first))
        }
        continue
      }
      try expectClosed(part)
      let style: NotebookBlock.Style = words.dropFirst().contains("markdown") ? .markdown : .verbatim
      let following = Array(parts[(index + 1)...])
      let output = style == .verbatim ? try verbatimOutput(following) : try markdownOutput(following)
      if let start = output?.lines.lowerBound { claimed.insert(start) }
      blocks.append(
        NotebookBlock(
          lines: part.lines, commands: try commands(in: part.lines), style: style, output: output?.text,
          outputLines: output?.lines))
    }
    return blocks
  }

  /// The figures within sentences: outside of code and of what commands print.
  func inlineValues(outside blocks: [NotebookBlock]) -> [InlineValue] {
    guard lines.contains(where: { $0.contains("{lintasan ") || $0.contains("<span data-from=") }) else { return [] }
    var taken = Set(1...max(1, frontMatterEnd))
    if frontMatterEnd == 0 { taken = [] }
    for part in parts() { if case .code = part.kind { taken.formUnion(part.lines) } }
    for block in blocks { if let output = block.outputLines { taken.formUnion(output) } }
    return lines.indices.filter { !taken.contains($0 + 1) }.flatMap { index in
      InlineValue.find(in: lines[index], number: index + 1).map(\.value)
    }
  }

  /// A closing fence stands where cmark says that the block ends; otherwise it ran to the end of the document.
  private func expectClosed(_ part: Part) throws(NotebookError) {
    let last = lines[part.lines.upperBound - 1].trimmingBlanks
    let isFence = last.count >= 3 && (last.allSatisfy { $0 == "`" } || last.allSatisfy { $0 == "~" })
    guard isFence, part.lines.count > 1 else {
      throw NotebookError(file: file, fault: .unclosedBlock(line: part.lines.lowerBound))
    }
  }

  private func commands(in range: ClosedRange<Int>) throws(NotebookError) -> [NotebookBlock.Command] {
    var commands: [NotebookBlock.Command] = []
    var pending: (line: Int, text: String)?
    for number in (range.lowerBound + 1)..<range.upperBound {
      let text = lines[number - 1].trimmingBlanks
      if pending == nil && (text.isEmpty || text.hasPrefix("#")) { continue }
      let start = pending?.line ?? number
      let whole = (pending.map { $0.text + " " } ?? "") + text
      if whole.hasSuffix("\\") {
        pending = (start, String(whole.dropLast()).trimmingBlanks)
        continue
      }
      pending = nil
      commands.append(.init(line: start, text: whole))
    }
    if let pending { commands.append(.init(line: pending.line, text: pending.text)) }
    for command in commands { _ = try CommandWords.split(command.text, line: command.line, file: file) }
    return commands
  }

  private func verbatimOutput(_ parts: [Part]) throws(NotebookError) -> (text: String, lines: ClosedRange<Int>)? {
    guard let next = parts.first, case .code(let info, let content) = next.kind,
      info.split(separator: " ").first == "output"
    else { return nil }
    try expectClosed(next)
    return (content, next.lines)
  }

  private func markdownOutput(_ parts: [Part]) throws(NotebookError) -> (text: String, lines: ClosedRange<Int>)? {
    guard let first = parts.first, first.kind == .html("<!-- output -->") else { return nil }
    guard let last = parts.first(where: { $0.kind == .html("<!-- /output -->") }) else {
      throw NotebookError(file: file, fault: .unclosedOutput(line: first.lines.lowerBound))
    }
    let inside = lines[first.lines.upperBound..<(last.lines.lowerBound - 1)]
    var text = inside.map { $0.trimmingLineEnd + "\n" }.joined()
    while text.hasPrefix("\n") { text.removeFirst() }
    while text.hasSuffix("\n\n") { text.removeLast() }
    return (text, first.lines.lowerBound...last.lines.upperBound)
  }

  /// The blocks of the top level. The front matter is emptied first, so that cmark does not take it for headings.
  private func parts() -> [Part] {
    let body = lines.enumerated().map { $0 < frontMatterEnd ? "\n" : $1 }.joined()
    let bytes = Array(body.utf8)
    guard
      let document = unsafe bytes.withUnsafeBytes({ buffer in
        unsafe cmark_parse_document(buffer.bindMemory(to: CChar.self).baseAddress, bytes.count, 0)
      })
    else { return [] }
    defer { unsafe cmark_node_free(document) }
    var parts: [Part] = []
    var node = unsafe cmark_node_first_child(document)
    while let one = unsafe node {
      let start = max(1, min(lines.count, Int(unsafe cmark_node_get_start_line(one))))
      let end = max(start, min(lines.count, Int(unsafe cmark_node_get_end_line(one))))
      let literal = unsafe cmark_node_get_literal(one).map { unsafe String(cString: $0) } ?? ""
      let type = unsafe cmark_node_get_type(one)
      if type == CMARK_NODE_CODE_BLOCK {
        let info = unsafe cmark_node_get_fence_info(one).map { unsafe String(cString: $0) } ?? ""
        parts.append(Part(kind: .code(info: info, content: literal), lines: start...end))
      } else if type == CMARK_NODE_HTML_BLOCK {
        parts.append(Part(kind: .html(literal.trimmingBlanks), lines: start...end))
      } else {
        parts.append(Part(kind: .other, lines: start...end))
      }
      unsafe node = unsafe cmark_node_next(one)
    }
    return parts
  }
}

extension String {
  /// The line without its end.
  fileprivate var trimmingLineEnd: String {
    var text = self
    while let last = text.last, last.isNewline { text.removeLast() }
    return text
  }
}
