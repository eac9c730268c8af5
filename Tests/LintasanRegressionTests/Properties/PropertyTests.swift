import LintasanRegression
import LintasanStatistics
import LintasanTables
import LintasanTestSupport
import Testing

/// What must hold whatever the data.
struct PropertyTests {
  private func grunfeld() throws -> Table { try Panels.named("grunfeld") }

  private func fit(
    _ formula: String, _ table: Table, _ change: (inout RegressionOptions) -> Void = { _ in }
  ) throws -> RegressionFit {
    var options = Panels.options("grunfeld")
    change(&options)
    return try Regression(options: options).fit(formula, to: table)
  }

  private func same(_ a: RegressionFit, _ b: RegressionFit, _ names: [String], digits: Double = 9) throws {
    for name in names {
      let x = try #require(a.coefficient(name))
      let y = try #require(b.coefficient(name))
      expectDigits(x.estimate, certified: y.estimate, atLeast: digits, name)
      expectDigits(x.standardError ?? -1, certified: y.standardError ?? -2, atLeast: digits, "se \(name)")
    }
  }

  @Test func absorbingIsDummies() throws {
    let table = try grunfeld()
    for se in ["iid", "HC1"] {
      let absorbed = try fit("inv ~ value + capital | firm + year", table) { $0.covariance = se }
      let dummies = try fit("inv ~ value + capital + factor(firm) + factor(year)", table) { $0.covariance = se }
      try same(absorbed, dummies, ["value", "capital"])
    }
    let hc3 = try fit("inv ~ value + capital | firm", table) { $0.covariance = "HC3" }
    let byHand = try fit("inv ~ value + capital + factor(firm)", table) { $0.covariance = "HC3" }
    try same(hc3, byHand, ["value", "capital"])
    let both = try fit("inv ~ value + capital | firm + year", table) { $0.covariance = "HC3" }
    let allByHand = try fit("inv ~ value + capital + factor(firm) + factor(year)", table) { $0.covariance = "HC3" }
    try same(both, allByHand, ["value", "capital"])
  }

  @Test func threeEffectsByProjections() throws {
    let table = try grunfeld()
    let era = try table.numbers("year")
    let wider = try table.adding(
      Column("odd", (0..<table.rowCount).map { (era[$0].map { Int($0) } ?? 0) * 7 % 5 + $0 % 3 }))
    let absorbed = try fit("inv ~ value + capital | firm + year + odd", wider)
    let dummies = try fit("inv ~ value + capital + factor(firm) + factor(year) + factor(odd)", wider)
    for name in ["value", "capital"] {
      let a = try #require(absorbed.coefficient(name))
      let b = try #require(dummies.coefficient(name))
      expectDigits(a.estimate, certified: b.estimate, atLeast: 9, name)
    }
  }

  @Test func weightedAbsorption() throws {
    let table = try grunfeld()
    let absorbed = try fit("inv ~ value | firm + year", table) { $0.weights = "capital" }
    let dummies = try fit("inv ~ value + factor(firm) + factor(year)", table) { $0.weights = "capital" }
    try same(absorbed, dummies, ["value"])
  }

  @Test(arguments: ["iid", "HC1", "HC3", "cluster:firm", "cluster:firm+year", "hac:2", "driscoll-kraay:2"])
  func rowOrderDoesNotMatter(_ se: String) throws {
    let table = try grunfeld()
    var stream = PhiloxStream(seed: 7, stream: 1)
    let order = Array(0..<table.rowCount).shuffled(using: &stream)
    let a = try fit("inv ~ value + capital | firm", table) { $0.covariance = se == "HC3" ? "HC2" : se }
    let b = try fit("inv ~ value + capital | firm", table.selecting(rows: order)) {
      $0.covariance = se == "HC3" ? "HC2" : se
    }
    try same(a, b, ["value", "capital"])
  }

  @Test func scalingARegressor() throws {
    let table = try grunfeld()
    let plain = try fit("inv ~ value + capital", table) { $0.covariance = "cluster:firm" }
    let scaled = try fit("inv ~ I(value * 1024) + capital", table) { $0.covariance = "cluster:firm" }
    let a = try #require(plain.coefficient("value"))
    let b = try #require(scaled.coefficient("I(value * 1024)"))
    expectDigits(b.estimate * 1024, certified: a.estimate, atLeast: 13)
    expectDigits((b.standardError ?? 0) * 1024, certified: a.standardError ?? 0, atLeast: 12)
  }

  @Test func duplicatesAreWeights() throws {
    let table = try grunfeld()
    let rows = (0..<table.rowCount).flatMap { [Int](repeating: $0, count: 1 + $0 % 3) }
    let counted = try table.adding(Column("count", (0..<table.rowCount).map { 1 + $0 % 3 }))
    let repeated = try Regression().fit("inv ~ value + capital", to: table.selecting(rows: rows))
    var options = RegressionOptions()
    options.weights = "count"
    let weighted = try Regression(options: options).fit("inv ~ value + capital", to: counted)
    for (a, b) in zip(repeated.coefficients, weighted.coefficients) {
      expectDigits(a.estimate, certified: b.estimate, atLeast: 12, a.name)
    }
  }

  @Test(arguments: ["bootstrap:60", "bootstrap:60:firm", "wild:firm:199"])
  func drawsDoNotDependOnThreads(_ se: String) throws {
    let table = try grunfeld()
    let one = try fit("inv ~ value + capital", table) { $0.covariance = se }
    let two = try fit("inv ~ value + capital", table) {
      $0.covariance = se
      $0.threads = 2
    }
    #expect(one.coefficients == two.coefficients)
    #expect(one.coefficients.allSatisfy { ($0.pValue ?? -1) >= 0 })
  }

