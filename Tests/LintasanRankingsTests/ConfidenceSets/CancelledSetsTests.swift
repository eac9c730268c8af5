import LintasanLinearAlgebra
import LintasanTestSupport
import Testing

@testable import LintasanRankings

/// Sets and clubs whose task is cancelled are given up, on one thread and on several.
@Suite struct CancelledSetsTests {
  @Test(arguments: [RankConfidenceSets.Kind.marginal, .simultaneous], [1, 3])
  func sets(kind: RankConfidenceSets.Kind, threads: Int) async throws {
    let scores = (0..<60).map { Double($0 * $0 % 37) }
    let errors = try ScoreErrors(standardErrors: scores.map { 1 + $0 / 40 })
    let error = await errorOnceCancelled {
      _ = try RankConfidenceSets(scores, errors: errors, options: .init(kind: kind, draws: 200, threads: threads))
    }
    #expect(error as? ConfidenceSetError == .cancelled)
  }

  /// Where the draws were there before, ordered or not, the search through them is given up.
  @Test(arguments: [true, false])
  func tests(isIndependent: Bool) async throws {
    let count = 60
    let scores = (0..<count).map { Double($0 * $0 % 37) }
    let covariance = Matrix(rows: count, columns: count) { $0 == $1 ? 2 : 0.5 }
    let errors =
      try isIndependent ? ScoreErrors(standardErrors: scores.map { _ in 1 }) : ScoreErrors(covariance: covariance)
    let tests = try PairwiseTests(
      scores, errors, confidence: 0.9, isStepdown: true, draws: 200, seed: 1, threads: 1)
    let error = await errorOnceCancelled { _ = try tests.better(threads: 2) }
    #expect(error as? ConfidenceSetError == .cancelled)
  }

  @Test func clubs() async throws {
    let paths = (0..<8).map { unit in
      (1...8).map { time in
        let swing = Double(unit * time % 5) / Double(time)
        return 1 + Double(unit) + swing
      }
    }
    #expect(await errorOnceCancelled { _ = try ConvergenceClubs(paths) } is CancellationError)
  }
}
