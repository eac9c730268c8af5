/// A column of a design: its values, and where it is a power of data, what their rounding to doubles lost.
struct ExtendedColumn: Sendable {
  /// n values, none missing.
  var high: [Double]
  /// Corrections to `high`, far below its last digit; nil where the values are the data themselves.
  var low: [Double]?
  /// Whether powers or products of this very column are in the design too: its own rounding is then theirs as well.
  var isBase: Bool

  init(_ high: [Double], low: [Double]? = nil, isBase: Bool = false) {
    self.high = high
    self.low = low
    self.isBase = isBase
  }

  /// The rows at the positions given.
  func rows(_ positions: [Int]) -> ExtendedColumn {
    ExtendedColumn(
      positions.map { high[$0] }, low: low.map { low in positions.map { low[$0] } }, isBase: isBase)
  }
}
