/// All formats that reports can be rendered to. A new format is one type and one line here.
public enum ReportFormats {
  /// The formats, in the order in which help texts list them.
  public static let all: [any ReportFormat] = [
    TerminalFormat(), CSVFormat(), MarkdownFormat(), JSONFormat(), LaTeXFormat(), HTMLFormat(), XLSXFormat(),
    DOCXFormat(),
  ]

  /// The names of all formats.
  package static var names: [String] { all.map(\.name) }

  /// The format of a name.
  ///
  /// - Throws: `.noFormat` naming what is there.
  public static func named(_ name: String) throws(ReportError) -> any ReportFormat {
    guard let format = all.first(where: { $0.name == name.lowercased() }) else {
      throw .noFormat(name, available: names)
    }
    return format
  }

  /// The format of a file, by its extension; `nil` where no format has it.
  package static func forFile(named path: String) -> (any ReportFormat)? {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    let ending = path[path.index(after: dot)...].lowercased()
    return all.first { $0.fileExtension == ending }
  }

  /// The formats for a help text, a line each.
  package static var help: String {
    let width = names.map(\.count).max() ?? 0
    return all.map { format in
      format.name + String(repeating: " ", count: width - format.name.count + 2) + format.summary
    }.joined(separator: "\n")
  }

  /// Refuses a report whose tables or figures would fall on one file.
  static func checkNames(of report: Report) throws(ReportError) {
    var tables: Set<String> = []
    for table in report.tables where !tables.insert(table.name).inserted { throw .duplicateName(table.name) }
    var figures: Set<String> = []
    for figure in report.figures where !figures.insert(figure.name).inserted { throw .duplicateName(figure.name) }
  }

  /// The figures of a report as SVG files in the figure folder.
  static func figureArtifacts(of report: Report, options: RenderOptions) throws(ReportError) -> [Artifact] {
    try checkNames(of: report)
    var artifacts: [Artifact] = []
    for figure in report.figures {
      artifacts.append(
        Artifact(path: path(of: figure, options: options), text: try figure.chart.svg(in: report.language)))
    }
    return artifacts
  }

  /// Where a figure lies beside its document.
  static func path(of figure: Figure, options: RenderOptions) -> String {
    options.figureFolder.isEmpty ? "\(figure.name).svg" : "\(options.figureFolder)/\(figure.name).svg"
  }
}
