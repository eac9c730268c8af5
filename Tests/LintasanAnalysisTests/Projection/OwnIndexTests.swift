import LintasanAnalysis
import LintasanCore
import LintasanForecasting
import LintasanTables
import Testing

/// An index of one's own from a table in memory.
@Suite struct OwnIndexTests {
  private struct Still: Forecaster {
    let name = "still", summary = "the last score, surely"
    func futures(of history: ForecastHistory, steps: Int) -> Futures {
      .points((0..<steps).map { _ in history.last }, spreads: (0..<steps).map { _ in history.last.map { _ in 0 } })
    }
  }

  private func table(_ times: [Int] = [2018, 2020, 2022, 2024]) throws -> Table {
    let units = ["KOR", "JPN", "IDN"]
    return try Table([
      "country": times.flatMap { _ in units }, "year": times.flatMap { year in units.map { _ in year } },
      "score": times.flatMap { year in [0.9, 0.8, 0.5].map { $0 + Double(year - 2018) / 100 } },
    ])
  }

  @Test func anOwnModelOnAnOwnTable() throws {
    let index = try IndexData(table(), entity: "country", time: "year", value: "score")
    let projection = try Projection(of: index, through: 2028, model: Still(), seed: 1, draws: 100)
    #expect(projection.years == [2026, 2028])
    #expect(projection.forecast(of: "KOR", in: 2026).rank.median == 1)
    #expect(projection.movers(stepsAhead: 2, count: 5).up.isEmpty)
    #expect("\(projection)".contains("model still, 100 draws, seed 1, 3 entities"))
    #expect(throws: IndexDataError.unknownYear(2027, available: [2026, 2028])) {
      try projection.entityForecast("KOR", in: 2027)
    }
    #expect(throws: IndexDataError.self) { try projection.entityForecast("KRO", in: 2026) }
    #expect("\(index)".contains("3 entities, 4 surveys from 2018 to 2024"))
  }

  @Test func quartersAreTimesToo() throws {
    let quarters = ["2023Q1", "2023Q2", "2023Q3", "2023Q4"].flatMap { [$0, $0] }
    let table = try Table([
      "who": ["a", "b", "a", "b", "a", "b", "a", "b"], "when": quarters, "x": [1, 2, 3, 4, 5, 6, 7, 8],
    ])
    let index = try IndexData(table, entity: "who", time: "when", value: "x", direction: .lowerIsBetter)
    #expect(index.timeAxis.label(index.lastYear) == "2023Q4" && !index.higherIsBetter)
  }

  @Test func whatIsWrongWithATableIsSaid() throws {
    func fails(_ table: Table) {
      #expect(throws: IndexDataError.self) { try IndexData(table, entity: "country", time: "year", value: "score") }
    }
    fails(try table().dropping("score"))
    fails(try Table.stacked([table(), table()]))
    fails(try table().setting("score") { $0.index == 4 ? .nan : 1 })
    fails(try table().setting("year") { $0.index == 4 ? 2020.5 : 2018 })
    let short = try IndexData(table([2024]), entity: "country", time: "year", value: "score")
    #expect(throws: ForecastError.self) { try Projection(of: short, through: 2030, model: Still(), seed: 1) }
    let index = try IndexData(table(), entity: "country", time: "year", value: "score")
    #expect(throws: ForecastError.self) { try Projection(of: index, through: 2020, model: Still(), seed: 1) }
    #expect(throws: ForecastError.drawsBelowOne(0)) { try Projection(of: index, through: 2026, seed: 1, draws: 0) }
    #expect(throws: IndexDataError.self) { try IndexData.shipped("edgi") }
  }
}
