import LintasanCore
public import LintasanIndices
import LintasanLinearAlgebra
import LintasanRankings

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Every way to combine an index's components that some settings allow, made ready so that one way is a weighted sum.
public struct CompositeStudy: Sendable {
  /// One way: positions in the lists of the settings, and weights.
  package struct Choice: Hashable, Sendable {
    /// The position of the imputation.
    package var imputation = 0
    /// The position of the treatment.
    package var treatment = 0
    /// The position of the normalisation.
    package var normalisation = 0
    /// The position of the aggregation.
    package var aggregation = 0
    /// The position of the weighting.
    package var weighting = 0
    /// The component that is left out, if any.
    package var leftOut: Int?
    /// The weights of all components, not necessarily adding to 1.
    package var weights: [Double]

    /// The first method of each kind, with these weights.
    package init(weights: [Double]) { self.weights = weights }
  }

  /// The components and entities.
  package let input: CompositeInput
  /// What is varied.
  package let settings: UncertaintySettings
  /// The positions, in the input, of the entities that take part, by their published scores, the best first.
  package let taking: [Int]
  /// The rank of each by the published scores, among them.
  package let publishedRanks: [Double]
  /// Entities left out, because a component is missing.
  package let leftOut: [Int]
  /// How many values each imputation filled.
  package let filled: [Int]
  /// For each imputation, treatment, normalisation and aggregation the components, entities × components, linked so that a
  /// score is a weighted sum.
  private let matrices: [Matrix]
  /// For each imputation, treatment and normalisation, and each weighting, the weights that it gives.
  private let bases: [[[Double]]]
  /// Where, among the matrices, those begin whose first column is the scores of a weighting that leaves the weights to the
  /// entities: for each imputation, treatment and normalisation, each such weighting, nothing left out or a component.
  private let ownStart: Int

  /// Makes everything ready.
  ///
  /// - Throws: `CompositeError` where a method that is named cannot be applied.
  public init(_ input: CompositeInput, settings: UncertaintySettings) throws(CompositeError) {
    self.input = input
    var settings = settings
    if settings.aggregations.isEmpty { settings.aggregations = [input.aggregation] }
    self.settings = settings
    try Self.check(settings)
    let count = input.components.count
    var completed: [[[Double?]]] = []
    var filled: [Int] = []
    for imputation in settings.imputations {
      var columns: [[Double?]] = []
      var number = 0
      for component in 0..<count {
        let outcome = try imputation.apply(
          input.series[component], times: input.times, at: input.position, groups: input.groups,
          component: input.components[component], entities: input.entities)
        columns.append(outcome.values)
        number += outcome.isFilled.count { $0 }
      }
      completed.append(columns)
      filled.append(number)
    }
    // Who is complete under every imputation takes part in all draws, so that ranks are among the same entities.
    let chosen = input.entities.indices.filter { entity in
      completed.allSatisfy { columns in columns.allSatisfy { $0[entity] != nil } }
    }
    let isTaking = Set(chosen)
    leftOut = input.entities.indices.filter { !isTaking.contains($0) }
    self.filled = filled
    guard chosen.count >= 2 else {
      throw .tooFew(component: input.components[0], method: "a ranking", needed: 2, found: chosen.count)
    }
    let published = Ranking(
      chosen.map { input.scores[$0] }, direction: input.higherIsBetter ? .higherIsBetter : .lowerIsBetter,
      ties: input.ties)
    let taking = published.order.map { chosen[$0] }
    self.taking = taking
    publishedRanks = published.order.compactMap { published.ranks[$0] }

    var matrices: [Matrix] = []
    var bases: [[[Double]]] = []
    var ownMatrices: [Matrix] = []
    for columns in completed {
      for treatment in settings.treatments {
        let treated = columns.map { column in treatment.apply(taking.map { column[$0] }).values }
        for normalisation in settings.normalisations {
          var normalised: [[Double]] = []
          for component in 0..<count {
            normalised.append(
              try normalisation.apply(
                treated[component], isTurned: !input.higherIsBetter, component: input.components[component]
              ).compactMap { $0 })
          }
          var own: [[Double]] = []
          for weighting in settings.weightings {
            own.append(
              try weighting.weights(normalised, nominal: input.weights, components: input.components) ?? input.weights)
            ownMatrices += try Self.ownScores(weighting, normalised, input.components, settings)
          }
          bases.append(own)
          let isTurned = !input.higherIsBetter && normalisation == .none
          for aggregation in settings.aggregations {
            matrices.append(try Self.linked(normalised, aggregation, input.components, isTurned: isTurned))
          }
        }
      }
    }
    ownStart = matrices.count
    self.matrices = matrices + ownMatrices
    self.bases = bases
  }

