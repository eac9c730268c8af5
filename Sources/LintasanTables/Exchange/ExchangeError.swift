public import LintasanCore

/// What can be wrong with a file of another program.
public enum ExchangeError: LintasanError, Hashable, Sendable {
  /// A file that cannot be opened.
  case cannotRead(file: String)
  /// A file that is damaged or of another format.
  case notReadable(file: String, format: String, reason: String)
  /// A file with more in it than is read of its format.
  case tooLarge(file: String, format: String, reason: String)
  /// A sheet that the workbook does not have.
  case noSheet(file: String, name: String, available: [String])
  /// A table that cannot be held in the format.
  case notWritable(format: String, reason: String)
  /// A text that is longer than the format allows; the row is counted from 1.
  case textTooLong(column: String, row: Int, bytes: Int, limit: Int)
  /// A text with a zero byte, which ends texts in these formats; the row is counted from 1.
  case zeroByte(column: String, row: Int)
}

extension ExchangeError {
  public var description: String {
    switch self {
    case .cannotRead(let file): "\(file) cannot be read; expected a file that is there and readable for you"
    case .notReadable(let file, let format, let reason):
      "\(file) cannot be read as \(format): \(reason); check that the file is whole and of that format"
    case .tooLarge(let file, let format, let reason):
      "\(file) is too large to be read as \(format): \(reason); save it as CSV, which is read piece by piece"
    case .noSheet(let file, let name, let available):
      "\(file): there is no sheet \(Quotation.quoted(name))\(Suggestion.sentence(for: name, among: available)); the sheets are "
        + Quotation.list(available)
    case .notWritable(let format, let reason): "the table cannot be written as \(format): \(reason)"
    case .textTooLong(let column, let row, let bytes, let limit):
      "column \(Quotation.quoted(column)), data row \(row): a text of \(bytes) bytes is longer than the \(limit) that the format allows; "
        + "shorten it, or write CSV"
    case .zeroByte(let column, let row):
      "column \(Quotation.quoted(column)), data row \(row): the text holds a zero byte, which the format cannot keep; remove it"
    }
  }
}

extension ExchangeError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    .badData
  }
}
