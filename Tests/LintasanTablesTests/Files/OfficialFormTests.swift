import LintasanTestSupport
import Testing

@testable import LintasanTables

/// Files in the forms of official downloads, as they come: made by `Fixtures/forms/make_forms.py`.
@Suite struct OfficialFormTests {
  private func contents(_ file: String, _ change: (inout ReadingRequest) -> Void = { _ in }) throws -> DataContents {
    var reader = DataReader()
    change(&reader.request)
    return try reader.read(try Fixture.bytes("forms/\(file)"), file: file)
  }

  /// The message of the refusal that is due.
  private func refusal(_ file: String, _ change: (inout ReadingRequest) -> Void = { _ in }) throws -> String {
    let error = #expect(throws: DataFileError.self) { try contents(file, change) }
    return error?.description ?? ""
  }

  @Test func theBulkArchiveOfTheWorldBank() throws {
    let found = try contents("wb_bulk.zip")
    #expect(
      found.table.columnNames == [
        "Country Name", "Country Code", "Indicator Name", "Indicator Code", "2018", "2019", "2020", "2021", "2022",
      ])
    #expect(try found.table.texts("Country Code").optional == ["ABW", "AFE", "NAM"])
    #expect(try found.table.numbers("2020").optional == [nil, 300, 9])
    #expect(found.remarks.first == "“API_XX.THG.TOTL_DS2_en_csv_v2_1.csv” is read of the 3 files in the archive")
    let other = try contents("wb_bulk.zip") { $0.sheet = "Metadata_Country_API_XX.THG.TOTL_DS2_en_csv_v2_1.csv" }
    #expect(try other.table.texts("Region").optional == ["Latin America & Caribbean"])
    let long = try contents("wb_bulk.zip") { $0.isWide = true }
    #expect(long.table.rowCount == 15)
    #expect(try long.table.numbers("time").present.prefix(5) == [2018, 2019, 2020, 2021, 2022])
  }

  @Test func theWorkbookOfDataBank() throws {
    let found = try contents("wb_databank.xlsx")
    #expect(found.table.rowCount == 3)
    #expect(try found.table.numbers("2020 [YR2020]").optional == [1.5, nil, 3])
    #expect(found.remarks.contains("the last 2 rows are notes and left out"))
    let long = try contents("wb_databank.xlsx") { ($0.isWide, $0.ids) = (true, ["Country Code", "Series Code"]) }
    #expect(try long.table.numbers("value").optional == [1.5, nil, nil, 2.25, 3, 4])
  }

  @Test func sdmxOfData360() throws {
    let table = try contents("data360.csv").table
    #expect(table.columns.count == 13 && table.rowCount == 3)
    #expect(try table.numbers("OBS_VALUE").optional == [0.5, nil, 0.75])
    #expect(try table.texts("COMMENT_TS").optional == [nil, "not there, yet", nil])
  }

  @Test func theGovernanceIndicators() throws {
    #expect(try refusal("wgi.xlsx").contains("name one by `sheet`: GovernmentEffectiveness"))
    let sheet = "GovernmentEffectiveness"
    #expect(try refusal("wgi.xlsx") { $0.sheet = sheet }.contains("add `headerRows` 14-15"))
    let table = try contents("wgi.xlsx") { ($0.sheet, $0.headerRows) = (sheet, 14...15) }.table
    #expect(table.columnNames.prefix(4) == ["Country/Territory", "Code", "2020 Estimate", "2020 StdErr"])
    #expect(try table.numbers("2020 Estimate").optional == [1.25, nil, -1.5])
    #expect(try table.numbers("2021 Upper").optional == [98, 80, 12])
  }

  @Test func packedTablesOfEurostat() throws {
    let found = try contents("eurostat.tsv.gz")
    #expect(found.format == "eurostat")
    #expect(found.table.columnNames == ["freq", "unit", "indic_is", "geo", "2020", "2021", "2022"])
    #expect(try found.table.numbers("2021").optional == [72.25, 60, 81])
    #expect(try found.table.numbers("2020").optional == [71.5, nil, 80])
    #expect(found.remarks == ["the flags behind 5 values are left out"])
  }

  @Test func ourWorldInData() throws {
    let table = try contents("owid.csv").table
    #expect(try table.texts("Code").optional == ["AFG", nil, "NAM", "OWID_WRL"])
    #expect(try table.numbers("Share of things (%)").present == [1.5, 2.5, 3, 4.25])
    #expect(try table.texts("904897-annotations").optional == [nil, nil, "estimated", nil])
  }

  @Test func humanDevelopment() throws {
    let wide = try contents("hdr_wide.csv").table
    #expect(try wide.numbers("hdi_rank_2022").optional == [182, 142, nil])
    #expect(try refusal("hdr_annex.xlsx").contains("add `headerRows` 3-6"))
    let annex = try contents("hdr_annex.xlsx") { $0.headerRows = 3...6 }
    #expect(
      annex.table.columnNames == [
        "HDI rank", "Country", "Human Development Index (HDI) Value 2022", "column_4",
        "SDG3 Life expectancy at birth (years) 2022",
      ])
    #expect(try annex.table.numbers("HDI rank").present == [1, 2, 182])
    #expect(try annex.table.texts("column_4").levels == ["a"])
    #expect(annex.remarks.contains("the last 3 rows are notes and left out"))
  }

  @Test func theKnowledgebase() throws {
    let table = try contents("egovkb.csv").table
    #expect(try table.texts("Country").optional == ["Korea, Republic of", "Namibia "])
    #expect(try table.numbers("E_Index").present == [0.95, 0.53])
  }

  /// An old workbook of days in formats that FreeXL does not know; xlrd reads the same.
  @Test func daysOfOldWorkbooks() throws {
    let table = try contents("days.xls").table
    for format in ["yyyy", "yyyy\\ mmm", "[$-421]d mmmm yyyy"] {
      #expect(try table.texts(format).optional == ["2024-01-01", "2024-02-01"])
    }
    #expect(try table.texts("yyyy-mm-dd hh:mm").optional == ["2024-01-01T12:00:00", "2024-02-01T12:00:00"])
    #expect(try table.numbers("0.00").present == [45292, 45323])
  }

  /// An old workbook: what its formulas gave, truth values and errors, as its program shows them.
  @Test func formulasOfOldWorkbooks() throws {
    let table = try contents("formulas.xls").table
    #expect(try table.numbers("number").optional == [2.0 / 7, 3.0 / 7, 4.0 / 7])
    #expect(try table.texts("text").optional == ["é row 2", "é row 3", "é row 4"])
    #expect(table["truth"] == [.boolean(false), .boolean(false), .boolean(true)])
    #expect(table["plain_truth"] == [.boolean(false), .boolean(true), .boolean(true)])
    #expect(try table.texts("day").optional == ["2024-02-27", "2024-02-28", "2024-02-29"])
    #expect(try table.numbers("fault").optional == [4, nil, 8])
    #expect(try table.numbers("plain").present == [2, 3, 4])
    // The second sheet has its own cells.
    let second = try contents("formulas.xls") { $0.sheet = "second" }.table
    #expect(try second.numbers("b").optional == [2])
    // A damaged container is no crash.
    let bytes = try Fixture.bytes("forms/formulas.xls")
    for count in stride(from: 0, to: bytes.count, by: 509) { _ = OldWorkbookRecords(Array(bytes.prefix(count))) }
    for place in stride(from: 0, to: bytes.count, by: 97) {
      var damaged = bytes
      damaged[place] ^= 0xFF
      _ = OldWorkbookRecords(damaged)
    }
  }
}

extension Table {
  fileprivate subscript(name: String) -> [Cell] {
    guard let column = try? column(name) else { return [] }
    return (0..<column.count).map { column[$0] }
  }
}
