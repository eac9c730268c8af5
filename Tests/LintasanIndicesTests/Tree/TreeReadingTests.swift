import LintasanIndices
import LintasanTables
import Testing

/// What a definition of format 2 may say, and where it is refused.
@Suite struct TreeReadingTests {
  private func refusal(_ components: String, _ rest: String = "") -> String {
    do {
      _ = try IndexTree(yaml: Array(Tree.definition(components, rest).utf8), file: "x.yaml")
      return "read"
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    ("  - {id: a, normalize: zscore, normalise: zscore}", "", "occurs more than once"),
    ("  - {id: a, normalze: zscore}", "", "there is no key “normalze” (did you mean “normalize”"),
    ("  - {id: a, weigth: 1}", "", "did you mean “weight”?"),
    ("  - {id: a, normalise: {goalposts: [85, 20]}}", "", "reversed; write the smaller one first, [20.0, 85.0]"),
    ("  - {id: a, normalise: {goalposts: [20, 20]}}", "", "give two that differ"),
    ("  - {id: a, normalise: zscor}", "", "did you mean “zscore”?"),
    ("  - {id: a, aggregate: arithmetic}", "", "aggregate is for a node with components"),
    ("  - {id: a, normalise: zscore, components: [{id: b}]}", "", "rescale is what brings an aggregate to a scale"),
    ("  - {id: a, components: [{id: a}]}", "", "a cycle"),
    ("  - {id: a}\n  - {id: a}", "", "already used in line 6"),
    ("  - {id: a, weight: -1}", "", "a number that is not negative"),
    ("  - {id: a, weight: 0}\n  - {id: b, weight: 0}", "", "all are 0"),
    ("  - {id: a, weight: 2}\n  - {id: b}", "aggregate: minimum", "a weight cannot be here"),
    ("  - {id: a, weight: pca}\n  - {id: b, weight: 2}", "", "some come from the data"),
    ("  - {id: a}\n  - {id: b}", "weight: 1", "there is no key “weight”"),
    ("  - {id: a}\n  - {id: b}", "needs: 3", "3 components are needed and there are 2"),
    ("  - {id: a}\n  - {id: b}", "needs: 1", "may mean all children or one"),
    ("  - {id: a}\n  - {id: b}", "aggregate: {owa: [1]}", "owa has 1 weights for 2"),
    ("  - {id: a, impute: em}", "", "EM is left out"),
    ("  - {id: a, tolerance: 0.1}", "", "nothing is compared here"),
    ("  - {id: rank}", "", "name of a column that the result has anyway"),
    ("  - {id: a}", "defaults: {index: {normalise: zscore}}", "normalise is for indicators"),
    ("  - {id: a}", "defaults: {leavs: {normalise: zscore}}", "did you mean “leaves”?"),
    ("  - {id: a}", "steps: [treat, impute]", "the order of all of"),
    ("  - {id: a, reference: all}", "", "no effect without normalise"),
    ("  - {id: a, normalise: {minmax: [0, 1], deviation: sample}}", "", "it is for zscore"),
  ])
  func refusesWithTheCure(_ components: String, _ rest: String, _ expected: String) {
    let found = refusal(components, rest)
    #expect(found.contains(expected), "\(found)")
    #expect(found.contains("x.yaml, line "), "\(found)")
  }

  @Test func nodesInheritByLevel() throws {
    let tree = try IndexTree(
      yaml: Array(
        Tree.definition(
          """
            - id: g
              components: [{id: a, normalise: rank}, {id: b}]
            - {id: c}
          """,
          "tiers: [{id: pillar, name: P}, {id: indicator, name: I}]\n"
            + "defaults: {indicator: {normalise: {minmax: [1, 2]}}, leaves: {normalise: zscore, treat: log}, "
            + "aggregate: geometric, pillar: {aggregate: minimum}}"
        ).utf8), file: "x.yaml")
    func rules(_ id: String) throws -> StepRules { tree.nodes[try #require(tree.position(of: id))].rules }
    #expect(try rules("a").normalise?.method == .rank)
    #expect(try rules("b").normalise?.upper == 2)
    #expect(try rules("c").normalise?.method == .zScore(mean: 0, deviation: 1, ofPopulation: false))
    #expect(try rules("b").treat?.log == .shifted)
    #expect(try rules("g").aggregate == .minimum)
    #expect(try rules("x").aggregate == .geometric)
    #expect(tree.nodes.map(\.id) == ["x", "g", "a", "b", "c"])
  }

  @Test func yearsMayBeARange() throws {
    let yaml = Tree.definition("  - {id: a}", "calendar: {surveys: 2000..2004}")
    let tree = try IndexTree(yaml: Array(yaml.utf8), file: "x.yaml")
    #expect(tree.definition.calendar.surveys == [2000, 2001, 2002, 2003, 2004])
    #expect(tree.definition.calendar.step == 1)
  }
}
