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

  /// Whether a file is a text of fields by its name.
  static func isCSV(_ path: String) -> Bool { path.lowercased().hasSuffix(".csv") || isTSV(path) }

  /// Whether fields are parted by tabs by a file's name.
  static func isTSV(_ path: String) -> Bool { path.lowercased().hasSuffix(".tsv") || path.lowercased().hasSuffix(".tab") }

  /// A table as the text of a file of such a name.
  static func csv(_ table: Table, for path: String, raw: Bool) throws -> [UInt8] {
    CSVWriter(dialect: try CSVDialect.called(isTSV(path) ? "tsv" : nil), guardsFormulas: !raw).write(table)
  }

  /// Writes a table, or shows it as CSV on standard output.
  static func write(
    _ content: LabelledTable, name: String, to path: String?, dialect: String? = nil, raw: Bool = false, force: Bool = false
  ) throws {
    let isTSV = path.map(isTSV) ?? false
    let isCSV = path.map(isCSV) ?? true
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
    var shown = ReportTable(name: name, caption: content.title, table: content.table)
    for name in content.dayColumns { shown.timeForms[name] = .day }
    for name in content.momentColumns { shown.timeForms[name] = .moment }
    for name in content.timeColumns { shown.timeForms[name] = .time }
    let report = Report(
      name: name, title: content.title.isEmpty ? name : content.title, blocks: [.table(shown)])
    guard let artifact = try format.render(report, options: RenderOptions(guardsFormulas: !raw)).first else { return }
    try OutputFile.write(artifact.bytes, to: path, force: force)
  }

  /// The time that a file bears: `SOURCE_DATE_EPOCH`, or the first second of the century.
  private static var fixedTime: Int {
    ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) } ?? 946_684_800
  }
}
