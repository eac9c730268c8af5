import LintasanCore
import LintasanForecasting
import LintasanIndices
import LintasanTables
import LintasanTestSupport
import Testing

@testable import LintasanAnalysis

/// What a definition says decides results: each key that once did nothing.
@Suite("What a definition says is done")
struct DefinitionEffectTests {
  private static let tied =
    "e,y,v,a,b\nNA,2020,50,40,60\nNO,2020,50,50,50\nSE,2020,70,60,80\nDK,2020,20,10,30\nFI,2020,20,20,20\n"

  @Test(
    "Ties get what the definition says",
    arguments: [
      ("minimum", [1, 2, 2, 4, 4]), ("maximum", [1, 3, 3, 5, 5]), ("dense", [1, 2, 2, 3, 3]),
      ("average", [1, 2.5, 2.5, 4.5, 4.5]), ("ordinal", [1, 2, 3, 4, 5]),
    ] as [(String, [Double])])
  func ties(rule: String, ranks: [Double]) throws {
    let index = try SmallIndex.two("ties: \(rule)", scores: Self.tied)
    let ranking = try YearRanking(of: index, in: 2020)
    #expect(ranking.places.map(\.rank) == ranks)
    #expect(ranking.place(of: "NA")?.levelWith == ["NO"])
    let study = try UncertaintyStudy(
      CompositeStudy(CompositeInput(index, year: 2020), settings: UncertaintySettings()), draws: 1, seed: 1)
    #expect(study.entries.map(\.rank) == ranks)
    let weights = try WeightsStudy(CompositeInput(index, year: 2020), schemes: [.nominal])
    // In the order of the data: DK, FI, NA, NO, SE.
    #expect(weights.results[0].ranks.sorted() == ranks)
    let (x, y) = (
      try index.panel.units.map { try YearRanking(of: index, in: 2020).place(of: $0)?.rank }, weights.results[0].ranks
    )
    #expect(x == y)
  }

  @Test("A forecast ranks ties as the definition says, now and in every draw", arguments: TieRule.allCases)
  func tiesToCome(rule: TieRule) throws {
    let steady = ["A": 90.0, "B": 80, "C": 80, "D": 70, "E": 70, "F": 60].mapValues {
      [Double](repeating: $0, count: 7)
    }
    let index = try SmallIndex.series("ties: \(rule.rawValue)", steady)
    let projection = try Projection(
      of: index, horizon: .steps(1), settings: Projection.Settings(model: "naive", draws: 100, seed: 1))
    let expected: [Double] =
      switch rule {
      case .minimum: [1, 2, 2, 4, 4, 6]
      case .maximum: [1, 3, 3, 5, 5, 6]
      case .dense: [1, 2, 2, 3, 3, 4]
      case .average: [1, 2.5, 2.5, 4.5, 4.5, 6]
      case .ordinal: [1, 2, 3, 4, 5, 6]
      }
    #expect(projection.forecasts[0].map { $0.currentRank ?? 0 } == expected)
    if projection.forecasts[0].allSatisfy({ $0.score.lower95 == $0.score.upper95 }) {
      #expect(projection.forecasts[0].map(\.rank.median) == expected)
    }
  }

  @Test("Weights that overlap: the last listed holds, in every reader")
  func overlappingPeriods() throws {
    func index(_ periods: String) throws -> IndexData {
      try SmallIndex.two("weight_periods: [\(periods)]", scores: Self.tied)
    }
    let wide = "{from: 2000, to: 2030, weights: {a: 1.5, b: 0.5}}"
    let narrow = "{from: 2010, to: 2025, weights: {a: 0.5, b: 1.5}}"
    for (text, expected) in [("\(wide), \(narrow)", [0.25, 0.75]), ("\(narrow), \(wide)", [0.75, 0.25])] {
      let definition = try #require(try index(text).definition)
      #expect(definition.weights(in: 2020) == expected)
      #expect(definition.weightSchedule.weights(in: 2020) == expected)
      #expect(try CompositeInput(index(text), year: 2020).weights == expected)
    }
    #expect(try index("\(wide), \(narrow)").definition?.weights(in: 2028) == [0.75, 0.25])
  }

