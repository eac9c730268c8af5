import LintasanAnalysis
import LintasanForecasting
import LintasanIndices
import LintasanRankings
import LintasanStatistics
import LintasanTestSupport
import Testing

@Suite("Errors of scores that have none of their own")
struct AssumedErrorsTests {
  @Test("A forecast's sets are of its medians, with the spread of its draws")
  func forecast() throws {
    let index = try ShippedIndices.egdi()
    let projection = try Projection(of: index, horizon: .steps(1), settings: .init(draws: 400, seed: 1))
    let assumed = try AssumedErrors.forecast(projection, step: 0)
    #expect(assumed.sample.year == 2026 && assumed.sample.scores.count == 193)
    let unit = try #require(projection.position(of: "IDN"))
    let draws = projection.simulated.scores(step: 0, variable: projection.forecast.variables.count - 1, unit: unit)
    #expect(assumed.sample.scores[unit] == Quantiles.median(draws))
    expectDigits(
      assumed.errors.standardErrors[unit], certified: try #require(Moments.standardDeviation(draws)), atLeast: 10)
  }

  @Test("Other weights move nobody whose components are all the same")
  func weights() throws {
    let assumed = try AssumedErrors.weights(of: ShippedIndices.egdi(), year: 2024, draws: 300, seed: 2)
    #expect(assumed.errors.standardErrors.allSatisfy { $0 >= 0 && $0 < 0.1 })
    #expect(assumed.errors.standardErrors.contains { $0 > 0.01 })
    #expect(abs(AssumedErrors.roundingError(decimals: 2) - 0.01 / 12.0.squareRoot()) < 1e-15)
  }
}
