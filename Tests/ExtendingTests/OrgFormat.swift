import Lintasan

/// Headings, sentences and tables as Emacs has them in its Org mode.
struct OrgFormat: ReportFormat {
  let name = "org"
  let fileExtension = "org"
  let summary = "headings and tables for Org mode"
  let traits: FormatTraits = .forPeople

  func render(_ report: Report, options: RenderOptions) throws(ReportError) -> [Artifact] {
    var lines = ["#+title: \(report.title)"]
    for block in report.blocks {
      switch block {
      case .heading(let level, let words): lines.append(String(repeating: "*", count: max(1, level - 1)) + " \(words)")
      case .paragraph(let words), .note(let words): lines.append(words.plainText(in: report.language))
      case .list(let items, _): lines += items.map { "- " + $0.plainText(in: report.language) }
      case .table(let table): lines += rows(of: table.table)
      case .code(let text): lines += ["#+begin_example", text, "#+end_example"]
      case .figure: break
      }
    }
    return [Artifact(path: "\(report.name).org", text: lines.joined(separator: "\n") + "\n")]
  }

  private func rows(of table: Table) -> [String] {
    let heads = "| " + table.columnNames.joined(separator: " | ") + " |"
    let rows = (0..<table.rowCount).map { row in
      "| " + table.columns.map { text($0[row]) }.joined(separator: " | ") + " |"
    }
    return [heads, "|-"] + rows
  }

  private func text(_ cell: Cell) -> String {
    switch cell {
    case .number(let number): "\(number)"
    case .text(let text): text
    case .boolean(let isTrue): "\(isTrue)"
    case .missing: ""
    }
  }
}
