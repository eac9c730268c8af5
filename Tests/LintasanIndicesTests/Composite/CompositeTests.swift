import LintasanIndices
import LintasanTestSupport
import Testing

@Suite("Building composite indices")
struct CompositeTests {
  private struct Expected: Decodable {
    let rows: [[Double]]
    let weights: [Double]
    let normalised: [String: [Double]]
    let aggregated: [String: [Double]]
    let weighted: [String: [Double]]
    let skewness: Double
    let kurtosis: Double
    let benefit_of_the_doubt: [Double]
    let benefit_of_the_doubt_bounded: [Double]
    let alpha: Double
    let variance_shares: [Double]

    var columns: [[Double]] { rows[0].indices.map { column in rows.map { $0[column] } } }
  }

  private static func expected() throws -> Expected { try Fixture.json(Expected.self, "composite/composite.json") }
  private static let names = ["a", "b", "c", "d"]

  private func expect(_ found: [Double], _ expected: [Double], _ label: String) {
    #expect(found.count == expected.count)
    for (first, second) in zip(found, expected) { expectDigits(first, certified: second, atLeast: 11, label) }
  }

  @Test("Every normalisation from its formula")
  func normalisations() throws {
    let expected = try Self.expected()
    for (name, values) in expected.normalised {
      let method = try Normalisation(named: name)
      #expect(method.name == name)
      let found = try method.apply(expected.columns[0].map { $0 })
      // z-scores near 0 lose digits to cancellation, absolutely they do not.
      for (first, second) in zip(found.compactMap { $0 }, values) {
        #expect(abs(first - second) < 1e-11 * max(1, abs(second)), "\(name)")
      }
    }
    let gap = try Normalisation.minMax(lower: 0, upper: 1).apply([1, nil, 3])
    #expect(gap == [0, nil, 1])
    #expect(try Normalisation.minMax(lower: 0, upper: 1).apply([1, 2], reference: [0, 4]) == [0.25, 0.5])
  }

  @Test("Every aggregation from its formula")
  func aggregations() throws {
    let expected = try Self.expected()
    for (name, values) in expected.aggregated {
      expect(try Aggregator(named: name).scores(expected.rows, weights: expected.weights), values, name)
    }
  }

  @Test("Weights from the data")
  func weights() throws {
    let expected = try Self.expected()
    for scheme in WeightingScheme.allCases {
      let values = try #require(expected.weighted[scheme.rawValue])
      expect(try scheme.weights(expected.columns, components: Self.names), values, scheme.rawValue)
    }
  }

  @Test("Benefit of the doubt against another solver, free and with bounded shares")
  func benefitOfTheDoubt() throws {
    let expected = try Self.expected()
    let free = try BenefitOfTheDoubt(expected.rows)
    for (found, certified) in zip(free.scores, expected.benefit_of_the_doubt) {
      expectDigits(found, certified: certified, atLeast: 9)
    }
    #expect(free.scores.max().map { abs($0 - 1) < 1e-9 } == true)
    let bounded = try BenefitOfTheDoubt(expected.rows, shares: 0.1...0.4)
    for (index, certified) in expected.benefit_of_the_doubt_bounded.enumerated() {
      expectDigits(bounded.scores[index], certified: certified, atLeast: 9)
      for component in 0..<4 {
        let share = bounded.weights[index][component] * expected.rows[index][component] / bounded.scores[index]
        #expect(share > 0.1 - 1e-9 && share < 0.4 + 1e-9)
      }
    }
    #expect(throws: CompositeError.self) { try BenefitOfTheDoubt(expected.rows, shares: 0.3...0.4) }
  }

