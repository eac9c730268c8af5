import Foundation
import LintasanDocuments
import LintasanTables
import LintasanTestSupport
import Testing

@Suite("Documents for Word")
struct DOCXFormatTests {
  /// A part of a document; the archive stores its files as they are, so that they can be cut out of it.
  private func parts(_ report: Report) throws -> [String: [UInt8]] {
    let bytes = try DOCXFormat().render(report, options: RenderOptions())[0].bytes
    var parts: [String: [UInt8]] = [:]
    var at = 0
    func number(_ place: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    while at + 30 <= bytes.count, number(at, 4) == 0x0403_4B50 {
      let (size, name) = (number(at + 22, 4), number(at + 26, 2))
      parts[String(decoding: bytes[(at + 30)..<(at + 30 + name)], as: UTF8.self)] =
        Array(bytes[(at + 30 + name)..<(at + 30 + name + size)])
      at += 30 + name + size
    }
    #expect(number(at, 4) == 0x0201_4B50)
    return parts
  }

  private func text(_ bytes: [UInt8]?) throws -> String { String(decoding: try #require(bytes), as: UTF8.self) }

  @Test(arguments: Language.allCases)
  func everyPartIsWellFormed(language: Language) throws {
    let parts = try parts(Samples.report(language: language, names: Samples.hostileNames))
    for (name, bytes) in parts where !name.hasSuffix(".emf") {
      #expect(XML.fault(in: bytes) == nil, "\(name): \(XML.fault(in: bytes) ?? "")")
    }
    #expect(parts.keys.contains("[Content_Types].xml") && parts.keys.contains("word/document.xml"))
  }

  @Test func headingsTablesAndPicturesAreWhatTheyAreCalled() throws {
    let table = ReportTable(
      name: "t", caption: "Scores & ranks", table: Table(Column("a", [0.5]), Column("code", ["<b>"])))
    let report = Report(
      title: "A title",
      blocks: [
        .heading(level: 2, "Part"), .heading(level: 3, "Section"), .table(table),
        .figure(Figure(name: "fan", caption: "A fan", chart: Samples.fan())),
        .list([[.text("one")]], isNumbered: true), .paragraph([.link("here", to: "https://example.org/?a=1&b=2")]),
      ])
    let parts = try parts(report)
    let document = try text(parts["word/document.xml"])
    for expected in [
      "<w:pStyle w:val=\"Title\"/>", "<w:pStyle w:val=\"Heading1\"/>", "<w:pStyle w:val=\"Heading2\"/>",
      "<w:tblHeader/>",
      "&lt;b&gt;", "Scores &amp; ranks", "SEQ Table", "SEQ Figure", "descr=\"", "<w:numId w:val=\"2\"/>",
    ] { #expect(document.contains(expected), "\(expected)") }
    let relations = try text(parts["word/_rels/document.xml.rels"])
    #expect(relations.contains("https://example.org/?a=1&amp;b=2") && relations.contains("media/figure1.emf"))
    let picture = try #require(parts["word/media/figure1.emf"])
    #expect(picture.count % 4 == 0)
    let size = (0..<4).reduce(0) { $0 | Int(picture[48 + $1]) << (8 * $1) }
    #expect(size == picture.count, "the header knows the length of the metafile")
  }

  /// As the system's unzip sees it: names, sizes and checksums.
  @Test func archiveIsSound() throws {
    let folder = try WorkingFolder()
    let file = try folder.write(
      "r.docx", DOCXFormat().render(Samples.report(names: []), options: RenderOptions())[0].bytes)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["unzip", "-tq", file.path]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
