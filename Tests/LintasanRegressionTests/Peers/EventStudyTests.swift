import LintasanTestSupport
import Testing

@testable import LintasanRegression

/// Event studies against pyfixest (`Fixtures/peers/make_event_study.py`): coefficients, errors, the joint test of pre-trends.
struct EventStudyTests {
  struct File: Decodable {
    let cases: [Case]
    struct Case: Decodable {
      let formula: String
      let terms: [String: [Double]]
      let restrictions: Double
      let f: Double
      let p: Double
    }
  }

  private func fit(_ formula: String) throws -> RegressionFit {
    var options = RegressionOptions()
    (options.unit, options.time, options.covariance) = ("unit", "time", "cluster:unit")
    return try Regression(options: options).fit(Formula(formula), to: Panels.table("panels/events.csv"))
  }

  @Test func agreesWithPyfixest() throws {
    let file = try Fixture.json(File.self, "peers/event_study.json")
    #expect(file.cases.count == 2)
    for one in file.cases {
      let fit = try fit(one.formula)
      for (name, expected) in one.terms {
        let found = try #require(fit.coefficient(name), "\(name)")
        expectDigits(found.estimate, certified: expected[0], atLeast: 8, name)
        expectDigits(found.standardError ?? .nan, certified: expected[1], atLeast: 8, name)
      }
      let test = try #require(fit.tests.first { $0.key.hasPrefix("pre_trends") })
      expectDigits(test.statistic ?? .nan, certified: one.f, atLeast: 8, one.formula)
      expectDigits(test.pValue ?? .nan, certified: one.p, atLeast: 7, one.formula)
      guard case .statistic(_, .fisher(let q, let df), _) = test.outcome else {
        Issue.record("no F")
        continue
      }
      #expect(q == one.restrictions && df == 29)
      let study = try #require(fit.eventStudies.first)
      #expect(study.terms.count == fit.coefficients.count - 1)
      #expect(study.before.allSatisfy { $0.period < study.reference })
    }
  }

  @Test func noTestWithoutPeriodsBefore() throws {
    let fit = try fit("y ~ i(time, ref = 1) + x | unit")
    #expect(fit.eventStudies.count == 1)
    #expect(!fit.tests.contains { $0.key.hasPrefix("pre_trends") })
    #expect(try self.fit("y ~ i(unit, ref = 'u01') + x").eventStudies.isEmpty)
  }
}

/// Serial correlation and dependence of a panel against plm (`Fixtures/peers/make_panel_diagnostics.R`).
struct PanelDiagnosticTests {
  struct File: Decodable {
    let wooldridge: Test
    let wooldridge_within: Test
    let pesaran_cd: Test
    let pesaran_cd_within: Test
    struct Test: Decodable {
      let statistic: Double
      let p: Double
    }
  }

  @Test func agreesWithPlm() throws {
    let file = try Fixture.json(File.self, "peers/panel_diagnostics.json")
    let table = try Panels.named("grunfeld")
    func tests(_ formula: String) throws -> [TestResult] {
      try Regression(options: Panels.options("grunfeld")).fit(Formula(formula), to: table).diagnostics().tests
    }
    func check(_ tests: [TestResult], _ key: String, _ expected: File.Test) {
      let found = tests.first { $0.key == key }
      expectDigits(found?.statistic ?? .nan, certified: expected.statistic, atLeast: 8, key)
      expectDigits(found?.pValue ?? .nan, certified: expected.p, atLeast: 7, key)
    }
    let pooled = try tests("inv ~ value + capital")
    check(pooled, "wooldridge", file.wooldridge)
    check(pooled, "pesaran_cd", file.pesaran_cd)
    let within = try tests("inv ~ value + capital | firm")
    check(within, "wooldridge", file.wooldridge)
    check(within, "wooldridge_within", file.wooldridge_within)
    check(within, "pesaran_cd", file.pesaran_cd_within)
    let twoWay = try tests("inv ~ value + capital | firm + year")
    #expect(twoWay.first { $0.key == "wooldridge" }?.statistic == nil)
    #expect(twoWay.first { $0.key == "wooldridge_within" }?.statistic != nil)
  }
}
