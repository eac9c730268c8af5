import LintasanReports
import LintasanTables
import Testing

@Suite("Workbooks read back")
struct XLSXRoundTripTests {
  private func book(_ table: Table) throws -> [UInt8] {
    let report = Report(title: "t", blocks: [.table(ReportTable(name: "data", caption: "c", table: table))])
    return try XLSXFormat().render(report, options: RenderOptions())[0].bytes
  }

  @Test func comesBackTheSame() throws {
    var names: [String?] = []
    var values: [Double?] = []
    var flags: [Bool?] = []
    for (place, name) in Samples.hostileNames.enumerated() {
      let hasControl = name.unicodeScalars.contains { $0.value < 0x20 }
      names.append(name.isEmpty ? nil : hasControl ? "x" : name)
      values.append(place == 3 ? nil : Double(place) / 8)
      flags.append(place == 1 ? nil : place % 2 == 0)
    }
    let codes = names.indices.map { "00\($0)" }
    let table = Table(
      Column("name", names), Column("value", values), Column("code", codes), Column("flag", flags))
    let bytes = try book(table)
    let back = try WorkbookReader().read(bytes, file: "x.xlsx").table
    #expect(back == table)
    #expect(try WorkbookReader(sheet: "data").read(bytes, file: "x.xlsx").table == table)
    #expect(throws: ExchangeError.self) { try WorkbookReader(sheet: "dat").read(bytes, file: "x.xlsx") }
  }

  @Test func damagedWorkbooksAreRefusedAndNeverCrash() throws {
    let bytes = try book(Table(Column("a", [1.0, 2]), Column("b", ["x", "y"])))
    for count in stride(from: 0, to: bytes.count, by: 101) {
      #expect(throws: ExchangeError.self) { try WorkbookReader().read(Array(bytes.prefix(count)), file: "x") }
    }
    for place in stride(from: 0, to: bytes.count, by: 53) {
      var damaged = bytes
      damaged[place] ^= 0x5A
      _ = try? WorkbookReader().read(damaged, file: "x")
    }
    #expect(throws: ExchangeError.self) { try WorkbookReader().read([0xD0, 0xCF, 0x11, 0xE0] + Array(bytes.prefix(40)), file: "x") }
  }
}
