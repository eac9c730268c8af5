public import LintasanCore

/// What can be wrong when a report is rendered.
public enum ReportError: LintasanError, Hashable, Sendable {
  /// A chart that has nothing to draw.
  case emptyChart(kind: String, title: String)
  /// A chart given a number that cannot be drawn.
  case notDrawable(kind: String, title: String, what: String)
  /// A format that is not there.
  case noFormat(String, available: [String])
  /// A language that is not there.
  case noLanguage(String, available: [String])
  /// A format that needs a table, asked to render a report without one.
  case noTable(format: String, title: String)
  /// Two tables or figures of a report that would be written to one file.
  case duplicateName(String)
  /// A document that could not be stored in the folder for temporary files, most often because the disk is full.
  case cannotStore(format: String, folder: String, reason: String)
  /// A library that writes a format failed.
  case writerFailed(format: String, reason: String)
}

extension ReportError {
  /// Whether a figure is at fault, rather than the report or its form.
  var isOfAFigure: Bool {
    switch self {
    case .emptyChart, .notDrawable: true
    default: false
    }
  }

  /// What kind of failure it is.
  public var kind: ErrorKind {
    switch self {
    case .noFormat, .noLanguage, .noTable: .usage
    case .cannotStore: .readOrWriteFailed
    case .emptyChart, .notDrawable: .badData
    default: .internalError
    }
  }
}
