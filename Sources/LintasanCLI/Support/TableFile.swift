import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A table as a file: the extension says the form.
enum TableFile {
  /// Writes a table as CSV, whatever the extension.
  static func write(csv table: Table, to path: String) throws {
    try OutputFile.write(CSVWriter(dialect: try CSVDialect.called(nil), guardsFormulas: true).write(table), to: path)
  }

  /// Writes a table, or shows it as CSV on standard output.
  static func write(
    _ content: LabelledTable, name: String, to path: String?, dialect: String? = nil, raw: Bool = false, force: Bool = false
  ) throws {
    let isTSV = path.map { $0.lowercased().hasSuffix(".tsv") || $0.lowercased().hasSuffix(".tab") } ?? false
    let isCSV = isTSV || (path.map { $0.lowercased().hasSuffix(".csv") } ?? true)
    if dialect != nil && !isCSV {
      throw CommandFailure.usage(
        "--dialect is for CSV and has no effect on \(path ?? "the output"); leave one of them out")
    }
    let writer = CSVWriter(dialect: try CSVDialect.called(dialect ?? (isTSV ? "tsv" : nil)), guardsFormulas: !raw)
    guard let path else { return try Console.write(writer.write(content.table)) }
    if isCSV { return try OutputFile.write(writer.write(content.table), to: path, force: force) }
    if let format = StatisticsFormat(fileName: path) {
      let file = StatisticsFileWriter(format, timestamp: fixedTime)
      for (old, new) in zip(content.table.columnNames, file.names(for: content.table.columnNames)) where old != new {
        Console.notice("column “\(old)” is named “\(new)” in \(path): the format allows letters, digits and _ only")
      }
      return try OutputFile.write(try file.write(content), to: path, force: force)
    }
    guard let format = ReportFormats.forFile(named: path) else {
      let known = ReportFormats.all.map { ".\($0.fileExtension)" } + StatisticsFormat.allCases.map { ".\($0.rawValue)" }
      throw CommandFailure.usage(
        "\(path): no format has this extension; the extensions are \(known.joined(separator: ", "))")
    }
    let report = Report(
      name: name, title: content.title.isEmpty ? name : content.title,
      blocks: [.table(ReportTable(name: name, caption: content.title, table: content.table))])
    guard let artifact = try format.render(report, options: RenderOptions(guardsFormulas: !raw)).first else { return }
    try OutputFile.write(artifact.bytes, to: path, force: force)
  }

  /// The time that a file bears: `SOURCE_DATE_EPOCH`, or the first second of the century.
  private static var fixedTime: Int {
    ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) } ?? 946_684_800
  }
}
