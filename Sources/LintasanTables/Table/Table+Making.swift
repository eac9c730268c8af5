#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What the cells of a column are made of: numbers, texts, truth values, and optional ones.
public protocol CellConvertible: Sendable {
  /// A column of such values, `nil` where one is missing.
  static func column(_ name: String, _ values: [Self?]) -> Column
}

extension Double: CellConvertible {
  /// A column of numbers.
  public static func column(_ name: String, _ values: [Double?]) -> Column { Column(name, values) }
}
extension Int: CellConvertible {
  /// A column of whole numbers.
  public static func column(_ name: String, _ values: [Int?]) -> Column { Column(name, values) }
}
extension String: CellConvertible {
  /// A column of texts.
  public static func column(_ name: String, _ values: [String?]) -> Column { Column(name, values) }
}
extension Bool: CellConvertible {
  /// A column of truth values.
  public static func column(_ name: String, _ values: [Bool?]) -> Column { Column(name, values) }
}
extension Optional: CellConvertible where Wrapped: CellConvertible {
  /// A column with gaps.
  public static func column(_ name: String, _ values: [Wrapped??]) -> Column { Wrapped.column(name, values.map { $0 ?? nil }) }
}

/// What becomes a column: an array of numbers, texts, truth values, or optional ones.
public protocol ColumnConvertible: Sendable {
  /// The column of a name.
  func column(named name: String) -> Column
}

extension Array: ColumnConvertible where Element: CellConvertible {
  /// The column of a name.
  public func column(named name: String) -> Column { Element.column(name, map { Optional($0) }) }
}

extension Table {
  /// A table of columns by name: `try Table(["x": [1, 2], "c": ["a", "b"], "y": [0.5, nil]])`.
  ///
  /// - Throws: `.duplicateColumn`, `.unequalLengths`.
  public init(_ columns: KeyValuePairs<String, any ColumnConvertible>) throws(TableError) {
    try self.init(columns: columns.map { $1.column(named: $0) })
  }

  /// Reads a file of any form that ``DataReader`` knows: CSV in every dialect, workbooks, Stata, SPSS, JSON records, SQLite.
  ///
  /// - Parameters:
  ///   - path: the place of the file.
  ///   - request: what is known of it, such as its sheet or the mark before decimals.
  /// - Throws: ``DataFileError`` naming the file.
  public init(contentsOf path: String, _ request: ReadingRequest = ReadingRequest()) throws(DataFileError) {
    self = try DataReader(request).read(contentsOf: URL(fileURLWithPath: path), file: path).table
  }

  /// Reads a file of any form that ``DataReader`` knows.
  ///
  /// - Throws: ``DataFileError`` naming the file.
  public init(contentsOf url: URL, _ request: ReadingRequest = ReadingRequest()) throws(DataFileError) {
    self = try DataReader(request).read(contentsOf: url).table
  }

  /// Reads CSV from a text; delimiter and marks are found.
  ///
  /// - Throws: ``CSVError`` with the line.
  public init(csv text: String) throws(CSVError) {
    self = try CSVReader(threads: 1).read(Array(text.utf8), file: "the text").table
  }

  /// The table as a text of CSV, header first.
  public func csv(_ dialect: CSVDialect = .rfc4180) -> String {
    String(decoding: CSVWriter(dialect: dialect).write(self), as: UTF8.self)
  }

  /// Writes the table; the ending says the form: `.csv`, `.tsv`, `.dta` (Stata) or `.sav` (SPSS). Workbooks and documents are
  /// written by a `Report`.
  ///
  /// The file is written beside its place and then renamed, so that a failure leaves an old one as it was.
  ///
  /// - Throws: `.unknownForm`, `.cannotWrite`.
  public func write(to path: String) throws(TableError) {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let bytes: [UInt8]
    if ending == "csv" || ending == "tsv" {
      bytes = CSVWriter(dialect: ending == "csv" ? .rfc4180 : .tsv).write(self)
    } else if let format = StatisticsFormat(fileName: path) {
      do throws(ExchangeError) { bytes = try StatisticsFileWriter(format).write(LabelledTable(self)) } catch {
        throw .cannotWrite(path: path, reason: "\(error)")
      }
    } else {
      throw .unknownForm(path: path, known: [".csv", ".tsv"] + StatisticsFormat.allCases.map { ".\($0.rawValue)" })
    }
    do throws(SystemError) { try OpenFile.replace(path, by: bytes) } catch {
      throw .cannotWrite(path: path, reason: "it cannot be written: \(error)")
    }
  }
}
