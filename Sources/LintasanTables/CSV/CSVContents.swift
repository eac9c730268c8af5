/// What was read from a CSV file, and how.
package struct CSVContents: Sendable {
  /// The columns that were asked for.
  package let table: Table
  /// The dialect, given or detected.
  package let dialect: CSVDialect
  /// The encoding, given or detected.
  package let encoding: TextEncoding
  /// The line on which each row begins.
  package let lines: LineNumbers
  /// All names of the header, also those of columns that were not read.
  package let header: [String]
  /// Names that had spaces around them in the file.
  package let trimmedHeaders: [String]
  /// What was left out and taken otherwise than it stands, in short.
  package let remarks: [ReadingRemark]
  /// The place in the file of each column of the table.
  let places: [Int]
  /// The line of the header, counted from 1.
  package let headerLine: Int
  /// How many lines of notes below the table were left out.
  package let footerLines: Int
  /// How many fields a row has, and how many at least without a note; whether the first has no head at all.
  let fieldCount: Int
  let leastFields: Int?
  let hasRowNames: Bool
}
