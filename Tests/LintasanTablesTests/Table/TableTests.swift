import LintasanTables
import Testing

@Suite struct TableTests {
  @Test func columnsNamedByTheDataAreToldApart() {
    let names = ["measure", "name", "name", "name_2", "name"]
    let table = Table(distinct: names.map { Column($0, [1.0]) })
    #expect(table.columnNames == ["measure", "name", "name_2", "name_2_2", "name_3"])
  }

  @Test func columnsOfOneNameOrOfOtherLengthsAreRefused() {
    #expect(throws: TableError.duplicateColumn("a")) { try Table(columns: [Column("a", [1.0]), Column("a", [2.0])]) }
    #expect(throws: TableError.unequalLengths(column: "b", expected: 1, found: 2)) {
      try Table(columns: [Column("a", [1.0]), Column("b", [2.0, 3.0])])
    }
  }
}
