import LintasanTestSupport
import Testing

@testable import LintasanTables

/// Workbooks and files of Stata that pack, or claim, more than anyone means.
@Suite struct ExchangeLimitTests {
  private static func refusal(_ change: (inout WorkbookLimits) -> Void) throws -> String {
    var reader = WorkbookReader()
    change(&reader.limits)
    let bytes = try Fixture.bytes("exchange/small.xlsx")
    let error = try #require(throws: ExchangeError.self) { try reader.read(bytes, file: "small.xlsx") }
    guard case .tooLarge(_, _, let reason) = error else { return "\(error)" }
    return reason
  }

  @Test func workbooksBeyondALimitAreRefusedWithIt() throws {
    #expect(try Self.refusal { $0.unpacked = 2000 } == "it unpacks to more than 2000 bytes")
    #expect(
      try Self.refusal { $0.rows = 3 }
        == "in the sheet “Skor & peringkat” row 4 lies outside a sheet, which has at most 3 rows")
    #expect(
      try Self.refusal { $0.columns = 2 }.hasSuffix("has a cell outside a sheet, which has at most 2 columns"))
    #expect(try Self.refusal { $0.cells = 4 } == "in the sheet “Skor & peringkat” it has more than 4 cells")
  }

  @Test(arguments: [StatisticsFormat.stata, .spss]) func valuesBeyondTheLimitAreRefused(format: StatisticsFormat) throws {
    var reader = StatisticsFileReader(format)
    reader.mostValues = 5
    let bytes = try Fixture.bytes("exchange/small.\(format.rawValue)")
    let error = #expect(throws: ExchangeError.self) { try reader.read(bytes, file: "s") }
    #expect(
      error == .tooLarge(file: "s", format: format.rawValue, reason: "it has more than 5 values"))
  }

  /// The header says 10¹⁵ rows, 2³² columns or more; three rows and four columns are there.
  @Test(arguments: ["<K>", "<N>"], [[0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0x40], [0xFF, 0x7F, 0, 0]] as [[UInt8]])
  func countsThatLieAreRefused(tag: String, lie: [UInt8]) throws {
    var bytes = try Fixture.bytes("exchange/small.dta")
    let place =
      try #require(
        bytes.indices.first { bytes[$0...].starts(with: Array(tag.utf8)) }) + tag.utf8.count
    bytes.replaceSubrange(place..<place + lie.count, with: lie)
    #expect(throws: ExchangeError.self) { try StatisticsFileReader(.stata).read(bytes, file: "s") }
  }
}
