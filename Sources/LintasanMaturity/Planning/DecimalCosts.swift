/// Costs of levels as whole multiples of a power of ten, so that sums are exact.
struct DecimalCosts: Sendable {
  /// The whole cost of each level, by position of the indicator and of the level.
  let whole: [[Int]]
  /// The whole budget, if there is one.
  let budget: Int?
  private let decimals: Int

  /// - Returns: `nil` where the costs and the budget together have too many digits to be added exactly.
  init?(_ costs: [[Double]], budget: Double?) {
    let exact = costs.map { $0.compactMap { ExactDecimal($0) } }
    let limit = budget.map { ExactDecimal($0) }
    guard zip(exact, costs).allSatisfy({ $0.count == $1.count }), limit.map({ $0 != nil }) ?? true else { return nil }
    let decimals = (exact.flatMap { $0 } + [limit ?? nil].compactMap { $0 }).map(\.decimals).max() ?? 0
    // Every sum of costs stays below 2⁶²: the levels of all indicators together are far fewer than 2¹².
    func scaled(_ decimal: ExactDecimal) -> Int? {
      decimal.scaled(toDecimals: decimals).flatMap { $0 < 1 << 50 ? $0 : nil }
    }
    whole = exact.map { $0.compactMap(scaled) }
    guard zip(whole, costs).allSatisfy({ $0.count == $1.count }) else { return nil }
    if let limit = limit ?? nil {
      guard let number = scaled(limit) else { return nil }
      self.budget = number
    } else {
      self.budget = nil
    }
    self.decimals = decimals
  }

  /// A whole cost as the user counts.
  func value(_ whole: Int) -> Double { Double(whole) / Double(ExactDecimal.powerOfTen(decimals)) }
}
