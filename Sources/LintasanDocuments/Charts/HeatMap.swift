/// A table of numbers shown by shade, the number in each cell.
package struct HeatMap: Hashable, Sendable {
  /// The headline.
  package var title: String
  /// What is measured, in smaller letters below it.
  package var subtitle: String
  /// The names of the rows.
  package var rows: [String]
  /// The names of the columns.
  package var columns: [String]
  /// The values, row by row; `nil` where there is none.
  package var values: [[Double?]]
  /// The value at which the shade is neutral: two colours on its sides; `nil` for one colour from least to most.
  package var middle: Double?
  /// How numbers look.
  package var number: NumberStyle
  /// The source, below the chart.
  package var source: String

  /// A heat map.
  package init(
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
