import LintasanStatistics
import LintasanTestSupport
import Testing

/// Scores against scoringrules, scipy and the definition of the Diebold–Mariano test (`Fixtures/scores`).
@Suite struct ScoreTests {
  private struct Document: Decodable {
    struct NormalCase: Decodable { let mean, sd, observed, crps: Double }
    struct DrawCase: Decodable {
      let draws: [Double]
      let observed, crps: Double
    }
    struct IntervalCase: Decodable { let lower, upper, level, observed, score: Double }
    struct CategoryCase: Decodable {
      let probabilities: [Double]
      let observed: Int
      let score: Double
    }
    struct OrderCase: Decodable {
      let x, y: [Double]
      let tau: Double
    }
    struct ComparisonCase: Decodable {
      let differences: [Double]
      let horizon: Int
      let statistic, p_value: Double
    }
    let normal: [NormalCase]
    let draws: [DrawCase]
    let interval: [IntervalCase]
    let rps: [CategoryCase]
    let kendall: [OrderCase]
    let diebold_mariano: [ComparisonCase]
  }

  private let document: Document

  init() throws { document = try Fixture.json(Document.self, "scores/scores.json") }

  @Test func crpsOfNormals() {
    for item in document.normal {
      let found = CRPS.ofNormal(mean: item.mean, standardDeviation: item.sd, observed: item.observed)
      // 100 ± 0.001: the observation itself carries 11 digits.
      expectDigits(found, certified: item.crps, atLeast: item.mean == 100 ? 9 : 12)
    }
    #expect(CRPS.ofNormal(mean: 2, standardDeviation: 0, observed: 5) == 3)
  }

  @Test func crpsOfDraws() throws {
    for item in document.draws {
      expectDigits(try #require(CRPS.ofDraws(item.draws, observed: item.observed)), certified: item.crps, atLeast: 12)
    }
    #expect(CRPS.ofDraws([], observed: 1) == nil)
  }

  @Test func intervalScores() {
    for item in document.interval {
      let found = IntervalScore.score(lower: item.lower, upper: item.upper, level: item.level, observed: item.observed)
      expectDigits(found, certified: item.score, atLeast: 13)
    }
  }

  @Test func rankedProbabilityScores() {
    for item in document.rps {
      let found = RankedProbabilityScore.score(item.probabilities, observed: item.observed)
      expectDigits(found, certified: item.score, atLeast: 13)
    }
  }

  @Test func kendall() throws {
    for item in document.kendall {
      expectDigits(try #require(KendallTau.tauB(item.x, item.y)), certified: item.tau, atLeast: 13)
    }
    #expect(KendallTau.tauB([1, 1], [1, 2]) == nil)
    #expect(KendallTau.tauB([], []) == nil)
  }

  @Test func dieboldMariano() throws {
    for item in document.diebold_mariano {
      let found = try DieboldMariano(differences: item.differences, horizon: item.horizon)
      expectDigits(found.statistic, certified: item.statistic, atLeast: 12)
      expectDigits(found.pValue, certified: item.p_value, atLeast: 12)
    }
    #expect(throws: StatisticsError.self) { try DieboldMariano(differences: [1, 2], horizon: 1) }
    #expect(throws: StatisticsError.self) { try DieboldMariano(differences: [1, 1, 1], horizon: 1) }
    #expect(throws: StatisticsError.self) { try DieboldMariano(differences: [1, 2, 1], horizon: 3) }
  }

  @Test(arguments: [0, 1, 63, 64, 2000]) func bucketSort(count: Int) {
    var random = PhiloxStream(seed: 1, stream: 1)
    for round in 0..<4 {
      let values = (0..<count).map { _ in
        round == 0
          ? random.normal() : round == 1 ? 1 / random.uniform() : round == 2 ? 0.5 : Double(random.index(below: 9))
      }
      #expect(BucketSort.ascending(values) == values.sorted())
    }
  }
}