  @Test func collinearTermsAreNamed() throws {
    let table = try grunfeld()
    let fit = try fit("inv ~ value + capital + I(value + capital) + I(capital * 0 + 3)", table)
    #expect(fit.coefficients.map(\.name) == ["(Intercept)", "value", "capital"])
    #expect(fit.dropped.map(\.name) == ["I(value + capital)", "I(capital * 0 + 3)"])
    #expect(fit.dropped.map(\.reason) == ["collinear with the terms before it", "constant"])
    let absorbed = try self.fit("inv ~ value + factor(firm) | firm", table)
    #expect(absorbed.dropped.count == 9)
  }

  @Test func lagsRespectGaps() throws {
    let full = try grunfeld()
    let years = try full.numbers("year")
    // 1940 is missing for every firm: 1941 then has no first lag, and no difference reaches across.
    let gapped = full.filter { years[$0] != 1940 }
    let fit = try fit("inv ~ lag(value, 1) + capital", gapped)
    #expect(fit.observationCount == 10 * 17)
    let changes = try self.fit("inv ~ value", gapped) { $0.estimator = "fd" }
    #expect(changes.observationCount == 10 * 17)
    let diff = try self.fit("diff(inv) ~ diff(value) - 1", gapped)
    expectDigits(
      try #require(diff.coefficients.first).estimate, certified: try #require(changes.coefficients.first).estimate,
      atLeast: 12)
  }

  @Test func surveyYearsAreOccasions() throws {
    let fit = try Regression(options: Panels.options("egdi")).fit("egdi ~ lag(egdi, 1)", to: Panels.named("egdi"))
    #expect(fit.observationCount > 2_000)
    #expect(fit.notes.contains { $0.contains("occasion") })
  }

  @Test func monomialsKeepTheirDigits() throws {
    // y is exactly a polynomial of degree 10 in x: powers are carried beyond double precision.
    let x = (0..<40).map { Double($0) / 8 - 2 }
    let y = x.map { point in
      (0...10).reduce(0.0) { sum, power in
        sum + (0..<power).reduce(1.0) { value, _ in value * point }
      }
    }
    let table = Table(trusted: [Column("x", x), Column("y", y)])
    let fit = try Regression().fit(
      "y ~ " + (1...10).map { $0 == 1 ? "x" : "I(x^\($0))" }.joined(separator: " + "), to: table)
    for one in fit.coefficients { expectDigits(one.estimate, certified: 1, atLeast: 9, one.name) }
    #expect(fit.coefficients.count == 11)
  }

  @Test func largeProblemsAgreeWithSmallOnes() throws {
    // Enough rows for the blocked path; the same rows thrice, so that a small fit gives the answer.
    var stream = PhiloxStream(seed: 3, stream: 9)
    let n = 4_000
    let columns = (0..<12).map { j in (0..<n).map { _ in stream.normal() * Double(j + 1) + 100 } }
    let y = (0..<n).map { row in (0..<12).reduce(stream.normal()) { $0 + columns[$1][row] * Double($1 - 5) } }
    let names = (0..<12).map { "x\($0)" }
    let small = Table(trusted: zip(names, columns).map { Column($0, $1) } + [Column("y", y)])
    let rows = (0..<(3 * n)).map { $0 % n }
    let formula = "y ~ " + names.joined(separator: " + ")
    let a = try Regression().fit(formula, to: small)
    let b = try Regression().fit(formula, to: small.selecting(rows: rows))
    #expect(a.method != b.method)
    let ratio = (Double(n - 13) / Double(3 * n - 13)).squareRoot()
    for (x, z) in zip(a.coefficients, b.coefficients) {
      expectDigits(z.estimate, certified: x.estimate, atLeast: 11, x.name)
      expectDigits(z.standardError ?? 0, certified: (x.standardError ?? 0) * ratio, atLeast: 10, x.name)
    }
  }

  /// Ties make many rows meet in one vertex; every vertex is tried here, and none may be better.
  @Test(arguments: [0.1, 0.25, 0.5, 0.8])
  func quantilesOfWholeNumbers(_ tau: Double) throws {
    var stream = PhiloxStream(seed: 21, stream: 4)
    let n = 60
    let x = (0..<n).map { _ in Double(stream.index(below: 4)) }
    let y = (0..<n).map { x[$0] + Double(stream.index(below: 5)) }
    func loss(_ a: Double, _ b: Double) -> Double {
      zip(x, y).reduce(0) { sum, point in
        let residual = point.1 - a - b * point.0
        return sum + residual * (tau - (residual < 0 ? 1 : 0))
      }
    }
    var best = Double.infinity
    for i in 0..<n {
      for j in 0..<i where x[i] != x[j] {
        let slope = (y[i] - y[j]) / (x[i] - x[j])
        best = min(best, loss(y[i] - slope * x[i], slope))
      }
    }
    let table = Table(trusted: [Column("x", x), Column("y", y)])
    for se in ["HC1", "bootstrap:20"] {
      let fit = try self.fit("y ~ x", table) {
        $0.estimator = "quantile"
        $0.tau = tau
        $0.covariance = se
        $0.unit = nil
        $0.time = nil
      }
      let found = fit.coefficients.map(\.estimate)
      #expect(loss(found[0], found[1]) <= best * (1 + 1e-12), "\(tau)")
    }
  }
}
