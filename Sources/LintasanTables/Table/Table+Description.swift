extension Table: CustomStringConvertible {
  /// The first rows in aligned columns under their names and kinds, then how large the table is. What does not fit beside one
  /// another is named below.
  public var description: String { text(rows: 10, width: 100) }

  /// The first rows in aligned columns.
  ///
  /// - Parameters:
  ///   - limit: how many rows are shown at most.
  ///   - width: how many characters a line has at most, beside the first column.
  public func text(rows limit: Int, width: Int = 100) -> String {
    let size =
      "\(rowCount) \(rowCount == 1 ? "row" : "rows") × \(columns.count) \(columns.count == 1 ? "column" : "columns")"
    guard !columns.isEmpty else { return size }
    let shown = min(max(0, limit), rowCount)
    var blocks: [[String]] = []
    var (used, hidden) = (0, [String]())
    for column in columns {
      let block = Self.block(column, rows: shown)
      let breadth = (block.first?.count ?? 0) + 2
      if !hidden.isEmpty || !blocks.isEmpty && used + breadth > width {
        hidden.append(Quotation.plain(column.name))
        continue
      }
      blocks.append(block)
      used += breadth
    }
    var lines = (0..<(shown + 2)).map { line in
      var text = blocks.map { $0[line] }.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text
    }
    if shown < rowCount { lines.append("…") }
    if !hidden.isEmpty { lines.append("and the columns \(hidden.joined(separator: ", "))") }
    lines.append(size)
    return lines.joined(separator: "\n")
  }

  /// A column's name, kind and first cells, all of one width; numbers stand at the right.
  private static func block(_ column: Column, rows: Int) -> [String] {
    let isNumeric = column.kind == .number
    var cells = [Quotation.plain(column.name), "<\(column.kind.rawValue)>"]
    for row in 0..<rows {
      switch column[row] {
      case .number(let value): cells.append(NumberText.rounded(value, significantDigits: 6))
      case .missing: cells.append("–")
      case .text(let text): cells.append(short(Quotation.harmless(text)))
      case .boolean(let value): cells.append(value ? "true" : "false")
      }
    }
    let width = cells.map(\.count).max() ?? 0
    return cells.map { cell in
      let blank = String(repeating: " ", count: width - cell.count)
      return isNumeric ? blank + cell : cell + blank
    }
  }

  private static func short(_ text: String) -> String { text.count > 32 ? "\(text.prefix(31))…" : text }
}

extension Column: CustomStringConvertible {
  /// The name, the kind and the first values.
  public var description: String {
    let cells = (0..<min(10, count)).map { self[$0] == .missing ? "–" : Quotation.harmless(Self.text(self[$0])) }
    return "\(Quotation.plain(name)) <\(kind.rawValue)>: \(cells.joined(separator: ", "))"
      + (count > 10 ? ", … (\(count))" : "")
  }
}

extension Cell: CustomStringConvertible {
  /// The value, or a dash where it is missing.
  public var description: String { self == .missing ? "–" : Column.text(self) }
}

extension Panel: CustomStringConvertible {
  /// Its size and its variables.
  package var description: String {
    let span = times.first.flatMap { first in times.last.map { ", \(first)–\($0)" } } ?? ""
    return "Panel of \(units.count) units × \(times.count) times\(span); variables \(Quotation.list(variables))"
  }
}
