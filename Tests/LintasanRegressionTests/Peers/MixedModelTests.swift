import Foundation
import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// Linear mixed models against lme4, their degrees of freedom against lmerTest.
struct MixedModelTests {
  struct File: Decodable { let cases: [Case] }
  struct Case: Decodable, CustomTestStringConvertible {
    var testDescription: String { "\(estimator) \(formula)" }
    let data: String
    let formula: String
    let estimator: String
    let terms: [String: [Double]]
    let effects: [Effect]
    let log_likelihood: Double
    let aic: Double
    let bic: Double
    let n: Int
    let f: Double
    let f_df: Double
    let fitted: [Double]
  }
  struct Effect: Decodable {
    let name: String
    let value: Double
  }

  static let cases = (try? Fixture.json(File.self, "peers/mixed.json"))?.cases ?? []

  @Test func thereAreCases() { #expect(Self.cases.count == 17) }

  /// lme4 stops where its optimiser does, and lmerTest differentiates numerically: hence 6 and 5 digits.
  @Test(arguments: cases)
  func agree(_ one: Case) throws {
    var options = Panels.options(one.data)
    options.estimator = one.estimator
    let fit = try Regression(options: options).fit(one.formula, to: Panels.named(one.data))
    #expect(fit.observationCount == one.n)
    for (name, numbers) in one.terms {
      let found = try #require(fit.coefficient(name), "\(name)")
      expectDigits(found.estimate, certified: numbers[0], atLeast: 6, name)
      expectDigits(found.standardError ?? .nan, certified: numbers[1], atLeast: 6, "se \(name)")
      let index = try #require(fit.coefficients.firstIndex { $0.name == name })
      expectDigits(fit.covariance.coefficientDegrees?[index] ?? .nan, certified: numbers[2], atLeast: 4.5, "df \(name)")
      expectDigits(found.pValue ?? .nan, certified: numbers[3], atLeast: 3, "p \(name)")
    }
    for effect in one.effects {
      let found = fit.extras.first { $0.name == effect.name }?.value
      expectDigits(found ?? .nan, certified: effect.value, atLeast: 5, effect.name)
    }
    expectDigits(fit.logLikelihood ?? .nan, certified: one.log_likelihood, atLeast: 9, "log-likelihood")
    expectDigits(fit.aicCountingSigma ?? .nan, certified: one.aic, atLeast: 9, "AIC")
    expectDigits(fit.bicCountingSigma ?? .nan, certified: one.bic, atLeast: 9, "BIC")
    expectDigits(fit.fTest?.statistic ?? .nan, certified: one.f, atLeast: 6, "F")
    expectDigits(fit.covariance.degreesOfFreedom, certified: one.f_df, atLeast: 4.5, "df of F")
    for (row, value) in zip([0, 49, 149], one.fitted) {
      expectDigits(fit.fitted[row], certified: value, atLeast: 5, "fitted \(row)")
    }
  }

  @Test func estimatorFollowsFromTheFormula() throws {
    let fit = try Regression().fit("inv ~ value + (1 | firm)", to: Panels.named("grunfeld"))
    #expect(fit.estimator == "mixed" && fit.rows.count == 200)
  }

  @Test(arguments: [
    "inv ~ value*(1 | firm)", "inv ~ value + ((1 | firm))", "inv ~ value + (1 | )", "inv ~ value + (0 | firm)",
    "inv ~ value + (1 | firm) value", "inv ~ (1 | firm | year)",
  ])
  func badTerms(_ text: String) {
    #expect(throws: FormulaError.self) { try Formula(text) }
  }

  @Test func whatCannotBe() throws {
    let table = try Panels.named("grunfeld")
    func fit(_ formula: String, _ estimator: String?, _ covariance: String? = nil) throws {
      var options = Panels.options("grunfeld")
      (options.estimator, options.covariance) = (estimator, covariance)
      _ = try Regression(options: options).fit(formula, to: table)
    }
    #expect(throws: RegressionError.self) { try fit("inv ~ value + (1 | firm)", "ols") }
    #expect(throws: RegressionError.self) { try fit("inv ~ value", "mixed") }
    #expect(throws: RegressionError.self) { try fit("inv ~ value + (1 | firm)", nil, "cluster:firm") }
    #expect(throws: RegressionError.self) { try fit("inv ~ value + (1 | firm) | year", nil) }
    #expect(throws: RegressionError.self) { try fit("inv ~ value + (1 | firm) + (1 + capital | firm)", nil) }
    #expect(throws: RegressionError.self) { try fit("inv ~ value + (1 | firm:year)", nil) }
  }

  /// Effects that do not vary are said to be so, and the rest is ordinary least squares.
  @Test func singularFit() throws {
    let rows = (0..<60).map(Double.init)
    let table = Table(
      Column("y", rows.map { 1 + 2 * $0 + [0.5, -0.5, 0.25, -0.25][Int($0) % 4] }), Column("x", rows),
      Column("g", rows.map { Int($0) / 4 }))
    let fit = try Regression().fit("y ~ x + (1 | g)", to: table)
    let plain = try Regression().fit("y ~ x", to: table)
    #expect(fit.notes.contains { $0.hasPrefix("singular fit") })
    expectDigits(fit.coefficient("x")?.estimate ?? 0, certified: plain.coefficient("x")?.estimate ?? 1, atLeast: 7, "x")
  }
}
