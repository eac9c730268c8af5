import LintasanTables

/// Writes the blocks of a report as WordprocessingML, and collects what they refer to.
struct DOCXBody {
  let report: Report
  /// Number of lists that are numbered, each of which begins at 1.
  private(set) var numberedLists = 0
  /// The files of the pictures, by their path in the archive.
  private(set) var pictures: [(String, [UInt8])] = []
  private var parts: [String] = []
  private var links: [(id: String, type: String, target: String, isExternal: Bool)] = [
    ("rId1", "\(DOCXParts.office)/relationships/styles", "styles.xml", false),
    ("rId2", "\(DOCXParts.office)/relationships/numbering", "numbering.xml", false),
    ("rId3", "\(DOCXParts.office)/relationships/settings", "settings.xml", false),
  ]
  private var figureCount = 0

  init(report: Report) { self.report = report }

  private var language: Language { report.language }

  var relations: String { DOCXParts.relations(links) }

  var document: String {
    DOCXParts.head + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
      + "xmlns:r=\"\(DOCXParts.office)/relationships\" "
      + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
      + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
      + "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>\(parts.joined())"
      + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"\(report.isCompact ? 850 : 1247)\" w:right=\"1134\" "
      + "w:bottom=\"\(report.isCompact ? 850 : 1247)\" "
      + "w:left=\"1134\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
  }

  mutating func write() throws(ReportError) {
    if !report.title.isEmpty { add("Title", Self.run(report.title)) }
    for block in report.blocks { try write(block) }
    guard !report.provenance.isEmpty else { return }
    add("Heading1", Self.run(LocalizedString.sources.text(in: language)))
    for one in report.provenance { add("Normal", Self.run(one.label + ": ", "<w:b/>") + Self.run(one.value)) }
  }

  private mutating func add(_ style: String, _ content: String, properties: String = "") {
    parts.append("<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(properties)</w:pPr>\(content)</w:p>")
  }

  private mutating func write(_ block: Block) throws(ReportError) {
    switch block {
    case .heading(let level, let words):
      add("Heading\(min(max(level - 1, 1), 5))", Self.run(words))
    case .paragraph(let inlines):
      add("Normal", runs(inlines))
    case .note(let inlines):
      add("Note", Self.run(LocalizedString.note.text(in: language) + ". ", "<w:b/>") + runs(inlines))
    case .list(let items, let isNumbered):
      if isNumbered { numberedLists += 1 }
      let number = isNumbered ? numberedLists + 1 : 1
      for item in items {
        add(
          "ListParagraph", runs(item),
          properties: "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"\(number)\"/></w:numPr>")
      }
    case .code(let code):
      for line in code.split(separator: "\n", omittingEmptySubsequences: false) { add("Code", Self.run(String(line))) }
    case .table(let table): write(table)
    case .figure(let figure): try write(figure)
    }
  }

  // MARK: Text

