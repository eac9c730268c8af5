import Foundation
import LintasanStatistics
import LintasanTables
import LintasanTestSupport
import Testing

@testable import LintasanForecasting

/// Panels as they come: with ties, gaps, entrants, a typing error, bounds.
@Suite struct UnrulyPanelTests {
  private func panel(_ name: String) throws -> Panel {
    let file = Fixture.url("panels/\(name).csv")
    let table = try CSVReader().read([UInt8](Data(contentsOf: file)), file: name).table
    return try Panel(table, unit: "entity", time: "time", variables: ["value"])
  }

  private func draws(_ problem: ForecastProblem, steps: Int = 3, draws: Int = 400) throws -> SimulatedForecast {
    try DefaultModel().forecast(problem, steps: steps).simulate(draws: draws, seed: 3)
  }

  @Test func aConstantStaysWithoutWidth() throws {
    let simulation = try draws(ForecastProblem(panel("constant"), value: "value"))
    for step in 0..<3 {
      #expect(Set(simulation.scores(step: step, variable: 0, unit: 4)) == [5])
      #expect(simulation.rankHistograms(step: step).allSatisfy { $0.mean == 1 })
    }
  }

  @Test func countsStayWholeAndAboveNothing() throws {
    let simulation = try draws(ForecastProblem(panel("counts"), value: "value"))
    let scores = Set((0..<12).flatMap { simulation.scores(step: 2, variable: 0, unit: $0) })
    #expect(scores.allSatisfy { $0 >= 0 && $0 == $0.rounded() })
  }

  /// The mistyped cell must not move the others, whose scores lie between 40 and 120.
  @Test func aTypingErrorStaysWhereItIs() throws {
    let simulation = try draws(ForecastProblem(panel("one-typo"), value: "value"))
    for unit in 0..<12 {
      let scores = simulation.scores(step: 0, variable: 0, unit: unit)
      #expect(scores.allSatisfy { $0 > 20 && $0 < 200 }, "unit \(unit)")
    }
  }

  @Test func ranksAreAmongThosePresent() throws {
    let problem = try ForecastProblem(panel("partial-last-period"), value: "value")
    let forecast = try DefaultModel().forecast(problem, steps: 2)
    #expect(forecast.units.count == 3)
    #expect(Set(forecast.currentRanks) == [1, 2, 3])
    #expect(forecast.excluded.count == 9)
    let wider = try ForecastProblem(panel: panel("partial-last-period"), index: "value", population: .recent(1))
    let carried = try DefaultModel().forecast(wider, steps: 2)
    #expect(carried.units.count == 12)
    #expect(carried.flags.count { $0.contains(.notAtOrigin) } == 9)
    #expect(Set(carried.currentRanks.compactMap(\.self)).max() == 12)
  }

  @Test func poorEntrantsDoNotLookLikeAFallOfAllOthers() throws {
    let problem = try ForecastProblem(panel("poor-entrants"), value: "value")
    let result = try Backtest(problem, models: [Naive(), DefaultModel()], draws: 200).run(threads: 2)
    for row in result.accuracy where row.model == "default" {
      #expect((row.rankMAERatio ?? 9) < 1.02, "h\(row.horizon)")
      #expect((0.7...0.93).contains(row.scoreCoverage80), "h\(row.horizon): \(row.scoreCoverage80)")
    }
  }

  /// Grades: units move rarely, all others keep theirs exactly, and no draw leaves the grades.
  @Test func gradesThatRarelyMove() throws {
    let problem = try ForecastProblem(panel("three-categories"), value: "value")
    let result = try Backtest(problem, models: [Naive(), DefaultModel()], horizons: [1, 2], draws: 200).run(threads: 2)
    for row in result.accuracy where row.model == "default" {
      #expect((row.rankMAERatio ?? 9) <= 1.02)
      #expect(row.rankCoverage80 > 0.75 && row.rankCoverage95 > 0.88)
    }
    let simulation = try draws(problem)
    let scores = simulation.scores(step: 0, variable: 0, unit: 0)
    #expect(Set(scores).isSubset(of: [0, 1, 2]))
    #expect(Double(scores.count { $0 == 1 }) > 0.8 * Double(scores.count))
  }

