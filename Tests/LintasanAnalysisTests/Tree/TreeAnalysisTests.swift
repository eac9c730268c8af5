import Foundation
import LintasanAnalysis
import LintasanIndices
import LintasanStatistics
import LintasanTables
import LintasanTestSupport
import Testing

/// Analyses of built indices, and of indices with missing leaves.
@Suite struct TreeAnalysisTests {
  /// An index from files in memory.
  static func index(_ yaml: String, _ csv: String) throws -> IndexData {
    var loader = IndexLoader()
    return try loader.load(definitionFile: "x.yaml", folder: "") { (name) throws(IndexDataError) in
      if name == "x.yaml" { return Array(yaml.utf8) }
      if name == "x.csv" { return Array(csv.utf8) }
      throw .unreadable("no \(name)")
    }
  }

  /// Twelve units over three years, two pillars of two indicators, a geometric mean on top.
  static let yaml = """
    format: lintasan-index/2
    id: x
    data: {scores: x.csv, entity: e, time: t, published: v}
    tiers: [{id: pillar, name: P}, {id: indicator, name: I}]
    defaults: {leaves: {normalise: {goalposts: [0, 100]}}, pillar: {needs: 1/2}}
    scale: {minimum: 0, maximum: 1, decimals: 3}
    aggregate: geometric
    components:
      - {id: p, components: [{id: a, from: ra}, {id: b, from: rb, weight: 2}]}
      - {id: q, components: [{id: c, from: rc}, {id: d, from: rd, direction: lower}]}
    """

