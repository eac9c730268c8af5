import LintasanTables

/// A report as one self-contained page: style, figures and script inside, nothing fetched. It reads well without its
/// script, which only adds sorting and searching to long tables.
package struct HTMLFormat: ReportFormat {
  package let name = "html"
  /// What callers have to know of its files.
  package var traits: FormatTraits { [.forPeople, .holdsFigures] }
  package let fileExtension = "html"
  package let summary = "one self-contained page for phone, desktop and print"

  /// From how many rows on a table gets a search field.
  static let searchableFrom = 20

  /// The format.
  package init() {}

  package func render(_ report: Report, options: RenderOptions) throws(ReportError) -> [Artifact] {
    try ReportFormats.checkNames(of: report)
    var body: [String] = []
    for (index, block) in report.blocks.enumerated() {
      body.append(try html(of: block, index: index, report: report))
    }
    let page = HTMLPage(
      title: report.title, language: report.language, contents: contents(of: report),
      body: body.joined(separator: "\n"),
      isCompact: report.isCompact)
    return [Artifact(path: "\(report.name).html", text: page.text)]
  }

  /// The second-level headings with the addresses of their sections.
  private func contents(of report: Report) -> [(id: String, title: String)] {
    report.blocks.enumerated().compactMap { index, block in
      if case .heading(let level, let words) = block, level <= 2 { ("part-\(index)", words) } else { nil }
    }
  }

  private func html(of block: Block, index: Int, report: Report) throws(ReportError) -> String {
    let language = report.language
    switch block {
    case .heading(let level, let title):
      let tag = "h\(min(max(level, 2), 6))"
      return "<\(tag) id=\"part-\(index)\">\(XMLText.escaped(title))</\(tag)>"
    case .paragraph(let inlines):
      return "<p>\(words(inlines, language))</p>"
    case .note(let inlines):
      return "<aside class=\"note\" role=\"note\"><strong>\(LocalizedString.note.text(in: language)).</strong> "
        + "\(words(inlines, language))</aside>"
    case .list(let items, let isNumbered):
      let tag = isNumbered ? "ol" : "ul"
      return "<\(tag)>\n" + items.map { "<li>\(words($0, language))</li>" }.joined(separator: "\n") + "\n</\(tag)>"
    case .table(let table):
      return HTMLTable(table: table, language: language, id: "table-\(index)").text
    case .figure(let figure):
      let wide = try figure.chart.svg(in: language, layout: .page)
      let narrow = try figure.chart.svg(in: language, layout: .phone)
      // A caption that only repeats the headline is for those who do not see the picture.
      let isRepeated = figure.caption == figure.chart.title
      var pages: [String] = []
      for part in Self.pages(of: figure.chart) {
        pages.append(picture(try part.svg(in: language, layout: .sheet), "printed", figure))
      }
      return """
        <figure>
        \(picture(wide, pages.isEmpty ? "wide" : "wide screened", figure))
        \(([picture(narrow, "narrow", figure)] + pages).joined(separator: "\n"))
        <figcaption\(isRepeated ? " class=\"unseen\"" : "")>\(XMLText.escaped(figure.caption))</figcaption>
        </figure>
        """
    case .code(let code):
      return "<pre tabindex=\"0\"><code>\(XMLText.escaped(code))</code></pre>"
    }
  }

  /// A chart that is too high for a sheet of paper, in parts of two columns that each fit one; none for any other.
  private static func pages(of chart: any Chart) -> [IntervalPlot] {
    guard let plot = chart as? IntervalPlot, plot.rows.count > 70 else { return [] }
    // In the order in which they are drawn, so that a part holds what stands together.
    let rows = plot.rows.sorted {
      ($0.median, $0.lower95 + $0.upper95, $0.name) < ($1.median, $1.lower95 + $1.upper95, $1.name)
    }
    let sheets = (rows.count + 215) / 216
    let each = (rows.count + sheets - 1) / sheets
    return stride(from: 0, to: rows.count, by: each).map { start in
      var part = plot
      part.rows = Array(rows[start..<min(rows.count, start + each)])
      part.rowsPerColumn = (part.rows.count + 1) / 2
      return part
    }
  }

  /// A drawing in its frame, which can be scrolled by the keyboard.
  private func picture(_ svg: String, _ kind: String, _ figure: Figure) -> String {
    "<div class=\"picture \(kind)\" tabindex=\"0\" role=\"group\" aria-label=\"\(XMLText.escaped(figure.caption))\">"
      + "\(svg)</div>"
  }

  private func words(_ inlines: [Inline], _ language: Language) -> String {
    inlines.map { inline in
      let plain = XMLText.escaped(inline.plainText(in: language))
      switch inline {
      case .text: return plain
      case .number: return "<span class=\"number\">\(plain)</span>"
      case .strong: return "<strong>\(plain)</strong>"
      case .strongNumber: return "<strong class=\"number\">\(plain)</strong>"
      case .code: return "<code>\(plain)</code>"
      case .link(_, let address):
        guard LinkAddress.isSafe(address) else { return plain }
        return "<a href=\"\(XMLText.escaped(address))\">\(plain)</a>"
      }
    }.joined()
  }
}
