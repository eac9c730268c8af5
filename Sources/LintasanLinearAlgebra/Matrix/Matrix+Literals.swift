extension Matrix: ExpressibleByArrayLiteral {
  /// A matrix of rows, as `[[4, 1], [1, 3]]`.
  public init(arrayLiteral rows: [Double]...) { self.init(rows: rows) }

  /// A matrix from rows that come from data.
  ///
  /// - Throws: `.unequalLengths` naming the first row that is longer or shorter than the first one.
  public init(checkingRows rows: [[Double]]) throws(LinearAlgebraError) {
    let width = rows.first?.count ?? 0
    if let line = rows.firstIndex(where: { $0.count != width }) {
      throw .unequalLengths(line: line, expected: width, found: rows[line].count)
    }
    self.init(rows: rows)
  }
}

extension Matrix {
  /// The rows and columns of two ranges, all counted from 0.
  package subscript(rows: Range<Int>, columns: Range<Int>) -> Matrix {
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= self.rows && columns.lowerBound >= 0
        && columns.upperBound <= self.columns,
      "rows \(rows) and columns \(columns) do not lie in a matrix of \(shape): both are counted from 0")
    return Matrix(rows: rows.count, columns: columns.count) { row, column in
      self[rows.lowerBound + row, columns.lowerBound + column]
    }
  }

  /// The rows and columns of two ranges, such as `a[0..<1, 0...1]`, `a[1..., ...]`; all counted from 0.
  public subscript(rows: some RangeExpression<Int>, columns: some RangeExpression<Int>) -> Matrix {
    self[known(rows, self.rows), known(columns, self.columns)]
  }

  /// Some columns of one row.
  public subscript(row: Int, columns: some RangeExpression<Int>) -> [Double] {
    self[row..<(row + 1), known(columns, self.columns)].elements
  }

  /// Some rows of one column.
  public subscript(rows: some RangeExpression<Int>, column: Int) -> [Double] {
    self[known(rows, self.rows), column..<(column + 1)].elements
  }

  /// All columns of some rows.
  public subscript(rows: some RangeExpression<Int>, columns: UnboundedRange) -> Matrix {
    self[known(rows, self.rows), 0..<self.columns]
  }

  /// All rows of some columns.
  public subscript(rows: UnboundedRange, columns: some RangeExpression<Int>) -> Matrix {
    self[0..<self.rows, known(columns, self.columns)]
  }

  /// The places of a range that may have no end, such as `1...`, which then ends with the matrix.
  private func known(_ range: some RangeExpression<Int>, _ count: Int) -> Range<Int> {
    // A range without an end takes that of all numbers, since one that begins behind the matrix would have none.
    let places = range.relative(to: 0..<Int.max)
    guard places.upperBound == .max else { return places }
    precondition(
      places.lowerBound <= count, "\(places.lowerBound)... does not begin in a matrix of \(shape): both are counted from 0")
    return places.lowerBound..<count
  }
}
