import Foundation
import LintasanTables
import Testing

/// What analysts do with tables, on tables that can be checked by eye.
@Suite struct TableVerbsTests {
  let table: Table
  init() throws {
    table = try Table([
      "country": ["KOR", "JPN", "DEU", "IDN"], "region": ["Asia", "Asia", "Europe", "Asia"],
      "score": [0.9, 0.8, nil, 0.6], "gdp": [30, 40, 45, 5],
    ])
  }

  @Test func rowsByTheirNames() throws {
    let rich = table.filter { ($0.number("gdp") ?? 0) > 5 && $0.text("region") == "Asia" }
    #expect(try rich.texts("country").optional == ["KOR", "JPN"])
    #expect(table.rows.map { $0.text("gdp") } == ["30", "40", "45", "5"])
    #expect(table[2, "score"] == .missing)
    let more = table.setting("half") { $0.number("gdp").map { $0 / 2 } }
    #expect(more[1, "half"] == .number(20))
  }

  @Test func groupsAndTheirSummaries() throws {
    let means = try table.grouped(by: "region").aggregated(
      .mean("score"), .count(), .maximum("gdp"), .minimum("gdp"), .count("score", as: "known"))
    #expect(means.columnNames == ["region", "score", "count", "gdp", "gdp_minimum", "known"])
    #expect(try means.texts("region").optional == ["Asia", "Europe"])
    let scores = try means.numbers("score")
    #expect(abs((scores[0] ?? 0) - 2.3 / 3) < 1e-15 && scores[1] == nil)
    #expect(try means.numbers("count").optional == [3, 1])
    #expect(try means.numbers("gdp_minimum").optional == [5, 45])
    #expect(throws: TableError.self) { try table.grouped(by: "regoin") }
    #expect(throws: TableError.self) { try table.grouped(by: "region").aggregated(.mean("country")) }
  }

  @Test func joiningLosesNothing() throws {
    let other = try Table(["country": ["KOR", "FRA"], "score": [1, 2]])
    #expect(throws: TableError.sharedColumn("score")) { try table.joining(other, on: "country") }
    let left = try table.joining(other, on: "country", suffix: "_new")
    #expect(try left.numbers("score_new").optional == [1, nil, nil, nil])
    #expect(try table.joining(other, on: "country", kind: .inner, suffix: "_new").rowCount == 1)
    let full = try table.joining(other, on: "country", kind: .full, suffix: "_new")
    #expect(try full.texts("country").optional.last == "FRA")
    #expect(try full.numbers("score_new").optional == [1, nil, nil, nil, 2])
    #expect(full[4, "region"] == .missing)
    #expect(throws: TableError.duplicateKey("KOR", firstRow: 1, secondRow: 2)) {
      try table.joining(Table(["country": ["KOR", "KOR"]]), on: "country")
    }
  }

  @Test func aMissingKeyMatchesNone() throws {
    let ours = Table(Column("key", ["A", nil, "B"]), Column("year", [1, 2, nil] as [Double?]))
    let theirs = Table(
      Column("key", ["A", nil, nil, "B"]), Column("year", [1, 2, 2, nil] as [Double?]), Column("x", [10, 20, 30, 40]))
    #expect(try ours.joining(theirs, on: "key", suffix: "_").numbers("x").optional == [10, nil, 40])
    #expect(try ours.joining(theirs, on: "key", "year").numbers("x").optional == [10, nil, nil])
    #expect(try ours.joining(theirs, on: "key", "year", kind: .inner).rowCount == 1)
    let full = try ours.joining(theirs, on: "key", "year", kind: .full)
    #expect(try full.numbers("x").optional == [10, nil, nil, 20, 30, 40])
    #expect(try full.texts("key").optional == ["A", nil, "B", nil, nil, "B"])
  }

  @Test func stackingKeepsEveryColumn() throws {
    let more = try Table(["country": ["FRA"], "note": ["new"]])
    let all = try Table.stacked([table, more])
    #expect(all.columnNames == ["country", "region", "score", "gdp", "note"])
    #expect(try all.texts("note").optional == [nil, nil, nil, nil, "new"])
    #expect(throws: TableError.kindsDiffer(column: "gdp", expected: .number, found: .text, table: 2)) {
      try Table.stacked([table, Table(["gdp": ["much"]])])
    }
    #expect(try Table.stacked([]).rowCount == 0)
  }

  @Test func sortingPutsGapsLast() throws {
    #expect(try table.sorted(by: "score").texts("country").optional == ["IDN", "JPN", "KOR", "DEU"])
    #expect(try table.sorted(by: "score", .descending).texts("country").optional == ["KOR", "JPN", "IDN", "DEU"])
    let two = try table.sorted(by: [("region", .descending), ("gdp", .ascending)])
    #expect(try two.texts("country").optional == ["DEU", "IDN", "KOR", "JPN"])
    #expect(table.head(2).rowCount == 2 && table.head(99).rowCount == 4 && table.head(-1).rowCount == 0)
    #expect(table.tail(1)[0, "country"] == .text("IDN"))
  }

  @Test func columnsComeAndGo() throws {
    #expect(try table.renaming(["gdp": "income"]).columnNames == ["country", "region", "score", "income"])
    #expect(throws: TableError.self) { try table.renaming(["gpd": "income"]) }
    #expect(try table.dropping("gdp", "score").columnNames == ["country", "region"])
    #expect(try table.replacing(Column("gdp", [1, 2, 3, 4])).numbers("gdp")[3] == 4)
    #expect(throws: TableError.self) { try table.replacing(Column("gdp", [1])) }
    #expect(try table.unique(by: "region").rowCount == 2)
    let described = table.describe()
    #expect(described[2, "missing"] == .number(1) && described[3, "median"] == .number(35))
  }

  @Test func textOfATable() throws {
    #expect("\(table)".hasSuffix("4 rows × 4 columns"))
    #expect("\(try Table.stacked([]))" == "0 rows × 0 columns")
  }

  @Test func writtenAndReadAgain() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lintasan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for ending in ["csv", "tsv", "dta", "sav"] {
      let path = folder.appendingPathComponent("t.\(ending)").path
      try table.write(to: path)
      #expect(try Table(contentsOf: path) == table, "\(ending)")
    }
    #expect(try Table(csv: table.csv()) == table)
    #expect(throws: TableError.self) { try table.write(to: "t.parquet") }
    #expect(throws: TableError.self) { try table.write(to: folder.path + "/no/t.csv") }
    #expect(throws: DataFileError.self) { try Table(contentsOf: folder.path + "/no.csv") }
    #expect(throws: TableError.unequalLengths(column: "b", expected: 2, found: 1)) {
      try Table(["a": [1, 2], "b": [1]])
    }
  }
}
