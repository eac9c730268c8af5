import LintasanCore
import LintasanStatistics
import LintasanTables
import Testing

@testable import LintasanForecasting

/// Another index as a driver of a component: learnt from earlier targets only, and heavily shrunk.
@Suite struct RelatedDriverTests {
  /// The synthetic problem, with an index whose waves foretell component `a` up to noise.
  private func problem(waves: [Int] = [2010, 2012, 2014, 2016], noise: Double = 0.2) throws -> ForecastProblem {
    let table = SyntheticPanel.threeComponents()
    let panel = try Panel(table, unit: "entity", time: "year", variables: SyntheticPanel.variables)
    var random = PhiloxStream(seed: 9, stream: 5)
    let (entities, years, scores) = (try table.texts("entity"), try table.numbers("year"), try table.numbers("a"))
    var (units, times, values): ([String], [Int], [Double]) = ([], [], [])
    for row in 0..<table.rowCount {
      guard let unit = entities[row], let year = years[row].map({ Int($0) }), let score = scores[row] else { continue }
      // A wave knows where the next survey will see a unit.
      if let before = panel.times.last(where: { $0 < year }), waves.contains(before) {
        units.append(unit)
        times.append(before)
        values.append(score + noise * 0.1 * random.normal())
      }
    }
    let wavePanel = try Panel(
      Table(Column("unit", units), Column("year", times), Column("value", values)), unit: "unit", time: "year",
      variables: ["value"])
    return try SyntheticPanel.problem(table).with(related: RelatedDriver("other", component: "a", waves: wavePanel))
  }

  private func fit(_ problem: ForecastProblem) throws -> (fit: RelatedFit, history: ObservedPanel, base: AverageFit) {
    let history = ObservedPanel(problem)
    let standing = StandardizedScores(history.components)
    guard case .components(let sets) = problem.recipe else { throw ForecastError.nothingToCompare("recipe") }
    let base = try AverageFit(history, standing, sets: sets, isNowcast: true)
    let driver = try #require(problem.related)
    return (try #require(RelatedFit(base, history, standing, driver: driver)), history, base)
  }

  /// The coefficient by a second road, the sums written out.
  @Test func theCoefficientIsShrunkAsIfTwoSurveysHadShownNothing() throws {
    let (fit, history, base) = try fit(problem())
    let standing = StandardizedScores(history.components)
    let origin = try #require(history.times.firstIndex(of: 2010))
    let gap = try #require(fit.gap(origin, 1))
    let point = base.point(origin: origin, horizon: 1)[0]
    var (xy, xx) = (0.0, 0.0)
    for unit in gap.indices {
      xy += gap[unit] * (standing.z[0][origin + 1, unit] - point[unit])
      xx += gap[unit] * gap[unit]
    }
    #expect(abs(fit.coefficient(of: [origin], horizon: 1) - xy / xx / 3) < 1e-12)
    #expect(fit.coefficient(of: [], horizon: 1) == 0)
    #expect(fit.coefficient(of: [0, 1, 2], horizon: 1) == 0)
  }

  /// Before a wave was followed by a survey nothing is learnt, and nothing changes; other components never do.
  @Test func nothingIsUsedBeforeItWasLearnt() throws {
    let (fit, history, base) = try fit(problem())
    let first = try #require(history.times.firstIndex(of: 2010))
    #expect(fit.point(origin: first, horizon: 1) == base.point(origin: first, horizon: 1))
    let later = fit.point(origin: first + 1, horizon: 1)
    let plain = base.point(origin: first + 1, horizon: 1)
    #expect(later[0] != plain[0])
    #expect(later[1] == plain[1] && later[2] == plain[2])
  }

  @Test func episodesAreSaidAndHelpWhereTheWaveKnows() throws {
    let accuracy = try RelatedDriverAccuracy(problem())
    #expect(accuracy.rows.count == 6)
    let exAnte = accuracy.rows.filter(\.isExAnte)
    #expect(exAnte.map(\.survey) == [2014, 2016, 2018])
    #expect(exAnte.allSatisfy { $0.correlation > 0.3 && $0.coefficient > 0.1 && $0.componentRatio < 0.95 })
    #expect(exAnte.map(\.learntOn) == [[2012], [2012, 2014], [2012, 2014, 2016]])
    #expect(throws: ForecastError.self) { try RelatedDriverAccuracy(SyntheticPanel.problem()) }
  }

  /// A forecast that is no nowcast is the same to the byte, and a component that there is not is refused.
  @Test func onlyTheNowcastUsesIt() throws {
    let (with, without) = (try problem(), try SyntheticPanel.problem())
    func scores(_ problem: ForecastProblem) throws -> [Double] {
      try PanelModel().forecast(problem, steps: 1).simulate(draws: 64, seed: 1).scores(step: 0, variable: 3, unit: 2)
    }
    #expect(try scores(with) == scores(without))
    #expect(throws: ForecastError.self) {
      try without.with(related: RelatedDriver("other", component: "z", waves: with.panel))
    }
  }
}
