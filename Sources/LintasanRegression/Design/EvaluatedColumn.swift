/// A numeric column over all rows of a table while it is evaluated; a missing value is a NaN in here only.
struct EvaluatedColumn {
  var high: [Double]
  /// What rounding lost, for whole powers of data.
  var low: [Double]?

  init(_ high: [Double], low: [Double]? = nil) {
    self.high = high
    self.low = low
  }
}
