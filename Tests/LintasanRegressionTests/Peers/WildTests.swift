import Foundation
import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// Exact p-values of the wild cluster bootstrap: every combination of weights, by hand (`Fixtures/peers/make_wild.py`).
struct WildTests {
  struct File: Decodable { let cases: [Case] }

  struct Case: Decodable, CustomTestStringConvertible {
    var testDescription: String { id }
    let id: String
    let data: String
    let formula: String
    let se: String
    let p: [String: Double]
  }

  static let all: [Case] = (try? Fixture.json(File.self, "peers/wild.json"))?.cases ?? []

  @Test(arguments: all)
  func enumerationIsExact(_ one: Case) throws {
    var options = RegressionOptions()
    options.covariance = one.se
    let fit = try Regression(options: options).fit(one.formula, to: Panels.named(one.data))
    for (name, p) in one.p { #expect(try #require(fit.coefficient(name)?.pValue) == p, "\(one.id) \(name)") }
    #expect(fit.notes.contains { $0.contains("all ") && $0.contains("combinations") })
  }

  @Test func drawsComeNearTheExactPValue() throws {
    var options = RegressionOptions()
    options.covariance = "wild:firm:999:rademacher"
    let exact = try #require(Self.all.first { $0.id == "grunfeld-rademacher" })
    let fit = try Regression(options: options).fit(exact.formula, to: Panels.named("grunfeld"))
    // 1,024 combinations are more than 999 draws: random ones then, with their standard error.
    #expect(fit.notes.contains { $0.contains("999 draws") })
    for (name, p) in exact.p {
      let error = (p * (1 - p) / 999).squareRoot()
      #expect(abs((fit.coefficient(name)?.pValue ?? -1) - p) < 4 * error + 0.002, "\(name)")
    }
  }
}
