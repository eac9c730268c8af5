/// A document that knows what it says but not how it looks: every ``ReportFormat`` renders it.
public struct Report: Sendable {
  /// The stem of the files that it is rendered to, such as `report`.
  public var name: String
  /// The title, above everything.
  public var title: String
  /// The language of its words and of the numbers that people read.
  public var language: Language
  /// What it consists of, in order.
  public var blocks: [Block]
  /// What a program gets that asks for JSON; `nil` where the tables say it all.
  package var data: JSONValue?
  /// Sources and settings, for formats that have a place of their own for them.
  package var provenance: [Provenance]
  /// Whether it is to fill few pages: set closer, with smaller pictures.
  package var isCompact = false
  /// A sheet that a workbook begins with.
  package var openingSheet: WorkbookForm.Sheet?

  /// A report.
  public init(name: String = "report", title: String, language: Language = .english, blocks: [Block] = []) {
    self.init(name: name, title: title, language: language, blocks: blocks, data: nil)
  }

  /// A report of which programs get something else.
  package init(
    name: String, title: String, language: Language, blocks: [Block] = [], data: JSONValue? = nil,
    provenance: [Provenance] = []
  ) {
    self.name = name
    self.title = title
    self.language = language
    self.blocks = blocks
    self.data = data
    self.provenance = provenance
  }

  /// The tables, in order.
  public var tables: [ReportTable] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  /// The report without the figures that have nothing to draw, or what cannot be drawn: their tables say it all.
  var drawable: Report {
    var report = self
    report.blocks.removeAll { block in
      guard case .figure(let figure) = block else { return false }
      return (try? figure.chart.svg(in: language)) == nil
    }
    return report
  }

  /// The figures, in order.
  public var figures: [Figure] {
    blocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }
}

extension Report: CustomStringConvertible {
  /// The report as a terminal shows it.
  public var description: String {
    (try? TerminalFormat().render(self, options: RenderOptions(width: 100)).first?.text) ?? title
  }

  /// Writes the report; the ending says the format: `.md`, `.html`, `.xlsx`, `.docx`, `.tex`, `.csv`, `.json`, `.txt`.
  ///
  /// Figures that a format keeps in files of their own are not written: for those render the report and write its artifacts.
  ///
  /// - Throws: ``ReportError`` or ``OutputError`` with the reason.
  public func write(to path: String, options: RenderOptions = RenderOptions()) throws {
    guard let format = ReportFormats.forFile(named: path) else {
      throw ReportError.noFormat(path, available: ReportFormats.all.map { ".\($0.fileExtension)" })
    }
    guard let main = try format.render(self, options: options).first else { return }
    try FileWriter.write(main.bytes, to: path)
  }
}

/// One thing to know about how a report came to be: a source, a setting, a licence.
package struct Provenance: Hashable, Sendable {
  /// What it is about, such as `Seed`.
  package var label: String
  /// What there is to know.
  package var value: String

  /// A fact about the report.
  package init(_ label: String, _ value: String) {
    self.label = label
    self.value = value
  }
}
