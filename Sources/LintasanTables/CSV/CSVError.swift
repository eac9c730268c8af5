public import LintasanCore

/// What can be wrong with a CSV file. Lines and columns are counted from 1.
public struct CSVError: LintasanError, Hashable, Sendable {
  /// The kinds of fault.
  public enum Fault: Error, Hashable, Sendable {
    case empty
    case notText(byte: UInt8, column: Int)
    case ragged(expected: Int, found: Int)
    case unterminatedQuote
    case textAfterQuote(column: Int)
    case duplicateHeader(String, firstColumn: Int, secondColumn: Int)
    case noColumn(String, available: [String])
    case notANumber(column: String, found: String)
    case tooManyColumns(limit: Int)
    case lineTooLong(limit: Int)
    case endless(limit: Int)
    case cannotRead
    case changedWhileRead
    case notInPieces(encoding: TextEncoding)
    case unclearNumbers(column: String, found: String)
    case mixedNumbers(column: String, found: String, otherColumn: String, otherFound: String)
    case unclearHeader(lastLine: Int)
    case footer(lines: Int, found: String)
    case noSuchLine(count: Int)
  }

  /// The name of the file as the user gave it.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// What is wrong there.
  public let fault: Fault

  /// A fault at a place.
  package init(file: String, line: Int, fault: Fault) {
    self.file = file
    self.line = line
    self.fault = fault
  }
}

extension CSVError {
  /// The option that makes a number of what was found, if there is one.
  private static func numberHint(_ found: String) -> String {
    let digits = found.filter { $0.isNumber }
    guard !digits.isEmpty, found.allSatisfy({ $0.isNumber || ".,' \u{A0}\u{202F}-+".contains($0) }) else {
      return "; a word for missing values is named by `missing` WORD"
    }
    if found.contains(where: { " '\u{A0}\u{202F}".contains($0) }) {
      let mark = found.contains("'") ? "'" : "space"
      return "; marks between thousands are named by `thousandsMark`, as `thousandsMark` \(mark)"
    }
    return "; the mark of decimals is named by `decimalMark`, that of thousands by `thousandsMark`"
  }

  public var description: String {
    switch fault {
    case .empty:
      "\(file): the file is empty; expected a header line and at least one row"
    case .notText(let byte, let column):
      "\(file), line \(line), byte \(column): found the byte 0x\(String(byte, radix: 16, uppercase: true)), which is not "
        + "UTF-8; the file may be Windows-1252 (Latin-1): save it as UTF-8, or say `encoding` windows-1252"
    case .ragged(let expected, let found):
      "\(file), line \(line): found \(found) fields, expected \(expected) as in the header; "
        + "quote fields that hold a delimiter, and remove stray ones"
    case .unterminatedQuote:
      "\(file), line \(line): a quote opens here and never closes; add the closing quote"
    case .textAfterQuote(let column):
      "\(file), line \(line), column \(column): found text after a closing quote, expected a delimiter; "
        + "double the quotes that belong to the text"
    case .duplicateHeader(let name, let first, let second):
      "\(file), line \(line): columns \(first) and \(second) are both named \(Quotation.quoted(name)); rename one of them"
    case .noColumn(let name, let available):
      "\(file): there is no column \(Quotation.quoted(name))\(Suggestion.sentence(for: name, among: available))"
        + "; the columns are \(Quotation.list(available))"
    case .notANumber(let column, let found):
      "\(file), line \(line), column \(Quotation.quoted(column)): found \(Quotation.quoted(found)), expected a number; "
        + "correct it, or leave the field empty where the value is missing\(Self.numberHint(found))"
    case .tooManyColumns(let limit):
      "\(file), line \(line): more than \(limit) columns; check that this is a CSV file"
    case .lineTooLong(let limit):
      "\(file), line \(line): more than \(limit) bytes in one record; check that this is a CSV file"
    case .endless(let limit):
      "\(file): more than \(limit) bytes come through a pipe or a device; save them as a file, which is read in pieces"
    case .cannotRead:
      "\(file) cannot be read; expected a file that is there and readable for you"
    case .changedWhileRead:
      "\(file) became shorter while it was read; run again when nothing writes to it"
    case .unclearNumbers(let column, let found):
      "\(file), line \(line), column \(Quotation.quoted(column)): “\(Quotation.plain(found))” may be a number with decimals or "
        + "one with marked thousands; add `decimalMark` \(found.contains(",") ? "," : ".") for the former or "
        + "`thousandsMark` \(found.contains(",") ? "," : ".") for the latter"
    case .mixedNumbers(let column, let found, let otherColumn, let otherFound):
      "\(file): column \(Quotation.quoted(column)) has a decimal comma (“\(Quotation.plain(found))”) and column "
        + "\(Quotation.quoted(otherColumn)) a decimal point (“\(Quotation.plain(otherFound))”); add `decimalMark` , or `decimalMark` . "
        + "for what are numbers, and `texts` COLUMN for what are none"
    case .unclearHeader(let lastLine):
      lastLine == line
        ? "\(file): the header looks like row \(line): add `headerRows` \(line)"
        : "\(file): the header looks like rows \(line) to \(lastLine): add `headerRows` \(line)-\(lastLine), or `headerRows` "
          + "\(lastLine) for the last alone"
    case .footer(let lines, let found):
      "\(file), line \(line): “\(Quotation.plain(found))” and what follows look like notes below the table: add `footerRows` "
        + "\(lines)"
    case .noSuchLine(let count):
      "\(file): there is no row \(line); the text has \(count)"
    case .notInPieces(let encoding):
      "\(file): the file is in \(encoding.rawValue), expected UTF-8 where a file is read in pieces; convert it first"
    }
  }
}

extension CSVError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    [.cannotRead, .changedWhileRead].contains(fault) ? .readOrWriteFailed : .badData
  }
}
