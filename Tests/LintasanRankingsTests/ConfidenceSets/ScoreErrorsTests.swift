import LintasanLinearAlgebra
import LintasanTestSupport
import Testing

@testable import LintasanRankings

/// Errors of scores from draws and covariances, and what cannot be one.
@Suite("Errors of scores")
struct ScoreErrorsTests {
  @Test("Standard errors of draws are their standard deviations")
  func draws() throws {
    let errors = try ScoreErrors(draws: [[1, 0], [3, 0], [2, 0]])
    expectDigits(errors.standardErrors[0], certified: 1, atLeast: 14)
    #expect(errors.standardErrors[1] == 0 && errors.count == 2)
    expectDigits(try ScoreErrors(draws: [[1], [3]]).standardErrors[0], certified: 2.0.squareRoot(), atLeast: 14)
    #expect(throws: ConfidenceSetError.tooFewDraws(found: 1, needed: 2)) { try ScoreErrors(draws: [[1, 2]]) }
    #expect(throws: ConfidenceSetError.tooFewDraws(found: 0, needed: 2)) { try ScoreErrors(draws: []) }
    #expect(throws: ConfidenceSetError.unequalDraws(draw: 1, found: 1, expected: 2)) {
      try ScoreErrors(draws: [[1, 2], [1]])
    }
    #expect(throws: ConfidenceSetError.badStandardError(unit: 1, found: .infinity)) {
      try ScoreErrors(draws: [[1, .infinity], [2, 1]])
    }
  }

  @Test("A covariance is square, symmetric to 9 digits of its largest variance, and not negative")
  func covariances() throws {
    #expect(try ScoreErrors(covariance: Matrix(rows: [[0, 0], [0, 4]])).standardErrors == [0, 2])
    let accepted: [[[Double]]] = [
      [[1.0, 1], [1, 1]], [[1, 1 + 1e-9], [1 + 1e-9, 1]], [[100, 1], [1 + 1e-8, 1]], [[0, 0], [0, 0]],
      // Eigenvalues −1.99e-8 and 2.
      [[1, 1 + 1.99e-8], [1 + 1.99e-8, 1]],
    ]
    for fine in accepted {
      #expect(throws: Never.self) { try ScoreErrors(covariance: Matrix(rows: fine)) }
    }
    #expect(throws: ConfidenceSetError.wrongShape(rows: 2, columns: 3, expected: 2)) {
      try ScoreErrors(covariance: Matrix(rows: 2, columns: 3))
    }
    #expect(throws: ConfidenceSetError.badStandardError(unit: 1, found: -1)) {
      try ScoreErrors(covariance: Matrix(rows: [[1, 0], [0, -1]]))
    }
    #expect(throws: ConfidenceSetError.notSymmetric(row: 0, column: 1)) {
      try ScoreErrors(covariance: Matrix(rows: [[0.01, 0], [1e-9, 0.01]]))
    }
    #expect(throws: ConfidenceSetError.notSymmetric(row: 0, column: 1)) {
      try ScoreErrors(covariance: Matrix(rows: [[1, 0.5], [0.5 + 1.005e-9, 1]]))
    }
    let refused: [[[Double]]] = [[[1.0, 1 + 2.01e-8], [1 + 2.01e-8, 1]], [[1, 2], [2, 1]]]
    for negative in refused {
      #expect(throws: ConfidenceSetError.self) { try ScoreErrors(covariance: Matrix(rows: negative)) }
    }
  }

  @Test("Of a difference what is less than its own rounding is 0, whatever the scale")
  func differences() throws {
    // (√0.7)² is not 0.7, so that the parts of the difference do not cancel to the last bit.
    let together = try ScoreErrors(covariance: Matrix(rows: [[0.7, 0.7], [0.7, 0.7]]))
    #expect(together.varianceOfDifference(0, 1) == 0)
    let small = try ScoreErrors(covariance: Matrix(rows: [[1e-8, 0], [0, 3e-8]]))
    expectDigits(small.varianceOfDifference(0, 1), certified: 4e-8, atLeast: 14)
    let related = try ScoreErrors(covariance: Matrix(rows: [[4, 1], [1, 9]]))
    expectDigits(related.varianceOfDifference(1, 0), certified: 11, atLeast: 14)
  }

  @Test("Draws have the covariance that was asked for")
  func drawn() throws {
    let asked = Matrix(rows: [[4, 1.5], [1.5, 1]])
    let draws = try ScoreErrors(covariance: asked).draws(0..<4000, seed: 3, threads: 1)
    // Five standard errors: √((σ₁₁σ₂₂ + σ₁₂²) / n).
    for (row, column) in [(0, 0), (0, 1), (1, 1)] {
      let moment = draws.reduce(0) { $0 + $1[row] * $1[column] } / 4000
      let variance = (asked[row, row] * asked[column, column] + asked[row, column] * asked[row, column]) / 4000
      #expect(abs(moment - asked[row, column]) < 5 * variance.squareRoot())
    }
  }

  @Test("Errors that move together cancel: scores that differ are apart")
  func together() throws {
    let errors = try ScoreErrors(covariance: Matrix(rows: [[1, 1], [1, 1]]))
    let sets = try RankConfidenceSets([1, 1.001], errors: errors, options: .init(draws: 200))
    #expect(sets.lower == [2, 1] && sets.upper == [2, 1] && sets.levelWith == [[], []])
  }

  @Test("Who is level with whom")
  func level() throws {
    let errors = try ScoreErrors(standardErrors: [0, 0, 0])
    for kind in RankConfidenceSets.Kind.allCases {
      let sets = try RankConfidenceSets([3, 1, 1], errors: errors, options: .init(kind: kind))
      #expect(sets.levelWith == [[], [2], [1]])
    }
  }
}
