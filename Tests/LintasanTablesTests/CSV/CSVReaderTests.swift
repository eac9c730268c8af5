import LintasanTables
import LintasanTestSupport
import Testing

@Suite struct CSVReaderTests {
  private func read(_ text: String, _ reader: CSVReader = CSVReader()) throws -> CSVContents {
    try reader.read(Array(text.utf8), file: "f.csv")
  }

  @Test func findsDelimiterAndDecimalMark() throws {
    let contents = try read("a;b\n1,5;x\n2,25;y\n")
    #expect(contents.dialect.delimiter == UInt8(ascii: ";"))
    #expect(contents.dialect.usesDecimalComma)
    #expect(try contents.table.numbers("a").dense == [1.5, 2.25])
  }

  @Test func keepsNamibiaAndTakesMissingNumbers() throws {
    let table = try read("iso2,x\nNA,1\nID,NA\nKR,\n").table
    #expect(try table.texts("iso2").optional == ["NA", "ID", "KR"])
    #expect(try table.numbers("x").optional == [1, nil, nil])
  }

  @Test func aLateWordMakesAColumnText() throws {
    let table = try read("x\n1\n2\nthree\n").table
    #expect(try table.texts("x").optional == ["1", "2", "three"])
  }

  @Test func trimsHeadersAndSaysSo() throws {
    let contents = try read(" a ,b\r\n1,2\r\n")
    #expect(contents.header == ["a", "b"])
    #expect(contents.trimmedHeaders == ["a"])
  }

  @Test func knowsTheLineOfEachRow() throws {
    let contents = try read("a,b\n\"x\ny\",1\nz,2\n\nw,3\n")
    #expect((0..<3).map { contents.lines[$0] } == [2, 4, 6])
  }

  @Test func readsOnlyTheColumnsAskedFor() throws {
    let table = try read("a,b,c\n1,x,3\n", CSVReader(columns: ["c"])).table
    #expect(table.columnNames == ["c"])
  }

  @Test func readsUTF16AndWindows1252WhereToldSo() throws {
    let little: [UInt8] = [0xFF, 0xFE] + "a,b\né,1\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try CSVReader().read(little, file: "u.csv").table.texts("a").optional == ["é"])
    let latin: [UInt8] = Array("a,b\n".utf8) + [0xE9, UInt8(ascii: ","), UInt8(ascii: "1"), 10]
    #expect(try CSVReader(encoding: .windows1252).read(latin, file: "w.csv").table.texts("a").optional == ["é"])
  }

  private static let broken: [(String, Int, CSVError.Fault)] = [
    ("", 1, .empty),
    ("  \n\n", 1, .empty),
    ("a,b\n1,2\n3\n", 3, .ragged(expected: 2, found: 1)),
    ("a,b\n1,2,3\n", 2, .ragged(expected: 2, found: 3)),
    ("a,b\n\"x,1\n", 2, .unterminatedQuote),
    ("a,b\n\"x\"y,1\n", 2, .textAfterQuote(column: 1)),
    ("a,b,a\n1,2,3\n", 1, .duplicateHeader("a", firstColumn: 1, secondColumn: 3)),
  ]

  @Test(arguments: broken) func saysWhatIsBrokenAndWhere(text: String, line: Int, fault: CSVError.Fault) {
    #expect(throws: CSVError(file: "f.csv", line: line, fault: fault)) { try read(text) }
  }

  @Test func latinBytesAreNamed() {
    let bytes = Array("a,b\nx,1\ncaf".utf8) + [0xE9] + Array(",2\n".utf8)
    #expect(throws: CSVError(file: "f.csv", line: 3, fault: .notText(byte: 0xE9, column: 4))) {
      try CSVReader().read(bytes, file: "f.csv")
    }
  }

  @Test func aWordInAColumnOfNumbersIsNamed() {
    #expect(throws: CSVError(file: "f.csv", line: 3, fault: .notANumber(column: "x", found: "two"))) {
      try read("x,y\n1,1\ntwo,2\n", CSVReader(kinds: ["x": .number]))
    }
  }
}
