import Foundation
import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// Splines, comparisons and offsets; predictions, margins, comparison and influence against R.
struct AfterFitTests {
  struct File: Decodable {
    let formulas: [Coded]
    let newdata: [New]
    let predictions: [Predicted]
    let margins: [Margins]
    let comparison: [[Double]]
    let influence: [Left]
  }
  struct Coded: Decodable, CustomTestStringConvertible {
    var testDescription: String { formula }
    let formula: String
    let terms: [String: [Double]]
    let r_squared: Double
  }
  struct New: Decodable {
    let firm: String
    let year: Double
    let value: Double
    let capital: Double
  }
  struct Predicted: Decodable, CustomTestStringConvertible {
    var testDescription: String { "\(formula) \(se) \(weights ?? "")" }
    let formula: String
    let se: String
    let weights: String?
    let values: [String: [Double]]
  }
  struct Margins: Decodable, CustomTestStringConvertible {
    var testDescription: String { "\(formula) \(variables) \(at ?? "")" }
    let data: String
    let formula: String
    let estimator: String
    let se: String
    let variables: [String]
    let at: String?
    let rows: [[Double]]
  }
  struct Left: Decodable {
    let unit: String
    let without: [Double]
    let change: [Double]
    let distance: Double
  }

  static let file = try? Fixture.json(File.self, "peers/after.json")
  static let formulas = file?.formulas ?? []
  static let predictions = file?.predictions ?? []
  static let margins = file?.margins ?? []

  static var newdata: Table {
    let rows = file?.newdata ?? []
    return Table(
      Column("firm", rows.map { Optional($0.firm) }), Column("year", rows.map { Optional($0.year) }),
      Column("value", rows.map { Optional($0.value) }), Column("capital", rows.map { Optional($0.capital) }))
  }

  @Test func thereAreCases() {
    #expect(Self.formulas.count == 11 && Self.predictions.count == 10 && Self.margins.count == 5)
  }

  @Test(arguments: formulas)
  func termsAreCodedAsInR(_ one: Coded) throws {
    let fit = try Regression().fit(one.formula, to: Panels.named("grunfeld"))
    #expect(Set(fit.coefficients.map(\.name)) == Set(one.terms.keys))
    for (name, pair) in one.terms {
      let found = try #require(fit.coefficient(name))
      expectDigits(found.estimate, certified: pair[0], atLeast: 9, name)
      expectDigits(found.standardError ?? .nan, certified: pair[1], atLeast: 9, name)
    }
    // R 4.2 counts the offset as explained; here R² is of the response less its offset.
    if one.formula.contains("offset") { return }
    expectDigits(fit.rSquared ?? .nan, certified: one.r_squared, atLeast: 9, "R²")
  }

  @Test(arguments: predictions)
  func predictionsAgree(_ one: Predicted) throws {
    var options = Panels.options("grunfeld")
    (options.covariance, options.weights) = (one.se, one.weights)
    let fit = try Regression(options: options).fit(one.formula, to: Panels.named("grunfeld"))
    let found = try fit.predict(Self.newdata)
    for (row, values) in found.rows.enumerated() {
      func agree(_ name: String, _ value: Double?) {
        guard let wanted = one.values[name]?[row] else { return }
        expectDigits(value ?? .nan, certified: wanted, atLeast: 9, "\(name) \(row)")
      }
      agree("fitted", values.fitted)
      agree("se", values.standardError)
      agree("low", values.confidence?.lowerBound)
      agree("high", values.confidence?.upperBound)
      agree("single_low", values.prediction?.lowerBound)
      agree("single_high", values.prediction?.upperBound)
    }
    if one.formula.contains("|") { #expect(found.rows.allSatisfy { $0.standardError == nil && $0.confidence == nil }) }
  }

  /// The rows of the fit themselves are predicted by their fitted values, whatever codes them.
  @Test(arguments: [
    "inv ~ lag(value, 1) + poly(capital, 3) + factor(firm)", "inv ~ diff(value) + bs(capital, df = 6) | firm",
    "inv ~ center(value) + ns(capital, df = 4) | firm + year", "inv ~ i(firm, value) + i(year, ref = c(1940, 1941))",
  ])
  func ownRowsAreFitted(_ formula: String) throws {
    let table = try Panels.named("grunfeld")
    let fit = try Regression(options: Panels.options("grunfeld")).fit(formula, to: table)
    let found = try fit.predict(table)
    for (row, fitted) in zip(fit.rows, fit.fitted) {
      #expect(abs((found.rows[row].fitted ?? .nan) - fitted) <= 1e-8 * max(1, abs(fitted)))
    }
    #expect(found.rows.count { $0.fitted != nil } == fit.rows.count)
  }

  @Test func newLevelsHaveNoPrediction() throws {
    let fit = try Regression().fit("inv ~ value + firm", to: Panels.named("grunfeld"))
    let table = Table(Column("firm", ["IBM", "Nobody"]), Column("value", [100.0, 100]))
    let found = try fit.predict(table)
    #expect(found.rows[0].fitted != nil && found.rows[1].fitted == nil)
    #expect(found.notes.contains { $0.hasPrefix("1 rows have no prediction") })
    #expect(throws: RegressionError.noColumn("firm", available: ["value"])) {
      try fit.predict(Table(Column("value", [1.0])))
    }
  }

