/// A table of numbers shown by shade, the number in each cell.
public struct HeatMap: Hashable, Sendable {
  /// The headline.
  public var title: String
  /// What is measured, in smaller letters below it.
  public var subtitle: String
  /// The names of the rows.
  public var rows: [String]
  /// The names of the columns.
  public var columns: [String]
  /// The values, row by row; `nil` where there is none.
  public var values: [[Double?]]
  /// The value at which the shade is neutral: two colours on its sides; `nil` for one colour from least to most.
  public var middle: Double?
  /// How numbers look.
  public var number: NumberStyle
  /// The source, below the chart.
  public var source: String

  /// A heat map.
  public init(
    title: String, subtitle: String = "", rows: [String], columns: [String], values: [[Double?]], middle: Double? = nil,
    number: NumberStyle = .decimals(2), source: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.rows = rows
    self.columns = columns
    self.values = values
    self.middle = middle
    self.number = number
    self.source = source
  }
}
