import Foundation
import LintasanDocuments
import LintasanTables
import LintasanTestSupport
import Testing

@Suite("Workbooks")
struct XLSXFormatTests {
  private func book(_ report: Report) throws -> [UInt8] {
    try XLSXFormat().render(report, options: RenderOptions())[0].bytes
  }

  /// A part of a workbook, unpacked by the system's unzip.
  private func part(_ name: String, of bytes: [UInt8]) throws -> String {
    let folder = try WorkingFolder()
    let file = try folder.write("book.xlsx", bytes)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["unzip", "-p", file.path, name]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  @Test func numbersAreNumbers() throws {
    let third = 1.0 / 3
    let table = ReportTable(
      name: "t", caption: "c", table: Table(Column("a", [third]), Column("code", ["0012345678901234567"])))
    let sheet = try part("xl/worksheets/sheet1.xml", of: book(Report(title: "t", blocks: [.table(table)])))
    #expect(sheet.contains("<v>0.3333333333333333</v>"))
    #expect(sheet.contains("autoFilter"))
    #expect(sheet.contains("state=\"frozen\""))
    let strings = try part("xl/sharedStrings.xml", of: book(Report(title: "t", blocks: [.table(table)])))
    #expect(strings.contains("0012345678901234567"))
  }

  @Test func formulasStayTexts() throws {
    let bytes = try book(Samples.report(names: Samples.hostileNames))
    let sheet = try part("xl/worksheets/sheet1.xml", of: bytes)
    #expect(!sheet.contains("<f>") && !sheet.contains("<hyperlink"))
    let strings = try part("xl/sharedStrings.xml", of: bytes)
    #expect(XML.fault(in: Array(strings.utf8)) == nil)
    #expect(strings.contains("=HYPERLINK(&quot;") || strings.contains("=HYPERLINK(\""))
  }

  @Test func everySheetIsWellFormed() throws {
    let bytes = try book(Samples.report(language: .indonesian, names: Samples.hostileNames))
    for name in ["xl/workbook.xml", "xl/styles.xml", "docProps/core.xml", "xl/charts/chart1.xml"]
      + (1...4).map({ "xl/worksheets/sheet\($0).xml" })
    {
      let text = try part(name, of: bytes)
      #expect(!text.isEmpty && XML.fault(in: Array(text.utf8)) == nil, "\(name)")
    }
    #expect(try part("docProps/core.xml", of: bytes).contains("2024-01-01T00:00:00Z"))
    #expect(try part("xl/workbook.xml", of: bytes).contains("Sumber"))
  }

  /// Bands are stacked areas below the lines, the lowest unseen, and years are numbers.
  @Test func fansAreDrawnAsBands() throws {
    let fan = FanChart(
      title: "F", name: "X", quantity: .rank, observed: [.init(year: 2020, value: 9), .init(year: 2022, value: 8)],
      projected: [.init(year: 2024, median: 7, lower95: 3, lower80: 5, upper80: 9, upper95: 12)])
    let bytes = try book(Report(title: "t", blocks: [.figure(Figure(name: "f", caption: "c", chart: fan))]))
    let chart = try part("xl/charts/chart1.xml", of: bytes)
    #expect(XML.fault(in: Array(chart.utf8)) == nil)
    func between(_ name: String) throws -> String {
      let parts = chart.components(separatedBy: "<c:\(name)>")
      try #require(parts.count == 2)
      return parts[1].components(separatedBy: "</c:\(name)>")[0]
    }
    let (areas, lines) = (try between("areaChart"), try between("lineChart"))
    #expect(areas.components(separatedBy: "<c:ser>").count == 5)
    #expect(areas.contains("\"stacked\"") && areas.contains("<a:noFill/>"))
    #expect(lines.components(separatedBy: "<c:ser>").count == 3)
    #expect(lines.contains("\"standard\"") && lines.contains("<c:numCache>"))
    // Each series has a number of its own.
    for number in 0..<6 { #expect(chart.contains("<c:idx val=\"\(number)\"/>")) }
  }

  /// A long sheet prints the rows that it is told to, and says so at the foot of the page.
  @Test func longTablesPrintTheirFirstRows() throws {
    var table = ReportTable(name: "t", caption: "c", table: Table(Column("a", (0..<100).map(Double.init))))
    table.printedRows = 10
    let bytes = try book(Report(title: "t", blocks: [.table(table)]))
    #expect(table.printedRows == 10 && table.table.rowCount == 100)
    #expect(Report(title: "t", blocks: [.table(table)]).tables.first?.printedRows == 10)
    let names = try part("xl/workbook.xml", of: bytes)
    #expect(names.contains("$A$1:$A$11"), "\(names)")
    let sheet = try part("xl/worksheets/sheet1.xml", of: bytes)
    #expect(sheet.contains("rows 1–10 of 100") && sheet.contains("paperSize=\"9\""), "\(sheet.suffix(600))")
  }

  @Test func textTooLongForACellIsRefused() {
    let table = ReportTable(
      name: "t", caption: "c", table: Table(Column("a", [String(repeating: "x", count: 32_768)])))
    #expect(throws: ReportError.self) { try book(Report(title: "t", blocks: [.table(table)])) }
  }
}
