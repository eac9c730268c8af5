import LintasanLinearAlgebra

/// Products over row blocks: the same blocks whatever the thread count, summed in order, so results repeat.
enum RowBlocks {
  static let size = 16_384

  static func ranges(_ rows: Int) -> [Range<Int>] {
    stride(from: 0, to: rows, by: size).map { $0..<min($0 + size, rows) }
  }

  /// The rows of a block as a matrix, each row scaled by `weights` where given.
  static func block(_ columns: [[Double]], _ range: Range<Int>, weights: [Double]? = nil) -> Matrix {
    var elements: [Double] = []
    elements.reserveCapacity(range.count * columns.count)
    for column in columns {
      if let weights {
        for row in range { elements.append(column[row] * weights[row]) }
      } else {
        elements.append(contentsOf: column[range])
      }
    }
    return Matrix(rows: range.count, columns: columns.count, columnMajor: elements)
  }

  /// Σ wᵢ² xᵢxᵢᵀ by `dsyrk`, k × k.
  static func gram(_ columns: [[Double]], weights: [Double]? = nil, threads: Int) throws(RegressionError) -> Matrix {
    let k = columns.count
    let rows = columns.first?.count ?? 0
    let blocks = ranges(rows)
    let parts = try algebra { () throws(LinearAlgebraError) in
      try parallelMap(count: blocks.count, threads: threads) { index throws(LinearAlgebraError) in
        try block(columns, blocks[index], weights: weights).gram()
      }
    }
    return sum(parts, rows: k, columns: k)
  }

  /// AᵀB, k × m.
  static func cross(_ left: [[Double]], _ right: [[Double]], threads: Int) throws(RegressionError) -> Matrix {
    let blocks = ranges(left.first?.count ?? 0)
    let parts = try algebra { () throws(LinearAlgebraError) in
      try parallelMap(count: blocks.count, threads: threads) { index throws(LinearAlgebraError) in
        try block(left, blocks[index]).times(block(right, blocks[index]), .transposed)
      }
    }
    return sum(parts, rows: left.count, columns: right.count)
  }

  /// X · M as columns, n × m.
  static func times(_ columns: [[Double]], _ right: Matrix, threads: Int) throws(RegressionError) -> [[Double]] {
    let blocks = ranges(columns.first?.count ?? 0)
    let parts = try algebra { () throws(LinearAlgebraError) in
      try parallelMap(count: blocks.count, threads: threads) { index throws(LinearAlgebraError) in
        try block(columns, blocks[index]).times(right)
      }
    }
    return (0..<right.columns).map { column in
      var values: [Double] = []
      values.reserveCapacity(columns.first?.count ?? 0)
      for part in parts { values.append(contentsOf: part.column(column)) }
      return values
    }
  }

  private static func sum(_ parts: [Matrix], rows: Int, columns: Int) -> Matrix {
    var total = [Double](repeating: 0, count: rows * columns)
    for part in parts {
      for index in total.indices { total[index] += part.elements[index] }
    }
    return Matrix(rows: rows, columns: columns, columnMajor: total)
  }
}
