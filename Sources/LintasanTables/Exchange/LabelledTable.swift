/// A table with what statistics programs keep beside it: labels of columns and of values.
package struct LabelledTable: Hashable, Sendable {
  /// The values.
  package var table: Table
  /// What the table is, in a line; empty where nothing is said.
  package var title: String
  /// What a column holds, by the column's name.
  package var columnLabels: [String: String]
  /// What the numbers of a column stand for, by the column's name.
  package var valueLabels: [String: [Double: String]]

  /// The columns of texts that hold days (`2024-01-31`) and are written as dates.
  package var dayColumns: Set<String>
  /// The columns of texts that hold moments (`2024-01-31T12:30:00`) and are written as such.
  package var momentColumns: Set<String> = []
  /// The columns of texts that hold times of day (`12:30:00`) and are written as such.
  package var timeColumns: Set<String> = []
  /// What the missing cells of a column stand for where its file says so, by the column's name.
  package var declaredMissing: [String: DeclaredMissing] = [:]

  /// Columns of texts that are weeks, months, quarters or halves, and are written as such for Stata.
  var periodColumns: [String: StataPeriod] = [:]
  /// Columns of numbers that count Stata's time with leap seconds, with the format that shows them.
  var countedColumns: [String: String] = [:]

  /// A table with labels.
  package init(
    _ table: Table, title: String = "", columnLabels: [String: String] = [:],
    valueLabels: [String: [Double: String]] = [:], dayColumns: Set<String> = []
  ) {
    self.table = table
    self.title = title
    self.columnLabels = columnLabels
    self.valueLabels = valueLabels
    self.dayColumns = dayColumns
  }
}
