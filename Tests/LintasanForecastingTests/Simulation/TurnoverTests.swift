import Foundation
import LintasanCore
import LintasanStatistics
import LintasanTables
import Testing

@testable import LintasanForecasting

/// Panels whose units come and go: who leaves and who enters is drawn as in the past.
@Suite struct TurnoverTests {
  /// Scores that wander; of the lowest fifth a half leaves at each survey, and as many enter, mostly in the lower half.
  private func leagues(seed: UInt64, surveys: Int = 18, places: Int = 40) throws -> Panel {
    var random = PhiloxStream(seed: seed, stream: 3)
    var members = (0..<places).map { (name: $0, level: 3 * random.normal()) }
    var next = places
    var scores: [Int: [Int: Double]] = [:]
    for survey in 0..<surveys {
      for place in members.indices { members[place].level = 0.95 * members[place].level + random.normal() }
      for member in members { scores[member.name, default: [:]][2000 + survey] = member.level }
      members.sort { $0.level > $1.level }
      for place in (places * 4 / 5)..<places where random.uniform() < 0.5 {
        members[place] = (next, -1 + 1.5 * random.normal())
        next += 1
      }
    }
    return try SyntheticPanel.single(units: next, times: 2000...(1999 + surveys)) { scores[$0]?[$1] }
  }

  private func problem(_ panel: Panel, _ population: ForecastProblem.Population) throws -> ForecastProblem {
    try ForecastProblem(panel: panel, index: "value", population: population)
  }

  /// Ranks among all that are there at the later survey hold what intervals say, and chances of the first ten too.
  @Test func ranksHoldAmongThoseWhoStayAndEnter() throws {
    var (inside, within95, count, improved, chance) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for seed in [UInt64(5), 6, 7] {
      let result = try Backtest(
        problem(leagues(seed: seed), .changing), models: [Naive(), DefaultModel()], horizons: [1, 3], from: 2011,
        draws: 200
      ).run(threads: 2)
      for record in result.records where record.model == "default" {
        inside += record.isRankIn80 ? 1 : 0
        within95 += record.isRankIn95 ? 1 : 0
        improved += record.hasImproved ? 1 : 0
        chance += record.probabilityToImprove
        count += 1
      }
    }
    #expect((0.74...0.9).contains(inside / count), "80 %: \(inside / count)")
    #expect((0.9...0.99).contains(within95 / count), "95 %: \(within95 / count)")
    #expect(abs(improved - chance) / count < 0.06, "\(chance / count) said, \(improved / count) happened")
  }

  /// Those who leave make room: ranks among those present at the origin alone are not the ranks to come.
  @Test func numbersOfThoseWhoLeaveAndEnterAreThoseOfThePast() throws {
    let panel = try leagues(seed: 11)
    let turnover = PanelTurnover(panel)
    #expect(turnover.rows.count == 17)
    #expect(turnover.rows.allSatisfy { $0.present == 40 && $0.entered == $0.left })
    let forecast = try Naive().forecast(problem(panel, .changing), steps: 2)
    let drawn = try #require(forecast.turnover)
    #expect(forecast.units.count == 40)
    let expected = drawn.steps[0].leaving.reduce(0, +)
    #expect(abs(expected - turnover.meanLeft) < 1.2, "\(expected) drawn, \(turnover.meanLeft) on average")
    #expect(drawn.steps[0].entrants.map(\.count) == turnover.rows.suffix(12).map(\.entered))
    // Only low places leave.
    let last = try #require(panel.times.last.flatMap { panel.position(ofTime: $0) })
    let best = forecast.units.indices.max {
      (panel[unit: panel.position(ofUnit: forecast.units[$0]) ?? 0, time: last, variable: 0] ?? 0)
        < (panel[unit: panel.position(ofUnit: forecast.units[$1]) ?? 0, time: last, variable: 0] ?? 0)
    }
    #expect(best.map { drawn.steps[0].leaving[$0] } == 0)
    #expect(drawn.steps[1].leaving.reduce(0, +) > expected)
  }

  /// A panel that nobody enters or leaves is the same by either population, to the byte.
  @Test func withoutTurnoverNothingChanges() throws {
    let panel = try SyntheticPanel.single(units: 15, times: 2000...2012) { unit, time in
      Double(unit) + sin(Double(unit * 7 + time * 3))
    }
    func ranks(_ population: ForecastProblem.Population) throws -> [RankHistogram] {
      try DefaultModel().forecast(problem(panel, population), steps: 2).simulate(draws: 200, seed: 2).rankHistograms(step: 1)
    }
    #expect(try ranks(.present) == ranks(.changing))
  }

  /// Ranks of one draw by a second road: the scores of those who stay, one's own, and one place an entrant.
  @Test(arguments: TieRule.allCases)
  func ranksOfADrawByHand(_ ties: TieRule) throws {
    let scores: [Double] = [5, 4, 4, 3, 3, 3, 2, 1]
    let smallest = RowRanker.ranks(scores).map { Int32($0) }
    let certain: [Double] = [0, 1, 0, 0, 1, 0, 0, 1]
    let turnover = Turnover(steps: [Turnover.Step(leaving: certain, entrants: [[0.99, 0.5]])])
    let ranks = turnover.ranks(smallest, step: 0, draw: 3, seed: 1, ties: ties)
    for unit in scores.indices {
      let staying = scores.indices.filter { certain[$0] == 0 || $0 == unit }
      let own = RowRanker.ranks(staying.map { scores[$0] }, ties: ties)
      let among = scores.indices.filter { certain[$0] == 0 }
      let lower = among.count { scores[$0] < scores[unit] }
      let equal = among.count { scores[$0] == scores[unit] } + (certain[unit] == 0 ? 0 : 1)
      let place = (Double(lower) + Double(equal) / 2) / Double(among.count)
      let entered = [0.99, 0.5].count { $0 > place }
      let expected = (staying.firstIndex(of: unit).map { own[$0] } ?? 0) + Double(entered)
      #expect(Double(ranks[unit]) / Double(ties.ranksPerUnit) == expected, "unit \(unit)")
    }
  }
}
