import LintasanStatistics
import Testing

@testable import LintasanRankings

@Suite("Search for the largest studentised difference")
struct OrderedErrorsTests {
  /// Standard errors that are equal, that differ widely, some that are 0, and those of two units and of three.
  private static let families: [[Double]] = [
    [Double](repeating: 0.1, count: 60), (0..<70).map { [0.01, 0.05, 1, 20][$0 % 4] },
    (0..<65).map { [0, 0.001, 3, 0.2, 0.2][$0 % 5] }, [1, 1], [2, 0.5, 1],
  ]

  @Test("A search among the ordered gives the quantile of a look at all, bit by bit", arguments: families, [1, 30])
  func bits(deviations: [Double], stretch: Double) throws {
    let units = deviations.count
    let errors = try ScoreErrors(standardErrors: deviations)
    // Errors may be far larger than their standard errors say.
    let draws = try errors.draws(0..<127, seed: 4, threads: 1).map { draw in draw.map { $0 * stretch } }
    var ordered = OrderedErrors(deviations)
    try ordered.append(Array(draws.prefix(40)), threads: 2)
    try ordered.append(Array(draws.suffix(87)), threads: 1)

    // Ways are closed at random, more of them each time.
    for closed in [0.0, 0.3, 0.9, 0.995] {
      var stream = PhiloxStream(seed: 9, stream: 1, draw: UInt64(closed * 1000))
      var ways = [OrderedErrors.Ways](repeating: .zero, count: units * units)
      for first in 0..<units {
        for second in first + 1..<units {
          let scale = 1 / errors.varianceOfDifference(first, second).squareRoot()
          let (isFirst, isSecond) = (stream.uniform() >= closed, stream.uniform() >= closed)
          guard isFirst || isSecond, scale.isFinite else { continue }
          let way = OrderedErrors.Ways(isFirst ? scale : -scale, isSecond ? -scale : scale)
          ways[first * units + second] = way
          ways[second * units + first] = -way
        }
      }
      guard ways.contains(where: { $0 != .zero }) else { continue }
      // For each unit and draw the largest over its own pairs.
      let largest = (0..<units).map { first in
        draws.map { draw in
          (0..<units).reduce(-Double.infinity) { largest, second in
            let way = ways[first * units + second]
            guard way != .zero else { return largest }
            let both = way * (draw[first] - draw[second])
            return max(largest, both.x, both.y)
          }
        }
      }
      let overall = draws.indices.map { draw in largest.map { $0[draw] }.max() ?? 0 }.sorted()
      for level in [0.005, 0.05, 0.5, 0.95, 0.999] {
        #expect(try ordered.quantile(level, of: ways, threads: 2) == Quantiles.ofSorted(overall, level))
        for focus in stride(from: 0, to: units, by: 7) {
          let row = Array(ways[focus * units..<(focus + 1) * units])
          guard row.contains(where: { $0 != .zero }) else { continue }
          let found = ordered.quantile(
            level, of: row, around: draws.map { $0[focus] }, standardError: deviations[focus])
          #expect(found == Quantiles.ofSorted(largest[focus].sorted(), level))
        }
      }
    }
  }
}
