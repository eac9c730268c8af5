import LintasanAnalysis
import LintasanForecasting
import LintasanRankings
import LintasanTables
import Testing

@Suite struct ForecastSummaryTests {
  private func problem() throws -> ForecastProblem {
    var entity: [String] = []
    var year: [Int] = []
    var value: [Double] = []
    for time in 2015...2022 {
      for unit in 0..<12 {
        entity.append("U\(10 + unit)")
        year.append(time)
        value.append(Double(unit) + Double((unit * 7 + time * 5) % 11) / 4)
      }
    }
    let table = Table(Column("entity", entity), Column("year", year), Column("value", value))
    return try ForecastProblem(Panel(table, unit: "entity", time: "year", variables: ["value"]), value: "value")
  }

  @Test func columnsOfAForecast() throws {
    let forecast = try PanelModel().forecast(problem(), steps: 2)
    let table = try ForecastSummary(forecast, draws: 200, seed: 1).table(names: ["U10": "Ten"])
    #expect(
      table.columnNames == [
        "entity", "name", "time", "step", "model", "variable", "mean", "median", "lower_95", "lower_80", "upper_80",
        "upper_95", "rank_mean", "rank_median", "rank_lower_95", "rank_lower_80", "rank_upper_80", "rank_upper_95",
        "prob_improve", "prob_top_10", "prob_top_25", "prob_top_50", "prob_top_100", "flags",
      ])
    #expect(table.rowCount == 24)
    #expect(table[0, "name"] == .text("Ten") && table[1, "name"] == .text("U11"))
    #expect(table[23, "time"] == .number(2024) && table[23, "step"] == .number(2))
    #expect(table[0, "prob_top_25"] == .number(1))
  }

  @Test func ranksComeFromTheSameDraws() throws {
    let forecast = try PanelModel().forecast(problem(), steps: 1)
    let summary = try ForecastSummary(forecast, draws: 50, seed: 7, threads: 2)
    var sums = [Double](repeating: 0, count: 12)
    for draw in 0..<50 {
      let scores = forecast.scores(draw: draw, seed: 7)[0][0]
      for unit in 0..<12 { sums[unit] += Double(scores.count { $0 > scores[unit] } + 1) }
    }
    for unit in 0..<12 { #expect(abs(summary.ranks[0].mean(unit) - sums[unit] / 50) < 1e-12) }
  }
}
