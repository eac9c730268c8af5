/// A table with what statistics programs keep beside it: labels of columns and of values.
public struct LabelledTable: Hashable, Sendable {
  /// The values.
  public var table: Table
  /// What the table is, in a line; empty where nothing is said.
  public var title: String
  /// What a column holds, by the column's name.
  public var columnLabels: [String: String]
  /// What the numbers of a column stand for, by the column's name.
  public var valueLabels: [String: [Double: String]]

  /// The columns of texts that hold days (`2024-01-31`) and are written as dates.
  public var dayColumns: Set<String>
  /// The columns of texts that hold moments (`2024-01-31T12:30:00`) and are written as such.
  public var momentColumns: Set<String> = []
  /// The columns of texts that hold times of day (`12:30:00`) and are written as such.
  public var timeColumns: Set<String> = []
  /// What the missing cells of a column stand for where its file says so, by the column's name.
  public var declaredMissing: [String: DeclaredMissing] = [:]

  /// Columns of numbers that count weeks, months, quarters or years of Stata, with the format that shows them.
  var countedColumns: [String: String] = [:]

  /// A table with labels.
  public init(
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
