import LintasanTestSupport
import Testing

@testable import LintasanTables

/// Rows with fewer or more fields than the header.
@Suite struct UnevenRowTests {
  private func contents(
    _ text: String, threads: Int = 2, _ change: (inout ReadingRequest) -> Void = { _ in }
  ) throws -> DataContents {
    var reader = DataReader()
    reader.request.threads = threads
    reader.listsNotes = true
    change(&reader.request)
    let listed = try reader.read(Array(text.utf8), file: "file")
    // What is listed is the same as what is not.
    reader.listsNotes = false
    let plain = try reader.read(Array(text.utf8), file: "file")
    #expect(plain.table == listed.table && plain.remarks == listed.remarks)
    return listed
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func whatIsLeftOutAtTheEndIsMissing(end: String) throws {
    let lines = ["name,word,x,y", "A,a,1,2", "B,b,3", "\"C,c\",c", "D", "E,,,", ""]
    let found = try contents(lines.joined(separator: end))
    #expect(
      found.table
        == Table(
          Column("name", ["A", "B", "C,c", "D", "E"]), Column("word", ["a", "b", "c", nil, nil]),
          Column("x", [1, 3, nil, nil, nil] as [Double?]), Column("y", [2, nil, nil, nil, nil] as [Double?])))
    #expect(
      found.remarks == [
        "3 rows (3, 4, 5) end early; their last fields are missing", "2 rows hold nothing but one text and stay: “D”, “E”",
      ])
    #expect(found.notes.filter { $0.reason == "the row ends before the last column" }.map(\.line) == [3, 4, 5])
    #expect(
      found.notes.filter { $0.reason == "the row ends before the last column" }.map(\.found) == [
        "3 fields", "2 fields", "1 fields",
      ])
  }

  @Test func onlyTheLastRowMayBeCutOff() throws {
    #expect(
      try contents("a,b\n1,2\n3").remarks == [
        "row 3 ends early; its last fields are missing, and the file may have been cut off"
      ])
    #expect(try contents("a,b\n1,2\n3\n").remarks == ["row 3 ends early; its last fields are missing"])
    #expect(try contents("a,b\n3\n1,2").remarks == ["row 2 ends early; its last fields are missing"])
  }

  @Test func blankFieldsBehindTheLastColumnAreLeftOut() throws {
    let found = try contents("a;b\n1;2;\n3;4\n5;6; ;\n")
    #expect(found.table == Table(Column("a", [1, 3, 5]), Column("b", [2, 4, 6])))
    #expect(found.remarks == ["2 rows (2, 4) have blank fields behind the last column, which are left out"])
    // A head without a name is no column, whether rows have its field or not.
    #expect(try contents("a,b,\n1,2\n3,4,\n").remarks.isEmpty)
    #expect(try contents("a,b,\n1,2\n3,4,\n").table == Table(Column("a", [1, 3]), Column("b", [2, 4])))
  }

  @Test func linesOfBlanksAreNoRows() throws {
    let found = try contents("a,b,c\n1,2,3\n \t\n,\n4,5,6\n,,\n   ")
    #expect(found.table == Table(Column("a", [1, 4]), Column("b", [2, 5]), Column("c", [3, 6])))
    #expect(found.remarks == ["2 rows (4, 6) hold nothing and are left out"])
    let grid = try contents("a,b,c\n1,2,3\n \n,\n4,5,6\n,,\n") { $0.headerRows = 1...1 }
    #expect(grid.table == found.table && grid.remarks == found.remarks)
    // In a file of one column a blank line is a row.
    #expect(try contents("a\n1\n\n2\n").table.rowCount == 3)
  }

  @Test func aHeaderThatIsARowIsSaid() throws {
    let text = "A,2020-01-31,0.5\nB,2021-01-31,0.25\n"
    #expect(
      try contents(text).remarks == [
        "the header holds numbers (“2020-01-31”, “0.5”); if it is a row of the table, add `headerRows` 0"
      ])
    let whole = try contents(text) { $0.headerRows = ReadingRequest.noHeader }
    #expect(
      whole.table
        == Table(
          Column("column_1", ["A", "B"]), Column("column_2", ["2020-01-31", "2021-01-31"]), Column("column_3", [0.5, 0.25])))
    #expect(try contents("1,2\n3,4\n").remarks.count == 1)
    // Years, months and the like are heads.
    for heads in ["name,2020,2021", "name,1,2", "a,b,c", "2020,2021,2022"] {
      #expect(try contents("\(heads)\n1,2,3\n").remarks.isEmpty)
    }
    let error = #expect(throws: DataFileError.self) { try contents("a,0,0\nb,1,2\n") }
    #expect(
      error?.description.hasSuffix("rename one of them, choose the cells by `range`, or number the columns by `headerRows` 0")
        == true)
    #expect(try contents("a,0,0\nb,1,2\n") { $0.headerRows = 0...0 }.table.columnNames == ["column_1", "column_2", "column_3"])
  }

  /// The refusal names a range; with it the file is read.
  @Test func moreFieldsThanHeadsAreRefused() throws {
    let text = "a,b\n1,2\n3,4,5\n"
    let error = #expect(throws: DataFileError.self) { try contents(text) }
    #expect(
      error?.description
        == "file, line 3: found 3 fields, expected 2 as in the header; quote fields that hold a delimiter, and remove stray ones; "
        + "add `range` A:B for the columns of the header alone, or `range` A:C for all")
    let own = try contents(text) { $0.range = CellRange("A:B") }
    #expect(own.table == Table(Column("a", [1, 3]), Column("b", [2, 4])))
    let all = try contents(text) { $0.range = CellRange("A:C") }
    #expect(try all.table.numbers("column_3").optional == [nil, 5])
    // Columns alone leave the header and the notes to be found, or named.
    let titled = try contents("Title\n\na,b\n1,2\n3,4,5\n\nSource: x\n") { $0.range = CellRange("A:B") }
    #expect(titled.table == own.table)
    let named = try contents("x\na,b\n1,2\n3,4,5\nz\n") {
      ($0.range, $0.headerRows, $0.footerRows) = (CellRange("A:B"), 2...2, 1)
    }
    #expect(named.table == own.table)
    // So it is where cells are gathered one by one.
    let head = "a,b\nx,y\n1,2\n3\n4,5,6\n"
    #expect(throws: DataFileError.csv(CSVError(file: "file", line: 5, fault: .ragged(expected: 2, found: 3)))) {
      try contents(head) { $0.headerRows = 1...2 }
    }
    let joined = try contents(head.replacing("4,5,6", with: "4,5,")) { $0.headerRows = 1...2 }
    #expect(joined.table == Table(Column("a x", [1, 3, 4]), Column("b y", [2, nil, 5] as [Double?])))
    #expect(
      joined.remarks == [
        "row 4 ends early; its last fields are missing", "row 5 has blank fields behind the last column, which are left out",
      ])
  }

  /// Written by R's `write.table(x, sep = ",")`, whose header has no field for the names of rows.
  @Test func namesOfRowsAreTheFirstColumn() throws {
    let text = "\"x\",\"word\"\n\"Mazda RX4\",21,\"a\"\n\"Datsun, 710\",22.8,\"b\"\n"
    let found = try contents(text)
    #expect(
      found.table == Table(Column("", ["Mazda RX4", "Datsun, 710"]), Column("x", [21, 22.8]), Column("word", ["a", "b"])))
    #expect(found.remarks == ["the first column has no head: it holds the names of the rows, as R writes them"])
    #expect(found.notes.isEmpty)
    // Without quotes nobody can know, and a row of another length is none.
    #expect(throws: DataFileError.self) { try contents(text.replacing("\"", with: "").replacing("Datsun, 710", with: "D")) }
    #expect(throws: DataFileError.self) { try contents(text + "\"third\",3\n") }
  }

  @Test(arguments: [64, 300, 1 << 18], [1, 3]) func theSameInPiecesOfAnyLength(piece: Int, threads: Int) throws {
    var (text, words, numbers, short, long) = ("word,x,y\n", [String?](), [Double?](), 0, 0)
    for row in 0..<400 {
      switch row % 5 {
      case 0: text += "\"w\n\(row)\"\n"
      case 1: text += "w\(row),\(row)\n"
      case 2: text += "w\(row),\(row),\(row), ,\n"
      case 3: text += " , \n\n"
      default: text += "\"\(String(repeating: "x", count: row))\",\(row),\(row)\n"
      }
      guard row % 5 != 3 else { continue }
      short += row % 5 < 2 ? 1 : 0
      long += row % 5 == 2 ? 1 : 0
      words.append(row % 5 == 0 ? "w\n\(row)" : row % 5 == 4 ? String(repeating: "x", count: row) : "w\(row)")
      numbers.append(row % 5 < 2 ? nil : Double(row))
    }
    var reader = CSVReader(threads: threads)
    (reader.fillsRows, reader.pieceLength) = (true, piece)
    let folder = try WorkingFolder()
    let file = try folder.write("t.csv", text)
    for found in [try reader.read(Array(text.utf8), file: "t"), try reader.read(contentsOf: file)] {
      #expect(try found.table.texts("word").optional == words)
      #expect(try found.table.numbers("y").optional == numbers)
      #expect(found.remarks.contains(.shortRows(lines: [2, 4, 9, 11, 16], count: short, isCut: false)))
      #expect(found.remarks.contains { if case .longRows(_, let count) = $0 { count == long } else { false } })
    }
  }
}
