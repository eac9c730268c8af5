import LintasanTables
import LintasanTestSupport
import Testing

@Suite struct WorkbookReaderTests {
  /// Written by openpyxl: an empty row above the header and one among the rows, rich text, a cell with an error, a formula
  /// that nobody has calculated.
  @Test func readsASheet() throws {
    let contents = try WorkbookReader().read(Fixture.bytes("exchange/small.xlsx"), file: "small.xlsx")
    #expect(contents.sheet == "Skor & peringkat")
    #expect(contents.sheets == ["Skor & peringkat", "Other"])
    let expected = Table(
      Column("iso3", ["IDN", "NA", "Indo", nil]), Column("score", [0.1, nil, -1.5e-300, 12_345_678_901] as [Double?]),
      Column("flag", [true, nil, false, nil] as [Bool?]), Column("mixed", ["1", "two", "3.5", nil]),
      Column("empty", [nil, nil, nil, nil] as [Double?]))
    #expect(contents.table == expected)
    #expect(contents.errors == ["A7: a formula without its value", "D7: #N/A"])
  }

  @Test func readsTheSheetAskedFor() throws {
    let bytes = try Fixture.bytes("exchange/small.xlsx")
    #expect(try WorkbookReader(sheet: "Other").read(bytes, file: "s").table == Table(Column("a", [1])))
    let names = ["Skor & peringkat", "Other"]
    #expect(throws: ExchangeError.noSheet(file: "s", name: "Othre", available: names)) {
      try WorkbookReader(sheet: "Othre").read(bytes, file: "s")
    }
  }

  /// Written by openpyxl: days, moments and numbers whose format only looks like a date's.
  @Test func datesBecomeTexts() throws {
    let table = try WorkbookReader().read(Fixture.bytes("exchange/dates.xlsx"), file: "dates.xlsx").table
    #expect(
      table
        == Table(
          Column("day", ["2024-01-31", "1900-03-01", "1999-12-31"]),
          Column("moment", ["2024-01-31T12:30:05", nil, "2000-02-29T23:59:59"]), Column("number", [1.5, 2, 45_000])))
  }

  @Test func damagedWorkbooksAreRefused() throws {
    let bytes = try Fixture.bytes("exchange/small.xlsx")
    for length in [0, 1, 30, bytes.count / 2, bytes.count - 1] {
      #expect(throws: ExchangeError.self) { try WorkbookReader().read(Array(bytes.prefix(length)), file: "s") }
    }
    for place in stride(from: 0, to: bytes.count, by: 97) {
      var damaged = bytes
      damaged[place] ^= 0xFF
      _ = try? WorkbookReader().read(damaged, file: "s")
    }
  }
}

@Suite struct WorkbookCheckTests {
  @Test func countsTheCellsThatAreThere() throws {
    let bytes = try Fixture.bytes("exchange/small.xlsx")
    let whole = (0..<200).filter { WorkbookCheck.fault(of: bytes, cells: $0) == nil }
    #expect(whole.count == 1)
    let cells = try #require(whole.first)
    #expect(WorkbookCheck.fault(of: bytes, cells: cells + 2) == "\(cells) of \(cells + 2) cells were stored")
    #expect(WorkbookCheck.fault(of: Array(bytes.dropLast(40)), cells: cells) != nil)
  }
}
