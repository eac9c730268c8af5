import LintasanIndices
import LintasanTables
import LintasanTestSupport
import Testing

/// Mazziotta and Pareto's index and its adjusted form beside the papers' formulas in 50 digits
/// (`Fixtures/tree/make_mazziotta_pareto.py`).
@Suite struct MazziottaParetoTests {
  private struct Expected: Decodable {
    let csv: String
    let mpi_down: [Double]
    let mpi_up: [Double]
    let ampi_down: [Double]
    let ampi_up: [Double]
    let weighted: [Double]
  }

  private let expected: Expected

  init() throws { expected = try Fixture.json(Expected.self, "tree/mazziotta_pareto.json") }

  private func check(
    _ normalise: String, _ aggregate: String, _ wanted: [Double], weights: [Int] = [1, 1, 1, 1, 1]
  ) throws {
    let leaves = zip(["a", "b", "c", "d", "f"], ["higher", "lower", "higher", "higher", "lower"])
    let components = zip(leaves, weights).map { "  - {id: \($0.0), direction: \($0.1), weight: \($1)}" }
    let yaml = Tree.definition(
      components.joined(separator: "\n"), "defaults: {leaves: {normalise: \(normalise)}}\naggregate: \(aggregate)")
    let found = try Tree.column(Tree.build(yaml, csv: expected.csv))
    #expect(found.count == 40 && wanted.count == 40)
    for (own, value) in zip(found, wanted) { #expect(abs((own ?? .nan) - value) < 1e-11, "\(aggregate)") }
  }

  @Test func theIndexOfOneYear() throws {
    let normalise = "{zscore: [100, 10], deviation: population}"
    try check(normalise, "mazziotta_pareto", expected.mpi_down)
    try check(normalise, "{mazziotta_pareto: up}", expected.mpi_up)
    try check(normalise, "mazziotta_pareto", expected.weighted, weights: [1, 2, 1, 3, 1])
  }

  @Test func theAdjustedIndexOfSeveralYears() throws {
    let normalise = "{minmax: [70, 130], reference: all}"
    try check(normalise, "adjusted_mazziotta_pareto", expected.ampi_down)
    try check(normalise, "{mazziotta_pareto: up}", expected.ampi_up)
  }
}
