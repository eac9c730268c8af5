import LintasanAnalysis
import LintasanTables
import Testing

@Suite("Projections judged by the survey that they were for")
struct FrozenScoreTests {
  private func table(_ year: Int) -> Table {
    Table(
      Column("model", ["a", "a", "b", "a"]), Column("entity", ["IDN", "KOR", "IDN", "IDN"]),
      Column("time", [year, year, year, year]), Column("variable", ["egdi", "egdi", "egdi", "osi"]),
      Column("median", [0.8, 0.95, 0.7, 0.9]), Column("rank_median", [60.0, 2, 77, 1]),
      Column("rank_lower_80", [50.0, 1, 70, 1]), Column("rank_upper_80", [70.0, 3, 80, 1]))
  }

  @Test("Errors, coverage and the last rank carried on, of the index alone")
  func judged() throws {
    let index = try ShippedIndices.egdi()
    let result = try FrozenScore(table(2024), file: "frozen-2024.csv", of: index)
    // Ranks of 2024: 64 and 4; of 2022: 77 and 3.
    #expect(result.rows.map(\.model) == ["a", "b"])
    let first = try #require(result.rows.first)
    #expect(first.count == 2 && first.rankError == 3 && first.naiveError == 7 && first.within80 == 0.5)
    #expect(result.rows[1].rankError == 13 && result.rows[1].naiveError == 13 && result.rows[1].within95 == nil)
    #expect(result.outcomeTable.rowCount == 3)
  }

  @Test("A survey that is not in the data yet is said")
  func notYet() throws {
    let index = try ShippedIndices.egdi()
    let error = #expect(throws: FrozenScore.Failure.self) {
      try FrozenScore(table(2026), file: "frozen-2026.csv", of: index)
    }
    #expect("\(try #require(error))".hasPrefix("the projections are for 2026, and the scores end in 2024"))
  }
}
