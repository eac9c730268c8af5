import COpenBLAS

/// The thread count of BLAS, set once before its first call.
///
/// Products and factorisations of some size come out otherwise, in the last bits, on another number of threads. Whoever calls
/// BLAS or LAPACK comes through ``callBLAS(_:)`` or ``callLAPACK(_:onPositive:_:)``, so that the bytes are the same for the
/// command and for every program that uses the library, whatever `OPENBLAS_NUM_THREADS` says.
enum OneThread {
  static let isSet: Void = openblas_set_num_threads(1)
}

/// Calls a BLAS routine; the one place beside ``callLAPACK(_:onPositive:_:)`` from which BLAS is reached.
@inline(__always)
func callBLAS(_ body: () -> Void) {
  OneThread.isSet
  body()
}

/// Calls a LAPACK routine; the one place where `info` becomes a typed error.
///
/// `info < 0` means that we passed a wrong argument, which is our bug and stops the program; `info > 0` is about the
/// data and becomes the error that `onPositive` gives.
func callLAPACK(
  _ routine: String, onPositive: (Int) -> LinearAlgebraError, _ body: () -> Int32
) throws(LinearAlgebraError) {
  OneThread.isSet
  let info = Int(body())
  precondition(info >= 0, "\(routine): argument \(-info) is wrong")
  if info > 0 { throw onPositive(info) }
}

/// A dimension as BLAS takes it.
func blasInteger(_ dimension: Int) throws(LinearAlgebraError) -> Int32 {
  guard let value = Int32(exactly: dimension) else { throw .tooLarge(dimension: dimension) }
  return value
}

/// Throws where a matrix holds an element that is not finite.
func requireFinite(_ matrix: Matrix) throws(LinearAlgebraError) {
  if let (row, column) = matrix.firstNonFinite { throw .nonFinite(row: row, column: column) }
}

/// Throws where a matrix is not square.
func requireSquare(_ matrix: Matrix, _ operation: String) throws(LinearAlgebraError) {
  guard matrix.rows == matrix.columns else {
    throw .shapeMismatch(
      operation: operation, expected: Shape(rows: matrix.rows, columns: matrix.rows), found: matrix.shape)
  }
}

/// The rule for every factorisation of a symmetric matrix: it is square, finite, and its triangles differ by rounding only
/// (``Matrix/symmetryTolerance``); what is factorised is the mean of both.
///
/// - Throws: `.shapeMismatch`, `.nonFinite`, `.notSymmetric` naming the pair that differs most.
func requireSymmetric(_ matrix: Matrix, _ operation: String) throws(LinearAlgebraError) -> Matrix {
  try requireSquare(matrix, operation)
  try requireFinite(matrix)
  let (p, elements) = (matrix.rows, matrix.elements)
  var (largest, difference, place) = (0.0, 0.0, (row: 0, column: 0))
  for column in 0..<p {
    for row in 0...column {
      let (upper, lower) = (elements[column * p + row], elements[row * p + column])
      largest = max(largest, abs(upper), abs(lower))
      if abs(upper - lower) > difference { (difference, place) = (abs(upper - lower), (row, column)) }
    }
  }
  guard difference > 0 else { return matrix }
  guard difference <= Matrix.symmetryTolerance * largest else {
    throw .notSymmetric(
      row: place.row, column: place.column, upper: matrix[place.row, place.column],
      lower: matrix[place.column, place.row])
  }
  return Matrix(rows: p, columns: p) { row, column in
    row == column ? elements[column * p + row] : 0.5 * elements[column * p + row] + 0.5 * elements[row * p + column]
  }
}
