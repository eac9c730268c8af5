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
}
