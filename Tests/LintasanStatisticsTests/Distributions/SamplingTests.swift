import LintasanStatistics
import LintasanTestSupport
import Testing

/// Whole numbers against mpmath (`Fixtures/distributions/make_distributions.py`), samples against their distribution.
@Suite struct SamplingTests {
  struct Oracle: Decodable {
    struct Point: Decodable {
      let k: Int
      let mass: String
      let lower: String
      let upper: String
    }
    struct QuantileOf: Decodable {
      let p: Double
      let k: Int
    }
    struct Case: Decodable {
      let distribution: String
      let parameters: [Double]
      let points: [Point]
      let quantiles: [QuantileOf]
    }
    let discrete: [Case]
  }

  @Test func wholeNumbersAgreeToTwelveDigits() throws {
    let oracle = try Fixture.json(Oracle.self, "distributions/distributions.json")
    #expect(oracle.discrete.count == 4)
    for test in oracle.discrete {
      let p = test.parameters
      let distribution: any DiscreteDistribution =
        test.distribution == "binomial" ? try Binomial(trials: Int(p[0]), probability: p[1]) : try Poisson(mean: p[0])
      for point in test.points {
        let label = "\(distribution.name) at \(point.k)"
        expectDigits(
          try distribution.probability(point.k), certified: Double(point.mass) ?? .nan, atLeast: 12, label)
        expectDigits(try distribution.lowerTail(point.k), certified: Double(point.lower) ?? .nan, atLeast: 12, label)
        if point.upper != "0" {
          expectDigits(try distribution.upperTail(point.k), certified: Double(point.upper) ?? .nan, atLeast: 11, label)
        }
      }
      for quantile in test.quantiles {
        #expect(try distribution.quantile(quantile.p) == quantile.k, "\(distribution.name) at \(quantile.p)")
      }
    }
  }

  /// The uniform numbers behind a sample are those of its own lower tail: Kolmogorov and Smirnov's distance at 1 in a thousand.
  @Test func samplesFollowTheirDistribution() throws {
    let all: [any ContinuousDistribution] = [
      Normal.standard, try Normal(mean: 3, standardDeviation: 2), Uniform.standard, try Gamma(shape: 0.7, scale: 3),
      try Beta(alpha: 2, beta: 5), try StudentT(degreesOfFreedom: 3), try ChiSquared(degreesOfFreedom: 4),
    ]
    for distribution in all {
      var random = PhiloxStream(seed: 7)
      let shares = try distribution.samples(400, using: &random).map { try distribution.lowerTail($0) }.sorted()
      let distance =
        shares.enumerated().map { max(abs($1 - Double($0) / 400), abs($1 - Double($0 + 1) / 400)) }.max() ?? 1
      #expect(distance < 1.95 / 20, "\(distribution.name): \(distance)")
    }
  }

  @Test func countsHaveTheirMoments() throws {
    for distribution in [try Binomial(trials: 12, probability: 0.25) as any DiscreteDistribution, try Poisson(mean: 4)] {
      var random = PhiloxStream(seed: 11)
      let values = try distribution.samples(4000, using: &random).map(Double.init)
      let error = (distribution.variance / 4000).squareRoot()
      #expect(abs((Moments.mean(values) ?? 0) - distribution.mean) < 4 * error)
      #expect(abs((Moments.variance(values) ?? 0) / distribution.variance - 1) < 0.15)
    }
    #expect(try Binomial(trials: 5, probability: 0.5).probability(6) == 0)
    #expect(throws: StatisticsError.self) { try Poisson(mean: 1).quantile(1) }
    #expect(throws: StatisticsError.self) { try Binomial(trials: -1, probability: 0.5) }
  }

  @Test func oneSeedIsOneSequence() throws {
    var (first, second) = (PhiloxStream(seed: 5), PhiloxStream(seed: 5, stream: 0, draw: 0))
    #expect(try Normal.standard.samples(5, using: &first) == Normal.standard.samples(5, using: &second))
    var system = SystemRandomNumberGenerator()
    #expect(try Uniform(from: 2, to: 3).sample(using: &system) < 3)
  }

  @Test func whatIsNoNumberHasNoQuantile() {
    #expect(Quantiles.median([1, .nan, 3]) == nil)
    #expect(Quantiles.of([1, .nan, 3], [0.5]) == nil)
    #expect(QuantileSelection.of([Double](repeating: 1, count: 99) + [.nan], [0.5]) == nil)
    #expect(CRPS.ofDraws([1, .nan], observed: 1) == nil)
  }
}
