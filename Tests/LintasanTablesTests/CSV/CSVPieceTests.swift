import Foundation
import LintasanTestSupport
import Testing

@testable import LintasanTables

/// A file is read in pieces by several threads; neither may show.
@Suite struct CSVPieceTests {
  private func reader(_ length: Int, _ threads: Int) -> CSVReader {
    var reader = CSVReader(threads: threads)
    reader.pieceLength = length
    return reader
  }

  /// Texts that make the place where a piece begins hard to find.
  private static let texts: [String?] = [
    "a", nil, "x,y", "say \"hi\"", "two\nlines", "three\r\nlines\n", "\n\"\n,", "é ü 漢字", "NA", " ", "1", "\"",
    "long "
      + String(repeating: "text, ", count: 12),
  ]

  private func table(seed: UInt64, rows: Int) -> Table {
    var stream = SplitMix(state: seed)
    func number() -> Double? {
      let word = stream.next()
      return word % 5 == 0 ? nil : Double(Int64(bitPattern: word) % 1_000_000) / 1000
    }
    func text() -> String? { Self.texts[Int(stream.next() % UInt64(Self.texts.count))] }
    return Table(
      Column("n", (0..<rows).map { _ in number() }), Column("t", (0..<rows).map { _ in text() }),
      Column("k", (0..<rows).map { Double($0) }), Column("u", (0..<rows).map { _ in text() }))
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>) func lengthAndThreadsDoNotShow(seed: UInt64) throws {
    let written = table(seed: seed, rows: 150)
    for dialect in [CSVDialect.rfc4180, .excelIndonesia] {
      let bytes = CSVWriter(dialect: dialect, guardsFormulas: false).write(written)
      let whole = try CSVReader(threads: 1).read(bytes, file: "t.csv")
      #expect(whole.table == written)
      let folder = try WorkingFolder()
      let file = try folder.write("t.csv", bytes)
      for (length, threads) in [(1, 1), (7, 2), (32, 3), (100, 2), (1000, 2)] {
        let pieces = try reader(length, threads).read(bytes, file: "t.csv")
        #expect(pieces.table == written, "pieces of \(length)")
        #expect(pieces.lines == whole.lines)
        let read = try reader(length, threads).read(contentsOf: file)
        #expect(read.table == written, "file in pieces of \(length)")
        #expect(read.lines == whole.lines)
      }
    }
  }

  private static let broken: [String] = [
    "a,b\n1,2\n3,4\n5\n6,7\n", "a,b\n1,2\n\"x\ny\",3\n4,\"z\n5,6\n", "a,b\n1,2\n\"x\"y,3\n4,5\n",
    "a,b\n1,\"2\n\n\n3\",4\n5,6\n", "a,b\r\n1,2\r\n\r\n3,4,5\r\n", "a,b\r1,2\r3\r",
  ]

  @Test(arguments: broken) func faultsAreFoundAtTheSameLine(text: String) throws {
    let bytes = Array(text.utf8)
    let expected = try #require(throws: CSVError.self) { try CSVReader(threads: 1).read(bytes, file: "f.csv") }
    for length in 1...12 {
      #expect(throws: expected) { try reader(length, 2).read(bytes, file: "f.csv") }
    }
  }

  @Test func invalidBytesAreFoundAtTheSamePlace() throws {
    var bytes = Array("a,b\n".utf8)
    for row in 0..<50 { bytes += Array("name \(row),\(row)\n".utf8) }
    bytes += Array("caf".utf8) + [0xE9] + Array(",2\nx,3\n".utf8)
    for length in [5, 64, 1 << 18] {
      #expect(throws: CSVError(file: "f.csv", line: 52, fault: .notText(byte: 0xE9, column: 4))) {
        try reader(length, 2).read(bytes, file: "f.csv")
      }
    }
  }

  @Test func aTextInALaterPieceMakesTheColumnText() throws {
    let numbers = (0..<2000).map { String($0) }
    var text = "a,b,c\n"
    for number in numbers { text += "\(number),\(number),x\n" }
    text += "late,\"1\",y\n"
    for length in [64, 4096, 1 << 18] {
      let table = try reader(length, 2).read(Array(text.utf8), file: "f.csv").table
      #expect(try table.texts("a").optional == numbers + ["late"])
      #expect(table.columns.map(\.kind) == [.text, .number, .text])
      #expect(try table.numbers("b").count == 2001)
    }
    var strict = reader(64, 2)
    strict.kinds = ["a": .number]
    #expect(throws: CSVError(file: "f.csv", line: 2002, fault: .notANumber(column: "a", found: "late"))) {
      try strict.read(Array(text.utf8), file: "f.csv")
    }
  }

  @Test func oneColumnKeepsItsBlankLines() throws {
    let bytes = Array("x\n1\n\n3\n\n".utf8)
    for length in 1...8 {
      #expect(try reader(length, 2).read(bytes, file: "f.csv").table.numbers("x").optional == [1, nil, 3])
    }
  }

  @Test func gapsKeepTheirPlaceAcrossPieces() throws {
    var values: [Double?] = []
    for row in 0..<1000 { values.append(row % 7 == 3 || row > 900 ? nil : Double(row) / 8) }
    let bytes = CSVWriter().write(Table(Column("k", Array(0..<1000)), Column("x", values)))
    for length in [50, 333, 5000] {
      #expect(try reader(length, 2).read(bytes, file: "f.csv").table.numbers("x") == Numbers(values))
    }
  }

  @Test func onlyTheColumnsAskedForAreJudged() throws {
    var some = reader(16, 2)
    some.columns = ["b"]
    let table = try some.read(Array("a,b,c\nx,1,\"q\nr\"\ny,2,z\n\"w,\",3,\n".utf8), file: "f.csv").table
    #expect(table == Table(Column("b", [1, 2, 3])))
  }

  @Test func aFileThatIsNotThereIsNamed() throws {
    let folder = try WorkingFolder()
    let file = folder.url.appendingPathComponent("none.csv")
    #expect(throws: CSVError(file: "none.csv", line: 1, fault: .cannotRead)) {
      try CSVReader().read(contentsOf: file, file: "none.csv")
    }
    let empty = try folder.write("empty.csv", "")
    #expect(throws: CSVError(file: "empty.csv", line: 1, fault: .empty)) {
      try CSVReader().read(contentsOf: empty, file: "empty.csv")
    }
  }

  @Test func threadsDoNotShowInWhatIsWritten() throws {
    let written = table(seed: 3, rows: 20_000)
    var one = CSVWriter()
    one.threads = 1
    #expect(CSVWriter().write(written) == one.write(written))
  }
}
