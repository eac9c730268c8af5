import Foundation
import LintasanStatistics
import LintasanTables
import LintasanTestSupport
import Testing

@testable import LintasanForecasting

/// The pooled default against a second implementation (`Fixtures/pooled-model/reference.py`) on five panels that come with the
/// data: the rule that is chosen, the order, and quantiles of scores by another generator.
@Suite struct PooledReferenceTests {
  private struct Document: Decodable {
    struct Step: Decodable {
      let rule: String
      let order: [String: Int]
      let scores: [String: [Double]]
    }

    struct Found: Decodable {
      let as_of: Int
      let steps: [Step]
    }

    let panels: [String: Found]
  }

  private static let columns = [
    "hdi", "life_expectancy", "expected_schooling", "internet_users_pct", "gov_effectiveness",
  ]

  @Test(arguments: columns)
  func headlines(_ column: String) throws {
    let document = try Fixture.json(Document.self, "pooled-model/fixtures.json")
    let expected = try #require(document.panels[column])
    let file = Fixture.repositoryRoot().appendingPathComponent("datasets/egdi/covariates.csv")
    let table = try CSVReader().read([UInt8](Data(contentsOf: file)), file: "covariates.csv").table
    let values = try table.numbers(column)
    let kept = (0..<table.rowCount).filter { values[$0] != nil }
    let panel = try Panel(table.selecting(rows: kept), unit: "iso3", time: "year", variables: [column])
    // One panel at every step, the others at the first: fitting takes its time in tests.
    let steps = column == "gov_effectiveness" ? 3 : 1
    let forecast = try DefaultModel().forecast(
      ForecastProblem(panel: panel, index: column), asOf: expected.as_of, steps: steps)
    let simulation = try forecast.simulate(draws: 1000, seed: 1)
    for step in 0..<steps {
      let reference = expected.steps[step]
      #expect(forecast.chosen[step] == reference.rule)
      #expect(Set(forecast.units) == Set(reference.order.keys))
      let order = forecast.order(step: step, medians: [])
      for (unit, name) in forecast.units.enumerated() {
        #expect(order[unit] == reference.order[name], "\(name), step \(step + 1)")
        guard let quantiles = reference.scores[name] else { continue }
        let scores = simulation.scores(step: step, variable: 0, unit: unit)
        // Scores of HDI are given in thousandths, and so are its draws.
        let limit = 0.12 * (quantiles[2] - quantiles[0]) + (column == "hdi" ? 0.001 : 0)
        for (found, wanted) in zip(try #require(Quantiles.of(scores, [0.1, 0.5, 0.9])), quantiles) {
          #expect(abs(found - wanted) <= limit, "\(name), step \(step + 1): \(found), expected \(wanted)")
        }
      }
    }
  }
}
