/// The styles of a document: a reader who does not like them changes them in one place.
enum DOCXStyles {
  private static let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

  static func text(_ language: Language, isCompact: Bool = false) -> String {
    let code = language == .indonesian ? "id-ID" : "en-GB"
    let defaults =
      "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Calibri\" "
      + "w:cs=\"Calibri\"/><w:sz w:val=\"\(isCompact ? 18 : 21)\"/><w:szCs w:val=\"\(isCompact ? 18 : 21)\"/><w:lang w:val=\"\(code)\"/></w:rPr></w:rPrDefault>"
      + "<w:pPrDefault><w:pPr><w:spacing w:after=\"\(isCompact ? 60 : 120)\" w:line=\"\(isCompact ? 240 : 264)\" "
      + "w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>"
      + "</w:docDefaults>"
    var styles = [
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>",
      "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
        + "<w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>",
      "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>"
        + "<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>"
        + "<w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"80\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>"
        + "<w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
      paragraph(
        "Title", "Title", spacing: (0, isCompact ? 80 : 200), run: "<w:b/><w:sz w:val=\"\(isCompact ? 30 : 36)\"/>"),
    ]
    for (level, size) in zip(1...5, isCompact ? [23, 21, 20, 18, 18] : [30, 26, 23, 21, 21]) {
      styles.append(
        paragraph(
          "Heading\(level)", "heading \(level)", spacing: isCompact ? (120, 40) : (280, 100),
          run: "<w:b/><w:sz w:val=\"\(size)\"/>",
          more: "<w:keepNext/><w:keepLines/>", outline: level - 1))
    }
    styles += [
      paragraph(
        "Caption", "caption", spacing: isCompact ? (60, 30) : (120, 80),
        run: "<w:b/><w:sz w:val=\"\(isCompact ? 17 : 19)\"/>", more: "<w:keepNext/>"),
      paragraph(
        "FigureCaption", "Figure Caption", spacing: (40, isCompact ? 60 : 200),
        run: "<w:b/><w:sz w:val=\"\(isCompact ? 17 : 19)\"/>"),
      paragraph("Picture", "Picture", spacing: (isCompact ? 40 : 120, 0), run: "", more: "<w:keepNext/>"),
      paragraph(
        "TableCell", "Table Cell", spacing: (isCompact ? 0 : 20, isCompact ? 0 : 20),
        run: "<w:sz w:val=\"\(isCompact ? 16 : 18)\"/>"),
      paragraph(
        "Note", "Note", spacing: (80, 120), run: "<w:sz w:val=\"19\"/>",
        more: "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"9A9A9A\"/></w:pBdr>"),
      paragraph(
        "Code", "Code", spacing: (0, 0),
        run: "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/><w:sz w:val=\"18\"/>",
        more: "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/>"),
      paragraph("ListParagraph", "List Paragraph", spacing: (0, 60), run: ""),
      "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:rPr>"
        + "<w:color w:val=\"0B5394\"/><w:u w:val=\"single\"/></w:rPr></w:style>",
      "<w:style w:type=\"character\" w:styleId=\"CodeText\"><w:name w:val=\"Code Text\"/><w:rPr>"
        + "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/></w:rPr></w:style>",
      table,
    ]
    return DOCXParts.head + "<w:styles \(space)>" + defaults + styles.joined() + "</w:styles>"
  }

  private static func paragraph(
    _ id: String, _ name: String, spacing: (before: Int, after: Int), run: String, more: String = "",
    outline: Int? = nil
  ) -> String {
    "<w:style w:type=\"paragraph\" w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/><w:basedOn w:val=\"Normal\"/>"
      + "<w:next w:val=\"\(id == "Code" ? "Code" : "Normal")\"/><w:qFormat/><w:pPr>\(more)"
      + "<w:spacing w:before=\"\(spacing.before)\" w:after=\"\(spacing.after)\"/>"
      + (outline.map { "<w:outlineLvl w:val=\"\($0)\"/>" } ?? "") + "</w:pPr><w:rPr>\(run)</w:rPr></w:style>"
  }

  /// Lines above, below and under the head, as booktabs draws them.
  private static let table: String = {
    func border(_ side: String, _ size: Int) -> String {
      "<w:\(side) w:val=\"single\" w:sz=\"\(size)\" w:space=\"0\" w:color=\"444444\"/>"
    }
    return "<w:style w:type=\"table\" w:styleId=\"ReportTable\"><w:name w:val=\"Report Table\"/>"
      + "<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>\(border("top", 12))\(border("bottom", 12))"
      + "</w:tblBorders></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>"
      + "\(border("bottom", 6))</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
  }()

  /// Bullets as list 1, and a list that begins anew for each that is numbered.
  static func numbering(restarts: Int) -> String {
    func level(_ format: String, _ text: String) -> String {
      "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/><w:lvlText w:val=\"\(text)\"/>"
        + "<w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"454\" w:hanging=\"284\"/></w:pPr></w:lvl>"
    }
    func abstract(_ id: Int, _ level: String) -> String {
      "<w:abstractNum w:abstractNumId=\"\(id)\"><w:multiLevelType w:val=\"singleLevel\"/>\(level)</w:abstractNum>"
    }
    func number(_ id: Int, of abstract: Int, restarts: Bool) -> String {
      "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"\(abstract)\"/>"
        + (restarts ? "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>" : "") + "</w:num>"
    }
    return DOCXParts.head + "<w:numbering \(space)>" + abstract(0, level("bullet", "•"))
      + abstract(1, level("decimal", "%1.")) + number(1, of: 0, restarts: false)
      + (0..<restarts).map { number($0 + 2, of: 1, restarts: true) }.joined() + "</w:numbering>"
  }
}
