public import LintasanCore
public import LintasanTables

/// What can be wrong with the shipped data.
public enum DatasetError: LintasanError, Hashable, Sendable {
  /// No data package in any of the places looked at.
  case notFound(looked: [String])
  /// A package that is not there.
  case unknownPackage(String, available: [String])
  /// A file that cannot be read.
  case unreadable(path: String)
  /// A file that is a link to a place outside the datasets.
  case leadsOut(path: String, target: String)
  /// A `datapackage.json` that cannot be read.
  case package(PackageError)
}

extension DatasetError {
  /// What was found, what was expected, and what to do.
  public var description: String {
    switch self {
    case .notFound(let looked):
      "no datasets were found in \(looked.joined(separator: ", ")); "
        + "name their folder with `library` DIR (it holds a folder with a datapackage.json for each index)"
    case .unknownPackage(let name, let available):
      "there is no dataset “\(name)”\(Suggestion.sentence(for: name, among: available))"
        + "; the datasets are \(available.joined(separator: ", "))"
    case .unreadable(let path):
      "the file \(path) cannot be read; expected a file of the dataset, readable for you"
    case .leadsOut(let path, let target):
      "the file \(path) is a link to \(target), outside the datasets; put the file itself there"
    case .package(let error): "\(error)"
    }
  }
}

extension DatasetError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    switch self {
    case .notFound, .unreadable: .missingInput
    case .unknownPackage: .usage
    case .package, .leadsOut: .badData
    }
  }
}
