/// Something that a reader of a file did and a person should know, in short; the notes of an import list every cell.
package enum ReadingRemark: Hashable, Sendable {
  /// Lines above the header that hold a title.
  case titles(lines: [Int])
  /// Notes below the table.
  case footer(lines: Int)
  /// Rows within the table that are its header once more.
  case repeatedHeads(lines: [Int])
  /// The last row, which holds totals and stays.
  case total(word: String)
  /// Flags behind numbers, which are left out.
  case flags(count: Int)
  /// Rows that end before the last column, by the lines of the first ones; the last may have been cut off with the file.
  case shortRows(lines: [Int], count: Int, isCut: Bool)
  /// Rows with blank fields behind the last column.
  case longRows(lines: [Int], count: Int)
  /// Rows of blank fields, which are left out.
  case blankRows(lines: [Int], count: Int)
  /// Heads that are numbers, of a header that nobody named.
  case numericHeads(words: [String])
  /// Heads of years with the mark of a footnote.
  case markedYears(heads: [String])
  /// Columns that are kept beside each year although they begin with one.
  case keptLikeYears(heads: [String])
  /// A text of one column whose blanks may part its fields.
  case blanksInside
  /// A first column without a head, as R writes the names of rows.
  case rowNames
  /// A column without a name, which is named by its place.
  case nameless(column: String)
  /// Words such as `NA` that are missing in a column of texts.
  case missingWords(column: String, words: [String], count: Int)
  /// Cells with blanks around them, which were left out.
  case trimmed(column: String, count: Int)
  /// Digits that are texts: leading zeros, or more digits than a number keeps.
  case codes(column: String)
  /// Cells that a file of a statistics program declares missing.
  case declaredMissing(column: String, words: [String], count: Int)
  /// Counts of weeks, months, quarters or halves, which are texts now.
  case periods(column: String, display: String, example: String)
  /// Rows that hold nothing but one text; they stay rows of the table.
  case loneTexts(words: [String], count: Int)
  /// Numbers that count time otherwise than any other program.
  case counted(column: String, display: String)
}

extension ReadingRemark: CustomStringConvertible {
  package var description: String {
    switch self {
    case .titles(let lines):
      lines.count == 1
        ? "row \(lines[0]) above the header is a title and left out"
        : "rows \(lines[0]) to \(lines[lines.count - 1]) above the header are titles and left out"
    case .footer(let lines):
      lines == 1 ? "the last row is a note and left out" : "the last \(lines) rows are notes and left out"
    case .repeatedHeads(let lines):
      lines.count == 1
        ? "row \(lines[0]) is the header once more and left out"
        : "rows \(lines.prefix(5).map(String.init).joined(separator: ", "))\(lines.count > 5 ? " …" : "") are the header once more "
          + "(\(lines.count)) and left out"
    case .total(let word):
      "the last row is \(Quotation.quoted(word)) and stays a row of the table; `footerRows` 1 leaves it out"
    case .flags(let count):
      "the \(count == 1 ? "flag behind a value is" : "flags behind \(count) values are") left out"
    case .shortRows(let lines, let count, let isCut):
      (count == 1
        ? "row \(lines[0]) ends early; its last fields are" : "\(Self.rows(lines, count)) end early; their last fields are")
        + " missing" + (isCut ? ", and the file may have been cut off" : "")
    case .longRows(let lines, let count):
      (count == 1 ? "row \(lines[0]) has" : "\(Self.rows(lines, count)) have")
        + " blank fields behind the last column, which are left out"
    case .blankRows(let lines, let count):
      (count == 1 ? "row \(lines[0]) holds" : "\(Self.rows(lines, count)) hold") + " nothing and "
        + (count == 1 ? "is" : "are") + " left out"
    case .numericHeads(let words):
      "the header holds numbers (\(words.map(Quotation.quoted).joined(separator: ", "))); if it is a row of the table, "
        + "add `headerRows` 0"
    case .markedYears(let heads):
      "\(heads.map(Quotation.quoted).joined(separator: ", ")) \(heads.count == 1 ? "is read as a year" : "are read as years")"
    case .keptLikeYears(let heads):
      "\(heads.map(Quotation.quoted).joined(separator: ", ")) \(heads.count == 1 ? "is no year and" : "are no years and") kept "
        + "beside each year"
    case .blanksInside: "the text has one column; if blanks part its fields, add `delimiter` space"
    case .rowNames: "the first column has no head: it holds the names of the rows, as R writes them"
    case .nameless(let column): "a column without a name is called \(Quotation.quoted(column))"
    case .missingWords(let column, let words, let count):
      "column \(Quotation.quoted(column)): \(words.map(Quotation.quoted).joined(separator: " and ")) "
        + "\(count == 1 ? "is" : "are") taken for missing in \(count) \(count == 1 ? "cell" : "cells")"
    case .trimmed(let column, let count):
      "column \(Quotation.quoted(column)): blanks around \(count) \(count == 1 ? "cell" : "cells") are left out"
    case .codes(let column):
      "column \(Quotation.quoted(column)) is text: it has leading zeros, or more digits than a number keeps"
    case .declaredMissing(let column, let words, let count):
      "column \(Quotation.quoted(column)): \(count) \(count == 1 ? "cell is" : "cells are") missing by what the file declares "
        + "(\(words.joined(separator: ", ")))"
    case .periods(let column, let display, let example):
      "column \(Quotation.quoted(column)) is a count of Stata's calendar (\(display)) and read as texts such as "
        + example
    case .loneTexts(let words, let count):
      (count == 1 ? "1 row holds" : "\(count) rows hold") + " nothing but one text and "
        + (count == 1 ? "stays: " : "stay: ") + words.map(Quotation.quoted).joined(separator: ", ")
        + (count > words.count ? ", …" : "")
    case .counted(let column, let display):
      "column \(Quotation.quoted(column)) is a count of Stata's calendar (\(display)) and stays a number"
    }
  }
  /// Rows by their lines, the first of which are named.
  private static func rows(_ lines: [Int], _ count: Int) -> String {
    "\(count) rows (\(lines.map(String.init).joined(separator: ", "))\(count > lines.count ? " …" : ""))"
  }
}
