import LintasanLinearAlgebra
import Testing

/// Exact arithmetic on small whole numbers, and properties on random matrices.
@Suite struct OperatorTests {
  let a: Matrix = [[4, 1], [1, 3]]

  @Test func operatorsAndLiterals() {
    #expect(a * a + a == [[21, 8], [8, 13]])
    #expect(a - a == Matrix(rows: 2, columns: 2))
    #expect(2 * a == a * 2)
    #expect(a / 2 == [[2, 0.5], [0.5, 1.5]])
    #expect(-a == [[-4, -1], [-1, -3]])
    #expect(a * [1, 2] == [6, 7])
    var sum = a
    sum += a
    sum -= [[0, 0], [0, 1]]
    sum *= 3
    #expect(sum == [[24, 6], [6, 15]])
    #expect(a.trace == 7)
  }

  @Test func rangesCountFromZero() {
    let b: Matrix = [[1, 2, 3], [4, 5, 6]]
    #expect(b[0..<1, 0...1] == [[1, 2]])
    #expect(b[1..., ...] == [[4, 5, 6]])
    #expect(b[..., 1...] == [[2, 3], [5, 6]])
    #expect(b[1, 0..<2] == [4, 5])
    #expect(b[0..., 2] == [3, 6])
    #expect(b.column(1)[0] == 2)
    #expect(b[0..<0, 0..<3].shape == Shape(rows: 0, columns: 3))
  }

  @Test func rowsFromDataThrowWhereTheyAreRagged() {
    #expect(throws: LinearAlgebraError.unequalLengths(line: 1, expected: 2, found: 1)) {
      try Matrix(checkingRows: [[1, 2], [3]])
    }
  }

  @Test func systemsInversesDeterminants() throws {
    #expect(try a.determinant() == 11)
    let x = try a.solve([1, 2])
    #expect(abs(x[0] - 1.0 / 11) < 1e-15 && abs(x[1] - 7.0 / 11) < 1e-15)
    #expect((try a.inverse() * a).isApproximatelyEqual(to: .identity(2)))
    let turned: Matrix = [[0, 2, 1], [1, 0, 0], [3, 0, 1]]
    #expect(try turned.determinant() == -2)
    let lu = try LU(turned)
    #expect(lu.lower * lu.upper == turned.selecting(rows: lu.permutation))
    #expect(lu.logDeterminant.sign == -1)
    #expect(throws: LinearAlgebraError.singular(pivot: 2)) { try Matrix(rows: [[1, 2], [2, 4]]).inverse() }
    #expect(try Matrix(rows: [[1, 2], [2, 4]]).determinant() == 0)
    #expect(throws: LinearAlgebraError.self) { try a.solve([1, 2, 3]) }
    #expect(throws: LinearAlgebraError.self) { try Matrix(rows: [[1, 2, 3]]).determinant() }
    // A tall system is solved by least squares: a line through (0, 1), (1, 3), (2, 5).
    let line = try Matrix(rows: [[1, 0], [1, 1], [1, 2]]).solve([1, 3, 5])
    #expect(abs(line[0] - 1) < 1e-14 && abs(line[1] - 2) < 1e-14)
  }

  /// A rotation has the eigenvalues cos ± i·sin; A · v = λ · v for each pair.
  @Test func eigenvaluesThatAreNotReal() throws {
    let rotation: Matrix = [[0, -1, 0], [1, 0, 0], [0, 0, 0.5]]
    let eigen = try Eigen(rotation)
    #expect(eigen.values.map(\.real).map { abs($0) < 1e-15 } == [true, true, false])
    #expect(abs(eigen.values[0].imaginary - 1) < 1e-15 && abs(eigen.values[1].imaginary + 1) < 1e-15)
    for (column, value) in eigen.values.enumerated() {
      let (u, v) = (eigen.vectors.column(column), eigen.imaginaryVectors.column(column))
      let (real, imaginary) = (rotation * u, rotation * v)
      for row in 0..<3 {
        #expect(abs(real[row] - (value.real * u[row] - value.imaginary * v[row])) < 1e-14)
        #expect(abs(imaginary[row] - (value.real * v[row] + value.imaginary * u[row])) < 1e-14)
      }
    }
  }

  /// One rule for both factorisations of symmetric matrices.
  @Test func bothTrianglesCount() throws {
    let crooked: Matrix = [[2, 1], [0, 2]]
    let found = LinearAlgebraError.notSymmetric(row: 0, column: 1, upper: 1, lower: 0)
    #expect(throws: found) { try Cholesky(crooked) }
    #expect(throws: found) { try SymmetricEigen(crooked) }
    // Rounding is no asymmetry.
    let rounded: Matrix = [[2, 1], [1 + 1e-12, 2]]
    #expect(try Cholesky(rounded).lower[0, 0] == 2.0.squareRoot())
    #expect(abs(try SymmetricEigen(rounded).values[1] - 3) < 1e-11)
  }

  @Test func descriptionsAreAligned() {
    #expect("\(a)" == "Matrix 2 × 2\n  4  1\n  1  3")
    #expect("\(Matrix(rows: [[0.123456789, 1e-9]]))" == "Matrix 1 × 2\n  0.123457  1.0e-9")
  }
}