  /// Shares grow towards 1 and never beyond; the median stays within by the model.
  @Test func sharesStayWithinOne() throws {
    var random = PhiloxStream(seed: 5, stream: 1)
    let starts = (0..<40).map { 0.3 + 0.015 * Double($0) }
    var noise: [Double] = []
    for _ in 0..<600 { noise.append(0.01 * random.normal()) }
    let panel = try SyntheticPanel.single(units: 40, times: 2010...2021) { unit, time in
      min(0.999, max(0.001, starts[unit] + 0.02 * Double(time - 2010) + noise[(unit * 13 + time * 7) % 600]))
    }
    let simulation = try draws(ForecastProblem(panel, value: "value"), steps: 6)
    for unit in 0..<40 {
      #expect(simulation.scores(step: 5, variable: 0, unit: unit).allSatisfy { $0 >= 0 && $0 <= 1 })
    }
    let declared = try ForecastProblem(panel: panel, index: "value", scale: 0...0.95)
    let bounded = try draws(declared, steps: 6)
    #expect((0..<40).allSatisfy { bounded.scores(step: 5, variable: 0, unit: $0).allSatisfy { $0 <= 0.999 } })
  }

  /// What comes after the origin does not change a byte.
  @Test func laterScoresAreNotRead() throws {
    func made(_ shift: Double) throws -> [Double] {
      let panel = try SyntheticPanel.single(units: 20, times: 2005...2020) { unit, time in
        Double(unit) + sin(Double(unit * 3 + time * 5)) + (time > 2016 ? shift * Double(unit % 3) : 0)
      }
      let forecast = try DefaultModel().forecast(ForecastProblem(panel, value: "value"), asOf: 2016, steps: 3)
      return try forecast.simulate(draws: 64, seed: 1).scores(step: 2, variable: 0, unit: 7)
    }
    #expect(try made(0) == made(50))
  }

  /// Errors grow with the time between surveys, not with their number.
  @Test func errorsGrowWithTime() throws {
    func width(_ calendar: SurveyCalendar) throws -> Double {
      var random = PhiloxStream(seed: 9, stream: 1)
      var level = (0..<40).map { Double($0) }
      var values: [[Double]] = []
      for _ in 0..<16 {
        for unit in level.indices { level[unit] += random.normal() }
        values.append(level)
      }
      let panel = try SyntheticPanel.single(units: 40, times: 2000...2015) { unit, time in values[time - 2000][unit] }
      let problem = try ForecastProblem(panel: panel, index: "value", calendar: calendar)
      let scores = try draws(problem, steps: 1).scores(step: 0, variable: 0, unit: 20)
      return (Quantiles.of(scores, [0.1, 0.9])).map { $0[1] - $0[0] } ?? 0
    }
    let next = try width(#require(SurveyCalendar(surveys: Array(2000...2015), step: 1)))
    let later = try width(#require(SurveyCalendar(surveys: Array(2000...2015), step: 9)))
    #expect(later > 2 * next)
  }

  @Test func boundsThatDataShow() {
    #expect(FoundBounds([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.95])?.bounds == 0...1)
    #expect(FoundBounds([10.5, 20, 30, 40, 50, 60, 70, 95])?.bounds == 0...100)
    #expect(FoundBounds([0, 3, 4, 17, 2, 9, 1, 120])?.bounds == 0...(.infinity))
    #expect(FoundBounds([-1, 3, 4, 17, 2, 9, 1, 12.5]) == nil)
    #expect(FoundBounds([1.5, 2]) == nil)
  }

  @Test func limitsKeepOrderAndLeaveTheRest() {
    let limits = ScoreLimits(0...100)
    #expect(limits.apply(60, last: 55) == 60)
    #expect(limits.apply(99.5, last: 99.5) == 99.5)
    let above = stride(from: 98.0, through: 130, by: 1).map { limits.apply($0, last: 97) }
    #expect(above.allSatisfy { $0 <= 100 } && zip(above, above.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(limits.apply(104, last: 100) == 100)
    #expect(limits.apply(-3, last: 0) == 0)
  }

  @Test func tooFarIsRefused() throws {
    let problem = try ForecastProblem(panel("counts"), value: "value")
    #expect(throws: ForecastError.self) { try problem.requireReach(50) }
    try problem.requireReach(13)
  }

  /// Bins hold every chance once, and their means lie in them.
  @Test func reliabilityByHand() throws {
    let problem = try ForecastProblem(panel("poor-entrants"), value: "value")
    let result = try Backtest(problem, models: [Naive()], horizons: [1], draws: 100).run(threads: 1)
    let bins = Reliability(result).bins.filter { $0.event == "improve" }
    #expect(bins.reduce(0) { $0 + $1.count } == result.records.count)
    for bin in bins {
      #expect(Double(bin.bin) / 10 <= bin.meanForecast + 1e-12 && bin.meanForecast <= Double(bin.bin + 1) / 10)
    }
    let happened = bins.reduce(0.0) { $0 + $1.frequency * Double($1.count) }
    #expect(abs(happened - Double(result.records.count(where: \.hasImproved))) < 1e-9)
  }
}
