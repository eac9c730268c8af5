import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// Predictions against plain linear algebra: `Fixtures/prediction/make_prediction.py`.
@Suite struct PredictionTests {
  struct Interval: Decodable {
    let fit: [Double]
    let lower: [Double]
    let upper: [Double]
  }
  struct Row: Decodable {
    let country: String
    let kind: String
    let gdp: Double
    let score: Double?
  }
  struct Oracle: Decodable {
    let plain_confidence: Interval
    let plain_prediction: Interval
    let plain_cluster_se: [Double]
    let effects_confidence: Interval
    let effects_prediction: Interval
    let effects_cluster_se: [Double]
    let rows: [Row]
    let new: [Row]
  }

  let oracle: Oracle
  let table: Table
  let new: Table

  init() throws {
    oracle = try Fixture.json(Oracle.self, "prediction/prediction.json")
    table = Table(
      Column("country", oracle.rows.map(\.country)), Column("kind", oracle.rows.map(\.kind)),
      Column("gdp", oracle.rows.map(\.gdp)), Column("score", oracle.rows.map(\.score)))
    // The response of what is to come is not known.
    new = Table(
      Column("country", oracle.new.map(\.country)), Column("kind", oracle.new.map(\.kind)),
      Column("gdp", oracle.new.map(\.gdp)))
  }

  private func expect(_ found: Table, _ expected: Interval, _ label: String) throws {
    for (name, values) in [("fit", expected.fit), ("lower", expected.lower), ("upper", expected.upper)] {
      for (row, value) in values.enumerated() {
        expectDigits(try found.numbers(name)[row] ?? .nan, certified: value, atLeast: 9, "\(label) \(name) \(row)")
      }
    }
  }

  @Test func intervalsOfLeastSquares() throws {
    let fit = try table.regress("score ~ gdp + kind")
    try expect(fit.predict(new, interval: .confidence(0.95)), oracle.plain_confidence, "confidence")
    try expect(fit.predict(new, interval: .prediction(0.9)), oracle.plain_prediction, "prediction")
  }

  @Test func absorbedEffectsCount() throws {
    let fit = try table.regress("score ~ gdp + kind | country", errors: .iid)
    try expect(fit.predict(new, interval: .confidence(0.95)), oracle.effects_confidence, "confidence")
    try expect(fit.predict(new, interval: .prediction(0.9)), oracle.effects_prediction, "prediction")
  }

  @Test func clustersWidenIntervalsByTheFactorOfTheFit() throws {
    for (formula, errors) in [
      ("score ~ gdp + kind", oracle.plain_cluster_se), ("score ~ gdp + kind | country", oracle.effects_cluster_se),
    ] {
      let fit = try table.regress(formula, errors: .clustered("country"))
      let found = try fit.predict(new, interval: .confidence(0.95))
      let (lower, upper) = (try found.numbers("lower"), try found.numbers("upper"))
      let critical = try #require(fit.criticalValueForTests)
      for (row, error) in errors.enumerated() {
        let half = ((upper[row] ?? .nan) - (lower[row] ?? .nan)) / 2
        expectDigits(half, certified: critical * error * fit.covariance.correction.squareRoot(), atLeast: 8, formula)
      }
    }
  }

  @Test func fittedValuesAreThoseOfTheRows() throws {
    for formula in ["score ~ gdp + kind", "score ~ gdp | country", "score ~ poly(gdp, 2) | country + kind"] {
      let fit = try table.regress(formula)
      let again = try fit.predict(table, interval: .confidence(0.9)).numbers("fit")
      for (place, row) in fit.rows.enumerated() {
        #expect(abs((again[row] ?? .nan) - fit.fitted[place]) < 1e-10, "\(formula)")
      }
    }
  }

  @Test func mistakesAreNamed() throws {
    let fit = try table.regress("score ~ gdp + kind | country")
    #expect(throws: RegressionError.noLevel(column: "country", level: "z", available: ["a", "b", "c", "d", "e", "f"])) {
      try fit.predict(Table(["country": ["z"], "kind": ["x"], "gdp": [1.0]]), interval: .confidence(0.9))
    }
    #expect(throws: RegressionError.noLevel(column: "kind", level: "w", available: ["x", "y"])) {
      try fit.predict(Table(["country": ["a"], "kind": ["w"], "gdp": [1.0]]), interval: .confidence(0.9))
    }
    #expect(throws: RegressionError.self) { try fit.predict(Table(["country": ["a"]]), interval: .confidence(0.9)) }
    #expect(throws: RegressionError.self) { try fit.predict(new, interval: .confidence(95)) }
    #expect(throws: RegressionError.self) { try fit.test("gpd = 0") }
    let gap = try Table(["country": ["a", "b"], "kind": ["x", "y"], "gdp": [1, nil]])
    #expect(try fit.predict(gap, interval: .confidence(0.9)).numbers("fit").missingCount == 1)
    #expect(try fit.predict(gap.head(0), interval: .confidence(0.9)).rowCount == 0)
  }

  @Test func testsAndIntervalsAgree() throws {
    let fit = try table.regress("score ~ gdp + kind", errors: .hc3)
    let coefficient = try #require(fit.coefficient("gdp"))
    #expect(abs(try fit.test("gdp = 0").pValue - (coefficient.pValue ?? 0)) < 1e-12)
    let wide = fit.confidenceIntervals(0.95)
    #expect(wide[1, "lower"] == coefficient.lower.map(Cell.number))
    let narrow = try fit.confidenceIntervals(0.5).numbers("upper")[1] ?? 9
    #expect(narrow < coefficient.upper ?? 0)
    for word in ["ols: score ~ gdp + kind", "30 rows", "HC3", "Estimate", "gdp", "kindy", "R²", "F = "] {
      #expect("\(fit)".contains(word), "\(word)")
    }
  }
}

extension RegressionFit {
  /// The factor from a standard error to half an interval, as the intervals of the coefficients have it.
  fileprivate var criticalValueForTests: Double? {
    coefficients.first.flatMap { one in
      one.upper.flatMap { upper in one.standardError.map { (upper - one.estimate) / $0 } }
    }
  }
}
