import Foundation
import LintasanLinearAlgebra
import LintasanTestSupport
import Testing

/// Solutions, determinants, ranks and condition numbers of matrices small enough to do by hand.
@Suite struct SolvingTests {
  private static let epsilon = Double.ulpOfOne

  private func expect(_ found: [Double], _ exact: [Double], sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(found.count == exact.count, sourceLocation: sourceLocation)
    for (one, other) in zip(found, exact) {
      expectDigits(one, certified: other, atLeast: 14, sourceLocation: sourceLocation)
    }
  }

  /// A 4 × 2 matrix with two elements on its diagonal and nothing else.
  private func diagonal(_ first: Double, _ second: Double) -> Matrix {
    Matrix(columns: [[first, 0, 0, 0], [0, second, 0, 0]])
  }

  @Test func choleskySolvesAndKnowsTheDeterminant() throws {
    let cholesky = try Cholesky(Matrix(rows: [[4, 2], [2, 3]]))
    expect(try cholesky.solve([10, 9]), [1.5, 2])
    expectDigits(cholesky.logDeterminant, certified: 3 * log(2), atLeast: 14)
    #expect(try Cholesky(Matrix(rows: 0, columns: 0)).logDeterminant == 0)
  }

  @Test func trianglesSolveAsTheyAreAndTransposed() throws {
    let upper = Matrix(rows: [[2, 1], [0, 4]])
    let lower = upper.transposed
    #expect(try upper.solvingTriangular(Matrix(columns: [[4, 8]])).elements == [1, 2])
    #expect(try upper.solvingTriangular(Matrix(columns: [[2, 9]]), .upper, .transposed).elements == [1, 2])
    #expect(try lower.solvingTriangular(Matrix(columns: [[2, 9]]), .lower).elements == [1, 2])
    #expect(try lower.solvingTriangular(Matrix(columns: [[4, 8]]), .lower, .transposed).elements == [1, 2])
    #expect(try upper.solvingTriangular(Matrix(rows: 2, columns: 0)).shape == Shape(rows: 2, columns: 0))
  }

  @Test func theLongestColumnIsThePivot() throws {
    let a = Matrix(columns: [[1, 0, 0], [0, 5, 0], [0, 0, 3]])
    #expect(try QR(a).pivots == [1, 2, 0])
    #expect(try QR(a, pivoting: false).pivots == [0, 1, 2])
    #expect(try QR(Matrix(rows: 0, columns: 2)).pivots == [0, 1])
  }

  @Test func rankCountsWhatExceedsItsRoundingError() throws {
    // The largest dimension is 4: what is no more than 4 ε of the largest is no rank.
    for (small, rank) in [(3.0, 1), (4, 1), (5, 2)] {
      #expect(try QR(diagonal(1, small * Self.epsilon)).rank == rank)
    }
    for (small, rank) in [(3.0, 1), (6, 2)] {
      #expect(try SVD(diagonal(1, small * Self.epsilon)).rank == rank)
      #expect(try SVD(diagonal(1000, 1000 * small * Self.epsilon)).rank == rank)
    }
    #expect(try QR(diagonal(0, 0)).rank == 0)
    #expect(try SVD(diagonal(0, 0)).rank == 0)
    #expect(try SVD(Matrix(rows: 0, columns: 2)).rank == 0)
  }

  @Test func qIsAppliedBothWays() throws {
    let a = Matrix(rows: [[1, 2], [3, 5], [2, -1]])
    let qr = try QR(a, pivoting: false)
    let rotated = try qr.applyingQ(.transposed, to: a)
    for column in 0..<2 {
      for row in 0..<3 {
        #expect(abs(rotated[row, column] - (row < 2 ? qr.r[row, column] : 0)) < 1e-14)
      }
    }
    expect(try qr.applyingQ(.asIs, to: rotated).elements, a.elements)
    // One right-hand side is rotated like several.
    let b = Matrix(columns: [[1, 2, 3]])
    #expect(try qr.applyingQ(.transposed, to: b) != b)
    expect(try qr.applyingQ(.asIs, to: qr.applyingQ(.transposed, to: b)).elements, b.elements)
    #expect(try qr.applyingQ(.asIs, to: Matrix(rows: 3, columns: 0)).shape == Shape(rows: 3, columns: 0))
    let empty = Matrix(rows: 0, columns: 2)
    #expect(try QR(empty).applyingQ(.transposed, to: empty) == empty)
  }

