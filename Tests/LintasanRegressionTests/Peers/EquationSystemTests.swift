import Foundation
import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// Systems of equations against systemfit.
struct EquationSystemTests {
  struct File: Decodable { let cases: [Case] }
  struct Case: Decodable, CustomTestStringConvertible {
    var testDescription: String { id }
    let id: String
    let estimator: String
    let formulas: [String]
    let equations: [Single]
  }
  struct Single: Decodable {
    let terms: [String: [Double]]
    let r_squared: Double
    let sigma: Double
  }

  static let cases = (try? Fixture.json(File.self, "peers/system.json"))?.cases ?? []

  @Test func thereAreCases() { #expect(Self.cases.count == 3) }

  @Test(arguments: cases)
  func agrees(_ one: Case) throws {
    var options = RegressionOptions()
    options.estimator = one.estimator
    let formulas = try one.formulas.map { try Formula($0) }
    let fits = try EquationSystem.fit(formulas, options: options, table: Panels.named("grunfeld"))
    #expect(fits.count == one.equations.count)
    for (fit, wanted) in zip(fits, one.equations) {
      for (name, numbers) in wanted.terms {
        let found = try #require(fit.coefficient(name))
        expectDigits(found.estimate, certified: numbers[0], atLeast: 7, name)
        expectDigits(found.standardError ?? .nan, certified: numbers[1], atLeast: 7, "se \(name)")
      }
      expectDigits(fit.rSquared ?? .nan, certified: wanted.r_squared, atLeast: 7, "R²")
      expectDigits(fit.sigma ?? .nan, certified: wanted.sigma, atLeast: 7, "sigma")
    }
  }

  /// With the same regressors in all equations the system is least squares.
  @Test func sameRegressorsAreLeastSquares() throws {
    let table = try Panels.named("grunfeld")
    var options = RegressionOptions()
    options.estimator = "sur"
    let fits = try EquationSystem.fit(
      [try Formula("inv ~ value"), try Formula("capital ~ value")], options: options, table: table)
    let alone = try Regression().fit("inv ~ value", to: table)
    expectDigits(
      fits[0].coefficient("value")?.standardError ?? 0, certified: alone.coefficient("value")?.standardError ?? 1,
      atLeast: 9, "value")
  }

  @Test(arguments: [
    ("sur", ["inv ~ value"]), ("sur", ["inv ~ value | firm", "capital ~ value"]),
    ("sur", ["inv ~ 1 | value ~ year", "capital ~ value"]), ("3sls", ["inv ~ value", "capital ~ value"]),
  ])
  func whatIsNoSystemIsRefused(_ estimator: String, _ texts: [String]) throws {
    var options = RegressionOptions()
    options.estimator = estimator
    let formulas = try texts.map { try Formula($0) }
    #expect(throws: RegressionError.self) {
      try EquationSystem.fit(formulas, options: options, table: Panels.named("grunfeld"))
    }
  }
}
