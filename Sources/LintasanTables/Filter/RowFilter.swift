import LintasanCore

/// A condition that chooses rows of a table, in the words of formulas: `year >= 2018 & region %in% c("Asia", "Africa")`.
///
/// Comparisons are `== != < <= > >=`, joined by `&`, `|` and `!`, with parentheses; `%in%` takes a list `c(…)`. Sides are
/// columns (in backquotes where the name is no word), numbers, texts in quotes, and sums and products of them; `is.na(x)`
/// asks for missing values. `COL=VALUE` is short for `COL == "VALUE"`. A comparison with a missing value holds for no row.
package struct RowFilter: Hashable, Sendable {
  /// The condition as it was written.
  package let text: String
  private let root: ConditionNode

  /// Reads a condition.
  ///
  /// - Throws: `.notACondition` with the place.
  package init(_ text: String) throws(RowFilterError) {
    self.text = text
    if let short = Self.short(text) {
      root = .compare(.equal, .column(short.column), .loose(short.value))
      return
    }
    var parser = ConditionParser(text)
    root = try parser.condition()
  }

  /// The columns that the condition names.
  package var columns: [String] {
    var names: [String] = []
    root.gather(&names)
    return names
  }

  /// The indices of the rows that fulfil it.
  ///
  /// - Throws: `.noColumn`, `.wrongKind`.
  package func rows(of table: Table) throws(RowFilterError) -> [Int] {
    let truth = try ConditionEvaluator(table, text: text).truth(root)
    return truth.indices.filter { truth[$0] == true }
  }

  /// The rows of a table that fulfil it.
  ///
  /// - Throws: `.noColumn`, `.wrongKind`, `.noRows`.
  package func filter(_ table: Table) throws(RowFilterError) -> Table {
    let rows = try rows(of: table)
    if rows.isEmpty && table.rowCount > 0 { throw .noRows(text) }
    return rows.count == table.rowCount ? table : table.selecting(rows: rows)
  }

  /// The column and value of `COL=VALUE`; `nil` for any other condition.
  private static func short(_ text: String) -> (column: String, value: String)? {
    let bytes = Array(text.utf8)
    guard let mark = bytes.firstIndex(of: UInt8(ascii: "=")), mark > 0, mark + 1 < bytes.count,
      bytes[mark + 1] != UInt8(ascii: "="), !"!<>=~".utf8.contains(bytes[mark - 1])
    else { return nil }
    let column = String(decoding: bytes[..<mark], as: UTF8.self).trimmingBlanks
    var value = String(decoding: bytes[(mark + 1)...], as: UTF8.self).trimmingBlanks
    // What has other signs before its `=` is a condition that was mistyped.
    guard !column.isEmpty, !column.contains(where: { "&|()<>!\"'".contains($0) }) else { return nil }
    if value.count > 1, let first = value.first, first == "\"" || first == "'", value.last == first {
      value = String(value.dropFirst().dropLast())
    }
    let name = column.count > 2 && column.first == "`" && column.last == "`" ? String(column.dropFirst().dropLast()) : column
    return (name, value)
  }
}
