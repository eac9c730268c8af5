import LintasanTables

extension ReportError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .emptyChart(let kind, let title):
      "the \(kind) “\(title)” has nothing to draw; give it at least one point"
    case .notDrawable(let kind, let title, let what):
      "the \(kind) “\(title)” cannot be drawn: \(what)"
    case .noFormat(let name, let available):
      "there is no format “\(name)”\(Suggestion.sentence(for: name, among: available))"
        + "; the formats are \(available.joined(separator: ", "))"
    case .noLanguage(let name, let available):
      "there is no language “\(name)”\(Suggestion.sentence(for: name, among: available))"
        + "; the languages are \(available.joined(separator: ", "))"
    case .noTable(let format, let title):
      "“\(title)” holds no table, and \(format) can only show tables; choose another format"
    case .duplicateName(let name):
      "two tables or figures of the report are named “\(name)”; each needs a name of its own"
    case .cannotStore(let format, let folder, let reason):
      "\(format) needs room for temporary files and could not write to \(folder): \(reason) Free some space there, or "
        + "name another folder in TMPDIR"
    case .writerFailed(let format, let reason):
      "writing \(format) failed: \(reason)"
    }
  }
}
