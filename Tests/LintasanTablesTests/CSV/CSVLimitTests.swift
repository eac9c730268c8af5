import Foundation
import LintasanTestSupport
import Testing

@testable import LintasanTables

/// What is too large is refused where it is met, before memory is taken for it.
@Suite struct CSVLimitTests {
  private static func reader(record: Int = 1 << 26, columns: Int = 100_000, piece: Int = 64) -> CSVReader {
    var reader = CSVReader(threads: 2)
    reader.limits.recordLength = record
    reader.limits.columns = columns
    reader.pieceLength = piece
    return reader
  }

  private static let long = String(repeating: "x", count: 40_000)
  private static let rows = (1...50).map { "\($0),y" }.joined(separator: "\n")
  private static let tooLong: [(text: String, line: Int)] = [
    (long + ",b\n1,2\n", 1), (long, 1), ("a,b\n" + long + ",2\n", 2), ("a,b\n" + long, 2),
    ("a,b\n\(rows)\n1,\(long)\n\(rows)\n", 52), ("a,b\n\(rows)\n" + String(repeating: "1,", count: 20_000), 52),
    ("a,b\n\(rows)\n1,\"\(long)\"\n\(rows)\n", 52), ("\"a\(long)\",b\n1,2\n", 1),
  ]

  @Test(arguments: tooLong, [64, 1000, 1 << 18]) func longRecordsAreRefusedAtTheirLine(
    _ one: (text: String, line: Int), piece: Int
  ) throws {
    let reader = Self.reader(record: 2000, piece: piece)
    let folder = try WorkingFolder()
    let file = try folder.write("t.csv", one.text)
    for read in [{ try reader.read(Array(one.text.utf8), file: "t.csv") }, { try reader.read(contentsOf: file) }] {
      let error = try #require(throws: CSVError.self) { try read() }
      #expect(error.line == one.line)
      // A quote that does not close within the limit is named as such.
      let isExpected =
        switch error.fault {
        case .lineTooLong(limit: 2000), .unterminatedQuote: true
        case .ragged, .tooManyColumns: one.text.contains("1,1,")
        default: false
        }
      #expect(isExpected, "\(error)")
    }
    let stream = try? CSVStream(contentsOf: file, reader: reader, blockLength: piece)
    guard var stream else { return }
    let error = #expect(throws: CSVError.self) {
      try stream.fold(into: 0) {
        $0.table.rowCount
      } combining: {
        $0 += $1
      }
    }
    #expect(error?.line == one.line)
  }

  @Test func recordsUpToTheLimitAreRead() throws {
    let text = "a,b\n1,\(String(repeating: "x", count: 1990))\n\(Self.rows)\n"
    let folder = try WorkingFolder()
    let file = try folder.write("t.csv", text)
    #expect(try Self.reader(record: 2000).read(contentsOf: file).table.rowCount == 51)
    #expect(try Self.reader(record: 2000).read(Array(text.utf8), file: "t").table.rowCount == 51)
  }

  @Test func tooManyColumnsAreRefused() throws {
    for text in [(0..<30).map { "c\($0)" }.joined(separator: ",") + "\n", "a,b\n" + String(repeating: "1,", count: 30)] {
      let error = #expect(throws: CSVError.self) { try Self.reader(columns: 20).read(Array(text.utf8), file: "t") }
      #expect(error?.fault == .tooManyColumns(limit: 20))
    }
  }

  /// The real limits, on a header as wide as the issue of a million columns has it.
  @Test func aMillionColumnsAreRefused() throws {
    let text = (0..<1_000_000).map { "c\($0)" }.joined(separator: ",") + "\n"
    let error = #expect(throws: CSVError.self) { try CSVReader().read(Array(text.utf8), file: "t") }
    #expect(error?.fault == .tooManyColumns(limit: 100_000))
    #expect(error?.line == 1)
  }

  @Test(.enabled(if: FileManager.default.isReadableFile(atPath: "/dev/zero")))
  func aDeviceWithoutEndIsGivenUp() throws {
    var reader = CSVReader()
    reader.limits.wholeLength = 3 << 20
    let error = #expect(throws: CSVError.self) { try reader.read(contentsOf: URL(fileURLWithPath: "/dev/zero")) }
    #expect(error?.fault == .endless(limit: 3 << 20))
  }

  @Test func blanksWithoutEndAreAnEmptyFile() throws {
    let folder = try WorkingFolder()
    let file = try folder.write("t.csv", String(repeating: "\n ", count: 100_000))
    let error = #expect(throws: CSVError.self) { try Self.reader(record: 2000).read(contentsOf: file) }
    #expect(error?.fault == .empty)
  }
}
