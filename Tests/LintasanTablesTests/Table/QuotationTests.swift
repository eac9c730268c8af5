import LintasanTables
import Testing

/// Names from outside do not act on a terminal or a log.
@Suite struct QuotationTests {
  @Test func whatActsIsShown() {
    #expect(Quotation.quoted("a\u{1B}[2Jb") == "“a\\u{1B}[2Jb”")
    #expect(Quotation.quoted("e\n::error::x") == "“e\\n::error::x”")
    #expect(Quotation.quoted("a\r\tb\u{202E}c") == "“a\\r\\tb\\u{202E}c”")
    #expect(Quotation.quoted("Côte d'Ivoire") == "“Côte d'Ivoire”")
    #expect(Quotation.quoted(String(repeating: "x", count: 500)).count < 130)
  }

  @Test func errorsQuoteTheirNames() throws {
    let table = Table(Column("e\n::error::pwned", ["a"]), Column("y\u{1B}[2J", [1]))
    let error = #expect(throws: TableError.self) { try table.column("z") }
    let text = error?.description ?? "\n"
    #expect(!text.contains("\n") && !text.contains("\u{1B}"))
    let read = #expect(throws: CSVError.self) {
      try CSVReader(columns: ["z"]).read(Array("\"e\n::error::p\",\"y\u{1B}\"\n1,2\n".utf8), file: "f")
    }
    let shown = read?.description ?? "\n"
    #expect(!shown.contains("\n") && !shown.contains("\u{1B}"))
  }
}
