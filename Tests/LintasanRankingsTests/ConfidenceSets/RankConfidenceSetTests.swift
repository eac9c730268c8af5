import LintasanLinearAlgebra
import LintasanRankings
import LintasanStatistics
import LintasanTestSupport
import Testing

@Suite("Confidence sets for ranks")
struct RankConfidenceSetTests {
  private struct Problem: Decodable {
    let scores: [Double]
    let covariance: [[Double]]
    let coverage: Double
    let stepdown: Bool
    let simultaneous: [[Int]]
    let marginal: [[Int]]
  }

  @Test("Marginal and simultaneous sets agree with an independent implementation")
  func independent() throws {
    for (number, problem) in try Fixture.json([Problem].self, "confidence/sets.json").enumerated() {
      let errors = try ScoreErrors(covariance: Matrix(rows: problem.covariance))
      for (kind, expected) in [
        (RankConfidenceSets.Kind.marginal, problem.marginal), (.simultaneous, problem.simultaneous),
      ] {
        let options = RankConfidenceSets.Options(
          kind: kind, confidence: problem.coverage, isStepdown: problem.stepdown, draws: 3000)
        let sets = try RankConfidenceSets(problem.scores, errors: errors, options: options)
        #expect([sets.lower, sets.upper] == expected, "problem \(number), \(kind)")
      }
    }
  }

  private struct Published: Decodable {
    let names: [String]
    let scores: [Double]
    let errors: [Double]
    let fiveBest95: [String]
    let fiveBest90: [String]
    let unitedKingdom95: [Int]
  }

  @Test("The sets that the method's authors publish for the mathematics scores of PISA 2018")
  func published() throws {
    let pisa = try Fixture.json(Published.self, "confidence/published.json")
    for (confidence, expected) in [(0.95, pisa.fiveBest95), (0.9, pisa.fiveBest90)] {
      let sets = try RankConfidenceSets(
        pisa.scores, errors: ScoreErrors(standardErrors: pisa.errors),
        options: .init(kind: .simultaneous, confidence: confidence, draws: 4000))
      #expect(zip(pisa.names, try sets.isInBest(5)).filter(\.1).map(\.0).sorted() == expected)
    }
    // The United Kingdom alone: a marginal set needs no other unit's.
    let marginal = try RankConfidenceSets(
      pisa.scores, errors: ScoreErrors(standardErrors: pisa.errors), options: .init(draws: 1500))
    let unit = try #require(pisa.names.firstIndex(of: "United Kingdom"))
    #expect([marginal.lower[unit], marginal.upper[unit]] == pisa.unitedKingdom95)
  }

