import LintasanLinearAlgebra
import LintasanStatistics

/// Anderson and Rubin's test of one endogenous term's coefficient, which weak instruments do not mislead.
///
/// Under the value b the instruments do not explain y − x b: a Wald test of their coefficients, with a covariance that is
/// a quadratic in b.
/// - Reference: Anderson and Rubin (1949), doi:10.1214/aoms/1177730090; Andrews, Stock and Sun (2019),
///   doi:10.1146/annurev-economics-080218-025643.
struct AndersonRubin {
  /// Coefficients of response and term on the instruments.
  let response: [Double]
  let term: [Double]
  /// Their covariances: of the response, of both, of the term.
  let covariance: (response: Matrix, both: Matrix, term: Matrix)
  /// Denominator degrees of freedom; infinite for χ².
  let degrees: Double

  /// The F form of the statistic.
  func statistic(_ value: Double) -> Double? {
    let l = response.count
    // Scaled so that a huge value does not overflow.
    let scale = max(1, abs(value))
    let difference = zip(response, term).map { ($0 - value * $1) / scale }
    let (a, b) = (1 / scale, value / scale)
    let v = Matrix(rows: l, columns: l) { i, j in
      a * a * covariance.response[i, j] - a * b * (covariance.both[i, j] + covariance.both[j, i])
        + b * b * covariance.term[i, j]
    }
    guard let solved = try? Cholesky(v).solve(difference) else { return nil }
    return zip(difference, solved).reduce(0) { $0 + $1.0 * $1.1 } / Double(l)
  }

  /// The values that are not rejected, looked for from the estimate outward in steps that grow without bound.
  func set(level: Double, around estimate: Double, step: Double, name: String) throws(RegressionError) -> ConfidenceSet? {
    let critical = try statistics { () throws(StatisticsError) in
      degrees.isFinite
        ? try FisherF(numerator: Double(response.count), denominator: degrees).upperQuantile(1 - level)
        : try ChiSquared(degreesOfFreedom: Double(response.count)).upperQuantile(1 - level) / Double(response.count)
    }
    guard step > 0, step.isFinite else { return nil }
    // t/(1 − t²) over −1…1 covers the line; its ends stand for infinity.
    let count = 4_000
    func value(_ place: Double) -> Double { estimate + 4 * step * place / (1 - place * place) }
    func isInside(_ x: Double) -> Bool { (statistic(x) ?? .infinity) <= critical }
    let places = (1..<count).map { 2 * Double($0) / Double(count) - 1 }
    let inside = places.map { isInside(value($0)) }
    func edge(_ first: Double, _ second: Double) -> Double {
      var (a, b) = (first, second)
      let start = isInside(value(a))
      for _ in 0..<80 {
        let middle = (a + b) / 2
        if isInside(value(middle)) == start { a = middle } else { b = middle }
      }
      return value((a + b) / 2)
    }
    var intervals: [ConfidenceSet.Interval] = []
    var lower: Double?
    var isOpen = inside.first ?? false
    for place in 1..<places.count where inside[place] != inside[place - 1] {
      let end = edge(places[place - 1], places[place])
      if inside[place] {
        lower = end
        isOpen = true
      } else {
        intervals.append(.init(lower: lower, upper: end))
        lower = nil
        isOpen = false
      }
    }
    if isOpen { intervals.append(.init(lower: lower, upper: nil)) }
    return ConfidenceSet(name: "Anderson-Rubin", term: name, level: level, intervals: intervals)
  }
}
