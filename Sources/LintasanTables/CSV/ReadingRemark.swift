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
  /// Numbers that count weeks, months, quarters or years.
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
    case .counted(let column, let display):
      "column \(Quotation.quoted(column)) is a count of Stata's calendar (\(display)) and stays a number"
    }
  }
}
