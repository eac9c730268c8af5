/// A range of cells such as `A5:F200`, `B:D` or `5:200`.
public struct CellRange: Hashable, Sendable {
  /// Rows, counted from 1; all where `nil`.
  package let rows: ClosedRange<Int>?
  /// Columns, counted from 0; all where `nil`.
  package let columns: ClosedRange<Int>?

  /// A range by its text; `nil` where it is none.
  public init?(_ text: String) {
    let parts = text.uppercased().filter { $0 != "$" }.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = Self.corner(parts[0]), let last = Self.corner(parts[1]),
      (first.row == nil) == (last.row == nil), (first.column == nil) == (last.column == nil)
    else { return nil }
    if let top = first.row, let bottom = last.row {
      guard top <= bottom, top > 0 else { return nil }
      rows = top...bottom
    } else {
      rows = nil
    }
    if let left = first.column, let right = last.column {
      guard left <= right else { return nil }
      columns = left...right
    } else {
      columns = nil
    }
    if rows == nil && columns == nil { return nil }
  }

  private static func corner(_ text: Substring) -> (row: Int?, column: Int?)? {
    let letters = text.prefix { $0.isASCII && $0.isLetter }
    let digits = text.dropFirst(letters.count)
    guard letters.count <= 3, digits.count <= 7, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      !(letters.isEmpty && digits.isEmpty)
    else { return nil }
    let column = letters.utf8.reduce(0) { 26 * $0 + Int($1) - 64 }
    return (digits.isEmpty ? nil : Int(digits), letters.isEmpty ? nil : column - 1)
  }

  /// The letters of a column counted from 0.
  package static func letters(_ column: Int) -> String {
    var (rest, letters) = (column + 1, "")
    while rest > 0 {
      letters = String(Character(Unicode.Scalar(UInt8(65 + (rest - 1) % 26)))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