  @Test(arguments: margins)
  func marginsAgree(_ one: Margins) throws {
    var options = RegressionOptions()
    (options.estimator, options.covariance) = (one.estimator, one.se)
    var table = try Panels.named(one.data == "egdi" ? "egdi" : "grunfeld")
    if one.data == "grunfeld-three" {
      let firms = try table.texts("firm")
      table = table.filter { ["IBM", "Goodyear", "US Steel"].contains(firms[$0] ?? "") }
    }
    let fit = try Regression(options: options).fit(one.formula, to: table)
    let settings = (one.at ?? "").split(separator: "=").map(String.init)
    let request = MarginsRequest(
      one.variables,
      at: settings.count == 2 ? [.init(settings[0], settings[1].split(separator: ",").map(String.init))] : [])
    let found = try fit.margins(request)
    #expect(found.count == one.rows.count)
    for (margin, row) in zip(found, one.rows) {
      expectDigits(margin.estimate.estimate, certified: row[0], atLeast: 9, "margin")
      expectDigits(margin.estimate.standardError ?? .nan, certified: row[1], atLeast: 8, "standard error")
    }
  }

  @Test func marginsRefuseWhatIsNoSingleNumber() throws {
    let table = try Panels.named("grunfeld")
    let fit = try Regression(options: Panels.options("grunfeld")).fit("inv ~ lag(value) + capital | firm", to: table)
    #expect(throws: RegressionError.self) { try fit.margins(MarginsRequest(["value"])) }
    #expect(throws: RegressionError.self) { try fit.margins(MarginsRequest(["firm"])) }
    #expect(throws: RegressionError.self) { try fit.margins(MarginsRequest(["nothing"])) }
    #expect(throws: RegressionError.self) { try fit.margins(MarginsRequest(at: [.init("capital", ["much"])])) }
    let margin = try #require(try fit.margins(MarginsRequest(["capital"])).first)
    expectDigits(margin.estimate.estimate, certified: fit.coefficient("capital")?.estimate ?? 0, atLeast: 9, "slope")
  }

  @Test func modelsAreComparedAlongTime() throws {
    let table = try Panels.named("grunfeld")
    let regression = Regression(options: Panels.options("grunfeld"))
    let texts = ["inv ~ value + capital", "inv ~ value", "inv ~ value + capital | firm", "inv ~ value | year"]
    let asked = try texts.map { text in
      (text, try Formula(text), regression, try regression.fit(text, to: table))
    }
    let found = try ModelComparison(asked, table: table)
    #expect(found.periods == (1945...1954).map(String.init) && found.forecastCount == 100)
    for (model, wanted) in zip(found.models, Self.file?.comparison ?? []) {
      expectDigits(model.rootMeanSquare ?? .nan, certified: wanted[0], atLeast: 9, "RMSE")
      expectDigits(model.meanAbsolute ?? .nan, certified: wanted[1], atLeast: 9, "MAE")
    }
    #expect(found.models[3].rootMeanSquare == nil && found.models[3].reason != nil)
    #expect(try found.table.numbers("cv.rank").optional == [2, 3, 1, nil])
  }

  @Test func unitsAreLeftOut() throws {
    let table = try Panels.named("grunfeld")
    let regression = Regression(options: Panels.options("grunfeld"))
    let formula = try Formula("inv ~ value + capital")
    let fit = try regression.fit(formula, to: table)
    let found = try regression.influence(of: formula, fit: fit, table: table)
    #expect(found.units.count == 10)
    for wanted in Self.file?.influence ?? [] {
      let unit = try #require(found.units.first { $0.name == wanted.unit })
      for index in wanted.without.indices {
        expectDigits(unit.estimates?[index] ?? .nan, certified: wanted.without[index], atLeast: 9, wanted.unit)
        expectDigits(unit.changes[index] ?? .nan, certified: wanted.change[index], atLeast: 8, wanted.unit)
      }
      expectDigits(unit.distance ?? .nan, certified: wanted.distance, atLeast: 8, wanted.unit)
    }
    #expect(zip(found.units, found.units.dropFirst()).allSatisfy { ($0.distance ?? 0) >= ($1.distance ?? 0) })
  }

  @Test(arguments: [
    "y ~ x > 5", "y ~ x + offset(z):x", "y ~ ns(x)+ns(x, df = 0)", "y ~ bs(x, df = 5, knots = c(1, 2))",
    "y ~ ns(x, degree = 2)", "y ~ (x > )", "y ~ x = 5", "y ~ factor(g, ref = c())",
  ])
  func badFormulas(_ text: String) {
    #expect(throws: FormulaError.self) { try Formula(text) }
  }
}
