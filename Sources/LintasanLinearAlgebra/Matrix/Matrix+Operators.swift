/// Operators, for shapes that the program itself decides: shapes that do not fit are a mistake of the programmer and stop the
/// program with a sentence. Where data decide there are ``times(_:_:_:)`` and ``plus(_:scaledBy:)``, which throw.
extension Matrix {
  /// The matrix product.
  public static func * (first: Matrix, second: Matrix) -> Matrix {
    sure { () throws(LinearAlgebraError) in try first.times(second) }
  }

  /// The product with a vector.
  public static func * (matrix: Matrix, vector: [Double]) -> [Double] {
    sure { () throws(LinearAlgebraError) in try matrix.times(vector) }
  }

  /// The matrix with every element multiplied by a number.
  public static func * (factor: Double, matrix: Matrix) -> Matrix { matrix.scaled(by: factor) }

  /// The matrix with every element multiplied by a number.
  public static func * (matrix: Matrix, factor: Double) -> Matrix { matrix.scaled(by: factor) }

  /// The matrix with every element divided by a number.
  public static func / (matrix: Matrix, divisor: Double) -> Matrix {
    Matrix(rows: matrix.rows, columns: matrix.columns, columnMajor: matrix.elements.map { $0 / divisor })
  }

  /// The sum of two matrices of one shape.
  public static func + (first: Matrix, second: Matrix) -> Matrix {
    sure { () throws(LinearAlgebraError) in try first.plus(second) }
  }

  /// The difference of two matrices of one shape.
  public static func - (first: Matrix, second: Matrix) -> Matrix {
    sure { () throws(LinearAlgebraError) in try first.plus(second, scaledBy: -1) }
  }

  /// The matrix with every sign turned.
  public static prefix func - (matrix: Matrix) -> Matrix { matrix.scaled(by: -1) }

  /// Adds a matrix of the same shape.
  package static func += (first: inout Matrix, second: Matrix) { first = first + second }

  /// Subtracts a matrix of the same shape.
  package static func -= (first: inout Matrix, second: Matrix) { first = first - second }

  /// Multiplies every element by a number.
  package static func *= (matrix: inout Matrix, factor: Double) { matrix = matrix.scaled(by: factor) }

  private static func sure<Value>(_ body: () throws(LinearAlgebraError) -> Value) -> Value {
    do throws(LinearAlgebraError) { return try body() } catch { preconditionFailure("\(error)") }
  }
}

extension Matrix {
  /// How far the triangles of a matrix that counts as symmetric may differ, as a share of its largest element: 2⁻²⁶, half of
  /// the digits of a number.
  package static let symmetryTolerance = 0x1p-26

  /// Whether another matrix has the same shape and elements that differ by rounding only.
  ///
  /// - Parameters:
  ///   - other: the other matrix.
  ///   - relative: the share of the largest element of both by which elements may differ, half of the digits by default.
  ///   - absolute: by how much they may differ in any case.
  public func isApproximatelyEqual(to other: Matrix, relative: Double = 0x1p-26, absolute: Double = 0) -> Bool {
    guard shape == other.shape else { return false }
    let largest = max(elements.lazy.map(\.magnitude).max() ?? 0, other.elements.lazy.map(\.magnitude).max() ?? 0)
    let allowed = max(absolute, relative * largest)
    return zip(elements, other.elements).allSatisfy { $0 == $1 || abs($0 - $1) <= allowed }
  }

  /// The sum of the diagonal of a square matrix.
  public var trace: Double {
    precondition(rows == columns, "the trace of a matrix of \(shape), which is not square")
    return diagonal.reduce(0, +)
  }
}
