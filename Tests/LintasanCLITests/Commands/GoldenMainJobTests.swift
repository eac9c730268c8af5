import Foundation
import LintasanTables
import LintasanTestSupport
import Testing

/// The main job against its recorded result, compared as numbers: `Fixtures/goldens/README.md`.
@Suite struct GoldenMainJobTests {
  /// What may differ between machines. Kernels of BLAS differ in the last bits of a score, so that in a draw or two of the
  /// 500 two scores may swap: a quantile of a rank may move by one, a probability by two draws.
  private func tolerance(_ column: String, _ value: Double) -> Double {
    if column.hasPrefix("prob_") { return 2.0 / 500 + 1e-12 }
    if column == "rank_mean" { return 0.05 }
    return column.hasPrefix("rank") ? 1 : 1e-9 * max(1, abs(value))
  }

  @Test func rankingsAreAsRecorded() throws {
    let folder = try WorkingFolder()
    _ = try lintasan(
      "report", "--index", "egdi", "--focus", "IDN,KOR", "--to", "2030", "--draws", "500", "--out", "g", in: folder)
    let found = try CSVReader().read(Array(folder.text("g/rankings.csv").utf8), file: "found").table
    let golden = try CSVReader().read(Fixture.bytes("goldens/egdi-rankings.csv"), file: "golden").table
    #expect(found.columnNames == golden.columnNames)
    #expect(found.rowCount == golden.rowCount)
    // Rows of equal medians may change places: match them by what they are about.
    let key: (Table, Int) -> [Cell] = { table, row in [table[row, "entity"], table[row, "year"], table[row, "kind"]] }
    let rows = Dictionary(uniqueKeysWithValues: (0..<found.rowCount).map { (key(found, $0), $0) })
    var differences: [String] = []
    for row in 0..<golden.rowCount {
      guard let match = rows[key(golden, row)] else {
        differences.append("\(key(golden, row)) is missing")
        continue
      }
      for name in golden.columnNames {
        switch (golden[row, name], found[match, name]) {
        case (.number(let expected), .number(let value)):
          if abs(expected - value) > tolerance(name, expected) {
            differences.append("\(key(golden, row)) \(name): \(value), recorded \(expected)")
          }
        case (let expected, let value):
          if expected != value { differences.append("\(key(golden, row)) \(name): \(value), recorded \(expected)") }
        }
      }
    }
    #expect(differences.isEmpty, "\(differences.count) differ, first \(differences.prefix(5))")
  }
}
