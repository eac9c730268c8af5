import LintasanIndices
import LintasanTestSupport
import Testing

@Suite("Using a definition")
struct DefinitionUseTests {
  let definition: IndexDefinition

  init() throws {
    definition = try DefinitionReadingTests.read(DefinitionReadingTests.smallest)
  }

  @Test("Weights add to 1 at every level and change with the year")
  func weights() throws {
    let parent = try #require(definition.component("b"))
    for year in [2020, 2022] {
      #expect(abs(definition.weights(in: year).reduce(0, +) - 1) < 1e-15)
      #expect(abs(definition.weights(within: parent, in: year).reduce(0, +) - 1) < 1e-15)
      #expect(abs(definition.leafWeights(in: year).reduce(0, +) - 1) < 1e-15)
    }
    #expect(definition.weights(in: 2020) == [0.4, 0.6])
    expectClose(definition.weights(within: parent, in: 2022)[0], 0.75, ulps: 2)
    expectClose(definition.weights(within: parent, in: 2020)[0], 5.0 / 6, ulps: 2)
    #expect(definition.leaves.map(\.id) == ["a", "b1", "b2"])
  }

  @Test("A parent is the mean of its children, unless it is given; a gap leaves it without a score")
  func aggregation() throws {
    let whole = try definition.aggregate(["a": 3, "b1": 4, "b2": 8], in: 2022)
    expectClose(try #require(whole.components["b"]), 5, ulps: 2)
    expectClose(try #require(whole.index), 1 + 10.0 / 3, ulps: 2)
    let given = try definition.aggregate(["a": 3, "b": 6], in: 2022)
    expectClose(try #require(given.index), 5, ulps: 2)
    #expect(given.components == ["a": 3, "b": 6])
    let gap = try definition.aggregate(["a": 3, "b1": 4], in: 2022)
    #expect(gap.index == nil && gap.components == ["a": 3, "b1": 4])
    #expect(try definition.aggregate([:], in: 2022).index == nil)
  }

  @Test("What cannot be aggregated says why")
  func aggregationFaults() throws {
    #expect(throws: IndexError.unknownComponent("c", available: ["a", "b", "b1", "b2"])) {
      try definition.aggregate(["c": 1], in: 2022)
    }
    // Of several the first by name.
    #expect(throws: IndexError.unknownComponent("c", available: ["a", "b", "b1", "b2"])) {
      try definition.aggregate(["e": 1, "d": 1, "c": 1, "f": 1, "a": 1], in: 2022)
    }
    #expect(throws: IndexError.self) { try definition.aggregate(["a": .nan], in: 2022) }
    let text = DefinitionReadingTests.smallest + "aggregation: geometric\n"
    let geometric = try DefinitionReadingTests.read(text)
    // With weights 1/3 and 2/3 the cube of the mean is 2·4² = 32.
    let mean = try #require(try geometric.aggregate(["a": 2, "b": 4], in: 2022).index)
    expectClose(mean * mean * mean, 32, ulps: 8)
    let small = try #require(try geometric.aggregate(["a": 0.25, "b": 0.25], in: 2022).index)
    expectClose(small, 0.25, ulps: 4)
    #expect(throws: IndexError.notPositive(component: "a", score: 0)) {
      try geometric.aggregate(["a": 0, "b": 4], in: 2022)
    }
  }

  @Test("Classes begin at their bound; below all of them the lowest holds")
  func classes() {
    #expect(definition.classify(5)?.id == "good")
    #expect(definition.classify(5.0.nextDown)?.id == "poor")
    #expect(definition.classify(-1)?.id == "poor")
    #expect(definition.classify(.nan) == nil)
  }

  @Test(
    "Weights are exact fractions",
    arguments: [
      ("1/3", 1, 3), ("0.34", 17, 50), ("45.5", 91, 2), ("2.75", 11, 4), ("2/6", 1, 3), ("0", 0, 1), ("100", 100, 1),
      ("1.5/4.5", 1, 3), ("1e-1", 1, 10), ("9e-1", 9, 10), ("1E3", 1000, 1), ("4.55e1", 91, 2),
      ("0.03333333333333333", 3_333_333_333_333_333, 100_000_000_000_000_000),
      ("0.9666666666666667", 9_666_666_666_666_667, 10_000_000_000_000_000),
      ("1234567890123456", 1_234_567_890_123_456, 1),
      ("0.10000000000000000000000000", 1, 10),
    ])
  func fractions(text: String, numerator: Int, denominator: Int) {
    #expect(Weight(text) == Weight(numerator: numerator, denominator: denominator))
  }

  @Test(
    "What is no weight is refused",
    arguments: [
      "", "-1", "+1", "1/", "/2", "1/0", "1e", "e1", "1e1e1", "1e999", "1e-999", "a", "1.", ".5", "1/2/3",
      "1.2.3", "0x1", "1e1.5",
    ])
  func noFractions(text: String) {
    #expect(Weight(text) == nil)
  }
}
