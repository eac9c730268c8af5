import LintasanTables

/// A report as GitHub-flavoured Markdown, its figures as SVG files beside it.
package struct MarkdownFormat: ReportFormat {
  package let name = "markdown"
  /// What callers have to know of its files.
  package var traits: FormatTraits { .forPeople }
  package let fileExtension = "md"
  package let summary = "GitHub-flavoured Markdown, figures as SVG beside it"

  /// The format.
  package init() {}

  package func render(_ report: Report, options: RenderOptions) throws(ReportError) -> [Artifact] {
    var parts: [String] = []
    if !report.title.isEmpty { parts.append("# \(Self.escaped(report.title))") }
    for block in report.blocks {
      let text = text(of: block, language: report.language, options: options)
      if !text.isEmpty { parts.append(text) }
    }
    let document = Artifact(path: "\(report.name).md", text: parts.joined(separator: "\n\n") + "\n")
    return [document] + (try ReportFormats.figureArtifacts(of: report, options: options))
  }

  private func text(of block: Block, language: Language, options: RenderOptions) -> String {
    switch block {
    case .heading(let level, let words):
      return String(repeating: "#", count: min(max(level, 1), 6)) + " " + Self.escaped(words)
    case .paragraph(let inlines):
      return words(inlines, language)
    case .note(let inlines):
      return "> **\(LocalizedString.note.text(in: language)).** " + words(inlines, language)
    case .list(let items, let isNumbered):
      return items.enumerated()
        .map { (isNumbered ? "\($0 + 1). " : "- ") + words($1, language) }.joined(separator: "\n")
    case .table(let table):
      let caption = table.caption.isEmpty ? "" : "**\(Self.escaped(table.caption))**\n\n"
      return caption + self.table(table, language)
    case .figure(let figure):
      let path = ReportFormats.path(of: figure, options: options)
      return "![\(Self.escaped(figure.caption))](\(Self.address(path)))"
    case .code(let code):
      let fence = Self.fence(for: code)
      return "\(fence)\n\(code)\n\(fence)"
    }
  }

  /// A table with its rule; the bars of a hostile cell are escaped and its line breaks become spaces.
  private func table(_ table: ReportTable, _ language: Language) -> String {
    let columns = table.shown
    guard !columns.isEmpty else { return "" }
    var lines = ["| " + columns.map { Self.escaped($0.style.title) }.joined(separator: " | ") + " |"]
    let rules = columns.map { style, column in
      switch style.alignment(of: column) {
      case .leading: ":---"
      case .trailing: "---:"
      case .center: ":---:"
      }
    }
    lines.append("| " + rules.joined(separator: " | ") + " |")
    for row in 0..<table.table.rowCount {
      let cells = columns.map { style, column in Self.escaped(style.text(column[row], in: language)) }
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  private func words(_ inlines: [Inline], _ language: Language) -> String {
    let text = inlines.map { inline in
      let plain = inline.plainText(in: language)
      switch inline {
      case .text, .number: return Self.escaped(plain)
      case .strong, .strongNumber: return Self.strong(plain)
      case .link(_, let address):
        guard LinkAddress.isSafe(address) else { return Self.escaped(plain) }
        return "[\(Self.escaped(plain))](\(Self.address(address)))"
      case .code: return Self.codeSpan(plain)
      }
    }.joined()
    return Self.withoutBlockStart(text)
  }

  /// A text none of whose letters Markdown takes for markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    let line = TerminalTable.oneLine(text)
    for (position, character) in zip(line.indices, line) {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "|", "~": result += "\\\(character)"
      case "<":
        // Only what may begin a tag or an address: “<1%” is plain.
        let next = line[line.index(after: position)...].first
        result += next.map { $0.isLetter || "/!?".contains($0) } ?? true ? "&lt;" : "<"
      case "&": result += "&amp;"
      default: result.append(character)
      }
    }
    return result
  }

  /// A paragraph that would begin like a heading, quotation or list gets a backslash.
  private static func withoutBlockStart(_ text: String) -> String {
    if let first = text.first, "#+-=".contains(first) { return "\\" + text }
    if let match = text.prefixMatch(of: /[0-9]{1,9}([.)])/), text.dropFirst(match.output.0.count).first == " " {
      return text.prefix(match.output.0.count - 1) + "\\" + text.dropFirst(match.output.0.count - 1)
    }
    return text
  }

  private static func address(_ address: String) -> String {
    let needsBrackets = address.contains { " ()<>\n\"".contains($0) }
    let clean = address.replacing("<", with: "%3C").replacing(">", with: "%3E").replacing("\n", with: "%0A")
    return needsBrackets ? "<\(clean)>" : clean
  }

  /// Bold words; the spaces around them stay outside, where Markdown wants them.
  private static func strong(_ text: String) -> String {
    let start = text.prefix { $0 == " " }
    let end = String(text.dropFirst(start.count).reversed().prefix { $0 == " " })
    let core = text.dropFirst(start.count).dropLast(end.count)
    return core.isEmpty ? text : start + "**\(escaped(String(core)))**" + end
  }

  private static func codeSpan(_ code: String) -> String {
    let longest = code.split { $0 != "`" }.map(\.count).max() ?? 0
    let ticks = String(repeating: "`", count: longest + 1)
    let space = code.hasPrefix("`") || code.hasSuffix("`") ? " " : ""
    return ticks + space + code + space + ticks
  }

  private static func fence(for code: String) -> String {
    let longest = code.split { $0 != "`" }.map(\.count).max() ?? 0
    return String(repeating: "`", count: max(3, longest + 1))
  }
}