  @Test func covarianceComesFromTheTriangle() throws {
    let a = Matrix(rows: [[1, 1], [1, 2], [1, 3]])
    for pivoting in [true, false] {
      // AᵀA = [[3, 6], [6, 14]], whose determinant is 6.
      expect(try QR(a, pivoting: pivoting).unscaledCovariance().elements, [14.0 / 6, -1, -1, 0.5])
    }
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 1, columns: 2)) {
      try QR(diagonal(1, 0)).unscaledCovariance()
    }
  }

  @Test func conditionNumbers() throws {
    expectDigits(try QR(diagonal(4, 2)).conditionNumber(), certified: 2, atLeast: 14)
    expectDigits(try SVD(diagonal(4, 0.5)).conditionNumber, certified: 8, atLeast: 14)
    #expect(try QR(diagonal(1, Self.epsilon)).conditionNumber() == .infinity)
    for singular in [diagonal(1, 0), diagonal(0, 0)] { #expect(try SVD(singular).conditionNumber == .infinity) }
    let empty = Matrix(rows: 3, columns: 0)
    #expect(try QR(empty).conditionNumber() == 1)
    #expect(try SVD(empty).conditionNumber == 1)
  }

  /// In each eigenvector the element of largest magnitude is positive, of a matrix and of its negative.
  @Test(arguments: 2..<9) func eigenvectorsHaveOneSign(n: Int) throws {
    for sign in [1.0, -1] {
      let a = Matrix(rows: n, columns: n) { sign * Double((($0 + 1) * ($1 + 1) * 7 + ($0 + $1) * 3) % 17 - 8) }
      let eigen = try SymmetricEigen(a)
      for column in 0..<n {
        let vector = Array(eigen.vectors.column(column))
        let (low, high) = (try #require(vector.min()), try #require(vector.max()))
        #expect(high >= -low, "\(vector)")
        for (row, product) in try a.times(vector).enumerated() {
          #expect(abs(product - eigen.values[column] * vector[row]) < 1e-12)
        }
      }
    }
  }

  @Test func shapesAndValuesThatCannotBeAreNamed() {
    let wide = Matrix(rows: 2, columns: 3)
    func mismatch(_ operation: String, _ expected: (Int, Int), _ found: (Int, Int)) -> LinearAlgebraError {
      .shapeMismatch(
        operation: operation, expected: Shape(rows: expected.0, columns: expected.1),
        found: Shape(rows: found.0, columns: found.1))
    }
    #expect(throws: mismatch("Cholesky", (2, 2), (2, 3))) { try Cholesky(wide) }
    #expect(throws: mismatch("eigenvalues", (2, 2), (2, 3))) { try SymmetricEigen(wide) }
    #expect(throws: mismatch("triangular solve", (2, 1), (2, 1))) {
      try wide.solvingTriangular(Matrix(rows: 2, columns: 1))
    }
    #expect(throws: mismatch("triangular solve", (2, 4), (3, 4))) {
      try Matrix.identity(2).solvingTriangular(Matrix(rows: 3, columns: 4))
    }
    #expect(throws: mismatch("Q · B", (2, 4), (3, 4))) {
      try QR(wide).applyingQ(.asIs, to: Matrix(rows: 3, columns: 4))
    }
    #expect(throws: mismatch("matrix × vector", (3, 1), (2, 1))) { try wide.times([1, 2]) }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 1)) { try Cholesky(Matrix(rows: [[-1]])) }
    #expect(throws: LinearAlgebraError.singular(pivot: 1)) {
      try Matrix(rows: [[0, 1], [0, 1]]).solvingTriangular(.identity(2))
    }
    let infinite = Matrix(rows: [[1, 0], [0, .infinity]])
    #expect(throws: LinearAlgebraError.nonFinite(row: 1, column: 1)) { try Cholesky(infinite) }
    #expect(throws: LinearAlgebraError.nonFinite(row: 1, column: 1)) { try SymmetricEigen(infinite) }
    #expect(throws: LinearAlgebraError.nonFinite(row: 1, column: 1)) { try SVD(infinite) }
  }
}
