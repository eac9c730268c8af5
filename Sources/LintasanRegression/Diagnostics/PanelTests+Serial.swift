import LintasanLinearAlgebra

extension PanelTests {
  /// Wooldridge's tests of serial correlation: of first-differenced residuals, which are correlated by −1/2 where the errors are
  /// not, and under unit effects of within residuals, correlated by −1/(T − 1).
  ///
  /// - Reference: Wooldridge (2010), sections 10.5.4 and 10.6.3; as R's plm, `pwfdtest(h0 = "fe")` and `pwartest`.
  static func wooldridge(_ fit: RegressionFit, _ data: DiagnosticData) throws(RegressionError) -> [TestResult] {
    guard let units = data.units, let steps = data.steps, ["ols", "re"].contains(fit.estimator) else { return [] }
    let (key, name) = ("wooldridge", "Wooldridge (first differences)")
    let null = "errors have no autocorrelation of order 1"
    let effects = data.effects.filter { $0.codes.codes != units.codes }
    var results: [TestResult] = []
    var position: [Int64: Int] = [:]
    for row in steps.indices { position[Int64(units.codes[row]) << 32 | Int64(steps[row])] = row }
    func before(_ row: Int) -> Int? {
      steps[row] > 0 ? position[Int64(units.codes[row]) << 32 | Int64(steps[row] - 1)] : nil
    }
    let pairs = steps.indices.compactMap { row in before(row).map { (now: row, before: $0) } }
    if !effects.isEmpty {
      results.append(
        TestResult(
          key, name, null: null,
          unavailable: "effects of \(effects.map(\.name).joined(separator: ", ")) are absorbed; write them as factor()"))
    } else if pairs.count <= data.columns.count + 2 {
      results.append(TestResult(key, name, null: null, unavailable: "too few consecutive periods"))
    } else {
      func change(_ values: [Double]) -> [Double] { pairs.map { values[$0.now] - values[$0.before] } }
      let changes = data.columns.map(change).filter { column in column.contains { abs($0) > 1e-12 } }
      let ones = [Double](repeating: 1, count: pairs.count)
      let residuals = try data.regress(change(data.response), on: [ones] + changes).residuals
      var place: [Int: Int] = [:]
      for (index, pair) in pairs.enumerated() { place[pair.now] = index }
      let pasts = pairs.enumerated().compactMap { index, pair in
        place[pair.before].map { (y: residuals[index], x: residuals[$0], unit: units.codes[pair.now]) }
      }
      results.append(autoregression(key, name, null, pasts, null: -0.5))
    }
    if data.effects.contains(where: { $0.codes.codes == units.codes }) {
      let periods = Double(Set(steps).count)
      let pasts = pairs.map { (y: data.residuals[$0.now], x: data.residuals[$0.before], unit: units.codes[$0.now]) }
      results.append(
        periods > 2
          ? autoregression("wooldridge_within", "Wooldridge (within)", null, pasts, null: -1 / (periods - 1))
          : TestResult("wooldridge_within", "Wooldridge (within)", null: null, unavailable: "too few consecutive periods"))
    }
    return results
  }

  /// Residuals on those before them, with errors clustered by unit (Arellano's, without corrections).
  private static func autoregression(
    _ key: String, _ name: String, _ words: String, _ rows: [(y: Double, x: Double, unit: Int32)], null: Double
  ) -> TestResult {
    let n = Double(rows.count)
    guard rows.count > 2 else {
      return TestResult(key, name, null: words, unavailable: "too few consecutive periods")
    }
    let (mx, my) = (rows.reduce(0) { $0 + $1.x } / n, rows.reduce(0) { $0 + $1.y } / n)
    let sxx = rows.reduce(0) { $0 + ($1.x - mx) * ($1.x - mx) }
    let slope = rows.reduce(0) { $0 + ($1.x - mx) * ($1.y - my) } / sxx
    // The slope's part of the sandwich is that of the deviations.
    var scores: [Int32: Double] = [:]
    for row in rows {
      let residual = row.y - my - slope * (row.x - mx)
      scores[row.unit, default: 0] += (row.x - mx) * residual
    }
    let variance = scores.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value } / (sxx * sxx)
    guard variance > 0 else { return TestResult(key, name, null: words, unavailable: "no residual varies") }
    let distance = slope - null
    return TestResult(key, name, null: words, statistic: distance * distance / variance, .fisher(1, n - 2))
  }
}
