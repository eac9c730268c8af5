/// A dense matrix of `Double`, column-major, with value semantics.
///
/// - Shapes: n × p; element (row, column) lies at `elements[column * rows + row]`. Either side may be 0.
/// - Missing values: none; a `Matrix` holds numbers only, and the layers above decide what a gap is.
public struct Matrix: Hashable, Sendable {
  /// Rows and columns.
  public let shape: Shape
  /// All elements, column after column.
  public private(set) var elements: [Double]

  /// Number of rows.
  @inlinable public var rows: Int { shape.rows }
  /// Number of columns.
  @inlinable public var columns: Int { shape.columns }

  /// A matrix over elements that are already in column-major order.
  public init(rows: Int, columns: Int, columnMajor elements: [Double]) {
    let shape = Shape(rows: rows, columns: columns)
    precondition(
      elements.count == shape.heldCount, "\(elements.count) elements for a matrix of \(shape), which has \(shape.count)"
    )
    self.shape = shape
    self.elements = elements
  }

  /// A matrix whose elements are all `value`.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    let shape = Shape(rows: rows, columns: columns)
    self.init(rows: rows, columns: columns, columnMajor: [Double](repeating: value, count: shape.heldCount))
  }

  /// A matrix from its rows, all of the same length; for rows that come from data there is ``init(checkingRows:)``.
  public init(rows: [[Double]]) {
    let width = rows.first?.count ?? 0
    if let line = rows.firstIndex(where: { $0.count != width }) {
      preconditionFailure(
        "\(LinearAlgebraError.unequalLengths(line: line, expected: width, found: rows[line].count))")
    }
    self.init(rows: rows.count, columns: width) { row, column in rows[row][column] }
  }

  /// A matrix from its columns, all of the same length.
  public init(columns: [[Double]]) {
    let height = columns.first?.count ?? 0
    if let odd = columns.firstIndex(where: { $0.count != height }) {
      preconditionFailure("column \(odd + 1) has \(columns[odd].count) elements; expected \(height), as in the first")
    }
    self.init(rows: height, columns: columns.count, columnMajor: columns.flatMap { $0 })
  }

  /// A matrix whose element (row, column) is `element(row, column)`.
  public init(rows: Int, columns: Int, _ element: (_ row: Int, _ column: Int) throws -> Double) rethrows {
    var elements: [Double] = []
    elements.reserveCapacity(Shape(rows: rows, columns: columns).heldCount)
    for column in 0..<columns {
      for row in 0..<rows { elements.append(try element(row, column)) }
    }
    self.init(rows: rows, columns: columns, columnMajor: elements)
  }

  /// The identity of order `n`.
  public static func identity(_ n: Int) -> Matrix {
    Matrix(rows: n, columns: n) { row, column in row == column ? 1 : 0 }
  }

  /// The element in a row and a column, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(
        row >= 0 && row < rows && column >= 0 && column < columns,
        "there is no element [\(row), \(column)] in a matrix of \(shape): rows and columns are counted from 0")
      return elements[column * rows + row]
    }
    set {
      precondition(
        row >= 0 && row < rows && column >= 0 && column < columns,
        "there is no element [\(row), \(column)] in a matrix of \(shape): rows and columns are counted from 0")
      elements[column * rows + row] = newValue
    }
  }

  /// One column, its elements counted from 0.
  public func column(_ column: Int) -> [Double] {
    precondition(
      column >= 0 && column < columns,
      "there is no column \(column) in a matrix of \(shape): columns are counted from 0")
    return Array(elements[(column * rows)..<((column + 1) * rows)])
  }

  /// One row, its elements counted from 0.
  public func row(_ row: Int) -> [Double] {
    precondition(
      row >= 0 && row < rows, "there is no row \(row) in a matrix of \(shape): rows are counted from 0")
    return (0..<columns).map { elements[$0 * rows + row] }
  }

  /// The columns with the given indices, in that order.
  public func selecting(columns indices: [Int]) -> Matrix {
    Matrix(rows: rows, columns: indices.count, columnMajor: indices.flatMap { column($0) })
  }

  /// The rows with the given indices, in that order.
  public func selecting(rows indices: [Int]) -> Matrix {
    Matrix(rows: indices.count, columns: columns) { row, column in self[indices[row], column] }
  }

  /// The transpose.
  public var transposed: Matrix {
    Matrix(rows: columns, columns: rows) { row, column in elements[row * rows + column] }
  }

  /// The elements on the main diagonal.
  public var diagonal: [Double] {
    (0..<min(rows, columns)).map { self[$0, $0] }
  }

  /// The position of the first element that is not finite, searched column by column.
  package var firstNonFinite: (row: Int, column: Int)? {
    guard let index = elements.firstIndex(where: { !$0.isFinite }) else { return nil }
    return (index % rows, index / rows)
  }

  /// Changes the storage in place; its length stays as it is.
  mutating func withStorage<Result>(_ body: (inout [Double]) -> Result) -> Result {
    let count = elements.count
    let result = body(&elements)
    precondition(elements.count == count, "storage changed its length")
    return result
  }
}
