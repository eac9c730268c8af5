extension Matrix: CustomStringConvertible {
  /// The shape and the elements in aligned columns with six significant digits; of a large matrix its corner.
  public var description: String {
    let (height, width) = (min(rows, 12), min(columns, 10))
    var lines = ["Matrix \(shape)"]
    let cells = (0..<height).map { row in (0..<width).map { Self.text(self[row, $0]) } }
    let widths = (0..<width).map { column in cells.map { $0[column].count }.max() ?? 0 }
    for row in cells {
      let padded = zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
      lines.append("  " + padded.joined(separator: "  ") + (width < columns ? "  …" : ""))
    }
    if height < rows { lines.append("  …") }
    return lines.joined(separator: "\n")
  }

  /// A number with six significant digits.
  static func text(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    if value == value.rounded(), abs(value) < 1e9 { return "\(Int(value))" }
    var (magnitude, exponent) = (abs(value), 0)
    while magnitude >= 10 && exponent < 400 { (magnitude, exponent) = (magnitude / 10, exponent + 1) }
    while magnitude < 1 && exponent > -400 { (magnitude, exponent) = (magnitude * 10, exponent - 1) }
    let digits = (magnitude * 1e5).rounded()
    if exponent < -4 || exponent >= 9 {
      return (value < 0 ? "-" : "") + "\(digits / 1e5)e\(exponent)"
    }
    // As many decimals as six digits leave.
    let decimals = max(0, 5 - exponent)
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }
}

extension SymmetricEigen: CustomStringConvertible {
  /// The eigenvalues.
  public var description: String {
    "SymmetricEigen of order \(values.count), eigenvalues \(values.map(Matrix.text).joined(separator: ", "))"
  }
}

extension Eigen: CustomStringConvertible {
  /// The eigenvalues.
  public var description: String {
    "Eigen of order \(values.count), eigenvalues \(values.map(\.description).joined(separator: ", "))"
  }
}

extension Cholesky: CustomStringConvertible {
  /// The factor.
  public var description: String { "Cholesky of order \(lower.rows), lower factor:\n\(lower)" }
}

extension LU: CustomStringConvertible {
  /// The order and the determinant.
  public var description: String { "LU of order \(order), determinant \(Matrix.text(determinant))" }
}

extension QR: CustomStringConvertible {
  /// The shape and the rank.
  public var description: String { "QR of \(shape), rank \(rank)" }
}

extension SVD: CustomStringConvertible {
  /// The singular values.
  public var description: String {
    "SVD of \(u.rows) × \(vTransposed.columns), singular values "
      + singularValues.map(Matrix.text).joined(separator: ", ")
  }
}
