import LintasanTestSupport
import Testing

@testable import LintasanTables

/// What a cell is: the rule that every reader has.
@Suite struct CellPolicyTests {
  private func read(_ text: String, _ change: (inout ReadingRequest) -> Void = { _ in }) throws -> Table {
    var request = ReadingRequest()
    change(&request)
    return try DataReader(request).read(Array(text.utf8), file: "t.csv").table
  }

  @Test func leadingZerosAndLongDigitsAreTexts() throws {
    #expect(try read("code,v\n007,1\n008,2\n") == Table(Column("code", ["007", "008"]), Column("v", [1, 2])))
    #expect(
      try read("id,v\n123456789012345678,1\n123456789012345679,2\n").column("id")
        == Column("id", ["123456789012345678", "123456789012345679"]))
    #expect(try read("v,w\n123456789012345,0\n0.5,0.123456789012345678\n").column("w").kind == .number)
    #expect(try read("v,w\n\"0101\",1\n12,2\n").column("v") == Column("v", ["0101", "12"]))
  }

  /// A zero late in a file makes its column a text as one in the first row does.
  @Test func aLateCodeChangesTheWholeColumn() throws {
    let rows = (1...1000).map(String.init).joined(separator: ",x\n")
    let table = try read("id,t\n\(rows),x\n0012,x\n")
    #expect(try table.texts("id")[1000] == "0012")
    #expect(try table.column("id").kind == .text)
  }

  @Test func wordsAreMissingUnlessQuotedOrCodes() throws {
    let table = try read("g,v\na,1\nNA,NA\n\"NA\",#N/A\n–,:\n,..\nb,2\n")
    #expect(try table.column("g") == Column("g", ["a", nil, "NA", nil, nil, "b"]))
    #expect(try table.column("v") == Column("v", [1, nil, nil, nil, nil, 2] as [Double?]))
  }

  @Test func namibiaStays() throws {
    #expect(try read("iso2,v\nNA,1\nNA,2\n").column("iso2") == Column("iso2", ["NA", "NA"]))
    #expect(try read("land,v\nID,1\nNA,2\n").column("land") == Column("land", ["ID", "NA"]))
    #expect(try read("land,v\nIDN,1\nNA,2\n").column("land") == Column("land", ["IDN", nil]))
    #expect(try read("e,v\nIDN,1\nNA,2\n") { $0.policy.keys = ["e"] }.column("e") == Column("e", ["IDN", "NA"]))
    #expect(try read("only,v\nNA,1\nNA,2\n").column("only") == Column("only", [nil, nil] as [Double?]))
  }

  @Test func blanksAroundAKeyMakeNoUnit() throws {
    let text = "inst,t,v\nA,2022,1\n A,2023,2\nB ,2023,3\n"
    #expect(try read(text) { $0.policy.keys = ["inst"] }.column("inst") == Column("inst", ["A", "A", "B"]))
    // Without a key they are left out where they alone make two texts of one.
    #expect(try read(text).column("inst") == Column("inst", ["A", "A", "B"]))
    #expect(try read("t,v\nA,1\n B,2\n").column("t") == Column("t", ["A", " B"]))
  }

  @Test func wordsOfTheUserAreMissingToo() throws {
    let table = try read("g,v\na,-99\nk.A.,1\nb,k.A.\n") { $0.policy.missing = ["k.A.", "-99"] }
    #expect(table == Table(Column("g", ["a", nil, "b"]), Column("v", [nil, 1, nil] as [Double?])))
  }

  @Test func textsByOrder() throws {
    #expect(try read("a,b\n1,2\n3,4\n") { $0.policy.texts = ["b"] }.column("b") == Column("b", ["2", "4"]))
    #expect(throws: DataFileError.self) { try read("a,b\n1,2\n") { $0.policy.texts = ["c"] } }
  }

  /// A text that is a word for a missing value comes back as a text.
  @Test func writtenWordsComeBack() throws {
    let table = Table(Column("g", ["NA", nil, "a", ".."]), Column("v", [1, 2, 3, 4]))
    #expect(try DataReader().read(CSVWriter(guardsFormulas: false).write(table), file: "t").table == table)
  }

  @Test func columnsAreTheSameFromAStream() throws {
    let folder = try WorkingFolder()
    let file = try folder.write("s.csv", Array("g,v\nNA,1\n\"NA\",2\nx,3\n".utf8))
    var stream = try CSVStream(contentsOf: file, reader: CSVReader())
    let texts = try stream.fold(into: [String?]()) {
      try $0.table.texts("g").optional
    } combining: {
      $0 += $1
    }
    #expect(texts == [nil, "NA", "x"])
  }
}
