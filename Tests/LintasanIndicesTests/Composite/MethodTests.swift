import Foundation
import LintasanIndices
import LintasanTestSupport
import Testing

/// Names of methods with their parameters, and what single methods do at their edges.
@Suite("Methods by name")
struct MethodTests {
  @Test("A name is read without regard to case, spaces and hyphens; numbers follow a colon")
  func parsing() throws {
    let found = try MethodSpec.parse("Min-Max: 1, -2.5")
    #expect(found.name == "min_max" && found.numbers == [1, -2.5])
    #expect(try MethodSpec.parse("rank").numbers.isEmpty)
    for wrong in ["z_score:", "z_score:1,", "z_score:a", "z_score:inf"] {
      #expect(throws: CompositeError.self, "\(wrong)") { try MethodSpec.parse(wrong) }
    }
  }

  @Test("Every normalisation is known by the name it gives itself")
  func normalisations() throws {
    let all: [(String, Normalisation)] = [
      ("none", .none), ("z_score", .zScore(mean: 0, deviation: 1)), ("z_score:0,2", .zScore(mean: 0, deviation: 2)),
      ("z_score:1,1", .zScore(mean: 1, deviation: 1)), ("min_max", .minMax(lower: 0, upper: 100)),
      ("min_max:0,1", .minMax(lower: 0, upper: 1)), ("min_max:1,100", .minMax(lower: 1, upper: 100)),
      ("goalposts:5,2", .goalposts(lower: 5, upper: 2)), ("distance_to_leader", .distanceToLeader),
      ("distance_to_maximum", .distanceToMaximum), ("percentile_rank", .percentileRank), ("rank", .rank),
      ("borda", .borda),
    ]
    for (name, method) in all {
      #expect(try Normalisation(named: name) == method)
      #expect(method.name == name)
    }
    #expect(Set(all.map { String($0.0.split(separator: ":")[0]) }) == Set(Normalisation.names))
    #expect(try Normalisation(named: "z") == .zScore(mean: 0, deviation: 1))
    #expect(try Normalisation(named: "minmax:2,3") == .minMax(lower: 2, upper: 3))
    for wrong in ["z_score:0,0", "z_score:1", "z_score:1,2,3", "min_max:1,1", "goalposts:1,1", "rank:1", "none:1"] {
      #expect(throws: CompositeError.self, "\(wrong)") { try Normalisation(named: wrong) }
    }
  }

