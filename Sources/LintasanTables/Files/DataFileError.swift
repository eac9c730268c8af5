public import LintasanCore

/// Why a file cannot be read as a table.
public enum DataFileError: LintasanError, Hashable, Sendable {
  /// A text.
  case csv(CSVError)
  /// A workbook or a file of a statistics program.
  case exchange(ExchangeError)
  /// A condition on rows.
  case condition(RowFilterError)
  /// A file of a form that is not read, and what turns it into one that is.
  case unsupported(file: String, format: String, advice: String)
  /// An option that does nothing for a file of this form.
  case withoutEffect(option: String, format: String)
  /// A header that only a person can find.
  case unclearHeader(file: String, rows: ClosedRange<Int>)
  /// Rows that the sheet does not have.
  case noSuchRows(file: String, option: String, rows: ClosedRange<Int>, count: Int)
  /// Two columns of one name.
  case duplicateColumn(file: String, name: String, first: String, second: String)
  /// A cell that should be a number.
  case notANumber(file: String, line: Int, column: String, found: String)
  /// A number that may be read in two ways.
  case unclearNumber(file: String, column: String, found: String)
  /// Columns that are named but not there.
  case noColumn(file: String, option: String, name: String, available: [String])
  /// A wide table without columns of years.
  case noYears(file: String, available: [String])
  /// Nothing to read.
  case empty(file: String)
  /// A sheet without a table, beside others.
  case noTable(file: String, sheet: String, sheets: [String])
  /// Several files in an archive.
  case severalFiles(file: String, names: [String])

  /// What kind of failure it is.
  public var kind: ErrorKind {
    switch self {
    case .csv(let error): error.kind
    case .exchange(let error): error.kind
    case _ where isUsage: .usage
    default: .badData
    }
  }

  /// Whether the command line is at fault, not the file.
  package var isUsage: Bool {
    switch self {
    case .withoutEffect, .noSuchRows: true
    case .noColumn(_, let option, _, _): !option.isEmpty
    case .condition(let error): if case .noRows = error { false } else { true }
    default: false
    }
  }
}

extension DataFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .csv(let error):
      if case .ragged(let expected, let found) = error.fault, found > expected {
        "\(error); add `range` A:\(CellRange.letters(expected - 1)) for the columns of the header alone, or `range` "
          + "A:\(CellRange.letters(found - 1)) for all"
      } else if case .duplicateHeader = error.fault {
        "\(error), choose the cells by `range`, or number the columns by `headerRows` 0"
      } else {
        "\(error)"
      }
    case .exchange(let error): "\(error)"
    case .condition(let error): "\(error)"
    case .unsupported(let file, let format, let advice): "\(file) is \(format), which is not read; \(advice)"
    case .withoutEffect(let option, let format): "`\(Self.setting(option))` has no effect on \(format); leave it out"
    case .unclearHeader(let file, let rows):
      rows.count == 1
        ? "\(file): the header looks like row \(rows.lowerBound): add `headerRows` \(rows.lowerBound)"
        : "\(file): the header looks like rows \(rows.lowerBound) to \(rows.upperBound): add `headerRows` "
          + "\(rows.lowerBound)-\(rows.upperBound), or `headerRows` \(rows.upperBound) for the last alone"
    case .noSuchRows(let file, let option, let rows, let count):
      "\(file): `\(Self.setting(option))` \(rows.lowerBound)\(rows.count > 1 ? "-\(rows.upperBound)" : ""): the table has \(count) rows"
    case .duplicateColumn(let file, let name, let first, let second):
      "\(file): columns \(first) and \(second) are both named \(Quotation.quoted(name)); rename one of them, choose the cells "
        + "by `range`, or number the columns by `headerRows` 0"
    case .notANumber(let file, let line, let column, let found):
      "\(file), line \(line), column \(Quotation.quoted(column)): found \(Quotation.quoted(found)), expected a number; correct it, "
        + "leave the cell empty where the value is missing, or name the word by `missing`"
    case .unclearNumber(let file, let column, let found):
      "\(file), column \(Quotation.quoted(column)): “\(Quotation.plain(found))” may be a number with decimals or one with marked "
        + "thousands; add `decimalMark` \(found.contains(",") ? "," : ".") for the former or `thousandsMark` "
        + "\(found.contains(",") ? "," : ".") for the latter"
    case .noColumn(let file, let option, let name, let available):
      "\(file)\(option.isEmpty ? "" : ", `\(Self.setting(option))`"): there is no column \(Quotation.quoted(name))"
        + "\(Suggestion.sentence(for: name, among: available)); the columns are \(Quotation.list(available))"
    case .noYears(let file, let available):
      "\(file): `isWide` needs columns of years such as “2020” or “2020 [YR2020]”; the columns are \(Quotation.list(available))"
    case .empty(let file): "\(file): the file is empty; expected a header and at least one row"
    case .noTable(let file, let sheet, let sheets):
      "\(file): the sheet \(Quotation.quoted(sheet)) holds no table; name one by `sheet`: \(Quotation.list(sheets))"
    case .severalFiles(let file, let names):
      "\(file): the archive holds \(names.count) files; name one by `sheet`: \(Quotation.list(names))"
    }
  }
}

extension DataFileError {
  /// What a program calls the setting that the command line names so.
  private static func setting(_ option: String) -> String {
    switch option {
    case "header-row": "headerRows"
    case "skip-footer": "footerRows"
    case "decimal": "decimalMark"
    case "thousands": "thousandsMark"
    case "wide": "isWide"
    case "where": "condition"
    case "text": "texts"
    default: option
    }
  }
}
