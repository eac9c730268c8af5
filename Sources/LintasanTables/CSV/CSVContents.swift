/// What was read from a CSV file, and how.
public struct CSVContents: Sendable {
  /// The columns that were asked for.
  public let table: Table
  /// The dialect, given or detected.
  public let dialect: CSVDialect
  /// The encoding, given or detected.
  public let encoding: TextEncoding
  /// The line on which each row begins.
  public let lines: LineNumbers
  /// All names of the header, also those of columns that were not read.
  public let header: [String]
  /// Names that had spaces around them in the file.
  public let trimmedHeaders: [String]
}
