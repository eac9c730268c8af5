/// What was read of a file of any form.
public struct DataContents: Sendable {
  /// The table, with labels where the file has them.
  package var content: LabelledTable
  /// The form of the file, in a word such as `xlsx`.
  public var format: String
  /// What a person should know of how it was read, in short.
  public var remarks: [String]
  /// All names of the header, also those of columns that were not read.
  package var header: [String]
  /// Every cell that differs from its text in the file; empty unless asked for.
  public var notes: [ImportNote]
  /// The dialect, where the file is a text.
  public var dialect: CSVDialect?
  /// The encoding, where the file is a text.
  public var encoding: TextEncoding?

  /// The table.
  public var table: Table { content.table }
}
