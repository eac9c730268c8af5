/// An upper triangle in doubled precision: the R of a design.
struct ExtendedTriangle: Sendable {
  let size: Int
  private let element: [DoubleDouble]

  /// - Parameter element: the element in a row and column, asked for where the row is not below the column.
  init(size: Int, _ element: (Int, Int) -> DoubleDouble) {
    self.size = size
    self.element = (0..<size * size).map {
      $0 % max(1, size) <= $0 / max(1, size) ? element($0 % size, $0 / size) : .zero
    }
  }

  subscript(row: Int, column: Int) -> DoubleDouble { element[column * size + row] }

  /// The nearest doubles, column-major.
  var values: [Double] { element.map(\.value) }

  /// R⁻¹ b.
  func solve(_ right: [DoubleDouble]) -> [DoubleDouble] {
    var solved = right
    for i in stride(from: size - 1, through: 0, by: -1) {
      for j in (i + 1)..<max(size, i + 1) { solved[i] = solved[i] - self[i, j] * solved[j] }
      solved[i] = solved[i] / self[i, i]
    }
    return solved
  }

  /// R⁻¹, nearest doubles, column-major.
  var inverse: [Double] {
    (0..<size).flatMap { j in
      solve((0..<size).map { DoubleDouble($0 == j ? 1 : 0) }).map(\.value)
    }
  }
}
