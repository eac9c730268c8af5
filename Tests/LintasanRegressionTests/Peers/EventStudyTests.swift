import LintasanTables
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

/// What dynamic panels say of rows, instruments and tests without meaning.
struct DynamicPanelRemarkTests {
  private func fit(_ formula: String, _ name: String, _ change: (inout RegressionOptions) -> Void) throws -> RegressionFit {
    var options = Panels.options(name)
    options.estimator = "gmm"
    change(&options)
    return try Regression(options: options).fit(Formula(formula), to: Panels.named(name))
  }

  @Test func rowsWithoutAnEquationAreCounted() throws {
    let table = try Panels.named("empluk")
    let fit = try fit("log(emp) ~ lag(log(emp), 1:2) + log(wage)", "empluk") { _ in }
    let lacking = table.rowCount - fit.observationCount
    #expect(
      fit.notes.contains { $0.hasPrefix("\(lacking) of \(table.rowCount) rows lack a term of the equation: ") }, "\(fit.notes)")
    #expect(fit.extras.allSatisfy { $0.name != "units" })
    #expect(fit.unitCount == 140)
  }

  @Test func aDifferenceWithoutMeaningSaysWhy() throws {
    // Ten units and far more instruments: the second-step weight cannot have full rank.
    let fit = try fit("inv ~ lag(inv, 1) + value + capital", "grunfeld") { $0.system = true }
    let tests = fit.tests.filter { $0.key.hasPrefix("difference_hansen") }
    #expect(!tests.isEmpty && tests.allSatisfy { $0.statistic == nil })
    // With one column a lag the weight has full rank.
    let collapsed = try self.fit("log(emp) ~ lag(log(emp), 1) + log(wage)", "empluk") {
      ($0.system, $0.collapse) = (true, true)
    }
    let found = collapsed.tests.filter { $0.key.hasPrefix("difference_hansen") }
    #expect(found.contains { ($0.statistic ?? -1) > 0 })
  }

  struct File: Decodable {
    let cases: [Case]
    struct Case: Decodable {
      let steps: Int
      let collapse: Bool
      let instruments: Double
      let terms: [String: [Double]]
    }
  }

  /// plm's system GMM (`Fixtures/peers/make_system_gmm.R`), where its instruments are those of xtabond2 and of this library.
  @Test func theSystemAgreesWithPlmOnItsCommonGround() throws {
    let file = try Fixture.json(File.self, "peers/system_gmm.json")
    #expect(file.cases.count == 4)
    for one in file.cases {
      let fit = try fit("log(emp) ~ lag(log(emp), 1) + gmm(log(wage), 2:99) - 1", "empluk") {
        ($0.system, $0.steps, $0.collapse) = (true, one.steps, one.collapse)
      }
      #expect(fit.extras.first { $0.name == "instruments" }?.value == one.instruments)
      for (name, expected) in one.terms {
        let label = "\(name) \(one.steps) \(one.collapse)"
        let found = fit.coefficient(name)
        expectDigits(found?.estimate ?? .nan, certified: expected[0], atLeast: 9, label)
        expectDigits(found?.standardError ?? .nan, certified: expected[1], atLeast: 9, label)
      }
    }
  }
}
