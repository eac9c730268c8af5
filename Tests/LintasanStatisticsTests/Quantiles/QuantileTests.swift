import LintasanStatistics
import Testing

@Suite struct QuantileTests {
  /// Hyndman and Fan's type 7 by its definition: position (n − 1)·p.
  @Test func interpolatesAtTheDefinedPosition() {
    let values = [4.0, 1, 3, 2]
    #expect(Quantiles.of(values, [0, 0.25, 0.5, 0.9, 1]) == [1, 1.75, 2.5, 3.7, 4])
    #expect(Quantiles.of([7.0], [0.025, 0.975]) == [7, 7])
    #expect(Quantiles.of([Double](), [0.5]) == nil)
    #expect(Quantiles.median([3.0, 1, 2]) == 2)
  }

  @Test func countsGiveWhatTheNumbersGive() {
    var stream = PhiloxStream(seed: 1, stream: 1)
    for size in [1, 2, 3, 10, 101] {
      let numbers = (0..<size).map { _ in stream.index(below: 12) + 5 }
      var counts = [Int](repeating: 0, count: 12)
      for number in numbers { counts[number - 5] += 1 }
      let probabilities = [0, 0.025, 0.1, 0.31, 0.5, 0.9, 0.975, 1]
      #expect(
        Quantiles.ofCounts(counts, first: 5, probabilities) == Quantiles.of(numbers.map(Double.init), probabilities))
    }
    #expect(Quantiles.ofCounts([0, 0], first: 1, [0.5]) == nil)
  }

  @Test func momentsByHand() {
    #expect(Moments.mean([1.0, 2, 6]) == 3)
    #expect(Moments.variance([1.0, 2, 6]) == 7)
    #expect(Moments.variance([1.0]) == nil)
    #expect(Moments.correlation([1, 2, 3], [2, 4, 6]) == 1)
    #expect(Moments.correlation([1, 2, 3], [5, 5, 5]) == nil)
  }
}
