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
    let tests: [String: Panel]
    struct Panel: Decodable {
      let formula: String
      let unit: String
      let values: [String: Values]
    }
    /// A statistic alone, or with its p-value.
    struct Values: Decodable {
      let numbers: [Double]
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let one = try? container.decode(Double.self) {
          numbers = [one]
        } else {
          numbers = try container.decode([Double].self)
        }
      }
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

  /// lmtest on rows, plm on panels; p-values below 1e-300 are zero in R.
  @Test(arguments: ["grunfeld", "egdi"])
  func agreesWithR(_ data: String) throws {
    let panel = try #require(try Fixture.json(R.self, "peers/r.json").tests[data])
    let table = try Panels.named(data)
    let rows = try Regression().fit(panel.formula, to: table).diagnostics().tests
    var options = Panels.options(data)
    options.smallSample = .plm  // the variance components of unbalanced panels, which Hausman's tests take
    let pooled = try Regression(options: options).fit(panel.formula, to: table).diagnostics().tests
    let within = try Regression(options: options).fit("\(panel.formula) | \(panel.unit)", to: table)
      .diagnostics().tests
    let onRows = ["breusch_pagan", "breusch_godfrey", "durbin_watson", "reset", "jarque_bera"]
    #expect(panel.values.count >= 9)
    if panel.values["hausman"] == nil {
      guard case .unavailable(let reason)? = pooled.first(where: { $0.key == "hausman" })?.outcome else {
        Issue.record("\(data): a Hausman statistic from an indefinite matrix")
        return
      }
      #expect(reason.contains("not positive definite"))
    }
    for (key, expected) in panel.values {
      let tests = onRows.contains(key) ? rows : key == "pesaran_cd_within" ? within : pooled
      let name = key.hasPrefix("pesaran_cd") ? "pesaran_cd" : key
      let test = try #require(tests.first { $0.key == name }, "\(key)")
      expectDigits(test.statistic ?? .nan, certified: expected.numbers[0], atLeast: 8, "\(data) \(key)")
      if expected.numbers.count > 1, expected.numbers[1] > 1e-300 {
        expectDigits(test.pValue ?? .nan, certified: expected.numbers[1], atLeast: 7, "\(data) \(key) p")
      }
    }
  }
}
