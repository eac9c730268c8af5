import Foundation
import LintasanTables
import LintasanTestSupport
import Testing

/// A file gone through in blocks holds the rows of the whole file.
@Suite("CSV stream") struct CSVStreamTests {
  private static let text =
    "id,x,code,note\n"
    + (1...500).map { row in
      let x = row % 7 == 0 ? "NA" : "\(Double(row) / 4)"
      return "\(row),\(x),\(row < 400 ? "\(row % 9)" : "A\(row)"),\"n\n\n\(row)\""
    }.joined(separator: "\n")

  @Test("Blocks join to the whole, as often as it is asked", arguments: [64, 300, 1 << 18])
  func joins(_ length: Int) throws {
    let folder = try WorkingFolder()
    let url = try folder.write("a.csv", Self.text)
    let reader = CSVReader(columns: ["x", "code", "note"], threads: 3)
    let whole = try reader.read(contentsOf: url).table
    var stream = try CSVStream(contentsOf: url, reader: reader, blockLength: length)
    #expect(stream.header == ["id", "x", "code", "note"])
    for _ in 0..<2 {
      let rows = try stream.fold(into: [[Cell]]()) { block in
        (0..<block.table.rowCount).map { row in block.table.columns.map { $0[row] } }
      } combining: {
        $0 += $1
      }
      #expect(stream.rowCount == 500)
      #expect(rows == (0..<500).map { row in whole.columns.map { $0[row] } })
    }
  }

  @Test("A fault is told with its line") func fault() throws {
    let folder = try WorkingFolder()
    let url = try folder.write("a.csv", "a,b\n" + String(repeating: "1,2\n", count: 100) + "1,2,3\n")
    var stream = try CSVStream(contentsOf: url, file: "a.csv", reader: CSVReader(), blockLength: 64)
    #expect(throws: CSVError(file: "a.csv", line: 102, fault: .ragged(expected: 2, found: 3))) {
      try stream.fold(into: 0) {
        $0.table.rowCount
      } combining: {
        $0 += $1
      }
    }
  }

  @Test("A file that is not UTF-8 is refused") func encoding() throws {
    let folder = try WorkingFolder()
    let url = try folder.write("a.csv", [0xFF, 0xFE, 0x61, 0x00])
    #expect(throws: CSVError.self) { try CSVStream(contentsOf: url, reader: CSVReader()) }
  }
}