  /// What cannot be applied together is refused.
  private static func check(_ settings: UncertaintySettings) throws(CompositeError) {
    let own = settings.weightings.count { $0.isPerEntity }
    guard own > 0 else { return }
    if let other = settings.aggregations.first(where: { $0 != .arithmetic }) {
      throw .cannotCombine(
        "benefit of the doubt", with: other.name,
        reason: "its weights are those of a weighted sum; name the aggregation arithmetic alone")
    }
    if own == settings.weightings.count, settings.weightConcentration != nil {
      throw .cannotCombine(
        "benefit of the doubt", with: "weights drawn about the nominal ones",
        reason: "each entity has its own; give the weights as nominal, or name another weighting beside it")
    }
  }

  private static func ownScores(
    _ weighting: Weighting, _ columns: [[Double]], _ components: [String], _ settings: UncertaintySettings
  ) throws(CompositeError) -> [Matrix] {
    guard case .benefitOfTheDoubt(let shares) = weighting else { return [] }
    var matrices: [Matrix] = []
    for leftOut in [nil] + (settings.leavesOut ? components.indices.map { $0 } : []) {
      let kept = components.indices.filter { $0 != leftOut }
      let rows = columns[0].indices.map { entity in kept.map { columns[$0][entity] } }
      let own = try BenefitOfTheDoubt(rows, shares: shares, components: kept.map { components[$0] }).comparableScores
      matrices.append(Matrix(rows: own.count, columns: components.count) { $1 == 0 ? own[$0] : 0 })
    }
    return matrices
  }

  /// The weights that those of a choice are drawn about.
  func base(of choice: Choice) -> [Double] { bases[combination(choice)][choice.weighting] }

  /// What the columns of a choice's matrix are multiplied by: nothing for a component that is left out.
  func columnWeights(_ choice: Choice) -> [Double] {
    hasSharedWeights(choice)
      ? choice.weights.indices.map { $0 == choice.leftOut ? 0 : choice.weights[$0] }
      : choice.weights.indices.map { $0 == 0 ? 1 : 0 }
  }

  /// Whether the weights of a choice matter: not where each entity has its own.
  func hasSharedWeights(_ choice: Choice) -> Bool { !settings.weightings[choice.weighting].isPerEntity }

  /// All weights that are drawn about, whatever the choice.
  var allBases: [[Double]] { bases.flatMap { $0 } }

  /// The number of entities that take part.
  package var entityCount: Int { taking.count }

  /// The number of ways to combine: imputation, treatment, normalisation and aggregation, the last changing first; then
  /// those in which each entity has its own weights.
  var matrixCount: Int { matrices.count }

  /// Scores of one choice, higher being better, fit for ranking: an increasing function of the index.
  package func scores(_ choice: Choice, into scores: inout [Double]) {
    precondition(
      choice.weights.count == input.components.count,
      "a choice of \(choice.weights.count) weights for \(input.components.count) components: one of each")
    self.scores(method: position(choice), weights: columnWeights(choice), into: &scores)
  }

