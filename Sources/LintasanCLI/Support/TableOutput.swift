import Lintasan

/// Writes a table to a file whose extension gives the format.
struct TableOutput {
  let path: String
  let dialect: String?

  /// Writes the table.
  func write(_ contents: LabelledTable, name: String) throws {
    if let format = StatisticsFormat.forFile(named: path) {
      if dialect != nil {
        throw CommandFailure.usage("--dialect is for CSV and has no effect on .\(format.rawValue); leave it out")
      }
      try FileWriter.write(try StatisticsWriter.write(contents, as: format), to: path)
      return
    }
    guard let format = ReportFormats.forFile(named: path) else {
      let endings = StatisticsFormat.allCases.map(\.rawValue) + ReportFormats.all.map(\.fileExtension)
      throw CommandFailure.usage(
        "\(path): no format has this extension; the extensions are "
          + endings.map { ".\($0)" }.joined(separator: ", "))
    }
    if dialect != nil && format.name != "csv" {
      throw CommandFailure.usage("--dialect is for CSV and has no effect on \(format.name); leave it out")
    }
    let report = Report(
      name: name, title: contents.title,
      blocks: [.table(ReportTable(name: name, caption: contents.title, table: contents.table))])
    let options = RenderOptions(dialect: try CSVDialect.called(dialect))
    guard let main = try format.render(report, options: options).first else { return }
    try FileWriter.write(main.bytes, to: path)
  }
}
