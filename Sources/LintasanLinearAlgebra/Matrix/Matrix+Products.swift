import COpenBLAS

/// Whether an operand of a product is taken as it is or transposed.
public enum Transposition: Hashable, Sendable {
  case asIs
  case transposed

  var blas: CBLAS_TRANSPOSE { self == .asIs ? CblasNoTrans : CblasTrans }
}

extension Matrix {
  /// The product `op(self) · op(other)` by `dgemm`.
  ///
  /// - Shapes: m × k and k × n after transposition; the result is m × n.
  /// - Throws: `.shapeMismatch` where the inner dimensions differ, `.tooLarge`.
  public func times(
    _ other: Matrix, _ left: Transposition = .asIs, _ right: Transposition = .asIs
  ) throws(LinearAlgebraError) -> Matrix {
    let (m, k) = left == .asIs ? (rows, columns) : (columns, rows)
    let (inner, n) = right == .asIs ? (other.rows, other.columns) : (other.columns, other.rows)
    guard k == inner else {
      throw .shapeMismatch(
        operation: "matrix product", expected: Shape(rows: k, columns: n), found: Shape(rows: inner, columns: n))
    }
    var result = Matrix(rows: m, columns: n)
    guard m > 0, n > 0, k > 0 else { return result }
    let (m32, n32, k32) = (try blasInteger(m), try blasInteger(n), try blasInteger(k))
    let (lda, ldb) = (try blasInteger(rows), try blasInteger(other.rows))
    result.withStorage { storage in
      callBLAS {
        unsafe cblas_dgemm(
          CblasColMajor, left.blas, right.blas, m32, n32, k32, 1, elements, lda, other.elements, ldb, 0, &storage, m32)
      }
    }
    return result
  }

  /// The product with a vector, `op(self) · vector`, by `dgemv`.
  ///
  /// - Throws: `.shapeMismatch` where the lengths differ, `.tooLarge`.
  public func times(_ vector: [Double], _ left: Transposition = .asIs) throws(LinearAlgebraError) -> [Double] {
    let (m, k) = left == .asIs ? (rows, columns) : (columns, rows)
    guard k == vector.count else {
      throw .shapeMismatch(
        operation: "matrix × vector", expected: Shape(rows: k, columns: 1),
        found: Shape(rows: vector.count, columns: 1))
    }
    var result = [Double](repeating: 0, count: m)
    guard m > 0, k > 0 else { return result }
    let (rows32, columns32) = (try blasInteger(rows), try blasInteger(columns))
    callBLAS {
      unsafe cblas_dgemv(CblasColMajor, left.blas, rows32, columns32, 1, elements, rows32, vector, 1, 0, &result, 1)
    }
    return result
  }

  /// The weighted sum of the columns into `sums`, each element by itself and the columns from the first to the last, so that
  /// equal rows have equal sums to the last bit, which a product by the BLAS does not promise.
  ///
  /// - Shapes: n × p, `weights` of p, `sums` of n.
  package func weightedColumns(_ weights: [Double], into sums: inout [Double]) {
    precondition(
      weights.count == columns && sums.count == rows,
      "a matrix of \(shape) takes \(columns) weights and \(rows) sums, found \(weights.count) and \(sums.count)")
    let (rows, columns) = (rows, columns)
    unsafe elements.withUnsafeBufferPointer { elements in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        for row in 0..<rows { unsafe sums[row] = columns == 0 ? 0 : weights[0] * elements[row] }
        for column in stride(from: 1, to: columns, by: 1) {
          let (weight, start) = (weights[column], column * rows)
          for row in 0..<rows { unsafe sums[row] += weight * elements[start + row] }
        }
      }
    }
  }

  /// The Gram matrix `selfᵀ · self` by `dsyrk`, both triangles filled.
  ///
  /// - Shapes: n × p gives p × p.
  package func gram() throws(LinearAlgebraError) -> Matrix {
    var result = Matrix(rows: columns, columns: columns)
    guard rows > 0, columns > 0 else { return result }
    let (p, n) = (try blasInteger(columns), try blasInteger(rows))
    result.withStorage { storage in
      callBLAS { unsafe cblas_dsyrk(CblasColMajor, CblasUpper, CblasTrans, p, n, 1, elements, n, 0, &storage, p) }
    }
    return result.mirroringUpper()
  }

  /// The sum of two matrices of one shape.
  public func plus(_ other: Matrix, scaledBy factor: Double = 1) throws(LinearAlgebraError) -> Matrix {
    guard shape == other.shape else {
      throw .shapeMismatch(operation: "matrix sum", expected: shape, found: other.shape)
    }
    return Matrix(
      rows: rows, columns: columns, columnMajor: zip(elements, other.elements).map { $0 + factor * $1 })
  }

  /// The matrix with every element multiplied by `factor`.
  package func scaled(by factor: Double) -> Matrix {
    Matrix(rows: rows, columns: columns, columnMajor: elements.map { factor * $0 })
  }

  /// A copy whose lower triangle repeats the upper.
  func mirroringUpper() -> Matrix {
    Matrix(rows: rows, columns: columns) { row, column in row <= column ? self[row, column] : self[column, row] }
  }
}
