/// XᵀWX in doubled precision: blocks of rows add up to it with about 30 digits, so that it can be solved as safely as
/// the design itself up to condition numbers of about 10¹³.
///
/// - Reference: Ogita, Rump and Oishi (2005), doi:10.1137/030601818, for the compensated dot product.
struct ExtendedGram: Sendable {
  let size: Int
  /// The upper triangle, column by column.
  private var elements: [DoubleDouble]

  /// A matrix of zeros.
  init(size: Int) {
    self.size = size
    elements = [DoubleDouble](repeating: .zero, count: size * (size + 1) / 2)
  }

  /// That of some rows.
  init(_ columns: [ExtendedColumn], weights: [Double]?) {
    self.init(size: columns.count)
    for j in columns.indices {
      let right = weights.map { Self.scaled(columns[j], $0) } ?? columns[j]
      for i in 0...j { elements[j * (j + 1) / 2 + i] = Self.dot(columns[i], right) }
    }
  }

  subscript(i: Int, j: Int) -> DoubleDouble { elements[i <= j ? j * (j + 1) / 2 + i : i * (i + 1) / 2 + j] }

  static func += (left: inout ExtendedGram, right: ExtendedGram) {
    for index in left.elements.indices { left.elements[index] = left.elements[index] + right.elements[index] }
  }

  /// Takes s sᵀ / w away: what the mean of a group explains.
  mutating func subtract(_ sums: [DoubleDouble], over weight: DoubleDouble) {
    for j in 0..<size {
      let share = sums[j] / weight
      for i in 0...j { elements[j * (j + 1) / 2 + i] = elements[j * (j + 1) / 2 + i] - share * sums[i] }
    }
  }

  private static func scaled(_ column: ExtendedColumn, _ weights: [Double]) -> ExtendedColumn {
    var result = column
    var low = [Double](repeating: 0, count: weights.count)
    for row in weights.indices {
      let product = DoubleDouble.twoProduct(column.high[row], weights[row])
      result.high[row] = product.high
      low[row] = product.low.addingProduct(column.low?[row] ?? 0, weights[row])
    }
    result.low = low
    return result
  }

  private static func dot(_ a: ExtendedColumn, _ b: ExtendedColumn) -> DoubleDouble {
    let (x, y) = (a.high, b.high)
    var (sum, rest) = (0.0, 0.0)
    if a.low == nil && b.low == nil {
      for row in x.indices {
        let product = DoubleDouble.twoProduct(x[row], y[row])
        let total = DoubleDouble.twoSum(sum, product.high)
        sum = total.high
        rest += total.low + product.low
      }
      return DoubleDouble.twoSum(sum, rest)
    }
    for row in x.indices {
      let product = DoubleDouble(x[row], a.low?[row] ?? 0) * DoubleDouble(y[row], b.low?[row] ?? 0)
      let total = DoubleDouble.twoSum(sum, product.high)
      sum = total.high
      rest += total.low + product.low
    }
    return DoubleDouble.twoSum(sum, rest)
  }
}