  @Test("Errors given as draws are those that the draws came from; too few draws are refused")
  func sampled() throws {
    let (scores, deviations) = ([5.0, 3.4, 3, 1], [0.3, 0.2, 0.25, 0.4])
    let draws = (0..<3000).map { draw in
      var stream = PhiloxStream(seed: 8, stream: 1, draw: UInt64(draw))
      return deviations.map { $0 * stream.normal() }
    }
    for kind in RankConfidenceSets.Kind.allCases {
      let sampled = try RankConfidenceSets(
        scores, errors: ScoreErrors(draws: draws), options: .init(kind: kind, draws: 10))
      let normal = try RankConfidenceSets(
        scores, errors: ScoreErrors(standardErrors: deviations), options: .init(kind: kind, draws: 3000))
      #expect(sampled.lower == normal.lower && sampled.upper == normal.upper)
      #expect(sampled.simultaneous == normal.simultaneous)
    }
    #expect(throws: ConfidenceSetError.tooFewDraws(found: 50, needed: 200)) {
      try RankConfidenceSets(scores, errors: ScoreErrors(draws: Array(draws.prefix(50))))
    }
    #expect(throws: ConfidenceSetError.self) { try ScoreErrors(draws: [[1, 2], [1]]) }
  }

  @Test("Two units are told apart where their difference exceeds the normal quantile")
  func twoUnits() throws {
    // The largest of the two studentised differences is |z|: at 95 % the critical value is 1.96.
    let errors = try ScoreErrors(standardErrors: [3, 4])
    for (difference, isApart) in [(1.9 * 5, false), (2.02 * 5, true)] {
      let sets = try RankConfidenceSets([difference, 0], errors: errors, options: .init(draws: 20_000))
      #expect(sets.lower == (isApart ? [1, 2] : [1, 1]))
      #expect(sets.upper == (isApart ? [1, 2] : [2, 2]))
      #expect(sets.levelWith == (isApart ? [[], []] : [[1], [0]]))
      #expect(try sets.isInBest(1) == [true, !isApart])
      #expect(try sets.isInBest(2) == [true, true])
    }
  }

  @Test("Exact scores give exact ranks, ties both places")
  func exact() throws {
    let sets = try RankConfidenceSets(
      [3, 1, 1, 2], errors: ScoreErrors(standardErrors: [0, 0, 0, 0]), options: .init(kind: .simultaneous))
    #expect(sets.lower == [1, 3, 3, 2])
    #expect(sets.upper == [1, 4, 4, 2])
    let reversed = try RankConfidenceSets(
      [3, 1, 1, 2], errors: ScoreErrors(standardErrors: [0, 0, 0, 0]), direction: .lowerIsBetter)
    #expect(reversed.lower == [4, 1, 1, 3])
  }

  @Test("Simultaneous sets hold marginal ones; steps never widen; threads change nothing; units may be shuffled")
  func properties() throws {
    let scores = [9.0, 8.1, 8, 5, 4.2, 4, 1]
    let deviations = [0.5, 0.3, 0.9, 0.2, 0.6, 0.4, 0.3]
    let errors = try ScoreErrors(standardErrors: deviations)
    func sets(_ kind: RankConfidenceSets.Kind, _ isStepdown: Bool = true, threads: Int = 1) throws -> RankConfidenceSets
    {
      try RankConfidenceSets(
        scores, errors: errors, options: .init(kind: kind, isStepdown: isStepdown, draws: 1500, threads: threads))
    }
    let (marginal, joint, single) = (try sets(.marginal), try sets(.simultaneous), try sets(.simultaneous, false))
    for unit in scores.indices {
      #expect(joint.lower[unit] <= marginal.lower[unit] && joint.upper[unit] >= marginal.upper[unit])
      #expect(single.lower[unit] <= joint.lower[unit] && single.upper[unit] >= joint.upper[unit])
      #expect(marginal.lower[unit] <= unit + 1 && unit + 1 <= marginal.upper[unit])
    }
    #expect(try sets(.simultaneous, threads: 2).lower == joint.lower)
    let diagonal = Matrix(rows: 7, columns: 7) { $0 == $1 ? deviations[$0] * deviations[$0] : 0 }
    let same = try RankConfidenceSets(
      scores, errors: ScoreErrors(covariance: diagonal), options: .init(kind: .simultaneous, draws: 5000))
    #expect(same.lower == joint.lower && same.upper == joint.upper)
  }

  @Test("Simultaneous sets cover all true ranks about as often as they say, or more")
  func coverage() throws {
    let truth = [2.0, 1.5, 1.5, 1, 0]
    let deviations = [0.4, 0.2, 0.5, 0.3, 0.4]
    let errors = try ScoreErrors(standardErrors: deviations)
    var hits = 0
    let runs = 120
    for run in 0..<runs {
      var stream = PhiloxStream(seed: 5, stream: 99, draw: UInt64(run))
      let scores = zip(truth, deviations).map { $0 + $1 * stream.normal() }
      let sets = try RankConfidenceSets(
        scores, errors: errors, options: .init(kind: .simultaneous, confidence: 0.9, draws: 400, seed: UInt64(run)))
      // A tied true rank may be either place of the tie.
      let ranks = [1...1, 2...3, 2...3, 4...4, 5...5]
      hits +=
        ranks.indices.allSatisfy { sets.lower[$0] <= ranks[$0].lowerBound && sets.upper[$0] >= ranks[$0].upperBound }
        ? 1 : 0
    }
    // Three standard errors below 0.9 at 120 runs.
    #expect(Double(hits) / Double(runs) > 0.9 - 3 * (0.09 / 120).squareRoot())
  }

  @Test("Requests that make no sense say why")
  func errors() throws {
    #expect(throws: ConfidenceSetError.badStandardError(unit: 1, found: -1)) {
      try ScoreErrors(standardErrors: [1, -1])
    }
    #expect(throws: ConfidenceSetError.notSymmetric(row: 0, column: 1)) {
      try ScoreErrors(covariance: Matrix(rows: [[1, 0.5], [0.2, 1]]))
    }
    #expect(throws: ConfidenceSetError.self) { try ScoreErrors(covariance: Matrix(rows: [[1, 2], [2, 1]])) }
    let errors = try ScoreErrors(standardErrors: [1, 1])
    #expect(throws: ConfidenceSetError.wrongCount(found: 2, expected: 3)) {
      try RankConfidenceSets([1, 2, 3], errors: errors)
    }
    #expect(throws: ConfidenceSetError.badConfidence(95)) {
      try RankConfidenceSets([1, 2], errors: errors, options: .init(confidence: 95))
    }
    #expect(throws: ConfidenceSetError.tooFewDraws(found: 10, needed: 200)) {
      try RankConfidenceSets([1, 2], errors: errors, options: .init(draws: 10))
    }
    #expect(throws: ConfidenceSetError.badBest(found: 3, units: 2)) {
      try RankConfidenceSets([1, 2], errors: errors).isInBest(3)
    }
  }
}
