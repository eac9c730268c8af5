/// Something that an import did not take over as it stood in the file.
public struct ImportNote: Hashable, Sendable {
  /// What was done.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The value, row or column is not in the result.
    case dropped
    /// A word or blanks that stand for a missing value.
    case missing
    /// The value is in the result, but not as it was.
    case changed
    /// The column goes by another name, or by its own because it is of no known series.
    case mapped
    /// The value is in no file, but follows from others.
    case derived
  }

  /// The file's name.
  public let file: String
  /// The line, counted from 1; `nil` where the note is about a whole column or file.
  public let line: Int?
  /// The column, as the file names it.
  public let column: String?
  /// What was done.
  public let kind: Kind
  /// What stood in the file.
  public let found: String
  /// What the result has instead.
  public let kept: String?
  /// Why.
  public let reason: String

  /// A note.
  package init(
    file: String, line: Int?, column: String?, kind: Kind, found: String, kept: String? = nil, reason: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.kind = kind
    self.found = found
    self.kept = kept
    self.reason = reason
  }
}

extension ImportNote: CustomStringConvertible {
  /// One line for people.
  public var description: String {
    let place = [line.map { "line \($0)" }, column.map { "column \(Quotation.quoted($0))" }].compactMap { $0 }
    let change = kept.map { "\(Quotation.quoted(found)) → \(Quotation.quoted($0))" } ?? Quotation.quoted(found)
    return "\(([file] + place).joined(separator: ", ")): \(kind.rawValue) \(change): \(reason)"
  }
}
