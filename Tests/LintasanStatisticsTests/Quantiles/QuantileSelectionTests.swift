import LintasanStatistics
import Testing

@Suite struct QuantileSelectionTests {
  @Test(arguments: [1, 2, 63, 64, 65, 1000, 4097]) func sortingAgrees(count: Int) throws {
    var random = PhiloxStream(seed: 3, stream: 9, draw: UInt64(count))
    for round in 0..<5 {
      let values = (0..<count).map { _ in
        switch round {
        case 0: random.normal()
        case 1: Double(random.index(below: 3))
        case 2: 1.5
        case 3: 1 / random.uniform()
        default: random.uniform() < 0.001 ? 1e12 : random.uniform()
        }
      }
      let probabilities = [0, 0.025, 0.1, 0.5, 0.9, 0.975, 1]
      #expect(QuantileSelection.of(values, probabilities) == Quantiles.of(values, probabilities), "round \(round)")
    }
  }

  @Test func nothing() { #expect(QuantileSelection.of([], [0.5]) == nil) }
}
