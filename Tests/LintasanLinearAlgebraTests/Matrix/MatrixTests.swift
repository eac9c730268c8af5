import LintasanLinearAlgebra
import LintasanTestSupport
import Testing

@Suite struct MatrixTests {
  private func sample(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns) { row, column in Double((row * 7 + column * 5) % 11) - 5 }
  }

  private func slow(_ a: Matrix, _ b: Matrix) -> Matrix {
    Matrix(rows: a.rows, columns: b.columns) { i, j in (0..<a.columns).reduce(0) { $0 + a[i, $1] * b[$1, j] } }
  }

  @Test(arguments: [0, 1, 2, 3, 17], [0, 1, 2, 5]) func productsAgreeWithTheDefinition(n: Int, p: Int) throws {
    let (a, b) = (sample(n, p), sample(p, 4))
    // Small whole numbers: every sum is exact.
    #expect(try a.times(b) == slow(a, b))
    #expect(try a.transposed.times(b, .transposed) == slow(a, b))
    #expect(try a.times(b.transposed, .asIs, .transposed) == slow(a, b))
    #expect(try a.gram() == slow(a.transposed, a))
    #expect(try a.times(b.column(1).map { $0 }) == slow(a, b).column(1).map { $0 })
  }

  @Test func shapesThatDoNotFitAreNamed() {
    #expect(
      throws: LinearAlgebraError.shapeMismatch(
        operation: "matrix product", expected: Shape(rows: 3, columns: 5), found: Shape(rows: 2, columns: 5))
    ) { try sample(2, 3).times(sample(2, 5)) }
    #expect(throws: LinearAlgebraError.self) { try sample(2, 3).plus(sample(3, 2)) }
  }

  @Test func rowsColumnsAndSelections() {
    let a = Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(a.row(1) == [4, 5, 6])
    #expect(Array(a.column(2)) == [3, 6])
    #expect(a.transposed == Matrix(columns: [[1, 2, 3], [4, 5, 6]]))
    #expect(a.selecting(columns: [2, 0]) == Matrix(rows: [[3, 1], [6, 4]]))
    #expect(a.selecting(rows: [1]) == Matrix(rows: [[4, 5, 6]]))
    #expect(Matrix(rows: [[1, .nan], [0, 0]]).firstNonFinite.map { [$0.row, $0.column] } == [0, 1])
  }

  @Test func equalRowsHaveEqualWeightedSums() {
    let columns = [[0.1, 0.7, 0.1, 0.3, 0.1], [0.2, 0.4, 0.2, 0.9, 0.2], [0.3, 0.5, 0.3, 0.6, 0.3]]
    var sums = [Double](repeating: .nan, count: 5)
    Matrix(columns: columns).weightedColumns([0.5, 0.3, 0.2], into: &sums)
    for row in 0..<5 {
      let (a, b, c) = (columns[0][row], columns[1][row], columns[2][row])
      #expect(sums[row] == 0.5 * a + 0.3 * b + 0.2 * c)
    }
    #expect(sums[0] == sums[2] && sums[0] == sums[4])
    Matrix(rows: 5, columns: 0).weightedColumns([], into: &sums)
    #expect(sums == [0, 0, 0, 0, 0])
  }
}
