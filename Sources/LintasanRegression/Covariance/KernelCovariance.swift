import LintasanLinearAlgebra

/// Bartlett weights over lags 0…L: 1 − l/(L + 1).
enum Bartlett {
  /// Σ over lags of w_l (Γ_l + Γ_lᵀ), Γ_l = Σ s_t s_{t−l}ᵀ, for scores k columns of T periods that may have gaps.
  static func meat(
    _ scores: [[Double]], lag: Int, earlier: (_ position: Int, _ lag: Int) -> Int?
  ) throws(RegressionError) -> Matrix {
    let k = scores.count
    var total = try RowBlocks.gram(scores, threads: 1)
    let periods = scores.first?.count ?? 0
    for step in stride(from: 1, through: lag, by: 1) {
      let weight = 1 - Double(step) / Double(lag + 1)
      var shifted = [[Double]](repeating: [Double](repeating: 0, count: periods), count: k)
      for position in 0..<periods {
        guard let other = earlier(position, step) else { continue }
        for column in 0..<k { shifted[column][position] = scores[column][other] }
      }
      let gamma = try RowBlocks.cross(scores, shifted, threads: 1)
      let before = total
      total = try algebra { () throws(LinearAlgebraError) in
        try before.plus(gamma, scaledBy: weight).plus(gamma.transposed, scaledBy: weight)
      }
    }
    return total
  }

  static func lag(_ argument: String?, option: String) throws(RegressionError) -> Int? {
    guard let argument, argument != "auto", !argument.isEmpty else { return nil }
    guard let lag = Int(argument), (0...100_000).contains(lag) else {
      throw .badOption(option: option, found: argument, expected: "a number of lags, as \(option):2")
    }
    return lag
  }

  static func correction(_ model: ScoreModel, periods: Int, perPanel: Bool)
    -> (factor: Double, formula: String, df: Double)
  {
    let n = Double(model.rowCount)
    let k = Double(model.totalParameters)
    let t = Double(periods)
    switch (model.smallSample, perPanel) {
    case (.fixest, _), (.stata, true):
      return (t / (t - 1) * (n - 1) / (n - k), "T/(T-1) * (n-1)/(n-K)", perPanel ? t - 1 : n - k)
    case (.stata, false), (.linearmodels, _): return (n / (n - k), "n/(n-K)", n - k)
    case (.plm, _): return (1, "1", n - k)
    }
  }
}

/// Errors related over time within a unit, by Newey and West's kernel.
///
/// Without a panel the rows are one series in their own order. Gaps are respected: a lag reaches the same unit at
/// exactly so many steps before.
/// - Reference: Newey and West (1987), doi:10.2307/1913610.
struct NeweyWest: CovarianceEstimator {
  static let forms = [CovarianceForm(name: "hac", usage: "hac:LAGS", summary: "errors related over time (Newey-West)")]
  let lag: Int?
  var looksAlongTime: Bool { true }

  init(_ name: String, argument: String?) throws(RegressionError) { lag = try Bartlett.lag(argument, option: name) }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    let scores = model.design.map { column in zip(column, model.residuals).map { $0 * $1 } }
    let n = model.rowCount
    let meat: Matrix
    let periods: Int
    let used: Int
    if let units = model.units, let steps = model.steps {
      periods = Set(steps).count
      used = lag ?? Self.rule(periods)
      var position: [Int64: Int] = [:]
      for row in 0..<n { position[Int64(units.codes[row]) << 32 | Int64(steps[row])] = row }
      meat = try Bartlett.meat(scores, lag: used) { row, step in
        steps[row] >= step ? position[Int64(units.codes[row]) << 32 | Int64(steps[row]) - Int64(step)] : nil
      }
    } else {
      periods = n
      used = lag ?? Self.rule(n)
      meat = try Bartlett.meat(scores, lag: used) { row, step in row >= step ? row - step : nil }
    }
    guard used < periods else {
      throw .badOption(option: "hac", found: "\(used)", expected: "fewer lags than the \(periods) periods")
    }
    let (factor, formula, df) = Bartlett.correction(model, periods: periods, perPanel: model.units != nil)
    return CovarianceEstimate(
      name: "hac:\(used)", matrix: try model.sandwich(meat).scaled(by: factor), correction: factor,
      correctionFormula: formula, degreesOfFreedom: df, lag: used,
      notes: lag == nil ? ["lag \(used) is the whole part of T^(1/4)"] : [])
  }

  static func rule(_ periods: Int) -> Int { Int(Double(periods).squareRoot().squareRoot()) }
}

/// Errors related over time and across units: Newey–West on the periods' summed scores.
///
/// - Reference: Driscoll and Kraay (1998), doi:10.1162/003465398557825.
struct DriscollKraay: CovarianceEstimator {
  static let forms = [
    CovarianceForm(
      name: "driscoll-kraay", usage: "driscoll-kraay:LAGS", summary: "errors related over time and across units")
  ]
  let lag: Int?
  var looksAlongTime: Bool { true }
  var needsPanel: Bool { true }

  init(_ name: String, argument: String?) throws(RegressionError) { lag = try Bartlett.lag(argument, option: name) }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    guard let steps = model.steps else { throw .needsPanel(what: "Covariance 'driscoll-kraay'") }
    let distinct = Set(steps).sorted()
    var index: [Int32: Int32] = [:]
    for (position, step) in distinct.enumerated() { index[step] = Int32(position) }
    let used = lag ?? NeweyWest.rule(distinct.count)
    guard used < distinct.count, distinct.count >= 2 else {
      throw .badOption(
        option: "driscoll-kraay", found: "\(used)", expected: "fewer lags than the \(distinct.count) periods")
    }
    let sums = model.scoreSums(steps.map { index[$0] ?? 0 }, count: distinct.count)
    let meat = try Bartlett.meat(sums, lag: used) { position, step in
      index[distinct[position] - Int32(step)].map(Int.init)
    }
    let (factor, formula, df) = Bartlett.correction(model, periods: distinct.count, perPanel: true)
    return CovarianceEstimate(
      name: "driscoll-kraay:\(used)", matrix: try model.sandwich(meat).scaled(by: factor), correction: factor,
      correctionFormula: formula, degreesOfFreedom: df,
      clusters: [.init(column: "periods", count: distinct.count)], lag: used,
      notes: lag == nil ? ["lag \(used) is the whole part of T^(1/4)"] : [])
  }
}