  /// Words in one form; line ends become breaks of the line.
  static func run(_ text: String, _ properties: String = "") -> String {
    let look = properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>"
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      "<w:t xml:space=\"preserve\">\(XMLText.escaped(String($0)))</w:t>"
    }
    return "<w:r>\(look)\(lines.joined(separator: "<w:br/>"))</w:r>"
  }

  private mutating func runs(_ inlines: [Inline]) -> String {
    var result = ""
    for inline in inlines {
      let plain = inline.plainText(in: language)
      switch inline {
      case .text, .number: result += Self.run(plain)
      case .strong, .strongNumber: result += Self.run(plain, "<w:b/>")
      case .code: result += Self.run(plain, "<w:rStyle w:val=\"CodeText\"/>")
      case .link(_, let address):
        guard LinkAddress.isSafe(address) else {
          result += Self.run(plain)
          continue
        }
        let id = relate("hyperlink", address, isExternal: true)
        result += "<w:hyperlink r:id=\"\(id)\">\(Self.run(plain, "<w:rStyle w:val=\"Hyperlink\"/>"))</w:hyperlink>"
      }
    }
    return result
  }

  private mutating func relate(_ kind: String, _ target: String, isExternal: Bool = false) -> String {
    let type = "\(DOCXParts.office)/relationships/\(kind)"
    if let known = links.first(where: { $0.type == type && $0.target == target }) { return known.id }
    let id = "rId\(links.count + 1)"
    links.append((id, type, target, isExternal))
    return id
  }

  /// A caption that counts itself: `Table 1: …`.
  private mutating func caption(_ style: String, _ word: String, _ sequence: String, _ number: Int, _ text: String) {
    func mark(_ kind: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(kind)\"/></w:r>" }
    let field =
      mark("begin") + "<w:r><w:instrText xml:space=\"preserve\"> SEQ \(sequence) \\* ARABIC </w:instrText></w:r>"
      + mark("separate") + Self.run("\(number)") + mark("end")
    add(style, Self.run(word + " ") + field + (text.isEmpty ? "" : Self.run(": " + text)))
  }

  // MARK: Tables

  private var tableCount = 0

  private mutating func write(_ table: ReportTable) {
    let columns = table.shown
    guard !columns.isEmpty else { return }
    // As in LaTeX: without a caption there is nothing to refer to.
    if !table.caption.isEmpty {
      tableCount += 1
      caption("Caption", LocalizedString.table.text(in: language), "Table", tableCount, table.caption)
    }
    // Many columns are set smaller, so that they fit the page.
    let size = columns.count > 9 ? "<w:sz w:val=\"14\"/>" : columns.count > 6 ? "<w:sz w:val=\"16\"/>" : ""
    let widths = self.widths(columns, rows: table.table.rowCount)
    func cell(_ text: String, _ alignment: ColumnStyle.Alignment, _ width: Int, isHead: Bool) -> String {
      let edge = alignment == .leading ? "left" : alignment == .trailing ? "right" : "center"
      return
        "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableCell\"/>"
        + (isHead ? "<w:keepNext/>" : "") + "<w:jc w:val=\"\(edge)\"/></w:pPr>"
        + Self.run(text, (isHead ? "<w:b/>" : "") + size) + "</w:p></w:tc>"
    }
    let head = zip(columns, widths).map { column, width in
      cell(column.style.title, column.style.alignment(of: column.column), width, isHead: true)
    }.joined()
    let rows = (0..<table.table.rowCount).map { row in
      "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + zip(columns, widths).map { one, width in
          cell(one.style.text(one.column[row], in: language), one.style.alignment(of: one.column), width, isHead: false)
        }.joined() + "</w:tr>"
    }
    parts.append(
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"ReportTable\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>"
        + "<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" "
        + "w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"\(XMLText.escaped(table.caption))\"/></w:tblPr>"
        + "<w:tblGrid>" + widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>"
        + "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>\(head)</w:tr>\(rows.joined())</w:tbl>")
    add("Normal", report.isCompact ? Self.run("", "<w:sz w:val=\"8\"/>") : "")
  }

  /// Twentieths of a point for each column, by its longest texts among the first rows, but for no column less than its longest
  /// word; 17 cm in all.
  private func widths(_ columns: [(style: ColumnStyle, column: Column)], rows: Int) -> [Int] {
    func widest(_ text: String, bold: Bool = false) -> Double {
      text.split(separator: " ").map { TextMeasure.width(String($0), size: 1, bold: bold) }.max() ?? 0
    }
    let wanted = columns.map { style, column in
      var (whole, word) = (TextMeasure.width(style.title, size: 1, bold: true), widest(style.title, bold: true))
      for row in 0..<min(rows, 500) {
        let text = style.text(column[row], in: language)
        whole = max(whole, TextMeasure.width(text, size: 1))
        word = max(word, widest(text))
      }
      return (least: min(max(word, 1.5), 14) + 1.7, whole: min(max(whole, 3), 30) + 1.7)
    }
    // What is left of the page's width in letters is for those that want more.
    let least = wanted.reduce(0) { $0 + $1.least }
    let more = wanted.reduce(0) { $0 + max(0, $1.whole - $1.least) }
    let room = max(0, (report.isCompact ? 56 : 48) - least)
    let shares = wanted.map { $0.least + (more > 0 ? room * max(0, $0.whole - $0.least) / more : 0) }
    let total = shares.reduce(0, +)
    return shares.map { Int($0 / total * 9638) }
  }

  // MARK: Figures

  private mutating func write(_ figure: Figure) throws(ReportError) {
    figureCount += 1
    let svg = try figure.chart.svg(in: language, layout: .sheet)
    let drawing = SVGDrawing(svg)
    // As wide as the text, 17 cm, unless that makes it higher than most of a page.
    let scale = min(17 / drawing.width, (report.isCompact ? 7 : 22) / drawing.height)
    let (width, height) = (Int(drawing.width * scale * 360_000), Int(drawing.height * scale * 360_000))
    pictures.append(("word/media/figure\(figureCount).emf", drawing.metafile()))
    pictures.append(("word/media/figure\(figureCount).svg", Array(svg.utf8)))
    let vector = relate("image", "media/figure\(figureCount).svg")
    let plain = relate("image", "media/figure\(figureCount).emf")
    let description = XMLText.escaped(figure.chart.title + ". " + figure.caption)
    let name = XMLText.escaped(figure.name)
    add(
      "Picture",
      "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
        + "<wp:extent cx=\"\(width)\" cy=\"\(height)\"/><wp:docPr id=\"\(figureCount)\" name=\"\(name)\" "
        + "descr=\"\(description)\"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/>"
        + "</wp:cNvGraphicFramePr><a:graphic><a:graphicData "
        + "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>"
        + "<pic:cNvPr id=\"\(figureCount)\" name=\"\(name)\" descr=\"\(description)\"/><pic:cNvPicPr/></pic:nvPicPr>"
        + "<pic:blipFill><a:blip r:embed=\"\(plain)\"><a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\">"
        + "<asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" "
        + "r:embed=\"\(vector)\"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        + "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"\(width)\" cy=\"\(height)\"/></a:xfrm>"
        + "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
        + "</wp:inline></w:drawing></w:r>")
    caption("FigureCaption", LocalizedString.figure.text(in: language), "Figure", figureCount, figure.caption)
  }
}
