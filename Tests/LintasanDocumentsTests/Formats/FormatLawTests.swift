import Foundation
import LintasanDocuments
import LintasanTables
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Laws that every format obeys")
struct FormatLawTests {
  @Test(arguments: ReportFormats.names)
  func sameBytesTwice(format: String) throws {
    let report = Samples.report(names: Samples.hostileNames)
    let one = try ReportFormats.named(format).render(report, options: RenderOptions())
    let two = try ReportFormats.named(format).render(report, options: RenderOptions())
    #expect(one == two)
    #expect(!one.isEmpty)
    for artifact in one where artifact.path.hasSuffix("svg") { #expect(XML.fault(in: artifact.bytes) == nil) }
  }

  @Test(arguments: ReportFormats.names)
  func sizesNoneAndOne(format: String) throws {
    let format = try ReportFormats.named(format)
    for names in [[], ["only"]] {
      let report = Report(title: "t", blocks: [.table(Samples.table(names: names))])
      #expect(try !format.render(report, options: RenderOptions()).isEmpty)
    }
  }

  @Test func namesAndExtensionsAreDistinct() throws {
    #expect(Set(ReportFormats.names).count == ReportFormats.all.count)
    #expect(Set(ReportFormats.all.map(\.fileExtension)).count == ReportFormats.all.count)
    #expect(ReportFormats.help.split(separator: "\n").count == ReportFormats.all.count)
    for format in ReportFormats.all {
      #expect(ReportFormats.forFile(named: "a.b/c.\(format.fileExtension.uppercased())")?.name == format.name)
    }
    #expect(ReportFormats.forFile(named: "a.csv/none") == nil)
  }

  @Test func misspeltFormatIsSuggested() {
    #expect(throws: ReportError.noFormat("jsn", available: ReportFormats.names)) { try ReportFormats.named("jsn") }
    #expect("\(ReportError.noFormat("jsn", available: ReportFormats.names))".contains("did you mean “json”?"))
  }

  @Test func twoTablesOfOneNameAreRefused() {
    let report = Report(title: "t", blocks: [.table(Samples.table()), .table(Samples.table())])
    #expect(throws: ReportError.duplicateName("rankings")) {
      try CSVFormat().render(report, options: RenderOptions())
    }
  }
}

/// What is wrong with a text as XML; `nil` where nothing is.
enum XML {
  static func fault(in bytes: [UInt8]) -> String? {
    let parser = XMLParser(data: Data(bytes))
    return parser.parse() ? nil : "line \(parser.lineNumber): \(String(describing: parser.parserError))"
  }
}
