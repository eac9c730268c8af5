public import LintasanTables

/// A table with what is needed to show it to people.
///
/// Programs (CSV, JSON) get every column of ``table`` under its own name; people see the columns of ``styles``.
public struct ReportTable: Hashable, Sendable {
  /// A short name without spaces: the stem of its CSV file, its key in JSON, its sheet in a workbook.
  public var name: String
  /// What the table shows, in the language of the report.
  public var caption: String
  /// The values.
  public var table: Table
  /// The columns that people see, in order.
  public var styles: [ColumnStyle]
  /// How many of the first rows a workbook prints; `nil` for all.
  package var printedRows: Int?
  /// The columns of texts that a workbook gets as dates and times.
  package var timeForms: [String: TimeForm] = [:]

  /// What kind of time a column of texts holds.
  package enum TimeForm: Hashable, Sendable {
    case day
    case moment
    case time
  }

  /// A table; columns are shown as they are where no styles are given.
  public init(name: String, caption: String, table: Table, styles: [ColumnStyle]? = nil) {
    self.name = name
    self.caption = caption
    self.table = table
    self.styles = styles ?? table.columns.map { ColumnStyle($0.name, title: $0.name) }
  }

  /// The columns that people see with their styles; a style without its column is left out.
  var shown: [(style: ColumnStyle, column: Column)] {
    styles.compactMap { style in
      table.columns.first { $0.name == style.column }.map { (style, $0) }
    }
  }
}
