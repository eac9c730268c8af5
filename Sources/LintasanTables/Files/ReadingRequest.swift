/// What the user says of a file, and what the caller needs of it.
public struct ReadingRequest: Sendable {
  /// The sheet, table of a database or file of an archive; `nil` for the first.
  public var sheet: String?
  /// The cells that hold the table.
  public var range: CellRange?
  /// The rows of the header, counted from 1 as the file has them; several are joined, and `0...0` says that there is none.
  public var headerRows: ClosedRange<Int>?
  /// The rows of a header that is not there: columns are named by their places.
  package static let noHeader = 0...0
  /// How many rows below the table are notes.
  public var footerRows: Int?
  /// The character between fields of a text.
  public var delimiter: UInt8?
  /// The mark before decimals.
  public var decimalMark: UInt8?
  /// The mark between thousands.
  public var thousandsMark: UInt8?
  /// The encoding of a text.
  public var encoding: TextEncoding?
  /// What a cell is.
  public var policy = CellPolicy()
  /// The rows that are kept.
  package var condition: RowFilter?
  /// Whether columns of years become rows.
  public var isWide = false
  /// With ``isWide``: the columns that are no years and are kept beside each; all others where `nil`.
  public var ids: [String]?
  /// The columns that are needed, in the order of the file; all where `nil`.
  public var columns: Set<String>?
  /// Kinds that columns must have.
  package var kinds: [String: Column.Kind] = [:]
  /// How many threads read a text; `nil` for one a core.
  public var threads: Int?

  /// A request for the whole of a file.
  public init() {}

  /// Options that only workbooks and other sheets know, by their names on the command line.
  var sheetOptions: [String] { sheet == nil ? [] : ["sheet"] }

  /// Options that only files of text know.
  var textOptions: [String] {
    [("delimiter", delimiter != nil), ("encoding", encoding != nil)].filter(\.1).map(\.0)
  }

  /// Options about the place of a table in a sheet or text.
  var frameOptions: [String] {
    [("range", range != nil), ("header-row", headerRows != nil), ("skip-footer", footerRows != nil)].filter(\.1).map(\.0)
  }

  /// Options about texts that are numbers.
  var markOptions: [String] {
    [("decimal", decimalMark != nil), ("thousands", thousandsMark != nil)].filter(\.1).map(\.0)
  }

  /// Whether a text has to be taken apart cell by cell, rather than column by column.
  var needsGrid: Bool { range != nil || (headerRows?.count ?? 1) > 1 || headerRows == Self.noHeader || isWide }

  /// The columns that are read, with those of the condition.
  var neededColumns: Set<String>? { columns.map { $0.union(condition?.columns ?? []) } }
}
