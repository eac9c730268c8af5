import LintasanTables

/// A report as a document for Word and LibreOffice: real headings, tables whose head repeats on each page, captions that
/// count themselves, and charts as vector pictures that carry a text for those who cannot see them.
///
/// - Reference: ECMA-376, Office Open XML, part 1 (WordprocessingML).
package struct DOCXFormat: ReportFormat {
  package let name = "docx"
  /// What callers have to know of its files.
  package var traits: FormatTraits { [.forPeople, .holdsFigures, .isOffice] }
  package let fileExtension = "docx"
  package let summary = "a document for Word and LibreOffice, with headings, tables and pictures"

  /// The format.
  package init() {}

  package func render(_ report: Report, options: RenderOptions) throws(ReportError) -> [Artifact] {
    try ReportFormats.checkNames(of: report)
    var body = DOCXBody(report: report)
    try body.write()
    let date = CivilDate(secondsSince1970: options.documentTime).text
    var files: [(String, [UInt8])] = [
      ("[Content_Types].xml", Array(DOCXParts.contentTypes.utf8)),
      ("_rels/.rels", Array(DOCXParts.packageRelations.utf8)),
      ("docProps/core.xml", Array(DOCXParts.core(title: report.title, language: report.language, date: date).utf8)),
      ("docProps/app.xml", Array(DOCXParts.application.utf8)),
      ("word/document.xml", Array(body.document.utf8)),
      ("word/styles.xml", Array(DOCXStyles.text(report.language, isCompact: report.isCompact).utf8)),
      ("word/numbering.xml", Array(DOCXStyles.numbering(restarts: body.numberedLists).utf8)),
      ("word/settings.xml", Array(DOCXParts.settings.utf8)),
      ("word/_rels/document.xml.rels", Array(body.relations.utf8)),
    ]
    files.append(contentsOf: body.pictures)
    var archive = StoredArchive(time: options.documentTime)
    for (path, bytes) in files where !archive.add(path, bytes) {
      throw .writerFailed(format: name, reason: "the document would pass 4 GB; choose html")
    }
    return [Artifact(path: "\(report.name).docx", bytes: archive.closed())]
  }
}

/// The parts of a document that are the same for every report, or nearly so.
enum DOCXParts {
  static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  static var contentTypes: String {
    let parts = [
      ("word/document.xml", "\(word).document.main+xml"), ("word/styles.xml", "\(word).styles+xml"),
      ("word/numbering.xml", "\(word).numbering+xml"), ("word/settings.xml", "\(word).settings+xml"),
      ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    let defaults = [
      ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"),
      ("svg", "image/svg+xml"), ("emf", "image/x-emf"),
    ]
    return head + "<Types xmlns=\"\(package)/content-types\">"
      + defaults.map { "<Default Extension=\"\($0)\" ContentType=\"\($1)\"/>" }.joined()
      + parts.map { "<Override PartName=\"/\($0)\" ContentType=\"\($1)\"/>" }.joined() + "</Types>"
  }

  static var packageRelations: String {
    relations([
      ("rId1", "\(office)/relationships/officeDocument", "word/document.xml", false),
      ("rId2", "\(package)/relationships/metadata/core-properties", "docProps/core.xml", false),
      ("rId3", "\(office)/relationships/extended-properties", "docProps/app.xml", false),
    ])
  }

  static func relations(_ entries: [(id: String, type: String, target: String, isExternal: Bool)]) -> String {
    head + "<Relationships xmlns=\"\(package)/relationships\">"
      + entries.map { entry in
        "<Relationship Id=\"\(entry.id)\" Type=\"\(entry.type)\" Target=\"\(XMLText.escaped(entry.target))\""
          + (entry.isExternal ? " TargetMode=\"External\"/>" : "/>")
      }.joined() + "</Relationships>"
  }

  static func core(title: String, language: Language, date: String) -> String {
    head + "<cp:coreProperties xmlns:cp=\"\(package)/metadata/core-properties\" "
      + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>\(XMLText.escaped(title))</dc:title>"
      + "<dc:language>\(language.rawValue)</dc:language>"
      + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">\(date)</dcterms:created>"
      + "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">\(date)</dcterms:modified></cp:coreProperties>"
  }

  static let application =
    head + "<Properties xmlns=\"\(office)/extended-properties\"><Application>Lintasan</Application></Properties>"

  static let settings =
    head + "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
    + "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"709\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
    + "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
}