  @Test("Skewness, kurtosis, and what treatment does about an outlier")
  func treatment() throws {
    let expected = try Self.expected()
    expectDigits(try #require(Shape.skewness(expected.columns[0])), certified: expected.skewness, atLeast: 12)
    expectDigits(try #require(Shape.kurtosis(expected.columns[0])), certified: expected.kurtosis, atLeast: 11)
    let regular = (1...30).map { Double?(Double($0)) }
    #expect(Treatment.winsorise.apply(regular).values == regular)
    var outlying = regular
    outlying[29] = 1000
    outlying[3] = nil
    let treated = Treatment.winsorise.apply(outlying)
    #expect(treated.winsorised == 1 && treated.values[29] == 29 && treated.values[3] == nil)
    #expect(Treatment.none.apply(outlying).values == outlying)
    let logged = Treatment.log.apply(outlying)
    #expect(logged.isLogged)
    let known = logged.values.compactMap { $0 }
    #expect(zip(known, known.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("Gaps filled from the year, the group, the past, or in between")
  func imputation() throws {
    let series: [[Double?]] = [[1, nil, 5], [2, 4, 6], [3, 9, nil]]
    func fill(_ method: Imputation, at position: Int) throws -> [Double?] {
      try method.apply(
        series, times: [2000, 2002, 2006], at: position, groups: ["x", "x", "y"], component: "c",
        entities: ["A", "B", "C"]).values
    }
    #expect(try fill(.none, at: 1) == [nil, 4, 9])
    #expect(try fill(.mean, at: 1) == [6.5, 4, 9])
    #expect(try fill(.groupMedian, at: 1) == [4, 4, 9])
    #expect(try fill(.last, at: 1) == [1, 4, 9])
    #expect(try fill(.interpolate, at: 1) == [1 + 4.0 / 3, 4, 9])
    #expect(try fill(.interpolate, at: 2) == [5, 6, 9])
  }

  @Test("The audit's figures")
  func audit() throws {
    let expected = try Self.expected()
    let index = try Aggregator.arithmetic.scores(expected.rows, weights: expected.weights)
    let audit = IndexAudit(
      expected.columns.map { $0.map { $0 } }, components: Self.names, weights: expected.weights, index: index.map { $0 })
    expectDigits(try #require(audit.alpha), certified: expected.alpha, atLeast: 9)
    expect(audit.entries.compactMap(\.varianceShare), expected.variance_shares, "variance shares")
    #expect(abs(audit.entries.compactMap(\.varianceShare).reduce(0, +) - 1) < 1e-12)
    #expect(IndexAudit.available([[1, nil], [2, nil], [3, 4]], atLeast: 0.6) == [0])
  }

  @Test("What is named and cannot be applied is an error")
  func refused() throws {
    #expect(throws: CompositeError.constant(component: "c", method: "z_score")) {
      try Normalisation.zScore(mean: 0, deviation: 1).apply([2, 2, 2], component: "c")
    }
    #expect(throws: CompositeError.notPositive(component: "b", method: "geometric", value: 0)) {
      try Aggregator.geometric.scores([[1, 0]], weights: [1, 1], components: ["a", "b"])
    }
    #expect(throws: CompositeError.self) { try Normalisation(named: "min_mx") }
    #expect(throws: CompositeError.self) { try Normalisation(named: "goalposts") }
    #expect(throws: CompositeError.self) { try Aggregator(named: "power") }
    #expect(throws: CompositeError.self) { try Treatment(named: "trim") }
    #expect(throws: CompositeError.self) { try Aggregator.arithmetic.scores([[1, 2]], weights: [0, 0]) }
  }

  @Test("Settings from YAML")
  func settings() throws {
    let settings = try UncertaintySettings(
      yaml: "weights: {concentration: 30}\nnormalisation: [none, 'min_max:1,100']\naggregation: geometric\nleave_out: true\n")
    #expect(settings.weightConcentration == 30)
    #expect(settings.normalisations == [.none, .minMax(lower: 1, upper: 100)])
    #expect(settings.aggregations == [.geometric])
    #expect(settings.leavesOut)
    for wrong in ["weight: 3", "normalisation: [nonsense]", "weights: -1", "- 1", "a: [", ""] {
      #expect(throws: CompositeError.self, "\(wrong)") { try UncertaintySettings(yaml: wrong) }
    }
  }
}
