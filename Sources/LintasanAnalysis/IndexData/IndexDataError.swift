public import LintasanDatasets
public import LintasanIndices
public import LintasanTables

/// What can be wrong when an index is loaded or asked for something.
public enum IndexDataError: Error, Hashable, Sendable {
  /// A CSV file that cannot be read as one.
  case csv(CSVError)
  /// A table that lacks what is needed; the file is named.
  case table(file: String, TableError)
  /// A definition that cannot be read.
  case definition(DefinitionError)
  /// An index that cannot be built from its indicators.
  case chain(ChainError)
  /// The shipped data.
  case dataset(DatasetError)
  /// An index that is not shipped.
  case unknownIndex(String, available: [String])
  /// An entity that the index does not know.
  case unknownEntity(String, nearest: [String], kind: String)
  /// A year without a survey.
  case unknownYear(Int, available: [Int])
  /// An entity without a score in a year.
  case notScored(entity: String, year: Int)
  /// A file that is named by a definition and cannot be read; the message says why.
  case unreadable(String)
  /// No row at or before the year that was asked for.
  case nothingAsOf(Int, first: Int)
}

extension IndexDataError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .csv(let error): "\(error)"
    case .table(let file, let error): "\(file): \(error)"
    case .definition(let error): "\(error)"
    case .chain(let error): "\(error)"
    case .dataset(let error): "\(error)"
    case .unknownIndex(let name, let available):
      "there is no index “\(name)”\(Suggestion.sentence(for: name, among: available)); the indices are "
        + "\(available.joined(separator: ", ")); for another give --definition FILE or --data FILE"
    case .unknownEntity(let name, let nearest, let kind):
      "there is no \(kind) “\(name)”"
        + (nearest.isEmpty ? "; see `lintasan rank` for all" : " (did you mean \(nearest.joined(separator: " or "))?)")
    case .unknownYear(let year, let available):
      "there are no scores for \(year); the years are \(available.map(String.init).joined(separator: ", "))"
    case .notScored(let entity, let year):
      "\(entity) has no score in \(year): it was not surveyed or is not in the data of that year"
    case .unreadable(let message): message
    case .nothingAsOf(let year, let first):
      "nothing is known as of \(year): the first scores are of \(first); give --as-of \(first) or later"
    }
  }
}
