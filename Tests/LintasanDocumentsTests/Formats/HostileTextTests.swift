import LintasanDocuments
import LintasanTables
import Testing

@Suite("Names that would break a document")
struct HostileTextTests {
  private func rendered(_ format: String) throws -> String {
    let report = Samples.report(names: Samples.hostileNames)
    return try ReportFormats.named(format).render(report, options: RenderOptions())[0].text
  }

  @Test func htmlHoldsNoForeignElement() throws {
    let page = try rendered("html")
    #expect(page.components(of: "<script>") == 1)  // our own
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
    #expect(!page.contains("\u{1B}") && !page.contains("\u{0}"))
  }

  @Test func markdownTableKeepsItsShape() throws {
    let lines = try rendered("markdown").split(separator: "\n")
    let rows = lines.filter { $0.hasPrefix("| ") }
    #expect(rows.count == Samples.hostileNames.count + 2)
    for row in rows {
      let bars = row.replacing("\\\\", with: "").replacing("\\|", with: "").filter { $0 == "|" }.count
      #expect(bars == 7, "\(row.prefix(80))")
    }
    #expect(!lines.contains { $0.contains("<script") })
  }

  @Test func terminalIsNotSteered() throws {
    let text = try rendered("table")
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }

  @Test func latexHoldsNoForeignCommand() throws {
    let text = try rendered("latex")
    #expect(!text.contains("\\input{x}"))
    #expect(text.contains("\\textbackslash{}input\\{x\\} \\$1 \\% \\# \\textasciitilde{} \\textasciicircum{}"))
  }

  @Test func spreadsheetsRunNothing() throws {
    let csv = try rendered("csv")
    #expect(csv.contains("\"'=HYPERLINK(\"\"http://example.org\"\",\"\"x\"\")\""))
    #expect(csv.contains("'-1+2"))
    let back = try CSVReader().read(Array(csv.utf8), file: "x.csv").table
    #expect(back.rowCount == Samples.hostileNames.count)
  }

  @Test func jsonReadsBack() throws {
    let text = try rendered("json")
    #expect(text.contains("\\u001b[31mred\\u0000"))
    #expect(text.contains("two\\nlines\\r\\nand a tab\\t."))
  }

  @Test(arguments: ["javascript:alert(1)", "data:text/html,x", "JavaScript:x", " javascript:x", "java\nscript:x"])
  func linksThatRunScriptsAreText(address: String) throws {
    let report = Report(title: "t", blocks: [.paragraph([.link("press", to: address)])])
    for format in ["html", "markdown", "latex"] {
      let text = try ReportFormats.named(format).render(report, options: RenderOptions())[0].text
      #expect(!text.lowercased().contains("script:") && !text.contains("data:text"))
      #expect(text.contains("press"))
    }
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
