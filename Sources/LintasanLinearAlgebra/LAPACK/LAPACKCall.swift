/// Calls a LAPACK routine; the one place where `info` becomes a typed error.
///
/// `info < 0` means that we passed a wrong argument, which is our bug and stops the program; `info > 0` is about the
/// data and becomes the error that `onPositive` gives.
func callLAPACK(
  _ routine: String, onPositive: (Int) -> LinearAlgebraError, _ body: () -> Int32
) throws(LinearAlgebraError) {
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
