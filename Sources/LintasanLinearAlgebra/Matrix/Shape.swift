/// The numbers of rows and columns of a matrix.
public struct Shape: Hashable, Sendable, CustomStringConvertible {
  /// Number of rows (observations).
  public let rows: Int
  /// Number of columns (variables).
  public let columns: Int

  /// A shape of `rows` × `columns`, neither negative.
  package init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a shape cannot be negative: \(rows) × \(columns)")
    self.rows = rows
    self.columns = columns
  }

  /// Number of elements.
  package var count: Int { rows * columns }

  /// The most elements that a matrix holds: 32 GB of them.
  static let mostElements = 1 << 32

  /// Number of elements where a matrix of the shape can be held.
  var heldCount: Int {
    let (count, overflows) = rows.multipliedReportingOverflow(by: columns)
    precondition(
      !overflows && count <= Self.mostElements,
      "a matrix of \(self) has more than \(Self.mostElements) elements, which need more than 32 GB of memory")
    return count
  }

  public var description: String { "\(rows) × \(columns)" }
}
