public import LintasanCore
public import LintasanDatasets
public import LintasanIndices
public import LintasanTables

/// What can be wrong when an index is loaded or asked for something.
public enum IndexDataError: LintasanError, Hashable, Sendable {
  /// A CSV file that cannot be read as one.
  case csv(CSVError)
  /// A file of any form that cannot be read as a table.
  case data(DataFileError)
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
  /// An entity that is not among those that are forecast.
  case notForecast(entity: String, reason: String)
  /// A file that is named by a definition and cannot be read; the message says why.
  case unreadable(String)
  /// No row at or before the year that was asked for.
  case nothingAsOf(Int, first: Int)
  /// Every entity of a table is left out.
  case nothingLeft(count: Int)
  /// Numbers so large or so small that sums and squares of them leave what a Double holds.
  case outOfReach(file: String, column: String, value: Double)
  /// Not one score of the index within its scale.
  case allOutsideScale(file: String, column: String, value: Double, lowest: Double, highest: Double)
}

extension IndexDataError {
  public var description: String {
    switch self {
    case .csv(let error): "\(error)"
    case .data(let error): "\(error)"
    case .table(let file, let error): "\(file): \(error)"
    case .definition(let error): "\(error)"
    case .chain(let error): "\(error)"
    case .dataset(let error): "\(error)"
    case .unknownIndex(let name, let available):
      "there is no index \(Quotation.quoted(name))\(Suggestion.sentence(for: name, among: available)); the indices are "
        + "\(available.joined(separator: ", ")); for another give `definition` FILE or `data` FILE"
    case .unknownEntity(let name, let nearest, let kind):
      "there is no \(kind) \(Quotation.quoted(name))"
        + (nearest.isEmpty ? "; see `lintasan rank` for all" : " (did you mean \(nearest.joined(separator: " or "))?)")
    case .unknownYear(let year, let available):
      "there are no scores for \(year); the years are \(available.map(String.init).joined(separator: ", "))"
    case .notForecast(let entity, let reason): "\(Quotation.plain(entity)) is not forecast: \(reason)"
    case .notScored(let entity, let year):
      "\(entity) has no score in \(year): it was not surveyed or is not in the data of that year"
    case .unreadable(let message): message
    case .allOutsideScale(let file, let column, let value, let lowest, let highest):
      "\(file): every score in “\(column)” lies outside the scale of \(NumberText.shortest(lowest)) to "
        + "\(NumberText.shortest(highest)), such as \(NumberText.shortest(value)); set “scale” in the definition to the "
        + "range of the scores"
    case .outOfReach(let file, let column, let value):
      "\(file): “\(column)” has the number \(NumberText.shortest(value)); the largest in size is to lie between 1e-100 and "
        + "1e100: give the column in other units"
    case .nothingLeft(let count):
      "all \(count) entities are left out; name fewer of them in `exclude`"
    case .nothingAsOf(let year, let first):
      "nothing is known as of \(year): the first scores are of \(first); give `asOf` \(first) or later"
    }
  }
}

extension IndexDataError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    switch self {
    case .csv(let error): error.kind
    case .data(let error): error.kind
    case .table(_, let error): error.kind
    case .definition(let error): error.kind
    case .chain(let error): error.kind
    case .dataset(let error): error.kind
    case .allOutsideScale, .outOfReach: .badData
    case .unreadable: .missingInput
    case .unknownIndex, .unknownEntity, .unknownYear, .notScored, .notForecast, .nothingAsOf, .nothingLeft:
      .usage
    }
  }
}
