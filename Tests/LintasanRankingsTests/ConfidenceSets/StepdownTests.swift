import LintasanRankings
import Testing

/// Where steps tell two units apart that one step leaves level.
@Suite("Steps of confidence sets")
struct StepdownTests {
  /// Two of four units lie far above the others. In one step all differences count: the critical value is the 95 %
  /// quantile of the range of four over √2, 2.569. When five differences are found, only their other ways and the last
  /// one count: 2.387, by a simulation of four million draws.
  @Test("After the far units are told apart, the near ones are")
  func steps() throws {
    let errors = try ScoreErrors(standardErrors: [1, 1, 1, 1])
    for (statistic, single, stepped) in [(2.3, false, false), (2.5, false, true), (2.7, true, true)] {
      let scores = [100, 50, statistic * 2.0.squareRoot(), 0]
      for isReversed in [false, true] {
        for (isStepdown, isApart) in [(false, single), (true, stepped)] {
          let sets = try RankConfidenceSets(
            isReversed ? scores.reversed() : scores, errors: errors,
            options: .init(kind: .simultaneous, isStepdown: isStepdown, draws: 20_000))
          let (lower, upper) = (isApart ? [1, 2, 3, 4] : [1, 2, 3, 3], isApart ? [1, 2, 3, 4] : [1, 2, 4, 4])
          #expect(sets.lower == (isReversed ? lower.reversed() : lower), "\(statistic), \(isStepdown)")
          #expect(sets.upper == (isReversed ? upper.reversed() : upper), "\(statistic), \(isStepdown)")
        }
      }
    }
  }

  @Test("Confidence lies between 0 and 1, and needs ten draws in its tail and a hundred in all")
  func requests() throws {
    let errors = try ScoreErrors(standardErrors: [1, 1])
    func sets(_ confidence: Double, draws: Int) throws -> RankConfidenceSets {
      try RankConfidenceSets([1, 2], errors: errors, options: .init(confidence: confidence, draws: draws))
    }
    for confidence in [0.0, 1, -0.5] {
      #expect(throws: ConfidenceSetError.badConfidence(confidence)) { try sets(confidence, draws: 1000) }
    }
    for (confidence, needed) in [(0.5, 100), (0.875, 100), (0.96875, 320)] {
      #expect(throws: Never.self) { try sets(confidence, draws: needed) }
      #expect(throws: ConfidenceSetError.tooFewDraws(found: needed - 1, needed: needed)) {
        try sets(confidence, draws: needed - 1)
      }
    }
    for (found, units) in [(0, 2), (3, 2)] {
      #expect(throws: ConfidenceSetError.badBest(found: found, units: units)) {
        try sets(0.5, draws: 100).isInBest(found)
      }
    }
    #expect(throws: ConfidenceSetError.tooFewUnits(1)) {
      try RankConfidenceSets([1], errors: ScoreErrors(standardErrors: [1]))
    }
    #expect(throws: ConfidenceSetError.badScore(unit: 1, found: .infinity)) {
      try RankConfidenceSets([1, .infinity], errors: errors)
    }
  }
}
