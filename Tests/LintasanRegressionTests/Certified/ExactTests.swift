import Foundation
import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// Nasty designs against exact rational arithmetic on the same doubles (`Fixtures/exact/make_exact.py`).
struct ExactTests {
  struct File: Decodable { let cases: [Case] }

  struct Case: Decodable, CustomTestStringConvertible {
    var testDescription: String { name }
    let name: String
    let formula: String
    let se: String
    let weights: String?
    let digits: Double
    let columns: [String: [String]]
    let terms: [String: [String]]
  }

  static let all: [Case] = (try? Fixture.json(File.self, "exact/exact.json"))?.cases ?? []

  @Test func theFixtureIsRead() { #expect(Self.all.count >= 20) }

  @Test(arguments: all)
  func digitsHold(_ one: Case) throws {
    let table = Table(
      trusted: one.columns.sorted { $0.key < $1.key }.map { Column($0.key, $0.value.map { Double($0) }) })
    var options = RegressionOptions()
    options.covariance = one.se
    options.weights = one.weights
    let fit = try Regression(options: options).fit(one.formula, to: table)
    #expect(fit.dropped.isEmpty)
    for (term, pair) in one.terms {
      let found = try #require(fit.coefficient(term), "\(one.name): \(fit.coefficients.map(\.name))")
      expectDigits(
        found.estimate, certified: Double(pair[0]) ?? .nan, atLeast: one.digits, "\(one.name) \(term)")
      expectDigits(
        found.standardError ?? -1, certified: Double(pair[1]) ?? .nan, atLeast: one.digits, "\(one.name) se \(term)")
    }
  }
}
