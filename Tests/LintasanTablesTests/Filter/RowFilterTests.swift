import LintasanTables
import Testing

/// Conditions on rows; expected rows are counted by hand from the table below.
@Suite struct RowFilterTests {
  private let table = Table(
    Column("year", [2018, 2019, 2020, nil] as [Double?]), Column("region", ["Asia", "Africa", nil, "Asia"]),
    Column("code", ["007", "7", "010", "x"]), Column("a b", [1, 2, 3, 4]))

  private func rows(_ text: String) throws -> [Int] { try RowFilter(text).rows(of: table) }

  @Test func comparisons() throws {
    #expect(try rows("year >= 2019") == [1, 2])
    #expect(try rows("year != 2019") == [0, 2])
    #expect(try rows("2019 < year") == [2])
    #expect(try rows("region == \"Asia\"") == [0, 3])
    #expect(try rows("region != 'Asia'") == [1])
    #expect(try rows("`a b` * 2 > 5") == [2, 3])
    #expect(try rows("year == 2018 | year == 2020 & region == 'Asia'") == [0])
    #expect(try rows("(year == 2018 | year == 2020) & !is.na(region)") == [0])
    #expect(try rows("!(year == 2018)") == [1, 2])
    #expect(try rows("is.na(year)") == [3])
    #expect(try rows("region %in% c('Asia', 'Africa')") == [0, 1, 3])
    #expect(try rows("year %in% c(2018, 2020)") == [0, 2])
    #expect(try rows("year^2 / 2020 == 2020") == [2])
    #expect(try rows("-year < -2018") == [1, 2])
  }

  @Test func shortForm() throws {
    #expect(try rows("region=Asia") == [0, 3])
    #expect(try rows("year=2019") == [1])
    #expect(try rows("code=007") == [0])
    #expect(try rows("a b = 4") == [3])
  }

  /// A text of digits equals a number only where it is written alike.
  @Test func textsStayTexts() throws {
    #expect(try rows("code == 7") == [1])
    #expect(throws: RowFilterError.self) { try rows("code > 7") }
    #expect(throws: RowFilterError.self) { try rows("year == 'x'") }
  }

  @Test(arguments: [
    "", "year >", "year >= ", "(year == 1", "year == 1)", "year == 1 & ", "region %in% Asia", "year = = 1", "'open", "1 + 1",
    "year == 'a", String(repeating: "(", count: 5000), String(repeating: "!", count: 5000), String(repeating: "-", count: 5000),
  ])
  func notAConditionSaysWhere(text: String) {
    #expect(throws: RowFilterError.self) { try RowFilter(text).rows(of: table) }
  }

  @Test func unknownColumnsAreNamed() throws {
    let condition = try RowFilter("regoin == 'Asia'")
    let error = #expect(throws: RowFilterError.self) { try condition.rows(of: table) }
    #expect(error?.description.contains("region") == true)
    #expect(condition.columns == ["regoin"])
    #expect(throws: RowFilterError.noRows("year == 1")) { try RowFilter("year == 1").filter(table) }
  }
}
