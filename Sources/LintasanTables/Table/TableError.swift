public import LintasanCore

/// What can be wrong when a table is asked for something.
public enum TableError: LintasanError, Hashable, Sendable {
  /// A column that is not there.
  case noColumn(String, available: [String])
  /// A column of another kind than was asked for.
  case wrongKind(column: String, expected: Column.Kind, found: Column.Kind)
  /// Two columns of one name.
  case duplicateColumn(String)
  /// Two tables with a column of one name that is no key.
  case sharedColumn(String)
  /// Columns of one name and different kinds in tables that are stacked; the table is counted from 1.
  case kindsDiffer(column: String, expected: Column.Kind, found: Column.Kind, table: Int)
  /// A file name whose ending says no form that is written.
  case unknownForm(path: String, known: [String])
  /// A file that cannot be written, and why.
  case cannotWrite(path: String, reason: String)
  /// Columns of different lengths.
  case unequalLengths(column: String, expected: Int, found: Int)
  /// A key that occurs twice; rows are counted from 1, the header left out.
  case duplicateKey(String, firstRow: Int, secondRow: Int)
  /// A key cell that is empty; the row is counted from 1, the header left out.
  case missingKey(column: String, row: Int)
  /// A value that is no finite number; the row is counted from 1, the header left out.
  case notFinite(column: String, row: Int, value: Double)
  /// A time that is no whole number; the row is counted from 1, the header left out.
  case notWholeNumber(column: String, row: Int, found: Double)
}

extension TableError {
  public var description: String {
    switch self {
    case .noColumn(let name, let available):
      "there is no column \(Quotation.quoted(name))\(Suggestion.sentence(for: name, among: available))"
        + "; the columns are \(Quotation.list(available))"
    case .wrongKind(let column, let expected, let found):
      "column \(Quotation.quoted(column)) holds \(found.rawValue)s; expected \(expected.rawValue)s"
    case .duplicateColumn(let name):
      "two columns are named \(Quotation.quoted(name)); give each its own name"
    case .sharedColumn(let name):
      "both tables have a column \(Quotation.quoted(name)); give a suffix for those of the second, or drop one of them"
    case .kindsDiffer(let column, let expected, let found, let table):
      "column \(Quotation.quoted(column)) holds \(found.rawValue)s in table \(table) and \(expected.rawValue)s before; expected one "
        + "kind in all tables"
    case .unknownForm(let path, let known):
      "\(Quotation.plain(path)): no form that is written has this ending; the endings are \(Quotation.list(known))"
    case .cannotWrite(let path, let reason): "\(Quotation.plain(path)): \(reason)"
    case .unequalLengths(let column, let expected, let found):
      "column \(Quotation.quoted(column)) has \(found) rows; expected \(expected)"
    case .duplicateKey(let key, let first, let second):
      "\(Quotation.plain(key)) occurs twice, in data rows \(first) and \(second); keep one row for each"
    case .missingKey(let column, let row):
      "column \(Quotation.quoted(column)) is empty in data row \(row); every row needs its key"
    case .notFinite(let column, let row, let value):
      "column \(Quotation.quoted(column)), data row \(row): found \(value), expected a finite number, or none where it is missing"
    case .notWholeNumber(let column, let row, let found):
      "column \(Quotation.quoted(column)), data row \(row): found \(found), expected a whole number such as a year"
    }
  }
}

extension TableError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    switch self {
    case .unknownForm: .usage
    case .cannotWrite: .cannotCreate
    default: .badData
    }
  }
}
