import Foundation
import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// Correlated random effects against plm's variance components, and against the within regression.
struct MundlakTests {
  struct File: Decodable { let cases: [Case] }
  struct Case: Decodable, CustomTestStringConvertible {
    var testDescription: String { id }
    let id: String
    let data: String
    let formula: String
    let estimator: String
    let terms: [String: [Double]]
    let f_iid: Double
    let f_cluster: Double
  }

  static let cases = (try? Fixture.json(File.self, "peers/mundlak.json"))?.cases ?? []

  @Test func thereAreCases() { #expect(Self.cases.count == 3) }

  @Test(arguments: cases)
  func agree(_ one: Case) throws {
    let isEGDI = one.data == "egdi"
    var options = Panels.options(isEGDI ? "egdi" : "grunfeld")
    options.estimator = one.estimator
    // plm's variance components of unbalanced panels.
    options.smallSample = isEGDI ? .plm : .fixest
    var table = try Panels.named(isEGDI ? "egdi" : "grunfeld")
    if one.data.hasSuffix("years") {
      let years = try table.numbers("year")
      table = table.filter { [1935, 1945, 1954].contains(years[$0] ?? 0) }
    }
    let fit = try Regression(options: options).fit(one.formula, to: table)
    #expect(Set(fit.coefficients.map(\.name)) == Set(one.terms.keys))
    for (name, numbers) in one.terms {
      let found = try #require(fit.coefficient(name))
      expectDigits(found.estimate, certified: numbers[0], atLeast: 8, name)
      expectDigits(found.standardError ?? .nan, certified: numbers[1], atLeast: 8, "se \(name)")
    }
    let test = try #require(fit.tests.first { $0.key == one.estimator })
    expectDigits(test.statistic ?? .nan, certified: one.f_iid, atLeast: 7, "F")
    if isEGDI { return }
    options.covariance = "cluster:firm"
    let clustered = try Regression(options: options).fit(one.formula, to: table)
    for (name, numbers) in one.terms {
      expectDigits(clustered.coefficient(name)?.standardError ?? .nan, certified: numbers[2], atLeast: 8, "CR \(name)")
    }
    let robust = try #require(clustered.tests.first { $0.key == one.estimator })
    expectDigits(robust.statistic ?? .nan, certified: one.f_cluster, atLeast: 7, "F, clustered")
  }

  /// Whatever the panel, the slopes are those of the within regression; periods as factors too.
  @Test(arguments: ["osi ~ log(gdp_per_capita_ppp) + internet_users_pct", "osi ~ internet_users_pct + factor(survey_year)"])
  func slopesAreThoseWithin(_ formula: String) throws {
    var options = Panels.options("egdi")
    let table = try Panels.named("egdi")
    let within = try Regression(options: options).fit(formula + " | iso3", to: table)
    options.estimator = "mundlak"
    let fit = try Regression(options: options).fit(formula + " + un_region", to: table)
    for one in within.coefficients {
      expectDigits(fit.coefficient(one.name)?.estimate ?? .nan, certified: one.estimate, atLeast: 8, one.name)
    }
  }

  @Test func chamberlainNeedsABalancedPanel() throws {
    var options = Panels.options("egdi")
    options.estimator = "chamberlain"
    let table = try Panels.named("egdi")
    #expect(throws: RegressionError.self) { try Regression(options: options).fit("osi ~ internet_users_pct", to: table) }
  }
}
