import LintasanAnalysis
import LintasanCore
import LintasanForecasting
import LintasanIndices
import LintasanStatistics
import LintasanTables
import LintasanTestSupport
import Testing

/// The index's own mean in every analysis, and sums that are equal on paper.
@Suite("The index's own mean, and ties of sums")
struct MeanAndTieTests {
  private static func hdi() throws -> IndexData {
    var loader = IndexLoader()
    return try loader.load(definitionFile: "index.yaml", folder: "") { (name) throws(IndexDataError) in
      guard let bytes = try? Fixture.bytes("hdi/\(name)") else { throw .unreadable(name) }
      return bytes
    }
  }

  private static func reference() throws -> [String: (mean: Double, rank: Double)] {
    let table = try CSVReader().read(Fixture.bytes("hdi/reference.csv"), file: "reference.csv").table
    let (codes, means, ranks) = (try table.texts("iso3"), try table.numbers("mean"), try table.numbers("rank"))
    var found: [String: (mean: Double, rank: Double)] = [:]
    for row in 0..<table.rowCount {
      if let code = codes[row], let mean = means[row], let rank = ranks[row] { found[code] = (mean, rank) }
    }
    return found
  }

  @Test("Nominal ranks of a geometric index are those of its geometric mean")
  func nominal() throws {
    let (index, reference) = (try Self.hdi(), try Self.reference())
    let input = try CompositeInput(index, year: 2021)
    let study = try WeightsStudy(input, schemes: [.nominal, .scheme(.equal)])
    for (position, entity) in study.taking.enumerated() {
      let code = input.entities[entity]
      #expect(study.results[0].ranks[position] == reference[code]?.rank, "\(code)")
      #expect(abs(study.results[0].scores[position] - (reference[code]?.mean ?? 0)) < 1e-12, "\(code)")
    }
    #expect(reference["LSO"]?.rank == 168 && reference["BWA"]?.rank == 117)
    let drawn = try UncertaintyStudy(
      CompositeStudy(input, settings: UncertaintySettings(weightConcentration: nil, normalisations: [.none, .none])),
      draws: 4, seed: 1)
    for entry in drawn.entries { #expect(entry.ranks.mean == reference[entry.entity]?.rank, "\(entry.entity)") }
    // Errors of weights are in the index's unit: small beside the scores, and about the published ones.
    let assumed = try AssumedErrors.weights(of: index, year: 2021, draws: 50, seed: 1)
    #expect(assumed.sample.scores.count == reference.count)
  }

  @Test("A geometric index is forecast as one: its draws are the means of its components' draws")
  func forecast() throws {
    let columns = ["a", "b"]
    var rows = "e,y,v,a,b\n"
    for (unit, base) in [("A", 0.3), ("B", 0.5), ("C", 0.6), ("D", 0.8)] {
      for year in 2015...2024 {
        let wave = Double((year * 7 + Int(base * 10) * 3) % 5) / 50
        let (a, b) = (base + wave, base / 2 + 0.1 - wave / 3)
        rows += "\(unit),\(year),\((a * b).squareRoot()),\(a),\(b)\n"
      }
    }
    let recipe = """
      aggregation: geometric
      forecast: {form: components, rule_sets: [{penalty: 10, rules: [{component: a, smoothing: 0.7, features: [own]}]}]}
      """
    let index = try SmallIndex.two(recipe, scale: "{minimum: 0, maximum: 1}", scores: rows)
    let projection = try Projection(of: index, horizon: .steps(1), settings: Projection.Settings(draws: 64, seed: 1))
    #expect(projection.forecast.variables == columns + ["v"])
    for unit in projection.forecast.units.indices {
      func scores(_ variable: Int) -> [Double] { projection.simulated.scores(step: 0, variable: variable, unit: unit) }
      for ((a, b), v) in zip(zip(scores(0), scores(1)), scores(2)) { #expect(abs((a * b).squareRoot() - v) < 1e-12) }
    }
  }

  @Test("A geometric index comes apart by component; the parts add up", arguments: [2020, 2022])
  func decomposed(to: Int) throws {
    var rows = "e,y,v,a,b\n"
    for (unit, seed) in [("A", 3), ("B", 5), ("C", 7), ("D", 11), ("E", 13)] {
      for year in [2018, 2020, 2022] {
        let (a, b) = (Double((seed * year) % 17 + 2) / 20, Double((seed * seed * year) % 13 + 2) / 16)
        rows += "\(unit),\(year),\(((a * b).squareRoot() * 1e4).rounded() / 1e4),\(a),\(b)\n"
      }
    }
    let index = try SmallIndex.two("aggregation: geometric", scale: "{minimum: 0, maximum: 2}", scores: rows)
    for unit in index.panel.units {
      let parts = try index.decomposition(of: unit, from: 2018, to: to)
      #expect(parts.parts.reduce(0) { $0 + $1.rankChange } == parts.rankChange)
      #expect(abs(parts.parts.reduce(0) { $0 + $1.contribution } - parts.scoreChange) < 1e-9)
    }
  }

  @Test("Changes of rank come apart under every tie rule", arguments: TieRule.allCases)
  func decomposedTies(ties: TieRule) throws {
    let scores = """
      e,y,v,a,b
      A,2018,50,40,60
      B,2018,50,50,50
      C,2018,60,60,60
      D,2018,50,30,70
      A,2020,60,60,60
      B,2020,60,40,80
      C,2020,60,60,60
      D,2020,40,30,50

      """
    let index = try SmallIndex.two("ties: \(ties.rawValue)", scores: scores)
    for unit in index.panel.units {
      let parts = try index.decomposition(of: unit, from: 2018, to: 2020)
      #expect(parts.ranks.from == (try YearRanking(of: index, in: 2018).place(of: unit)?.rank))
      #expect(parts.ranks.to == (try YearRanking(of: index, in: 2020).place(of: unit)?.rank))
      #expect(parts.parts.reduce(0) { $0 + $1.rankChange } == parts.rankChange, "\(unit)")
    }
  }

  @Test("Permutations of the same parts at equal weights are one tie, however they are added up")
  func permutations() throws {
    let parts = [[1, 2, 4], [1, 4, 2], [2, 1, 4], [2, 4, 1], [4, 1, 2], [4, 2, 1]]
    var scores = "e,y,v,a,b,c\nTop,2020,5,5,5,5\n"
    for (number, part) in parts.enumerated() {
      scores += "U\(number),2020,2,\(part.map(String.init).joined(separator: ","))\n"
    }
    for aggregation in ["arithmetic", "geometric"] {
      let index = try SmallIndex.load(
        """
        format: lintasan-index/1
        id: three
        name: Three
        data: {scores: scores.csv, entity: e, time: y, value: v}
        calendar: {surveys: [2020], step: 1}
        scale: {minimum: 0, maximum: 5}
        aggregation: \(aggregation)
        components:
          - {id: a, name: a, column: a, weight: 1/3}
          - {id: b, name: b, column: b, weight: 1/3}
          - {id: c, name: c, column: c, weight: 1/3}
        """, ["scores.csv": scores])
      let input = try CompositeInput(index, year: 2020)
      #expect(try WeightsStudy(input, schemes: [.nominal]).results[0].ranks.sorted() == [1, 2, 2, 2, 2, 2, 2])
      for method in [Normalisation.none, .rank, .minMax(lower: 1, upper: 10)] {
        let study = try UncertaintyStudy(
          CompositeStudy(
            input, settings: UncertaintySettings(weightConcentration: nil, normalisations: [method, method])),
          draws: 8, seed: 1)
        #expect(study.entries.dropFirst().allSatisfy { $0.ranks.values == [2] }, "\(aggregation) \(method.name)")
        #expect(study.entries.dropFirst().dropLast().allSatisfy { $0.timesAheadOfNext == 0 })
      }
    }
  }

  /// Sums of the ranks of OSI, TII and HCI: Morocco, North Macedonia and Tunisia have 301; Monaco, Montenegro and the
  /// Philippines 349.
  @Test("Entities are level whose components' ranks add up alike")
  func level() throws {
    let input = try CompositeInput(ShippedIndices.egdi(), year: 2024)
    let study = try WeightsStudy(input, schemes: [.nominal], normalisation: .rank)
    func rank(_ code: String) -> Double? {
      study.taking.firstIndex { input.entities[$0] == code }.map { study.results[0].ranks[$0] }
    }
    for level in [["MAR", "MKD", "TUN"], ["MCO", "MNE", "PHL"], ["MLI", "MOZ", "PNG"], ["DOM", "TTO"]] {
      #expect(rank(level[0]) != nil && Set(level.map(rank)).count == 1, "\(level)")
    }
  }

  @Test("Goalposts of an index of which lower is better are mirrored between them")
  func goalposts() throws {
    let values: [Double?] = [-20, -60, -100, -120, nil]
    let post = Normalisation.goalposts(lower: 0, upper: 100)
    #expect(try post.apply(values, isTurned: true) == [0.8, 0.4, 0, 0, nil])
    #expect(try post.apply([20, 60, 100, 120, nil]) == [0.2, 0.6, 1, 1, nil])
    let index = try SmallIndex.two(
      scale: "{minimum: 0, maximum: 100, direction: lower}",
      scores: "e,y,v,a,b\nA,2020,10,5,15\nB,2020,50,60,40\nC,2020,90,95,85\n")
    let study = try UncertaintyStudy(
      CompositeStudy(
        CompositeInput(index, year: 2020),
        settings: UncertaintySettings(weightConcentration: nil, normalisations: [post, post])), draws: 3, seed: 1)
    #expect(study.entries.map(\.entity) == ["A", "B", "C"])
    #expect(study.entries.map(\.ranks.mean) == [1, 2, 3])
  }

  @Test("Means of an index of which lower is better are taken of the scores themselves")
  func turnedMeans() throws {
    let index = try SmallIndex.two(
      "aggregation: geometric", scale: "{minimum: 0, maximum: 100, direction: lower}",
      scores: "e,y,v,a,b\nA,2020,8,4,16\nB,2020,10,10,10\nC,2020,7,1,49\nD,2020,20,10,40\n")
    let study = try WeightsStudy(CompositeInput(index, year: 2020), schemes: [.nominal])
    #expect(study.results[0].ranks == [2, 3, 1, 4])
  }

  @Test("Power means reach their limits without overflow", arguments: [400.0, 5000, 1e6, -400, -5000, -1e6])
  func powers(exponent: Double) throws {
    let rows = [[0.3, 0.9, 0.4], [0.2, 0.8, 0.7], [0.5, 0.6, 0.95], [1e-9, 2e-9, 1e-8]]
    let scores = try Aggregator.power(exponent).scores(rows, weights: [0.5, 0.3, 0.2])
    for (row, score) in zip(rows, scores) {
      let limit = exponent > 0 ? row.max() : row.min()
      #expect(abs(score / (try #require(limit)) - 1) < 3 / abs(exponent), "\(score)")
    }
    #expect(abs(try Aggregator.power(2).scores([[3, 4]], weights: [1, 1])[0] - (12.5).squareRoot()) < 1e-14)
    #expect(try Aggregator.power(exponent > 0 ? exponent : 2).scores([[0, 0]], weights: [1, 1]) == [0])
  }
}
