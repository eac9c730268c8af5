import LintasanIndices
import Testing

/// Single steps on figures that can be worked out by hand.
@Suite struct ChainTests {
  private static let csv = "e,t,a,b,p,g\nA,1,1,10,2,n\nB,1,2,,4,n\nC,1,4,40,8,s\nD,1,9,30,3,s\n"

  private func column(_ components: String, _ rest: String = "", _ id: String = "x") throws -> [Double?] {
    try Tree.column(Tree.build(Tree.definition(components, rest), csv: Self.csv), id)
  }

  @Test func lowerIsBetterMirrorsWithinTheBounds() throws {
    #expect(
      try column("  - {id: a, direction: lower, normalise: {goalposts: [1, 9]}}") == [1, 0.875, 0.625, 0])
    #expect(try column("  - {id: a, direction: lower, normalise: minmax}") == [1, 0.875, 0.625, 0])
    #expect(try column("  - {id: a, direction: lower, normalise: rank}") == [4, 3, 2, 1])
    #expect(try column("  - {id: a, normalise: {goalposts: [2, 4], cap: true, range: [1, 3]}}") == [1, 1, 3, 3])
  }

  @Test func goalpostsPassThroughTheTransform() throws {
    let logged = try column("  - {id: a, transform: log, normalise: {goalposts: [1, 4]}}")
    #expect(logged.prefix(3) == [0, 0.5, 1])
  }

  @Test func denominatorsAndGroups() throws {
    #expect(try column("  - {id: a, denominator: p}") == [0.5, 0.5, 0.5, 3])
    #expect(try column("  - {id: a, denominator: {column: p, scale: 2}}") == [1, 1, 1, 6])
    #expect(try column("  - {id: b, impute: {median: g}}")[1] == 10)
    #expect(try column("  - {id: b, impute: mean}")[1] == 80.0 / 3)
    #expect(try column("  - {id: b, impute: 7}")[1] == 7)
    #expect(try column("  - {id: a, transform: share}") == [1.0 / 16, 2.0 / 16, 4.0 / 16, 9.0 / 16])
  }

  @Test func needsDecidesWhatMayBeMissing() throws {
    let two = "  - {id: a, weight: 1}\n  - {id: b, weight: 3}"
    #expect(try column(two) == [7.75, nil, 31, 24.75])
    #expect(try column(two, "needs: 1/2") == [7.75, 2, 31, 24.75])
    #expect(try column(two, "needs: 0.6")[1] == nil)
    #expect(try column(two, "needs: 2")[1] == nil)
  }

  @Test func means() throws {
    let three = "  - {id: a}\n  - {id: p}\n  - {id: q, from: p}"
    #expect(try column(three, "aggregate: minimum") == [1, 2, 4, 3])
    #expect(try column(three, "aggregate: maximum") == [2, 4, 8, 9])
    #expect(try column(three, "aggregate: median") == [2, 4, 8, 3])
    #expect(try column(three, "aggregate: {owa: [1, 0, 0]}") == [2, 4, 8, 9])
    #expect(try column("  - {id: a}\n  - {id: p}", "aggregate: harmonic")[0] == 4.0 / 3)
    #expect(try column("  - {id: a}\n  - {id: p}", "aggregate: {power: 2}")[0] == 2.5.squareRoot())
    #expect(try column("  - {id: a}\n  - {id: p}", "aggregate: copeland") == [-3, 0, 2, 1])
  }

  /// MPI of two scores 90 and 110: mean 100, population deviation 10, so that the penalty is 10 · 10 / 100.
  @Test func mazziottaAndPareto() throws {
    let yaml = Tree.definition("  - {id: a}\n  - {id: b}", "aggregate: mazziotta_pareto")
    let up = Tree.definition("  - {id: a}\n  - {id: b}", "aggregate: {mazziotta_pareto: up}")
    let csv = "e,t,a,b\nA,1,90,110\n"
    #expect(try Tree.column(Tree.build(yaml, csv: csv)) == [99])
    #expect(try Tree.column(Tree.build(up, csv: csv)) == [101])
  }

  /// Goalposts are in the indicator's own unit; those that a logarithm cannot take are refused, not counted 0.
  @Test func goalpostsAreTransformedAsTheIndicatorIs() throws {
    func built(_ goalposts: String) throws -> [Double?] {
      let leaf = "  - {id: a, transform: log10, normalise: {goalposts: \(goalposts), cap: true}}"
      return try Tree.column(Tree.build(Tree.definition(leaf), csv: "e,t,a\nA,1,10\nB,1,100\n"))
    }
    #expect(try built("[1, 100]") == [0.5, 1])
    for goalposts in ["[-1, 2]", "[0, 100]"] {
      let error = #expect(throws: ChainError.self) { try built(goalposts) }
      #expect(error.map { "\($0)" }?.contains("own unit") == true)
    }
  }

  @Test func panelsLendEarlierYears() throws {
    let csv = "e,t,a\nA,2000,1\nA,2001,\nA,2004,9\nB,2000,\nB,2001,5\nB,2004,\n"
    func built(_ method: String) throws -> [Double?] {
      try Tree.column(Tree.build(Tree.definition("  - {id: a, impute: \(method)}"), csv: csv))
    }
    #expect(try built("previous") == [1, 1, 9, nil, 5, 5])
    #expect(try built("interpolate") == [1, 3, 9, nil, 5, nil])
  }

  @Test func referencesOfOtherYears() throws {
    let csv = "e,t,a\nA,1,0\nB,1,10\nA,2,5\nB,2,20\n"
    func built(_ reference: String) throws -> [Double?] {
      try Tree.column(
        Tree.build(Tree.definition("  - {id: a, normalise: {minmax: , reference: \(reference)}}"), csv: csv))
    }
    #expect(try built("year") == [0, 1, 0, 1])
    #expect(try built("all") == [0, 0.5, 0.25, 1])
    #expect(try built("{years: [1]}") == [0, 1, 0.5, 2])
  }

  @Test func weightsOfSomeYears() throws {
    let yaml = Tree.definition(
      "  - {id: a}\n  - {id: b}", "weight_periods: [{from: 2, to: 3, weights: {a: 3}}]")
    #expect(try Tree.column(Tree.build(yaml, csv: "e,t,a,b\nA,1,0,4\nA,2,0,4\n")) == [2, 1])
  }

  @Test(arguments: [
    ("  - {id: a, transform: log}", "e,t,a\nA,1,3\nB,1,0\n", "“a” is 0 for B 1 (row 2 of the data)"),
    ("  - {id: a}\n  - {id: b}", "e,t,a,b\nA,1,3,-1\n", "a geometric mean needs values above 0; “b” is -1 for A 1"),
    ("  - {id: a, normalise: minmax}", "e,t,a\nA,1,3\nB,1,3\n", "all known ones are the same in 1"),
    ("  - {id: a}\n  - {id: b}", "e,t,a,b\nA,1,3,\n", "no unit has enough of its parts"),
    ("  - {id: a}", "e,t,a\nA,1,3\nA,1,4\n", "stands twice in the data, in rows 1 and 2"),
    ("  - {id: c}", "e,t,a\nA,1,3\n", "line 6, “c”: there is no column “c”"),
    ("  - {id: a, denominator: b}", "e,t,a,b\nA,1,3,0\n", "the denominator “b” is 0 for A 1"),
  ])
  func refusesWhatCannotBeBuilt(_ components: String, _ csv: String, _ expected: String) {
    do {
      _ = try Tree.build(
        Tree.definition(components, expected.contains("geometric") ? "aggregate: geometric" : ""), csv: csv)
      Issue.record("built")
    } catch {
      #expect("\(error)".contains(expected), "\(error)")
    }
  }

  @Test func winsorisingCountsTies() throws {
    // Ten ones, two of 50, one of 100: the largest goes first, then both of 50 at once.
    let values = [Int](repeating: 1, count: 10) + [50, 50, 100]
    let csv = "e,t,a\n" + values.enumerated().map { "U\($0),1,\($1)\n" }.joined()
    let built = try Tree.build(
      Tree.definition("  - {id: a, treat: {winsorise: 1, force: true}}"), csv: csv)
    #expect(try Tree.column(built).suffix(3) == [50, 50, 50])
    #expect(built.changes.map(\.reason) == ["winsorised from above"])
  }
}
