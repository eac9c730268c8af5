import LintasanTables

/// A table of a page. Cells carry the number that a script sorts by.
struct HTMLTable {
  let table: ReportTable
  let language: Language
  let id: String

  var text: String {
    let columns = table.shown
    guard !columns.isEmpty else { return "" }
    let count = table.table.rowCount
    let isLong = count >= HTMLFormat.searchableFrom
    let header = columns.map { style, column in
      "<th scope=\"col\" class=\"\(name(style.alignment(of: column)))\">\(XMLText.escaped(style.title))</th>"
    }.joined()
    let rows = (0..<count).map { row in
      "<tr>"
        + columns.enumerated().map { place, one in cell(one.column[row], one.style, one.column, isFirst: place == 0) }
        .joined() + "</tr>"
    }.joined(separator: "\n")
    let search = isLong ? searchField(count) : ""
    return """
      <div class="table-block\(isLong ? " long" : "")" id="\(id)">
      \(search)<div class="table-frame" tabindex="0" role="region" aria-label="\(XMLText.escaped(label))">
      <table>
      \(caption)<thead><tr>\(header)</tr></thead>
      <tbody>
      \(rows)
      </tbody>
      </table>
      </div>
      </div>
      """
  }

  /// The caption keeps its place while a wide table is scrolled.
  private var caption: String {
    table.caption.isEmpty ? "" : "<caption><span>\(XMLText.escaped(table.caption))</span></caption>\n"
  }

  /// What the table is called where it cannot be seen.
  private var label: String { table.caption.isEmpty ? LocalizedString.table.text(in: language) : table.caption }

  /// Hidden until the script runs, since it does nothing without it.
  private func searchField(_ count: Int) -> String {
    let pattern = LocalizedString.rowsShown.text(in: language, ["shown": "{shown}", "count": String(count)])
    return """
      <div class="search" hidden><label>\(LocalizedString.search.text(in: language)) \
      <input type="search" autocomplete="off" aria-controls="\(id)"></label> \
      <output data-pattern="\(XMLText.escaped(pattern))"></output></div>

      """
  }

  private func cell(_ cell: Cell, _ style: ColumnStyle, _ column: Column, isFirst: Bool) -> String {
    let shown = XMLText.escaped(style.text(cell, in: language))
    let edge = name(style.alignment(of: column))
    switch cell {
    case .number(let value):
      return "<td class=\"\(edge)\" data-value=\"\(NumberText.shortest(value))\">\(shown)</td>"
    case .text where isFirst:
      return "<th scope=\"row\" class=\"\(edge)\" dir=\"auto\">\(shown)</th>"
    case .text, .boolean:
      return "<td class=\"\(edge)\" dir=\"auto\">\(shown)</td>"
    case .missing:
      return "<td class=\"\(edge)\"></td>"
    }
  }

  private func name(_ alignment: ColumnStyle.Alignment) -> String {
    switch alignment {
    case .leading: "lead"
    case .trailing: "trail"
    case .center: "mid"
    }
  }
}
