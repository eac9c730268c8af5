import LintasanTables

/// What a report says as JSON: its own data where it has some; else the rows of its table, or, with several tables, an
/// object with the rows of each under its name.
package struct JSONFormat: ReportFormat {
  package let name = "json"
  package let fileExtension = "json"
  package let summary = "for programs: stable keys in snake case, null for missing"

  /// The format.
  package init() {}

  package func render(_ report: Report, options: RenderOptions) throws(ReportError) -> [Artifact] {
    try ReportFormats.checkNames(of: report)
    return [Artifact(path: "\(report.name).json", text: try value(of: report).text)]
  }

  private func value(of report: Report) throws(ReportError) -> JSONValue {
    if let data = report.data { return data }
    let tables = report.tables
    guard let first = tables.first else { throw .noTable(format: name, title: report.title) }
    if tables.count == 1 { return JSONValue(first.table) }
    return .object(tables.map { JSONValue.Member($0.name, JSONValue($0.table)) })
  }
}
