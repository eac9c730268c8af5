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
    precondition(elements.count == rows * columns, "\(elements.count) elements for \(rows) × \(columns)")
    self.shape = Shape(rows: rows, columns: columns)
    self.elements = elements
  }

  /// A matrix whose elements are all `value`.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.init(rows: rows, columns: columns, columnMajor: [Double](repeating: value, count: rows * columns))
  }

  /// A matrix from its rows, all of the same length.
  public init(rows: [[Double]]) {
    let width = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == width }, "rows of unequal length")
    self.init(rows: rows.count, columns: width) { row, column in rows[row][column] }
  }

  /// A matrix from its columns, all of the same length.
  public init(columns: [[Double]]) {
    let height = columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == height }, "columns of unequal length")
    self.init(rows: height, columns: columns.count, columnMajor: columns.flatMap { $0 })
  }

  /// A matrix whose element (row, column) is `element(row, column)`.
  public init(rows: Int, columns: Int, _ element: (_ row: Int, _ column: Int) throws -> Double) rethrows {
    var elements: [Double] = []
    elements.reserveCapacity(rows * columns)
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
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "(\(row), \(column)) of \(shape)")
      return elements[column * rows + row]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "(\(row), \(column)) of \(shape)")
      elements[column * rows + row] = newValue
    }
  }

  /// One column, as a slice of the storage.
  public func column(_ column: Int) -> ArraySlice<Double> {
    elements[(column * rows)..<((column + 1) * rows)]
  }

  /// One row, gathered.
  public func row(_ row: Int) -> [Double] {
    (0..<columns).map { elements[$0 * rows + row] }
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
  public var firstNonFinite: (row: Int, column: Int)? {
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
