import LintasanTables
import LintasanTestSupport
import Testing

@Suite struct CSVRoundTripTests {
  private let awkward = Table(
    Column("plain", ["a", "b", nil, "NA"]),
    Column("quoted, name", ["x,y", "say \"hi\"", "two\nlines", " spaced "]),
    Column("number", [1, 0.1, nil, -1.5e-300] as [Double?]),
    Column("flag", [true, nil, false, true] as [Bool?]))

  @Test(arguments: CSVDialect.named.map(\.dialect))
  func comesBackAsItWas(dialect: CSVDialect) throws {
    let bytes = CSVWriter(dialect: dialect).write(awkward)
    let back = try CSVReader().read(bytes, file: "t.csv")
    #expect(back.dialect.delimiter == dialect.delimiter)
    #expect(try back.table.texts("plain") == awkward.texts("plain"))
    #expect(try back.table.texts("quoted, name") == awkward.texts("quoted, name"))
    #expect(try back.table.numbers("number").optional == awkward.numbers("number").optional)
  }

  @Test func numbersAreShortestAndReadBackExactly() throws {
    let values = [
      0.1, 1.0 / 3, 1e22, 1e23, 123_456_789.125, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 88, 2.5e-8,
    ]
    let bytes = CSVWriter().write(Table(Column("x", values)))
    let back = try CSVReader().read(bytes, file: "t.csv").table.numbers("x").dense
    #expect(back == values)
    #expect(String(decoding: bytes, as: UTF8.self).contains("\n88\n"))
  }

  @Test func formulasAreMadeHarmlessInTextsOnly() {
    let table = Table(Column("name", ["=HYPERLINK(\"x\")", "-5", "ok"]), Column("v", [-5, 1, 2] as [Double]))
    let guarded = String(decoding: CSVWriter().write(table), as: UTF8.self)
    #expect(guarded == "name,v\n\"'=HYPERLINK(\"\"x\"\")\",-5\n'-5,1\nok,2\n")
    let raw = String(decoding: CSVWriter(guardsFormulas: false).write(table), as: UTF8.self)
    #expect(raw.hasPrefix("name,v\n\"=HYPERLINK(\"\"x\"\")\",-5\n-5,1"))
  }

  /// A reader takes a file of nothing but spaces and control characters for an empty one.
  @Test(arguments: ["\u{0B}", "\u{0}", "\u{1F}\u{1}", "\t", " \u{0B}", "x\u{0B}"])
  func namesOfControlCharactersComeBack(name: String) throws {
    let table = Table(Column("given", [name, nil, name]))
    let named = Table(Column(name, [1, 2] as [Double]))
    let texts = try CSVReader().read(CSVWriter(guardsFormulas: false).write(table), file: "t.csv").table
    #expect(try texts.texts("given") == table.texts("given"))
    let bytes = CSVWriter(guardsFormulas: false).write(named)
    let names = try CSVReader().read(bytes, file: "t.csv").table.columns.map(\.name)
    #expect(names == [String(name.drop { $0 == " " || $0 == "\t" })])
  }
}
