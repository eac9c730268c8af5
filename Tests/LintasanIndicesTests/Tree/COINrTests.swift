import LintasanIndices
import LintasanTables
import LintasanTestSupport
import Testing

/// The chain beside COINr 1.1.14 (`Fixtures/coinr/make_coinr.R`): 96 settings of three data sets.
@Suite struct COINrTests {
  @Test func everySettingGivesTheSameScores() throws {
    let definitions = try table("definitions.csv")
    let scores = try table("scores.csv")
    let (settings, documents) = (try definitions.texts("setting"), try definitions.texts("definition"))
    var expected: [String: [String: Double?]] = [:]
    let (names, units) = (try scores.texts("setting"), try scores.texts("unit"))
    let values = try scores.numbers("score")
    for row in 0..<scores.rowCount {
      expected[try #require(names[row]), default: [:]][try #require(units[row])] = .some(values[row])
    }
    var data: [String: Table] = [:]
    #expect(definitions.rowCount == 96)
    for row in 0..<definitions.rowCount {
      let name = try #require(settings[row])
      let tree = try IndexTree(yaml: Array(try #require(documents[row]).utf8), file: name)
      let file = tree.definition.data.scores
      if data[file] == nil { data[file] = try table(file) }
      let built = try IndexBuilder(tree, try #require(data[file])).build()
      let wanted = try #require(expected[name])
      #expect(wanted.count == built.rows.count)
      for unit in built.rows.entities.indices {
        let found = built.value(0, row: unit)
        let score = wanted[built.rows.entities[unit]] ?? nil
        #expect((found == nil) == (score == nil), "\(name) \(built.rows.entities[unit])")
        if let found, let score { #expect(abs(found - score) <= 1e-9 * max(1, abs(score)), "\(name) \(found) \(score)") }
      }
    }
  }

  private func table(_ name: String) throws -> Table {
    try CSVReader().read(Fixture.bytes("coinr/\(name)"), file: name).table
  }
}
