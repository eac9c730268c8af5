/// A column of a design: its values, and where it is a power of data, what their rounding to doubles lost.
struct ExtendedColumn: Sendable {
  /// n values, none missing.
  var high: [Double]
  /// Corrections to `high`, far below its last digit; nil where the values are the data themselves.
  var low: [Double]?

  init(_ high: [Double], low: [Double]? = nil) {
    self.high = high
    self.low = low
  }

  /// The rows at the positions given.
  func rows(_ positions: [Int]) -> ExtendedColumn {
    ExtendedColumn(positions.map { high[$0] }, low: low.map { low in positions.map { low[$0] } })
  }
}
