import LintasanAnalysis
import LintasanTables
import Testing

/// What is taken of a table of the user's own.
struct OwnTableTests {
  private func index(_ values: [String], excluding: Set<String> = []) throws -> IndexData {
    let rows = values.enumerated().map { "u\($0.offset),2020,\($0.element)\n" }.joined()
    var loader = IndexLoader()
    if !excluding.isEmpty { loader.leavesOut = { (_) throws(IndexDataError) in excluding } }
    return try loader.own(
      Array("unit,year,v\n\(rows)".utf8), file: "own.csv", columns: IndexColumns(entity: "unit", time: "year", value: "v"))
  }

  @Test(arguments: [
    (["0.5", "0.25"], 4), (["9999.5", "3"], 4), (["10000", "3"], 2), (["2.1e13", "5"], 0), (["-3000000", "5"], 0),
    (["0.0021", "0.001"], 6), (["0.00021", "0"], 7), (["0", "0"], 4), (["1e-50", "0"], 10),
  ])
  func decimalsFollowTheSize(values: [String], decimals: Int) throws {
    #expect(try index(values).decimals == decimals)
  }

  @Test func entitiesAreLeftOut() throws {
    #expect(try index(["1", "2", "3"], excluding: ["u1"]).panel.units == ["u0", "u2"])
    #expect(throws: IndexDataError.self) { try index(["1", "2"], excluding: ["u0", "u1"]) }
  }

  private func panel(_ value: (_ unit: Int, _ year: Int) -> Double) throws -> IndexData {
    var text = "unit,year,v\n"
    for unit in 0..<12 { for year in 2010...2019 { text += "u\(unit),\(year),\(value(unit, year))\n" } }
    var loader = IndexLoader()
    return try loader.own(
      Array(text.utf8), file: "own.csv", columns: IndexColumns(entity: "unit", time: "year", value: "v"))
  }

  /// Scores that are given on another scale from a year on, wider or shifted; an ordinary rise is none.
  @Test func aChangeOfScaleIsFound() throws {
    func value(_ unit: Int, _ year: Int) -> Double { Double(unit) + 0.1 * Double((unit * 7 + year * 3) % 5) }
    #expect(try panel(value).scaleBreaks.isEmpty)
    #expect(try panel { value($0, $1) + 0.5 * Double($1 - 2010) }.scaleBreaks.isEmpty)
    let wider = try panel { value($0, $1) * ($1 >= 2015 ? 10 : 1) }.scaleBreaks
    #expect(wider.map(\.year) == [2015])
    #expect(wider.allSatisfy { $0.spread > 8 * $0.spreadBefore })
    let shifted = try panel { value($0, $1) + ($1 >= 2013 ? 40 : 0) }.scaleBreaks
    #expect(shifted.map(\.year) == [2013])
    #expect(shifted.allSatisfy { abs($0.medianChange - 40) < 1 })
  }

  @Test func classesAreCountedWhereTheyAreFew() throws {
    #expect(try panel { unit, year in Double((unit + year / 6) % 3) }.fewClasses == 3)
    #expect(try panel { unit, year in Double(unit * 20 + year) }.fewClasses == nil)
    #expect(try panel { _, _ in 4 }.fewClasses == nil)
  }
}
