package import LintasanCore
package import LintasanTables

/// Why files cannot be imported.
package enum ImportError: LintasanError, Hashable, Sendable {
  /// No file was given.
  case nothingToRead
  /// A file that is no CSV.
  case csv(CSVError)
  /// A dataset that the import needs.
  case dataset(DatasetError)
  /// A table of that dataset that is not as it should be.
  case table(TableError)
  /// A column that the file must have, with the names that it may go by.
  case noColumn(file: String, purpose: String, names: [String], available: [String])
  /// Two files, or two rows, that say different things of one cell.
  case conflict(key: String, column: String, first: String, firstPlace: String, second: String, secondPlace: String)
  /// No row could be taken over.
  case nothingKept(file: String, reason: String)
  /// A file of another form than the importer reads.
  case notOfTheForm(file: String, expected: String)
}

extension ImportError {
  /// What went wrong with a shipped table that an import needs.
  init(_ error: any Error) {
    switch error {
    case let error as DatasetError: self = .dataset(error)
    case let error as CSVError: self = .csv(error)
    case let error as TableError: self = .table(error)
    default: self = .nothingToRead
    }
  }
}

extension ImportError {
  package var description: String {
    switch self {
    case .nothingToRead: "no file was given; name the files to import"
    case .csv(let error): "\(error)"
    case .dataset(let error): "\(error)"
    case .table(let error): "\(error)"
    case .noColumn(let file, let purpose, let names, let available):
      "\(file): no column holds the \(purpose); expected one named \(names.map { "“\($0)”" }.joined(separator: " or "))"
        + ", found \(Quotation.list(available))"
    case .conflict(let key, let column, let first, let firstPlace, let second, let secondPlace):
      "\(Quotation.plain(key)): \(Quotation.plain(column)) is \(Quotation.quoted(first)) in \(firstPlace) and \(Quotation.quoted(second)) in \(secondPlace); keep one of them"
    case .nothingKept(let file, let reason): "\(file): no row could be taken over: \(reason)"
    case .notOfTheForm(let file, let expected): "\(file): the file is of another form; expected \(expected)"
    }
  }
}

extension ImportError {
  /// What kind of failure it is.
  package var kind: ErrorKind {
    .badData
  }
}
