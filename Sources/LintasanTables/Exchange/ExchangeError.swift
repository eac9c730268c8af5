/// What can be wrong with a file of a statistics program.
public enum ExchangeError: Error, Hashable, Sendable {
  /// A file that cannot be read as what its name says.
  case unreadable(file: String, reason: String)
  /// A sheet that is not in the workbook.
  case noSheet(String, file: String, available: [String])
  /// A column whose name the format does not allow.
  case name(column: String, format: StatisticsFormat)
  /// A text longer than the format allows; the row is counted from 1.
  case textTooLong(column: String, row: Int, bytes: Int, limit: Int, format: StatisticsFormat)
  /// A number that the format cannot hold; the row is counted from 1.
  case number(column: String, row: Int, value: Double, format: StatisticsFormat)
  /// Two columns of one name.
  case table(TableError)
  /// The library that writes the format failed.
  case writing(format: StatisticsFormat, reason: String)
}

extension ExchangeError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let file, let reason):
      "\(file) cannot be read: \(reason); check that it is what its extension says"
    case .noSheet(let name, let file, let available):
      "\(file) has no sheet “\(name)”\(Suggestion.sentence(for: name, among: available)); its sheets are "
        + available.joined(separator: ", ")
    case .name(let column, let format):
      "the column “\(column)” cannot be written to .\(format.rawValue): names are at most \(format.longestName) letters, "
        + "digits and underscores and begin with a letter; rename it"
    case .textTooLong(let column, let row, let bytes, let limit, let format):
      "row \(row), column “\(column)”: the text takes \(bytes) bytes and .\(format.rawValue) holds \(limit); choose csv"
    case .number(let column, let row, let value, let format):
      "row \(row), column “\(column)”: .\(format.rawValue) cannot hold the number \(value); choose csv"
    case .table(let error): error.description
    case .writing(let format, let reason):
      "writing .\(format.rawValue) failed: \(reason)"
    }
  }
}
