import Foundation
import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// Diagnostics against statsmodels and R's lmtest and plm (`Fixtures/peers`).
struct DiagnosticTests {
  struct Python: Decodable {
    let cases: [Case]
    struct Case: Decodable { let diagnostics: Values? }
    struct Values: Decodable {
      let data: String
      let formula: String
      let breusch_pagan: [Double]
      let white: [Double]
      let reset: [Double]
      let jarque_bera: [Double]
      let durbin_watson_rows: [Double]
      let breusch_godfrey_rows: [Double]
      let vif: [Double]
      let hat_sum3: [Double]
      let cooks3: [Double]
      let student3: [Double]
      let dfbetas3: [[Double]]
      let condition_scaled: Double
    }
  }
  struct R: Decodable {
    let tests: Values
    struct Values: Decodable {
      let hausman: [Double]
      let bp_lm: [Double]
      let pesaran_cd_within: [Double]
      let pesaran_cd_pooled: [Double]
      let mundlak_cluster: [Double]
      let chow: [Double]
      let breusch_godfrey_rows: [Double]
    }
  }

  @Test func residualTestsAndInfluence() throws {
    let file = try Fixture.json(Python.self, "peers/python.json")
    for one in file.cases.compactMap(\.diagnostics) {
      // Rows in the peer's order, without a panel: lags are rows then.
      let fit = try Regression().fit(one.formula, to: Panels.named(one.data))
      let result = try fit.diagnostics()
      func check(_ key: String, _ expected: [Double], hasP: Bool = true) {
        let test = result.tests.first { $0.key == key }
        expectDigits(test?.statistic ?? .nan, certified: expected[0], atLeast: 8, "\(one.data) \(key)")
        if hasP { expectDigits(test?.pValue ?? .nan, certified: expected[2], atLeast: 7, "\(one.data) \(key) p") }
      }
      check("breusch_pagan", one.breusch_pagan)
      check("white", one.white)
      check("reset", one.reset)
      check("jarque_bera", one.jarque_bera)
      check("durbin_watson", one.durbin_watson_rows, hasP: false)
      check("breusch_godfrey", one.breusch_godfrey_rows)
      for (found, expected) in zip(result.varianceInflation, one.vif) {
        expectDigits(found.value, certified: expected, atLeast: 8, "vif \(found.name)")
      }
      expectDigits(result.conditionNumber ?? .nan, certified: one.condition_scaled, atLeast: 8, "condition")
      let influence = try #require(try fit.influence())
      for row in 0..<3 {
        expectDigits(influence.leverages[row], certified: one.hat_sum3[row], atLeast: 8)
        expectDigits(influence.cooks[row] ?? .nan, certified: one.cooks3[row], atLeast: 8)
        expectDigits(influence.standardised[row] ?? .nan, certified: one.student3[row], atLeast: 8)
        for (column, expected) in zip(influence.dfbetas, one.dfbetas3[row]) {
          expectDigits(column.values[row] ?? .nan, certified: expected, atLeast: 8)
        }
      }
    }
  }

  @Test func panelTests() throws {
    let expected = try Fixture.json(R.self, "peers/r.json").tests
    let table = try Panels.named("grunfeld")
    let pooled = try Regression(options: Panels.options("grunfeld")).fit("inv ~ value + capital", to: table)
    let within = try Regression(options: Panels.options("grunfeld")).fit("inv ~ value + capital | firm", to: table)
    let first = try pooled.diagnostics().tests
    let second = try within.diagnostics().tests
    func check(_ tests: [TestResult], _ key: String, _ expected: [Double], _ digits: Double = 8) {
      let test = tests.first { $0.key == key }
      expectDigits(test?.statistic ?? .nan, certified: expected[0], atLeast: digits, key)
      expectDigits(test?.pValue ?? .nan, certified: expected[expected.count - 1], atLeast: digits - 1, key)
    }
    check(first, "hausman", expected.hausman)
    check(first, "breusch_pagan_lm", expected.bp_lm)
    check(first, "pesaran_cd", expected.pesaran_cd_pooled)
    check(second, "pesaran_cd", expected.pesaran_cd_within)
    check(first, "chow", expected.chow)
    check(first, "hausman_mundlak", expected.mundlak_cluster)
  }
}
