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
