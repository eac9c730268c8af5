/// A report for a terminal: plain lines, colours only where asked for.
package struct TerminalFormat: ReportFormat {
  package let name = "table"
  /// What callers have to know of its files.
  package var traits: FormatTraits { .forPeople }
  package let fileExtension = "txt"
  package let summary = "for reading in the terminal"

  /// The format.
  package init() {}

  package func render(_ report: Report, options: RenderOptions) throws(ReportError) -> [Artifact] {
    let ink = Ink(isOn: options.usesColour)
    var parts: [String] = []
    if !report.title.isEmpty { parts.append(ink.bold(TerminalTable.oneLine(report.title))) }
    for block in report.blocks { parts.append(text(of: block, report: report, options: options, ink: ink)) }
    return [Artifact(path: "\(report.name).txt", text: parts.joined(separator: "\n\n") + "\n")]
  }

  private struct Ink {
    var isOn: Bool
    func bold(_ text: String) -> String { isOn ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    func dim(_ text: String) -> String { isOn ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
  }

  private func text(of block: Block, report: Report, options: RenderOptions, ink: Ink) -> String {
    let language = report.language
    switch block {
    case .heading(_, let words):
      return ink.bold(TerminalTable.oneLine(words))
    case .paragraph(let inlines):
      return wrapped(words(inlines, language, ink), width: options.width)
    case .note(let inlines):
      return wrapped(
        LocalizedString.note.text(in: language) + ": " + words(inlines, language, ink), width: options.width)
    case .list(let items, let isNumbered):
      return items.enumerated().map { index, item in
        let mark = isNumbered ? "\(index + 1). " : "• "
        return wrapped(words(item, language, ink), width: options.width, first: mark)
      }.joined(separator: "\n")
    case .table(let table):
      let caption = table.caption.isEmpty ? [] : [ink.bold(TerminalTable.oneLine(table.caption))]
      let laid = TerminalTable(table: table, language: language, width: options.width)
      return (caption + laid.lines(header: ink.bold, rule: ink.dim)).joined(separator: "\n")
    case .figure(let figure):
      return "[\(LocalizedString.figure.text(in: language)): \(TerminalTable.oneLine(figure.caption))]"
    case .code(let code):
      return code.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "    " + TerminalTable.oneLine(String($0)) }.joined(separator: "\n")
    }
  }

  private func words(_ inlines: [Inline], _ language: Language, _ ink: Ink) -> String {
    inlines.map { inline in
      let plain = TerminalTable.oneLine(inline.plainText(in: language))
      switch inline {
      case .strong, .strongNumber: return ink.bold(plain)
      case .link(_, let address) where address != plain: return "\(plain) (\(TerminalTable.oneLine(address)))"
      case .text, .number, .code, .link: return plain
      }
    }.joined()
  }

  private func wrapped(_ text: String, width: Int?, first mark: String = "") -> String {
    let indent = String(repeating: " ", count: DisplayWidth.of(mark))
    guard let width else { return mark + text }
    var lines: [String] = []
    var line = mark
    for word in text.split(separator: " ") {
      let isStart = line == mark || line == indent
      if !isStart && visibleWidth(line) + 1 + visibleWidth(String(word)) > width {
        lines.append(line)
        line = indent + word
      } else {
        line += (isStart ? "" : " ") + word
      }
    }
    return (lines + [line]).joined(separator: "\n")
  }

  /// The columns of a text that may hold our own colour marks.
  private func visibleWidth(_ text: String) -> Int {
    DisplayWidth.of(text.replacing(/\u{1B}\[[0-9]m/, with: ""))
  }
}
