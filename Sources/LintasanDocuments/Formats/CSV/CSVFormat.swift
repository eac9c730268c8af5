import LintasanTables

/// The tables of a report as CSV, a file each, the first being the main result.
package struct CSVFormat: ReportFormat {
  package let name = "csv"
  /// What callers have to know of its files.
  package var traits: FormatTraits { .takesDialect }
  package let fileExtension = "csv"
  package let summary = "tidy tables for programs and spreadsheets, in several dialects"

  /// The format.
  package init() {}

  package func render(_ report: Report, options: RenderOptions) throws(ReportError) -> [Artifact] {
    try ReportFormats.checkNames(of: report)
    guard !report.tables.isEmpty else { throw .noTable(format: name, title: report.title) }
    let writer = CSVWriter(dialect: options.dialect, guardsFormulas: options.guardsFormulas)
    return report.tables.map { Artifact(path: "\($0.name).csv", bytes: writer.write($0.table)) }
  }
}
