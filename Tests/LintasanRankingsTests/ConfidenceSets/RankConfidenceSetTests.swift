import LintasanCore
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

  /// Of 1,272 draws the difference is ±1 in 128 and ±0.1 in the others, so that its quantile at 90 % is 0.1 + 0.9 · 0.9; with
  /// any one of the 128 left out it would be 0.1.
  @Test("Every draw that was given counts, however many were asked for")
  func everyDraw() throws {
    let large = Set(stride(from: 0, to: 1272, by: 10)).subtracting([10, 20, 30, 40]).union([7, 1023, 1024, 1271])
    #expect(large.count == 128)
    let draws = (0..<1272).map { draw in [(large.contains(draw) ? 1.0 : 0.1) * (draw % 2 == 0 ? 1 : -1), 0] }
    let errors = try ScoreErrors(draws: draws)
    for (difference, isApart) in [(0.9, false), (0.92, true)] {
      for asked in [10, 5000] {
        let sets = try RankConfidenceSets(
          [difference, 0], errors: errors, options: .init(confidence: 0.9, draws: asked))
        #expect(sets.upper[0] == (isApart ? 1 : 2), "\(difference)")
      }
    }
  }

  /// Of independent errors in rising order the covariance matrix has the unit vectors for eigenvectors, so that its draws
  /// are the same; they are gone through pair by pair.
  @Test("Sets of many units are those of a look at every pair", arguments: RankConfidenceSets.Kind.allCases)
  func manyUnits(kind: RankConfidenceSets.Kind) throws {
    let units = 110
    let deviations = (0..<units).map { 0.5 + Double($0) / 100 }
    let scores = (0..<units).map { Double($0 * 37 % units) / 8 }
    let diagonal = Matrix(rows: units, columns: units) { $0 == $1 ? deviations[$0] * deviations[$0] : 0 }
    for direction in [Direction.higherIsBetter, .lowerIsBetter] {
      let options = RankConfidenceSets.Options(kind: kind, confidence: 0.9, draws: 104)
      let searched = try RankConfidenceSets(
        scores, errors: ScoreErrors(standardErrors: deviations), direction: direction, options: options)
      let looked = try RankConfidenceSets(
        scores, errors: ScoreErrors(covariance: diagonal), direction: direction, options: options)
      #expect(searched == looked)
      #expect(searched.lower.contains { $0 > 1 } && searched.upper.contains { $0 < units })
    }
  }

  @Test("What all errors share changes no set")
  func common() throws {
    let units = 60
    let own = (0..<120).map { draw in
      var stream = PhiloxStream(seed: 5, stream: 1, draw: UInt64(draw))
      return (0..<units).map { Double($0 % 3 + 1) / 64 * stream.normal() }
    }
    let shifted = own.enumerated().map { draw, errors in errors.map { $0 + [3.0, -0.0625, 0, -3][draw % 4] } }
    let scores = (0..<units).map { Double($0 * 7 % units) / 64 }
    let options = RankConfidenceSets.Options(confidence: 0.9)
    let sets = try RankConfidenceSets(scores, errors: ScoreErrors(draws: own), options: options)
    let same = try RankConfidenceSets(scores, errors: ScoreErrors(draws: shifted), options: options)
    #expect(sets == same)
  }

  @Test("Unless asked otherwise, marginal sets at 95 % in steps, of ten thousand draws on one thread")
  func defaults() {
    let options = RankConfidenceSets.Options()
    #expect(options.kind == .marginal && options.confidence == 0.95 && options.isStepdown)
    #expect(options.draws == 10_000 && options.seed == 20_200_904 && options.threads == 1)
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
    func sets(_ kind: RankConfidenceSets.Kind, _ isStepdown: Bool = true, threads: Int = 1) throws -> RankConfidenceSets {
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