  @Test("Normalisations at their edges")
  func edges() throws {
    #expect(try Normalisation.goalposts(lower: 2, upper: 6).apply([1, 2, 3, 6, 7]) == [0, 0, 0.25, 1, 1])
    #expect(try Normalisation.goalposts(lower: 6, upper: 2).apply([3]) == [0.75])
    #expect(try Normalisation.none.apply([nil, 4]) == [nil, 4])
    #expect(try Normalisation.distanceToLeader.apply([0, 2, 4]) == [0, 0.5, 1])
    #expect(try Normalisation.distanceToMaximum.apply([1, 2, 5]) == [0, 0.25, 1])
    #expect(try Normalisation.rank.apply([3, 1, 3, 7]) == [2, 1, 2, 4])
    #expect(try Normalisation.borda.apply([3, 1, 3, 7]) == [1, 0, 1, 3])
    #expect(try Normalisation.percentileRank.apply([3, 1, 7]) == [0.5, 0, 1])
    for lowest in [0.0, -1] {
      #expect(throws: CompositeError.notPositive(component: "c", method: "distance_to_leader", value: lowest)) {
        try Normalisation.distanceToLeader.apply([lowest, lowest == 0 ? 0 : 2], component: "c")
      }
    }
    for method in [Normalisation.minMax(lower: 0, upper: 1), .distanceToMaximum] {
      #expect(throws: CompositeError.constant(component: "c", method: method.name)) {
        try method.apply([2, 2], component: "c")
      }
    }
    #expect(throws: CompositeError.tooFew(component: "c", method: "rank", needed: 2, found: 1)) {
      try Normalisation.rank.apply([nil, 2], component: "c")
    }
  }

  @Test("Every aggregation is known by its name, and says which values it can take")
  func aggregations() throws {
    for name in ["arithmetic", "geometric", "harmonic", "copeland", "power:0.5", "power:-2"] {
      #expect(try Aggregator(named: name).name == name)
    }
    for wrong in ["power:0", "power:1,2", "geometric:1", "mean"] {
      #expect(throws: CompositeError.self, "\(wrong)") { try Aggregator(named: wrong) }
    }
    func accepts(_ method: Aggregator) -> [Bool] { [-1.0, 0, 1].map(method.accepts) }
    #expect(accepts(.arithmetic) == [true, true, true] && accepts(.copeland) == [true, true, true])
    #expect(accepts(.geometric) == [false, false, true] && accepts(.harmonic) == [false, false, true])
    #expect(accepts(.power(2)) == [false, true, true] && accepts(.power(-2)) == [false, false, true])
  }

  @Test("Means of 1 and 4 with weights 2 and 1, by hand")
  func means() throws {
    func mean(_ method: Aggregator) throws -> Double { try method.scores([[1, 4]], weights: [2, 1])[0] }
    #expect(try mean(.arithmetic) == 2)
    expectDigits(try mean(.geometric), certified: pow(4, 1.0 / 3), atLeast: 14)
    expectDigits(try mean(.harmonic), certified: 3 / 2.25, atLeast: 14)
    expectDigits(try mean(.power(0.5)), certified: 16.0 / 9, atLeast: 14)
    expectDigits(try mean(.power(-2)), certified: (3 / (2 + 1.0 / 16)).squareRoot(), atLeast: 14)
    #expect(Aggregator.copeland.link == nil)
    // Links rise with the score, whatever the exponent.
    for method in [Aggregator.geometric, .harmonic, .power(0.5), .power(-2)] {
      let link = try #require(method.link)
      #expect(link(2) < link(3), "\(method)")
    }
    // What weighs nothing may be anything; without a name a component has its number.
    #expect(try Aggregator.geometric.scores([[4, -1]], weights: [1, 0])[0] == exp(log(4)))
    #expect(throws: CompositeError.notPositive(component: "component 2", method: "geometric", value: -1)) {
      try Aggregator.geometric.scores([[4, -1]], weights: [1, 1])
    }
    #expect(throws: CompositeError.self) { try Aggregator.arithmetic.scores([[1, 2]], weights: [1, -0.5]) }
  }

  @Test("Copeland counts wins by weight; equal sides are a tie, whatever their sums are in binary")
  func copeland() throws {
    #expect(try Aggregator.copeland.scores([[2, 1], [1, 2], [0, 0]], weights: [2, 1]) == [2, 0, -2])
    #expect(try Aggregator.copeland.scores([[1, 1], [1, 1]], weights: [1, 1]) == [0, 0])
    let rows = [[1.0, 1, 0, 0], [0, 0, 1, 1]]
    #expect(try Aggregator.copeland.scores(rows, weights: [0.4, 0.1, 0.3, 0.2]) == [0, 0])
    #expect(try Aggregator.copeland.scores(rows, weights: [0.4, 0.1, 0.3, 0.1]) == [1, -1])
  }

  @Test("Weightings by name")
  func weightings() throws {
    for name in Weighting.names { #expect(try Weighting(named: name).name == name) }
    #expect(try Weighting(named: "pca").name == "principal_component")
    #expect(throws: CompositeError.self) { try Weighting(named: "equal:1") }
    #expect(throws: CompositeError.self) { try Weighting(named: "heavy") }
    let columns = [[1.0, 2, 4], [3.0, 1, 1]]
    #expect(try Weighting.nominal.weights(columns, nominal: [0.7, 0.3], components: ["a", "b"]) == [0.7, 0.3])
    #expect(try Weighting.scheme(.equal).weights(columns, nominal: [0.7, 0.3], components: ["a", "b"]) == [0.5, 0.5])
  }

  @Test("Data that give no weights say why")
  func noWeights() {
    for scheme in [WeightingScheme.principalComponent, .entropy, .critic] {
      #expect(throws: CompositeError.tooFew(component: "a", method: scheme.rawValue, needed: 3, found: 2)) {
        try scheme.weights([[1, 2], [1, 3]], components: ["a", "b"])
      }
      #expect(throws: CompositeError.constant(component: "b", method: scheme.rawValue)) {
        try scheme.weights([[1, 2, 3], [4, 4, 4]], components: ["a", "b"])
      }
    }
    #expect(throws: CompositeError.notPositive(component: "b", method: "entropy", value: -1)) {
      try WeightingScheme.entropy.weights([[1, 2, 3], [4, -1, 4]], components: ["a", "b"])
    }
    // One component correlates with itself only: nothing is left for it.
    #expect(throws: CompositeError.self) { try WeightingScheme.critic.weights([[1, 2, 3]], components: ["a"]) }
  }

  @Test("Benefit of the doubt of one component is the share of the best; what has no bound is refused")
  func benefit() throws {
    #expect(try BenefitOfTheDoubt([[2], [4], [1]]).scores == [0.5, 1, 0.25])
    #expect(try BenefitOfTheDoubt([[0, 2], [4, 2]]).scores == [1, 1])
    // Equal shares leave no choice: w₁x₁ = w₂x₂, and the larger index is 1.
    let equal = try BenefitOfTheDoubt([[1, 1], [2, 2]], shares: 0.5...0.5)
    #expect(abs(equal.scores[0] - 0.5) < 1e-9 && abs(equal.scores[1] - 1) < 1e-9)
    for (rows, shares) in [
      ([[Double]](), 0.0...1), ([[]], 0...1), ([[-1, 2]], 0...1), ([[1, 0], [1, 1]], 0.1...0.9),
      ([[1, 1]], 0.6...0.7), ([[1, 1]], 0.1...0.4), ([[1, 1]], -0.1...1),
    ] {
      #expect(throws: CompositeError.self, "\(rows) \(shares)") { try BenefitOfTheDoubt(rows, shares: shares) }
    }
    #expect(throws: CompositeError.notPositive(component: "b", method: "benefit of the doubt", value: -1)) {
      try BenefitOfTheDoubt([[1, -1]], components: ["a", "b"])
    }
  }

  @Test("Each imputation takes what it says, and nothing else")
  func imputations() throws {
    let series: [[Double?]] = [
      [nil, 1, nil, 4, nil], [5, nil, 7, 9, 11], [1, 2, 3, 4, nil], [nil, nil, nil, nil, nil],
    ]
    func fill(_ method: Imputation, at position: Int, of units: [Int] = [0, 1, 2]) throws -> Imputation.Outcome {
      try method.apply(
        units.map { series[$0] }, times: [2000, 2001, 2003, 2006, 2010], at: position, groups: ["x", "x", "y", "y"],
        component: "c", entities: ["A", "B", "C", "D"])
    }
    #expect(try fill(.interpolate, at: 2).values == [1 + 0.4 * 3, 7, 3])
    #expect(try fill(.interpolate, at: 2).isFilled == [true, false, false])
    #expect(try fill(.interpolate, at: 0).values == [1, 5, 1])
    #expect(try fill(.interpolate, at: 4).values == [4, 11, 4])
    #expect(try fill(.last, at: 4).values == [4, 11, 4])
    #expect(try fill(.last, at: 0).values == [1, 5, 1])
    #expect(try fill(.last, at: 1).values == [1, 5, 2])
    #expect(try fill(.median, at: 2, of: [0, 1, 2, 2]).values == [3, 7, 3, 3])
    #expect(try fill(.mean, at: 2, of: [0, 1, 2, 2]).values == [13.0 / 3, 7, 3, 3])
    #expect(try fill(.groupMedian, at: 2).values == [7, 7, 3])
    // Nobody in its group has a value: the median of all.
    #expect(try fill(.groupMedian, at: 4).values == [11, 11, 11])
    #expect(try fill(.none, at: 2).isFilled == [false, false, false])
    for method in [Imputation.last, .interpolate] {
      #expect(throws: CompositeError.cannotImpute(component: "c", entity: "B", method: method.rawValue)) {
        try fill(method, at: 0, of: [1, 3])
      }
    }
    for method in Imputation.allCases { #expect(try Imputation(named: method.rawValue) == method) }
    #expect(throws: CompositeError.self) { try Imputation(named: "guess") }
  }
}
