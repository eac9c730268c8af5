import LintasanLinearAlgebra
import LintasanTestSupport
import Testing

/// Every factorisation gives its matrix back, for every size from empty to 12.
@Suite struct FactorisationTests {
  private func sample(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns) { row, column in
      Double((row * row * 13 + column * 7 + row * column * 3) % 29) / 7 - 2 + (row == column ? 3 : 0)
    }
  }

  private func expectEqual(_ a: Matrix, _ b: Matrix, tolerance: Double = 1e-12, _ label: String) {
    #expect(a.shape == b.shape, "\(label)")
    let largest = zip(a.elements, b.elements).map { abs($0 - $1) }.max() ?? 0
    #expect(largest <= tolerance, "\(label): off by \(largest)")
  }

  @Test(arguments: 0..<13, [0, 1, 2, 5, 12]) func qrGivesItsMatrixBack(n: Int, p: Int) throws {
    let a = sample(n, p)
    for pivoting in [true, false] {
      let qr = try QR(a, pivoting: pivoting)
      expectEqual(try qr.q().times(qr.r), a.selecting(columns: qr.pivots), "QR of \(n) × \(p)")
      expectEqual(try qr.q().gram(), .identity(min(n, p)), "QᵀQ")
    }
  }

  @Test(arguments: 0..<13) func choleskySolvesAndInverts(n: Int) throws {
    let a = try sample(n + 3, n).gram()
    let cholesky = try Cholesky(a)
    expectEqual(try cholesky.lower.times(cholesky.lower, .asIs, .transposed), a, tolerance: 1e-11, "L·Lᵀ")
    let scale = max(1, a.diagonal.max() ?? 1)
    expectEqual(try cholesky.inverse().times(a), .identity(n), tolerance: 1e-11 * scale, "A⁻¹·A")
  }

  @Test(arguments: 0..<13) func eigenvectorsDiagonalise(n: Int) throws {
    let a = try sample(n, n).plus(sample(n, n).transposed)
    let eigen = try SymmetricEigen(a)
    let scaled = Matrix(rows: n, columns: n) { row, column in eigen.vectors[row, column] * eigen.values[column] }
    expectEqual(try scaled.times(eigen.vectors, .asIs, .transposed), a, tolerance: 1e-11, "V·Λ·Vᵀ")
    #expect(eigen.values == eigen.values.sorted())
  }

  @Test(arguments: 0..<9, [0, 1, 4, 8]) func singularValuesGiveTheMatrixBack(n: Int, p: Int) throws {
    let a = sample(n, p)
    let svd = try SVD(a)
    let scaled = Matrix(rows: n, columns: min(n, p)) { row, column in svd.u[row, column] * svd.singularValues[column] }
    expectEqual(try scaled.times(svd.vTransposed), a, "U·S·Vᵀ")
  }

  @Test func rankIsFoundAndLeastNormChosen() throws {
    let a = Matrix(columns: [[1, 1, 1, 1], [1, 2, 3, 4], [2, 3, 4, 5]])
    #expect(try QR(a).rank == 2)
    #expect(try SVD(a).rank == 2)
    let fit = try LeastSquares(a, [2, 3, 4, 5])
    #expect(fit.rank == 2)
    #expect(fit.residuals.allSatisfy { abs($0) < 1e-13 })
    // Of all solutions (0,0,1) + t·(1,1,−1) the shortest is t = 1/3.
    for (found, exact) in zip(fit.solution, [1.0 / 3, 1.0 / 3, 2.0 / 3]) {
      expectDigits(found, certified: exact, atLeast: 13)
    }
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 2, columns: 3)) { try QR(a).solve([1, 2, 3, 4]) }
  }

  @Test func whatTheDataDoWrongIsNamed() {
    #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 2)) {
      try Cholesky(Matrix(rows: [[1, 2], [2, 1]]))
    }
    #expect(throws: LinearAlgebraError.nonFinite(row: 1, column: 0)) {
      try QR(Matrix(rows: [[1, 0], [.infinity, 1]]))
    }
    #expect(throws: LinearAlgebraError.singular(pivot: 2)) {
      try Matrix(rows: [[1, 1], [0, 0]]).solvingTriangular(Matrix(rows: [[1], [1]]))
    }
    #expect(throws: LinearAlgebraError.self) { try SymmetricEigen(Matrix(rows: 2, columns: 3)) }
  }
}
