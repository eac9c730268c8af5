import LintasanDocuments
import LintasanTables
import Testing

@Suite("Workbooks read back")
struct XLSXRoundTripTests {
  private func book(_ table: Table) throws -> [UInt8] {
    let report = Report(title: "t", blocks: [.table(ReportTable(name: "data", caption: "c", table: table))])
    return try XLSXFormat().render(report, options: RenderOptions())[0].bytes
  }

  @Test func comesBackTheSame() throws {
    let table = Table(
      Column(
        "name", Samples.hostileNames.map { $0.unicodeScalars.contains { $0.value < 0x20 } ? "x" : $0 == "" ? nil : $0 }),
      Column("value", Samples.hostileNames.indices.map { $0 == 3 ? nil : Double($0) / 8 }),
      Column("code", Samples.hostileNames.indices.map { "00\($0)" }),
      Column("flag", Samples.hostileNames.indices.map { $0 == 1 ? nil : $0 % 2 == 0 }))
    let bytes = try book(table)
    let back = try WorkbookReader().read(bytes, file: "x.xlsx").table
    #expect(back == table)
    #expect(try WorkbookReader(sheet: "data").read(bytes, file: "x.xlsx").table == table)
    #expect(throws: ExchangeError.self) { try WorkbookReader(sheet: "dat").read(bytes, file: "x.xlsx") }
  }

  /// The library writes 16 digits; what needs 17 has them too, and a workbook without such numbers is as it was.
  @Test func numbersOfAnyDigitsComeBack() throws {
    var random = SystemRandomNumberGenerator()
    var numbers: [Double] = [
      0.1 + 0.2, 1.0 / 3, 2.0 / 3, .leastNonzeroMagnitude, 1.7976931348623157e308, 0x1p53, -123456.78901234567,
    ]
    while numbers.count < 400 {
      let number = Double(bitPattern: random.next())
      if number.isFinite && abs(number) > 1e-300 { numbers.append(number) }
      numbers.append(Double.random(in: -1000...1000, using: &random))
    }
    let table = Table(Column("x", numbers), Column("name", numbers.map { "\($0)" }), Column("y", numbers.map { -$0 }))
    let bytes = try book(table)
    #expect(try WorkbookReader().read(bytes, file: "x.xlsx").table == table)
    #expect(try book(table) == bytes)
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
    #expect(throws: ExchangeError.self) {
      try WorkbookReader().read([0xD0, 0xCF, 0x11, 0xE0] + Array(bytes.prefix(40)), file: "x")
    }
  }
}
