import LintasanTables
import Testing

/// What a spreadsheet set to Indonesian reads with the defaults of its dialog, where tab, comma and semicolon all separate.
@Suite struct CSVDialectTests {
  private let table = Table(
    Column("name", ["Korea, Republic of", "a\tb", "plain"]), Column("score", [0.25, -1234.5, 3]))

  @Test func everyMarkThatSeparatesIsQuoted() {
    let text = String(decoding: CSVWriter(dialect: .excelIndonesia).write(table).dropFirst(3), as: UTF8.self)
    #expect(text == "name;score\r\n\"Korea, Republic of\";\"0,25\"\r\n\"a\tb\";\"-1234,5\"\r\nplain;3\r\n")
  }

  @Test func quotedNumbersComeBackAsNumbers() throws {
    let bytes = CSVWriter(dialect: .excelIndonesia).write(table)
    let back = try CSVReader(dialect: .excelIndonesia).read(bytes, file: "x.csv").table
    #expect(try back.numbers("score")[0] == 0.25)
    #expect(try back.numbers("score")[1] == -1234.5)
    #expect(try back.numbers("score")[2] == 3)
    #expect(try back.texts("name")[0] == "Korea, Republic of")
  }
}
