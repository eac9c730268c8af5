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
  /// What was left out and taken otherwise than it stands, in short.
  public let remarks: [ReadingRemark]
  /// The place in the file of each column of the table.
  let places: [Int]
  /// The line of the header, counted from 1.
  public let headerLine: Int
  /// How many lines of notes below the table were left out.
  public let footerLines: Int
}
