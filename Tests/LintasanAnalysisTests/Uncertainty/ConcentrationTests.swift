import LintasanStatistics
import Testing

@testable import LintasanAnalysis

/// Weights about given ones, also where a gamma variate is no Double any more.
@Suite struct ConcentrationTests {
  @Test(
    "Weights add up to 1, whatever the concentration", arguments: [.leastNonzeroMagnitude, 1e-300, 0.001, 1, 50, 1e9, 1e308])
  func sums(concentration: Double) {
    for draw in 0..<200 as Range<UInt64> {
      var stream = PhiloxStream(seed: 1, stream: 2, draw: draw)
      var weights = [0.5, 0, 0.3, 0.2]
      Dirichlet.draw(&weights, concentration: concentration, &stream)
      #expect(abs(weights.reduce(0, +) - 1) < 1e-12 && weights.allSatisfy { $0 >= 0 } && weights[1] == 0, "\(weights)")
    }
  }

  @Test("In the limit all weight is with one place, with the probability of its weight")
  func limit() {
    var counts = [0, 0, 0]
    for draw in 0..<20_000 as Range<UInt64> {
      var stream = PhiloxStream(seed: 7, stream: 2, draw: draw)
      var weights = [0.5, 0.3, 0.2]
      Dirichlet.draw(&weights, concentration: 1e-300, &stream)
      if let place = weights.firstIndex(of: 1) { counts[place] += 1 }
    }
    // Three standard errors of a share.
    for (count, share) in zip(counts, [0.5, 0.3, 0.2]) {
      #expect(abs(Double(count) / 20_000 - share) < 3 * (share * (1 - share) / 20_000).squareRoot())
    }
  }
}
