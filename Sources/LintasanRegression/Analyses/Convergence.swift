public import LintasanTables

/// Do those behind catch up? β- and σ-convergence of a panel variable, ready-made.
///
/// β: the yearly change of a score on its level at the start (Barro and Sala-i-Martin); a negative slope means that
/// the lower grow faster. λ = −log(1 + β·T)/T is the speed, log 2/λ the half-life in years. σ: the spread over units
/// in each period, and the trend of its logarithm.
/// - Reference: Barro and Sala-i-Martin (1992), doi:10.1086/261816; Sala-i-Martin (1996),
///   doi:10.2307/2235375.
public struct Convergence: Sendable {
  /// Spread of one period.
  package struct Spread: Hashable, Sendable {
    /// The period as it is written in the data.
    package let time: Double
    /// Number of units.
    package let unitCount: Int
    /// Mean over units.
    package let mean: Double
    /// Standard deviation over units (n − 1).
    package let standardDeviation: Double
    /// Standard deviation over mean; nil where the mean is 0.
    package let variation: Double?
  }

  /// The cross-section regression of yearly change on initial level.
  public let beta: RegressionFit
  /// Years between first and last observation, their mean over units.
  package let meanSpan: Double
  /// Yearly speed of convergence, nil where the slope implies none.
  public let speed: Double?
  /// Years until half of the gap is closed, nil where it does not close.
  public let halfLife: Double?
  /// The spread in each period, in order of time.
  package let spreads: [Spread]
  /// Trend of log standard deviation over time.
  public let sigma: RegressionFit

  /// Analyses `variable`; units need at least two periods, and the variable has to be present in three periods.
  ///
  /// - Parameters:
  ///   - variable: the column that is looked at.
  ///   - table: the table.
  ///   - unit: the column of the unit.
  ///   - time: the column of the time.
  ///   - isLogarithmic: whether changes and levels are taken of the logarithm.
  ///   - covariance: of both regressions.
  public init(
    of variable: String, in table: Table, unit: String, time: String, isLogarithmic: Bool = false,
    covariance: String = "HC1"
  ) throws(RegressionError) {
    let label = isLogarithmic ? "log(\(variable))" : variable
    let evaluator = ExpressionEvaluator(table: table, panel: nil)
    let expression: FormulaExpression =
      isLogarithmic ? .call("log", [.init(name: nil, value: .variable(variable))]) : .variable(variable)
    let values = try evaluator.numbers(expression).high
    let clock = try evaluator.numbers(.variable(time)).high
    let units = try LevelCodes(table: table, column: unit)
    var first: [Int32: (time: Double, value: Double)] = [:]
    var last: [Int32: (time: Double, value: Double)] = [:]
    var byTime: [Double: [Double]] = [:]
    for row in values.indices where !values[row].isNaN && !clock[row].isNaN && units.codes[row] >= 0 {
      let point = (time: clock[row], value: values[row])
      let code = units.codes[row]
      if (first[code]?.time ?? .infinity) > point.time { first[code] = point }
      if (last[code]?.time ?? -.infinity) < point.time { last[code] = point }
      byTime[point.time, default: []].append(point.value)
    }
    var initial: [Double] = []
    var change: [Double] = []
    var spans: [Double] = []
    for code in first.keys.sorted() {
      guard let start = first[code], let end = last[code], end.time > start.time else { continue }
      initial.append(start.value)
      change.append((end.value - start.value) / (end.time - start.time))
      spans.append(end.time - start.time)
    }
    guard initial.count >= 3 else {
      throw .panelTooShort(needed: "three units with two periods", found: "\(initial.count)")
    }
    var options = RegressionOptions()
    options.covariance = covariance
    let regression = Regression(options: options)
    beta = try regression.fit(
      "change ~ initial", to: Table(trusted: [Column("change", change), Column("initial", initial)]))
    meanSpan = spans.reduce(0, +) / Double(spans.count)
    let slope = beta.coefficient("initial")?.estimate ?? 0
    let kept = 1 + slope * meanSpan
    if slope < 0, kept > 0 {
      let speed = -Self.logarithm(kept) / meanSpan
      self.speed = speed
      halfLife = Self.logarithm(2) / speed
    } else {
      speed = nil
      halfLife = nil
    }
    spreads = byTime.keys.sorted().compactMap { period in
      guard let values = byTime[period], values.count >= 2 else { return nil }
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
      return Spread(
        time: period, unitCount: values.count, mean: mean, standardDeviation: variance.squareRoot(),
        variation: mean == 0 ? nil : variance.squareRoot() / mean)
    }
    let usable = spreads.filter { $0.standardDeviation > 0 }
    guard usable.count >= 3 else {
      throw .panelTooShort(needed: "three periods in which \(label) varies", found: "\(usable.count)")
    }
    sigma = try regression.fit(
      "log(spread) ~ time",
      to: Table(trusted: [
        Column("spread", usable.map(\.standardDeviation)), Column("time", usable.map(\.time)),
      ]))
  }

  /// The spreads as a table: `time,units,mean,std_dev,variation`.
  public func table() -> Table {
    Table(trusted: [
      Column("time", spreads.map(\.time)), Column("units", spreads.map(\.unitCount)),
      Column("mean", spreads.map(\.mean)), Column("std_dev", spreads.map(\.standardDeviation)),
      Column("variation", spreads.map(\.variation)),
    ])
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Convergence {
  /// The natural logarithm.
  static func logarithm(_ value: Double) -> Double { log(value) }
}
