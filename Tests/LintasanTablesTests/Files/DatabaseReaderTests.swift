import Foundation
import LintasanTestSupport
import Testing

@testable import LintasanTables

/// Tables of databases, made by `Fixtures/forms/make_database.py`.
@Suite struct DatabaseReaderTests {
  private let forms = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/forms")

  private func read(_ name: String, sheet: String? = nil, as file: String? = nil) throws -> Table {
    var reader = DataReader()
    reader.request.sheet = sheet
    let place = forms.appendingPathComponent(name)
    return try reader.read(Array(Data(contentsOf: place)), file: file ?? place.path).table
  }

  @Test func valuesAreKept() throws {
    let table = try read("panel.sqlite", sheet: "scores")
    #expect(table.columnNames == ["id", "code", "year", "score", "a \"note\""])
    #expect(table.known("id") == Column("id", ["123456789012345678", "2", "3"]))
    #expect(table.known("code") == Column("code", ["007", "NA", "C"]))
    #expect(table.known("year") == Column("year", [2020, 2022, 2024]))
    // An infinite number is none that a table of numbers holds: it is not taken for a missing one.
    #expect(table.known("score") == Column("score", ["0.1", "inf", "-2.5"]))
    #expect(table.known("a \"note\"") == Column("a \"note\"", [nil, nil, "é"]))
  }

  @Test func bytesAreRefusedWithWhatIsRead() throws {
    let error = #expect(throws: DataFileError.self) { try read("panel.sqlite", sheet: "pictures") }
    #expect("\(error as Any)".contains("column “picture” of “pictures” holds bytes in row 2"))
    #expect(try read("panel.sqlite", sheet: "names") == Table(Column("name", ["none", "one"])))
  }

  /// What waits in a journal beside the file is not in its bytes: it is not read as if there were nothing.
  @Test func changesWrittenAheadAreNotLost() throws {
    let error = #expect(throws: DataFileError.self) { try read("ahead.sqlite") }
    #expect("\(error as Any)".contains("PRAGMA wal_checkpoint(TRUNCATE)"))
    // Alone, the file is all there is.
    #expect(try read("ahead.sqlite", as: "elsewhere.sqlite") == Table(Column("x", [1])))
  }

  @Test func damagedOnesAreRefused() throws {
    var bytes = Array(try Data(contentsOf: forms.appendingPathComponent("panel.sqlite")))
    bytes.replaceSubrange(100..<4000, with: repeatElement(0xFF, count: 3900))
    #expect(throws: DataFileError.self) { try DataReader().read(bytes, file: "x.sqlite") }
    #expect(throws: DataFileError.self) { try DataReader().read(Array(bytes.prefix(50)), file: "x.sqlite") }
  }
}
