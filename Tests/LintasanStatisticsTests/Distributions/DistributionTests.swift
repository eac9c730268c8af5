import LintasanStatistics
import LintasanTestSupport
import Testing

/// Against mpmath at 60 digits: `Fixtures/distributions/make_distributions.py`.
@Suite struct DistributionTests {
  struct Oracle: Decodable {
    struct Point: Decodable {
      let x: Double
      let density: String
      let lower: String
      let upper: String
    }
    struct QuantileOf: Decodable {
      let p: Double
      let x: String
    }
    struct Case: Decodable {
      let distribution: String
      let parameters: [Double]
      let points: [Point]
      let quantiles: [QuantileOf]
    }
    let cases: [Case]
  }

  private func distribution(_ name: String, _ p: [Double]) throws -> any ContinuousDistribution {
    switch name {
    case "normal": try Normal(mean: p[0], standardDeviation: p[1])
    case "student_t": try StudentT(degreesOfFreedom: p[0])
    case "f": try FisherF(numerator: p[0], denominator: p[1])
    case "chi_squared": try ChiSquared(degreesOfFreedom: p[0])
    case "gamma": try Gamma(shape: p[0], scale: p[1])
    case "uniform": try Uniform(from: p[0], to: p[1])
    case "beta": try Beta(alpha: p[0], beta: p[1])
    default: throw StatisticsError.outsideDomain(function: name, argument: 0)
    }
  }

  @Test func agreesToTwelveDigits() throws {
    let oracle = try Fixture.json(Oracle.self, "distributions/distributions.json")
    #expect(oracle.cases.count == 18)
    for test in oracle.cases {
      let distribution = try distribution(test.distribution, test.parameters)
      for point in test.points {
        let label = "\(distribution.name) at \(point.x)"
        expectDigits(
          try distribution.density(point.x), certified: Double(point.density) ?? .nan, atLeast: 12,
          "density of \(label)")
        expectDigits(
          try distribution.lowerTail(point.x), certified: Double(point.lower) ?? .nan, atLeast: 12, "lower of \(label)")
        expectDigits(
          try distribution.upperTail(point.x), certified: Double(point.upper) ?? .nan, atLeast: 12, "upper of \(label)")
      }
      for quantile in test.quantiles where abs(Double(quantile.x) ?? 0) > 1e-12 {
        let label = "quantile \(quantile.p) of \(distribution.name)"
        expectDigits(try distribution.quantile(quantile.p), certified: Double(quantile.x) ?? .nan, atLeast: 12, label)
      }
    }
  }

  @Test func endsOfTheSupportHaveAnswers() throws {
    let t = try StudentT(degreesOfFreedom: 5)
    #expect(try t.lowerTail(-.infinity) == 0)
    #expect(try t.upperTail(-.infinity) == 1)
    #expect(try t.quantile(1) == .infinity)
    #expect(try t.density(.infinity) == 0)
    let f = try FisherF(numerator: 2, denominator: 3)
    #expect(try f.upperTail(-1) == 1)
    #expect(try f.density(-1) == 0)
    #expect(try Beta(alpha: 1, beta: 1).upperQuantile(0) == 1)
  }

  @Test func aQuestionWithoutAnAnswerThrows() {
    #expect(throws: StatisticsError.self) { try StudentT(degreesOfFreedom: 0) }
    #expect(throws: StatisticsError.self) { try StudentT(degreesOfFreedom: .nan) }
    #expect(throws: StatisticsError.self) { try Normal(mean: 0, standardDeviation: -1) }
    #expect(throws: StatisticsError.self) { try Normal.standard.quantile(1.5) }
    #expect(throws: StatisticsError.self) { try Normal.standard.lowerTail(.nan) }
    #expect(throws: StatisticsError.self) { try SpecialFunctions.logGamma(0) }
  }

  /// The recurrences Γ(x + 1) = x·Γ(x) and ψ(x + 1) = ψ(x) + 1/x.
  @Test(arguments: [0.3, 1.0, 4.5, 60.0]) func gammaFollowsItsRecurrence(x: Double) throws {
    let step = try SpecialFunctions.logGamma(x + 1) - SpecialFunctions.logGamma(x)
    #expect(abs(step - logarithm(x)) < 1e-13 * max(1, abs(try SpecialFunctions.logGamma(x + 1))))
    let derivative = try SpecialFunctions.digamma(x + 1) - SpecialFunctions.digamma(x)
    #expect(abs(derivative - 1 / x) < 1e-13 * max(1, 1 / x))
  }

  private func logarithm(_ x: Double) -> Double {
    // ln x as the area under 1/t by the normal's own inverse would be circular; Boost's own ln Γ(2) = 0 anchors it.
    var sum = 0.0
    let ratio = (x - 1) / (x + 1)
    var power = ratio
    for k in 0..<4000 {
      sum += power / Double(2 * k + 1)
      power *= ratio * ratio
    }
    return 2 * sum
  }
}