  static let csv: String = {
    var lines = ["e,t,ra,rb,rc,rd,v"]
    for unit in 0..<12 {
      for year in 0..<3 {
        func value(_ k: Int) -> Int { 10 + (unit * (7 + 4 * k) + year * (3 + k) * (1 + unit % 3)) % 80 }
        // One indicator of four is missing in places.
        let d = (unit + year) % 5 == 0 ? "" : String(value(3))
        lines.append("U\(unit),\(2000 + year),\(value(0)),\(value(1)),\(value(2)),\(d),")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  private func built() throws -> IndexData { try Self.index(Self.yaml, Self.csv) }

  private func missing() throws -> IndexData {
    var loader = IndexLoader()
    return try loader.load(definitionFile: "missing.yaml", folder: "") { (name) throws(IndexDataError) in
      do { return try Fixture.bytes("tree/\(name)") } catch { throw .unreadable("no \(name)") }
    }
  }

  @Test func everyCommandSeesABuiltIndex() throws {
    let index = try built()
    #expect(index.tree != nil)
    #expect(index.years == [2000, 2001, 2002])
    #expect(index.scores.columnNames.contains("q"))
    #expect(try YearRanking(of: index, in: 2002).places.count == 12)
  }

  @Test func missingLeavesAreAuditedPairwise() throws {
    let study = try AuditStudy(AuditInput(missing(), year: 2020))
    #expect(study.audits.count == 2)
    #expect(study.audits[1].entries.allSatisfy { $0.correlation != nil && $0.used > 0 })
    // Each pair of leaves rests on the units that have both.
    #expect(study.audits[1].correlations.allSatisfy { $0.allSatisfy { $0 != nil } })
  }

  @Test func missingLeavesAreCombinedAtTheLevelThatIsKnown() throws {
    let input = try CompositeInput(missing(), year: 2020)
    #expect(input.components == ["A", "B"])
    #expect(input.tops == ["A", "B"])
    let leaves = try CompositeInput(missing(), year: 2020, level: "leaves")
    #expect(leaves.components == ["a1", "a2", "b1", "b2"])
    #expect(leaves.tops == ["A", "A", "B", "B"])
    #expect(throws: CompositeError.self) { try CompositeInput(missing(), year: 2020, level: "leafs") }
    let study = try UncertaintyStudy(
      CompositeStudy(input, settings: CompositeStudy.usualSettings(for: input)), draws: 50, seed: 1)
    #expect(study.entries.count == input.entities.count)
  }

  /// The spread of a weight is a fifth of itself whatever the number of components: (1 − w) / (w (c + 1)) = 1/25 at w = 1/n.
  @Test func theSpreadOfWeightsIsRelative() {
    for count in [2, 3, 10, 49] {
      let concentration = UncertaintySettings.usualConcentration(components: count)
      let weight = 1 / Double(count)
      let variance = (1 - weight) / (weight * (concentration + 1))
      #expect(abs(variance - 0.04) < 0.002)
    }
    #expect(UncertaintySettings.usualConcentration(components: 3) == UncertaintySettings.usualConcentration)
  }

  @Test func drawsOfATreeDoNotDependOnThreads() throws {
    let index = try built()
    let data = try #require(index.tree)
    let settings = UncertaintySettings(
      normalisations: [.none, .zScore(mean: 100, deviation: 10)], aggregations: [.arithmetic, .geometric], leavesOut: true)
    let study = try TreeStudy(index, data, year: 2002, settings: settings, isUsual: true)
    let one = try UncertaintyStudy(study, draws: 600, seed: 7, threads: 1)
    let two = try UncertaintyStudy(study, draws: 600, seed: 7, threads: 3)
    #expect(one.entries == two.entries)
    #expect(one.draws == 600)
    // Unvaried, every draw is the definition's own.
    let still = try TreeStudy(
      index, data, year: 2002,
      settings: UncertaintySettings(weightConcentration: nil, aggregations: []), isUsual: false)
    let own = try UncertaintyStudy(still, draws: 3, seed: 7)
    #expect(own.entries.allSatisfy { $0.ranks.mean == Double($0.rank) })
  }

  @Test func sensitivityHasAHandfulOfInputs() throws {
    let index = try built()
    let study = try TreeStudy(
      index, try #require(index.tree), year: 2002,
      settings: UncertaintySettings(normalisations: [.none, .zScore(mean: 100, deviation: 10)], aggregations: [.arithmetic]),
      isUsual: true)
    let result = try SensitivityStudy(study, points: 128, seed: 3)
    #expect(
      result.inputs == [
        "normalisation", "aggregation_index", "aggregation_pillar", "weights_pillar", "weights_indicator",
      ])
    #expect(result.shift.total?.allSatisfy { $0 > -0.5 } == true)
  }

  @Test(arguments: [nil, "pillar", "leaves"])
  func placesAddUpUnderAnyMean(_ level: String?) throws {
    let index = try built()
    let data = try #require(index.tree)
    for entity in ["U1", "U5", "U10"] {
      let result = try index.decomposition(of: entity, from: 2000, to: 2002, tree: data, level: level)
      let places = result.parts.reduce(0) { $0 + $1.rankChange }
      #expect(places == Double(result.rankChange), "\(entity)")
      let score = result.parts.reduce(0) { $0 + $1.contribution }
      #expect(abs(score - result.scoreChange) < 1e-9, "\(entity)")
    }
  }

  /// U0's indicator d is missing in 2000 and known in 2002: it moves as every part does. Shares by all 24 orders.
  /// Two units change places: every order of the moves by hand, under a geometric mean, and the sums.
  @Test func placesBetweenTwoUnitsAddUp() throws {
    let index = try built()
    let tree = try #require(index.tree)
    let ranking = try index.ranking(in: 2001)
    let (first, last) = (ranking.places[2].entity, ranking.places[9].entity)
    for (own, other) in [(first, last), (last, first)] {
      for level in [nil, "leaves"] {
        let result = try index.decomposition(of: own, with: other, in: 2001, tree: tree, level: level)
        #expect(result.other?.entity == other)
        #expect(result.parts.reduce(0) { $0 + $1.rankChangeOwn + $1.rankChangeOthers } == result.rankChange)
        #expect(result.rankChange == (ranking.place(of: own)?.rank ?? 0) - (ranking.place(of: other)?.rank ?? 0))
        let sum = result.parts.reduce(0) { $0 + $1.contribution }
        let gap = (ranking.place(of: other)?.score ?? 0) - (ranking.place(of: own)?.score ?? 0)
        #expect(abs(sum - gap) < 1e-12)
      }
    }
    func pillars(_ unit: String) throws -> [Double] {
      let row = try #require(tree.built.row(of: unit, in: 2001))
      return ["p", "q"].map { id in
        tree.tree.nodes.firstIndex { $0.id == id }.flatMap { tree.built.value($0, row: row) } ?? .nan
      }
    }
    let (mine, theirs) = (try pillars(last), try pillars(first))
    let rest = ranking.places.filter { ![first, last].contains($0.entity) }.map(\.score)
    /// The rank when the moves have been made: 0 and 1 take over the pillars, 2 and 3 are the other's.
    func rank(_ made: Set<Int>) -> Double {
      func score(_ from: [Double], _ to: [Double], _ moves: [Int]) -> Double {
        let parts = [0, 1].map { made.contains(moves[$0]) ? to[$0] : from[$0] }
        return (parts[0] * parts[1]).squareRoot()
      }
      let own = score(mine, theirs, [0, 1])
      return 1 + Double((rest + [score(theirs, mine, [2, 3])]).count { $0 > own + 1e-12 })
    }
    var (sums, count) = ([0.0, 0, 0, 0], 0.0)
    func walk(_ made: [Int]) {
      if made.count == 4 {
        count += 1
        for (place, move) in made.enumerated() {
          sums[move] += rank(Set(made[..<place])) - rank(Set(made[...place]))
        }
      }
      for move in 0..<4 where !made.contains(move) { walk(made + [move]) }
    }
    walk([])
    let result = try index.decomposition(of: last, with: first, in: 2001)
    #expect(count == 24)
    for (place, part) in result.parts.prefix(2).enumerated() {
      #expect(abs(part.rankChangeOwn - sums[place] / count) < 1e-9)
      #expect(abs(part.rankChangeOthers - sums[2 + place] / count) < 1e-9)
    }
    #expect(throws: DecompositionError.self) { _ = try index.decomposition(of: last, with: last, in: 2001) }
  }

  /// What a rank takes while all others stay: with the levels in the data's place the rebuilt index has that rank.
  @Test(arguments: [1, 3, 5])
  func aTargetOfTheLastSurveyIsReachedByItsLevels(_ rank: Int) throws {
    let index = try built()
    let last = try #require(index.ranking(in: 2002).places.last)
    let target = try PresentTarget(index, entity: last.entity, aim: .rank(rank), in: 2002)
    #expect(target.isFeasible)
    #expect(target.now.rank == last.rank)
    let levels = Dictionary(target.needs.map { ($0.component, $0.level) }) { first, _ in first }
    let lines = Self.csv.split(separator: "\n").map { line in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells[0] == last.entity, cells[1] == "2002" else { return cells.joined(separator: ",") }
      for (place, id) in ["a", "b", "c", "d"].enumerated() { if let level = levels[id] { cells[2 + place] = "\(level)" } }
      return cells.joined(separator: ",")
    }
    let rebuilt = try Self.index(Self.yaml, lines.joined(separator: "\n") + "\n").ranking(in: 2002)
    let place = try #require(rebuilt.place(of: last.entity))
    #expect(abs(place.score - target.neededScore) < 1e-9)
    #expect(place.rank <= Double(rank) || abs(place.score - target.neededScore) < 1e-9)
    #expect(throws: TargetError.self) { _ = try PresentTarget(index, entity: last.entity, aim: .rank(99), in: 2002) }
  }

  @Test func aPartThatIsKnownInOneYearMovesLikeAnyOther() throws {
    let index = try built()
    let data = try #require(index.tree)
    let result = try index.decomposition(of: "U0", from: 2000, to: 2002, tree: data, level: "leaves")
    #expect(result.parts.map(\.id).prefix(4) == ["a", "b", "c", "d"] && !result.parts.contains { $0.id == "index" })
    #expect(result.parts[3].scoreFrom == nil && result.parts[3].scoreTo != nil)
    let before = result.parts.prefix(4).map(\.scoreFrom), after = result.parts.prefix(4).map(\.scoreTo)
    func score(_ moved: Set<Int>) -> Double {
      let x = (0..<4).map { moved.contains($0) ? after[$0] : before[$0] }
      let p = ((x[0] ?? 0) + 2 * (x[1] ?? 0)) / 3
      let q = x[3].map { ((x[2] ?? 0) + $0) / 2 } ?? x[2] ?? 0
      return (p * q).squareRoot()
    }
    var shares = [0.0, 0, 0, 0]
    func orders(_ made: [Int]) {
      for next in 0..<4 where !made.contains(next) {
        let ways = [6.0, 2, 1, 1][made.count] / 24
        shares[next] += ways * (score(Set(made + [next])) - score(Set(made)))
        orders(made + [next])
      }
    }
    orders([])
    for (part, share) in zip(result.parts, shares) { #expect(abs(part.contribution - share) < 1e-12, "\(part.id)") }
    #expect(result.parts.reduce(0) { $0 + $1.rankChange } == Double(result.rankChange))
    #expect(abs(shares.reduce(0, +) - result.scoreChange) < 1e-12)
  }

  @Test func alternativesAndLeavingOut() throws {
    let data = try #require(try built().tree)
    let other = try TreeComparison(data, alternatives: [TreeAlternative("aggregate=arithmetic@index")])
    let table = other.table(years: [2002])
    #expect(table.rowCount == 12)
    #expect(try table.numbers("alternative_score") != table.numbers("score"))
    let units = try LeaveOneOut(data, kind: .units, year: 2002)
    // With goalposts the others' ranks among themselves do not change.
    #expect(units.rows.count == 12 && units.rows.allSatisfy { $0.meanShift == 0 })
    #expect(try LeaveOneOut(data, kind: .groups, year: 2002).rows.count == 2)
    #expect(try LeaveOneOut(data, kind: .indicators, year: 2002).rows.count == 4)
  }

  @Test("A profile says nothing of how an entity moved across a break")
  func breakInProfile() throws {
    let index = try IndexLoader.shipped("spbe", in: ShippedIndices.library())
    #expect(try ProfileStudy(index, entity: "kota-denpasar", year: 2021).previousYear == nil)
    #expect(try ProfileStudy(index, entity: "kota-denpasar", year: 2022).previousYear == 2021)
    #expect(try Comparison(index, entities: ["kota-denpasar", "kota-bandung"], year: 2021).chases.isEmpty)
    #expect(index.endingNote(through: 2025) == nil && index.endingNote(through: 2026)?.contains("2026") == true)
  }

  @Test func profilesShowTheTreeAndTheIndicators() throws {
    let profile = try ProfileStudy(built(), entity: "U3", year: 2002)
    #expect(profile.nodes.map(\.id) == ["x", "p", "a", "b", "q", "c", "d"])
    #expect(profile.previousYear == 2001)
    #expect(profile.indicators.map(\.column) == ["ra", "rb", "rc", "rd"])
    #expect(profile.neighbours.contains { $0.entity == "U3" })
  }

  @Test func checksNameTheCell() throws {
    let lines = Self.csv.split(separator: "\n").map(String.init)
    let data = try #require(try built().tree)
    let score = try #require(data.built.value(0, row: 4))
    var changed = lines
    changed[5] = lines[5] + "\((score * 1000).rounded() / 1000)"
    #expect(try BuildCheck(#require(try Self.index(Self.yaml, changed.joined(separator: "\n")).tree)).isPassed)
    changed[5] = lines[5] + "0.999"
    let check = try BuildCheck(#require(try Self.index(Self.yaml, changed.joined(separator: "\n")).tree))
    #expect(check.differences.map(\.entity) == [data.built.rows.entities[4]])
    #expect(check.differences.map(\.time) == [data.built.rows.times[4]])
  }
}
