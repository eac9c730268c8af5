import LintasanIndices
import LintasanTables
import LintasanTestSupport
import Testing

/// Alternatives, trees without a node, frozen units, starter definitions.
@Suite struct TreeChangeTests {
  private static let csv = "e,t,a,b,c\nA,1,1,10,2\nB,1,2,20,4\nC,1,4,40,8\nD,1,9,30,3\n"
  private static let yaml = Tree.definition(
    """
      - id: g
        components: [{id: a, normalise: {goalposts: [0, 10]}}, {id: b, direction: lower, normalise: minmax}]
      - {id: c, transform: log, normalise: {goalposts: [1, 16]}}
    """, "tiers: [{id: pillar, name: P}, {id: indicator, name: I}]")

  private func tree() throws -> IndexTree { try IndexTree(yaml: Array(Self.yaml.utf8), file: "x.yaml") }

  @Test func alternativesChangeALevel() throws {
    let changed = try TreeAlternative("aggregate=geometric@pillar").applied(to: tree())
    #expect(changed.nodes.map(\.rules.aggregate) == [nil, .geometric, nil, nil, nil])
    let all = try TreeAlternative("aggregate={power: 0.5}").applied(to: tree())
    #expect(all.nodes.map(\.rules.aggregate) == [.power(0.5), .power(0.5), nil, nil, nil])
    let one = try TreeAlternative("weight=3@c").applied(to: tree())
    #expect(one.nodes.last?.rules.weight == .given(3))
  }

  @Test(arguments: [
    ("aggregate=geometrc", "did you mean “geometric”?"), ("agregate=geometric", "did you mean “aggregate”?"),
    ("aggregate=geometric@piller", "did you mean “pillar”?"), ("aggregate", "expected KEY=VALUE@LEVEL"),
    ("normalise=zscore@index", "has no effect on the nodes of “index”"),
  ])
  func badAlternatives(_ text: String, _ expected: String) {
    do {
      _ = try TreeAlternative(text).applied(to: tree())
      Issue.record("taken")
    } catch {
      #expect("\(error)".contains(expected), "\(error)")
    }
  }

  @Test func treesWithoutANode() throws {
    let whole = try tree()
    let smaller = try #require(whole.without(2))
    #expect(smaller.nodes.map(\.id) == ["x", "g", "b", "c"])
    #expect(smaller.nodes[0].children == [1, 3])
    #expect(try #require(smaller.without(2)).nodes.map(\.id) == ["x", "c"])
    #expect(whole.without(0) == nil)
  }

  /// With goalposts nobody else's figures matter: a frozen unit scores as the index built anew.
  @Test func frozenUnitsScoreAsBuilt() throws {
    let table = try CSVReader().read(Array(Self.csv.utf8), file: "x.csv").table
    let builder = try IndexBuilder(tree(), table)
    let unit = try FrozenUnit(builder, builder.build(), row: 1)
    #expect(unit.raw == [2, 20, 4])
    #expect(unit.best == [9, 10, 8])
    var changed = builder
    changed.raw[0][1] = 3
    changed.raw[2][1] = 5
    let anew = try changed.build()
    expectClose(try #require(unit.score([3, 20, 5])), try #require(anew.value(0, row: 1)), ulps: 4)
    #expect(unit.score(unit.raw) == (try builder.build().value(0, row: 1)))
  }

  @Test func starterDefinitionsCanBeBuilt() throws {
    let csv = "Code,Country name,Year,GDP per head,Net use %,Same\nX,Ex,2020,1,5,3\nY,\"Wy, Z\",2020,2,9,3\n"
    let table = try CSVReader().read(Array(csv.utf8), file: "my data.csv").table
    let yaml = try StarterDefinition.yaml(for: table, file: "my data.csv")
    let tree = try IndexTree(yaml: Array(yaml.utf8), file: "new.yaml")
    #expect(tree.nodes.map(\.id) == ["my_data", "GDP_per_head", "Net_use"])
    #expect(try IndexBuilder(tree, table).build().column(0) == [0, 1])
  }

  @Test func theStarterOfCOINrsPairIsASEM() throws {
    let meta = try Tree.table("asem/asem_iMeta.csv")
    let data = try Tree.table("asem/asem_iData.csv")
    let yaml = try StarterDefinition.yaml(coinr: meta, data: data, file: "asem_iData.csv")
    let tree = try IndexTree(yaml: Array(yaml.utf8), file: "new.yaml")
    #expect(tree.nodes.count == 60)
    #expect(tree.nodes.count { $0.rules.lowerIsBetter == true } == 14)
    #expect(tree.nodes.first { $0.id == "Flights" }?.rules.denominator?.column == "Population")
    _ = try IndexBuilder(tree, data).build()
  }

  @Test(arguments: [
    ("iCode,Type,Parent\na,Indicator,b\nb,Aggregate,a\n", "lead in a circle"),
    ("iCode,Type,Parent\na,Indicator,z\nb,Aggregate,\n", "the parent “z” of “a” is no row"),
    ("iCode,Type,Parent\na,Indicator,b\nb,Aggregate,\nc,Aggregate,\n", "have no parent"),
    ("iCode,Type\na,Indicator\n", "no column “Parent”"),
  ])
  func badPairs(_ meta: String, _ expected: String) throws {
    let data = try CSVReader().read(Array("uCode,a\nX,1\n".utf8), file: "iData.csv").table
    let described = try CSVReader().read(Array(meta.utf8), file: "iMeta.csv").table
    do {
      _ = try StarterDefinition.yaml(coinr: described, data: data, file: "iData.csv")
      Issue.record("read")
    } catch {
      #expect("\(error)".contains(expected), "\(error)")
    }
  }
}
