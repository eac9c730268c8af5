/// The numbers of rows and columns of a matrix.
public struct Shape: Hashable, Sendable, CustomStringConvertible {
  /// Number of rows (observations).
  public let rows: Int
  /// Number of columns (variables).
  public let columns: Int

  /// A shape of `rows` × `columns`, neither negative.
  public init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a shape cannot be negative: \(rows) × \(columns)")
    self.rows = rows
    self.columns = columns
  }

  /// Number of elements.
  public var count: Int { rows * columns }

  public var description: String { "\(rows) × \(columns)" }
}