  /// Scores of one way to combine, by its position in ``matrixCount``, with weights that need not add to 1.
  func scores(method: Int, weights: [Double], into scores: inout [Double]) {
    let matrix = matrices[method]
    switch settings.aggregations[method % settings.aggregations.count] {
    case .copeland: scores = copeland(matrix, weights)
    case .power(let exponent) where method < ownStart:
      let turn = isTurned(method) ? -1.0 : 1
      var row = [Double](repeating: 0, count: weights.count)
      for entity in scores.indices {
        for component in row.indices { row[component] = matrix[entity, component] }
        scores[entity] = turn * Aggregator.powerMean(ofLogarithms: row, weights: weights, exponent: exponent)
      }
    default: matrix.weightedColumns(weights, into: &scores)
    }
  }

  /// What a score of the index's own mean, fit for ranking, is in the unit of the index, higher being better.
  func inUnits(_ score: Double) -> Double {
    let turn = !input.higherIsBetter && input.aggregation != .arithmetic ? -1.0 : 1
    return turn * input.aggregation.unlinked(turn * score)
  }

  /// The position of a choice among the ways to combine.
  func position(_ choice: Choice) -> Int {
    guard !hasSharedWeights(choice) else {
      return combination(choice) * settings.aggregations.count + choice.aggregation
    }
    let own = settings.weightings.count(where: \.isPerEntity)
    let before = settings.weightings[..<choice.weighting].count(where: \.isPerEntity)
    let ways = settings.leavesOut ? input.components.count + 1 : 1
    return ownStart + (combination(choice) * own + before) * ways + (choice.leftOut.map { $0 + 1 } ?? 0)
  }

  /// The position of a choice's imputation, treatment and normalisation among all.
  private func combination(_ choice: Choice) -> Int {
    (choice.imputation * settings.treatments.count + choice.treatment) * settings.normalisations.count
      + choice.normalisation
  }

  private func copeland(_ matrix: Matrix, _ weights: [Double]) -> [Double] {
    let rows = taking.indices.map { entity in weights.indices.map { matrix[entity, $0] } }
    return (try? Aggregator.copeland.scores(rows, weights: weights)) ?? []
  }

  /// `isTurned`: whether the columns hold the negatives of values of which lower is better. Means are taken of the values
  /// themselves, and turned.
  private static func linked(
    _ columns: [[Double]], _ aggregation: Aggregator, _ components: [String], isTurned: Bool
  ) throws(CompositeError) -> Matrix {
    let isMean = aggregation != .copeland && aggregation != .arithmetic
    let turn = isTurned && isMean ? -1.0 : 1
    for (component, column) in columns.enumerated() {
      if let bad = column.first(where: { !aggregation.accepts(turn * $0) }) {
        throw .notPositive(component: components[component], method: aggregation.name, value: turn * bad)
      }
    }
    if case .power = aggregation {
      return Matrix(columns: columns.map { $0.map { $0 == 0 ? -.infinity : log(turn * $0) } })
    }
    let link = aggregation.link ?? { $0 }
    return Matrix(columns: columns.map { $0.map { turn * link(turn * $0) } })
  }

  /// Whether the columns of a matrix are the negatives of values that a mean is taken of.
  private func isTurned(_ method: Int) -> Bool {
    let way = method / settings.aggregations.count
    return !input.higherIsBetter && method < ownStart
      && settings.normalisations[way % settings.normalisations.count] == .none
  }

  /// What is varied where nothing is said: the weights; the values as they are (where all are positive), min–max to 1…100
  /// and z-scores about 100; the arithmetic and the geometric mean.
  package static func usualSettings(for input: CompositeInput) -> UncertaintySettings {
    let isPositive = input.series.allSatisfy { $0.allSatisfy { ($0[input.position] ?? 1) > 0 } }
    return UncertaintySettings(
      weightConcentration: UncertaintySettings.usualConcentration(components: input.components.count),
      normalisations: (isPositive ? [.none] : []) + [.minMax(lower: 1, upper: 100), .zScore(mean: 100, deviation: 10)],
      aggregations: [.arithmetic, .geometric])
  }
}