  @Test("An entity that was not surveyed has no score and no rank, in any index")
  func notSurveyed() throws {
    let index = try SmallIndex.load(
      """
      format: lintasan-index/1
      id: toy
      name: Toy
      calendar: {surveys: [2024], step: 1}
      data: {scores: scores.csv, entity: code, time: year, value: toy, flag: flag}
      scale: {minimum: 0, maximum: 100}
      missing: {not_surveyed: NS, zero: Z}
      """, ["scores.csv": "code,year,toy,flag\nA,2024,90,\nB,2024,0,NS\nC,2024,50,\nD,2024,0,Z\n"])
    let ranking = try YearRanking(of: index, in: 2024)
    #expect(ranking.places.map(\.entity) == ["A", "C", "D"] && ranking.unranked == ["B"])
    #expect(index.panel.value("toy", unit: "B", time: 2024) == nil)
    #expect(throws: (any Error).self) { try SmallIndex.two("missing: {zero: Z}", scores: Self.tied) }
  }

  @Test("Scores outside the scale are named and not ranked; those that are listed as exceptions are kept")
  func outsideScale() throws {
    let scores =
      "e,y,v,a,b\nX,2020,0.5,0.4,0.6\nY,2020,648.5,0.3,0.2\nZ,2020,0.9,0.1,0.1\nW,2020,-3,0.5,0.1\nV,2020,0.2,7,0.1\n"
    let index = try SmallIndex.two(scale: "{minimum: 0, maximum: 1}", scores: scores)
    #expect(try YearRanking(of: index, in: 2020).places.map(\.entity) == ["Z", "X", "V"])
    #expect(
      index.outsideScale.map { "\($0.entity) \($0.year ?? 0) \($0.column) \($0.value)" } == [
        "V 2020 a 7.0", "W 2020 v -3.0", "Y 2020 v 648.5",
      ])
    let kept = try SmallIndex.two(
      "exceptions: [{check: range, year: 2020, entities: [V], note: Printed so}]", scale: "{minimum: 0, maximum: 1}",
      scores: scores)
    #expect(kept.outsideScale.map(\.entity) == ["W", "Y"] && kept.panel.value("a", unit: "V", time: 2020) == 7)
    let published = try PublishedCheck(kept, year: 2020)
    #expect(published.findings.filter { $0.check == .range }.map(\.isKnown) == [true, false, false])
    #expect(throws: IndexDataError.self) {
      try SmallIndex.two(scale: "{minimum: 0, maximum: 1}", scores: "e,y,v,a,b\nX,2020,50,40,60\n")
    }
  }

  @Test("The bounds of the shipped indices leave out nothing")
  func shippedScales() throws {
    for id in ["egdi", "spbe"] {
      #expect(try IndexLoader.shipped(id, in: ShippedIndices.library()).outsideScale.isEmpty, "\(id)")
    }
  }

  @Test("One survey makes no interval")
  func oneSurvey() throws {
    let one = try SmallIndex.series("", ["A": [50], "B": [60], "C": [40]])
    #expect(throws: ForecastError.tooFewPeriods(found: 1, needed: 2)) {
      try Projection(of: one, horizon: .steps(1), settings: Projection.Settings(draws: 10, seed: 1))
    }
  }

  @Test("Questions count what was drawn, not what was asked for")
  func drawn() throws {
    let index = try SmallIndex.series(
      "classes: [{id: h, name: H, from: 50}, {id: l, name: L, from: 0}]",
      ["A": [50, 51, 53, 52, 54, 55], "B": [60, 61, 59, 62, 61, 63], "C": [40, 42, 41, 44, 43, 45]])
    let forecast = try Forecasters.named("default").forecast(index.forecastProblem(), steps: 2)
    let simulated = try forecast.simulate(draws: 100, seed: 1)
    let asked = Projection(of: index, simulated: simulated, settings: Projection.Settings(draws: 5000, seed: 1))
    let exact = Projection(of: index, simulated: simulated, settings: Projection.Settings(draws: 100, seed: 1))
    #expect(asked.drawCount == 100)
    #expect(asked.classCounts().map(\.counts) == exact.classCounts().map(\.counts))
    #expect(asked.classCounts().reduce(0) { $0 + $1.counts[0].mean } == 3)
  }
}
