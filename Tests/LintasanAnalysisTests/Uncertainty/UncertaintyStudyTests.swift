import Foundation
import LintasanAnalysis
import LintasanDatasets
import LintasanIndices
import LintasanStatistics
import LintasanTables
import LintasanTestSupport
import Testing

@Suite("Robustness of ranks")
struct UncertaintyStudyTests {
  private static func egdi() throws -> IndexData {
    try IndexLoader.shipped(
      "egdi", in: DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets")))
  }

  @Test("One draw ranks as the formulas do, whatever the settings")
  func oneDraw() throws {
    let input = try CompositeInput(try Self.egdi(), year: 2024)
    #expect(input.components == ["osi", "tii", "hci"])
    let settings = UncertaintySettings(
      normalisations: [.none, .minMax(lower: 1, upper: 100), .zScore(mean: 100, deviation: 10)],
      aggregations: [.arithmetic, .power(2), .copeland], treatments: [.none, .winsoriseOrLog])
    // A study of one draw is that draw's ranking.
    for seed in 1...4 {
      let composite = try CompositeStudy(input, settings: settings)
      let study = try UncertaintyStudy(composite, draws: 1, seed: UInt64(seed))
      let drawn = composite.settingsTable(draws: 1, seed: UInt64(seed))
      func text(_ column: String) throws -> String { try #require(try drawn.texts(column)[0]) }
      let normalisation = try Normalisation(named: text("normalisation"))
      let treatment = try Treatment(named: text("treatment"))
      let weights = try input.components.map { try #require(try drawn.numbers("weight_\($0)")[0]) }
      #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
      let columns = try input.series.map { series in
        try normalisation.apply(treatment.apply(series.map { $0[input.position] }).values).compactMap { $0 }
      }
      let rows = columns[0].indices.map { row in columns.map { $0[row] } }
      let scores = try Aggregator(named: text("aggregation")).scores(rows, weights: weights)
      let ranks = Dictionary(
        uniqueKeysWithValues: zip(input.entities, scores.map { score in 1 + scores.count { $0 > score } }))
      for entry in study.entries {
        // Links differ in the last digits, so that near ties may fall either way.
        #expect(abs(entry.ranks.mean - Double(try #require(ranks[entry.entity]))) <= 1, "\(entry.entity)")
      }
    }
  }

  @Test("Threads change nothing; the nominal weights alone give the published ranks")
  func properties() throws {
    let input = try CompositeInput(try Self.egdi(), year: 2022)
    let composite = try CompositeStudy(input, settings: UncertaintySettings())
    let (one, two) = (
      try UncertaintyStudy(composite, draws: 300, seed: 3),
      try UncertaintyStudy(composite, draws: 300, seed: 3, threads: 2)
    )
    #expect(one.table() == two.table())
    let tight = try UncertaintyStudy(
      CompositeStudy(input, settings: UncertaintySettings(weightConcentration: 1e9)), draws: 20, seed: 1)
    let shift = tight.entries.reduce(0.0) { $0 + abs($1.ranks.mean - Double($1.rank)) } / Double(tight.entries.count)
    #expect(shift < 0.2)
    #expect(throws: CompositeError.nothingToVary) {
      try UncertaintyStudy(
        CompositeStudy(input, settings: UncertaintySettings(weightConcentration: nil)), draws: 10, seed: 1)
    }
    #expect(throws: CompositeError.self) {
      try CompositeStudy(
        input,
        settings: UncertaintySettings(normalisations: [.zScore(mean: 0, deviation: 1)], aggregations: [.geometric]))
    }
  }

  @Test("Weights drawn tightly about what a scheme gives are that scheme's; neighbours share what is not a tie")
  func weighting() throws {
    let input = try CompositeInput(try Self.egdi(), year: 2024)
    let settings = UncertaintySettings(weightConcentration: 1e12, weightings: [.scheme(.critic)])
    let critic = try WeightsStudy(input, schemes: [.scheme(.critic)]).results[0]
    let drawn = try CompositeStudy(input, settings: settings).settingsTable(draws: 20, seed: 1)
    for (component, weight) in zip(input.components, critic.weights) {
      #expect(abs((try drawn.numbers("weight_\(component)")[3] ?? 0) - weight) < 1e-4)
    }
    let composite = try CompositeStudy(
      input, settings: UncertaintySettings(weightings: [.nominal, .scheme(.entropy)]))
    let both = try UncertaintyStudy(composite, draws: 200, seed: 1)
    let named = try composite.settingsTable(draws: 200, seed: 1).texts("weighting")
    #expect(Set((0..<200).compactMap { named[$0] }) == ["nominal", "entropy"])
    for (upper, lower) in zip(both.entries, both.entries.dropFirst()) {
      #expect(upper.next == lower.entity && lower.previous == upper.entity)
      #expect((upper.shareAheadOfNext ?? 0) + (lower.shareAheadOfPrevious ?? 0) <= 1 + 1e-12)
    }
    let sensitivity = try SensitivityStudy(composite, points: 128, seed: 1)
    #expect(sensitivity.inputs == ["weighting", "weight_osi", "weight_tii", "weight_hci"])
  }

  @Test("Benefit of the doubt is a weighting like the others: its draws are its own ranking, whatever is left out")
  func benefitOfTheDoubt() throws {
    let input = try CompositeInput(try Self.egdi(), year: 2024)
    // Shares can be bounded where no value is 0.
    let bod = Weighting.benefitOfTheDoubt(0.1...0.6)
    let settings = UncertaintySettings(
      weightConcentration: nil, weightings: [bod],
      normalisations: [.minMax(lower: 1, upper: 100), .zScore(mean: 100, deviation: 10)])
    let composite = try CompositeStudy(input, settings: settings)
    var scores = [Double](repeating: 0, count: composite.entityCount)
    for (position, normalisation) in settings.normalisations.enumerated() {
      let weights = try WeightsStudy(input, schemes: [bod], normalisation: normalisation)
      let scoreOf = Dictionary(uniqueKeysWithValues: zip(weights.taking, weights.results[0].scores))
      var choice = CompositeStudy.Choice(weights: input.weights)
      choice.normalisation = position
      composite.scores(choice, into: &scores)
      #expect(scores == composite.taking.compactMap { scoreOf[$0] })
    }
    let mixed = UncertaintySettings(weightings: [.nominal, .benefitOfTheDoubt(0...1)], leavesOut: true)
    let both = try CompositeStudy(input, settings: mixed)
    var choice = CompositeStudy.Choice(weights: input.weights)
    (choice.weighting, choice.leftOut) = (1, 2)
    both.scores(choice, into: &scores)
    let rows = both.taking.map { unit in (0..<2).map { input.series[$0][unit][input.position] ?? 0 } }
    let alone = try BenefitOfTheDoubt(rows).comparableScores
    #expect(scores == alone)
    let table = both.settingsTable(draws: 200, seed: 1)
    let (names, weights) = (try table.texts("weighting"), try table.numbers("weight_osi"))
    for row in 0..<200 { #expect((weights[row] == nil) == (names[row] == "benefit_of_the_doubt")) }
    #expect(try SensitivityStudy(both, points: 128, seed: 1).inputs.first == "weighting")

    // What cannot be applied is refused: another mean, weights that nobody uses, values that are not positive.
    for wrong in [
      UncertaintySettings(weightings: [.nominal, bod], aggregations: [.arithmetic, .geometric]),
      UncertaintySettings(weightings: [bod], normalisations: [.minMax(lower: 1, upper: 100)]),
      UncertaintySettings(weightings: [.nominal, bod]),
      UncertaintySettings(weightings: [.nominal, bod], normalisations: [.zScore(mean: 0, deviation: 1)]),
    ] {
      #expect(throws: CompositeError.self) { try CompositeStudy(input, settings: wrong) }
    }
  }

  @Test("Sensitivities of all inputs are there, and totals are no less than first orders")
  func sensitivity() throws {
    let input = try CompositeInput(try Self.egdi(), year: 2024)
    let settings = UncertaintySettings(
      normalisations: [.none, .zScore(mean: 100, deviation: 10)], aggregations: [.arithmetic, .power(2)])
    let study = try SensitivityStudy(CompositeStudy(input, settings: settings), points: 128, seed: 1)
    #expect(study.inputs == ["normalisation", "aggregation", "weight_osi", "weight_tii", "weight_hci"])
    let (first, total) = (try #require(study.shift.first), try #require(study.shift.total))
    let errors = try #require(study.shift.firstErrors)
    for position in study.inputs.indices { #expect(total[position] > first[position] - 4 * errors[position] - 0.1) }
    #expect(study.table(entities: ["IDN"]).rowCount == 10)
  }
}
