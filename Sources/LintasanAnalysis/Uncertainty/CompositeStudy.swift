public import LintasanIndices
import LintasanStatistics

/// Every way to combine an index's components that some settings allow, made ready so that one way is a weighted sum.
public struct CompositeStudy: Sendable {
  /// One way: positions in the lists of the settings, and weights.
  public struct Choice: Hashable, Sendable {
    /// The position of the imputation.
    public var imputation = 0
    /// The position of the treatment.
    public var treatment = 0
    /// The position of the normalisation.
    public var normalisation = 0
    /// The position of the aggregation.
    public var aggregation = 0
    /// The position of the weighting.
    public var weighting = 0
    /// The component that is left out, if any.
    public var leftOut: Int?
    /// The weights of all components, not necessarily adding to 1.
    public var weights: [Double]

    /// The first method of each kind, with these weights.
    public init(weights: [Double]) { self.weights = weights }
  }

  /// The components and entities.
  public let input: CompositeInput
  /// What is varied.
  public let settings: UncertaintySettings
  /// The positions, in the input, of the entities that take part.
  public let taking: [Int]
  /// Entities left out, because a component is missing.
  public let leftOut: [Int]
  /// How many values each imputation filled.
  public let filled: [Int]
  /// For each imputation, treatment, normalisation and aggregation a matrix, entity by entity, linked so that a score is
  /// a weighted sum.
  private let matrices: [[Double]]
  /// For each imputation, treatment and normalisation, and each weighting, the weights that it gives.
  private let bases: [[[Double]]]
  /// For each imputation, treatment and normalisation, and each weighting that leaves the weights to the entities, the
  /// scores with nothing left out and without each component.
  private let ownScores: [[[[Double]]]]

  /// Makes everything ready.
  ///
  /// - Throws: `CompositeError` where a method that is named cannot be applied.
  public init(_ input: CompositeInput, settings: UncertaintySettings) throws(CompositeError) {
    self.input = input
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
    taking = chosen
    leftOut = input.entities.indices.filter { !isTaking.contains($0) }
    self.filled = filled
    guard chosen.count >= 2 else {
      throw .tooFew(component: input.components[0], method: "a ranking", needed: 2, found: chosen.count)
    }

    var matrices: [[Double]] = []
    var bases: [[[Double]]] = []
    var ownScores: [[[[Double]]]] = []
    for columns in completed {
      for treatment in settings.treatments {
        let treated = columns.map { column in treatment.apply(chosen.map { column[$0] }).values }
        for normalisation in settings.normalisations {
          var normalised: [[Double]] = []
          for component in 0..<count {
            normalised.append(
              try normalisation.apply(treated[component], component: input.components[component]).compactMap { $0 })
          }
          var own: [[Double]] = []
          var doubtful: [[[Double]]] = []
          for weighting in settings.weightings {
            own.append(
              try weighting.weights(normalised, nominal: input.weights, components: input.components) ?? input.weights)
            doubtful.append(try Self.ownScores(weighting, normalised, input.components, settings))
          }
          bases.append(own)
          ownScores.append(doubtful)
          for aggregation in settings.aggregations {
            matrices.append(try Self.linked(normalised, aggregation, input.components))
          }
        }
      }
    }
    self.matrices = matrices
    self.bases = bases
    self.ownScores = ownScores
  }

  /// What cannot be applied together is refused.
  private static func check(_ settings: UncertaintySettings) throws(CompositeError) {
    let own = settings.weightings.count { $0.isOwn }
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
  ) throws(CompositeError) -> [[Double]] {
    guard case .benefitOfTheDoubt(let shares) = weighting else { return [] }
    var scores: [[Double]] = []
    for leftOut in [nil] + (settings.leavesOut ? components.indices.map { $0 } : []) {
      let kept = components.indices.filter { $0 != leftOut }
      let rows = columns[0].indices.map { entity in kept.map { columns[$0][entity] } }
      let own = try BenefitOfTheDoubt(rows, shares: shares, components: kept.map { components[$0] })
      scores.append(own.comparableScores)
    }
    return scores
  }

  /// The weights that those of a choice are drawn about.
  func base(of choice: Choice) -> [Double] { bases[position(choice) / settings.aggregations.count][choice.weighting] }

  /// Whether the weights of a choice matter: not where each entity has its own.
  func hasSharedWeights(_ choice: Choice) -> Bool { !settings.weightings[choice.weighting].isOwn }

  /// All weights that are drawn about, whatever the choice.
  var allBases: [[Double]] { bases.flatMap { $0 } }

  /// The number of entities that take part.
  public var entityCount: Int { taking.count }

  /// Scores of one choice, higher being better, fit for ranking: an increasing function of the index.
  public func scores(_ choice: Choice, into scores: inout [Double]) {
    let count = input.components.count
    if !hasSharedWeights(choice) {
      scores = ownScores[position(choice) / settings.aggregations.count][choice.weighting][(choice.leftOut ?? -1) + 1]
      return
    }
    let matrix = matrices[position(choice)]
    var weights = choice.weights
    if let leftOut = choice.leftOut { weights[leftOut] = 0 }
    if settings.aggregations[choice.aggregation] == .copeland {
      scores = copeland(matrix, weights)
      return
    }
    let entities = taking.count
    if count == 3 {
      let (first, second, third) = (weights[0], weights[1], weights[2])
      for entity in 0..<entities {
        scores[entity] = first * matrix[3 * entity] + second * matrix[3 * entity + 1] + third * matrix[3 * entity + 2]
      }
      return
    }
    for entity in 0..<entities {
      var sum = 0.0
      for component in 0..<count { sum += weights[component] * matrix[entity * count + component] }
      scores[entity] = sum
    }
  }

  private func position(_ choice: Choice) -> Int {
    ((choice.imputation * settings.treatments.count + choice.treatment) * settings.normalisations.count
      + choice.normalisation) * settings.aggregations.count + choice.aggregation
  }

  private func copeland(_ matrix: [Double], _ weights: [Double]) -> [Double] {
    let count = weights.count
    let rows = (0..<taking.count).map { Array(matrix[($0 * count)..<(($0 + 1) * count)]) }
    return (try? Aggregator.copeland.scores(rows, weights: weights)) ?? []
  }

  private static func linked(
    _ columns: [[Double]], _ aggregation: Aggregator, _ components: [String]
  ) throws(CompositeError) -> [Double] {
    let entities = columns[0].count
    for (component, column) in columns.enumerated() {
      if let bad = column.first(where: { !aggregation.accepts($0) }) {
        throw .notPositive(component: components[component], method: aggregation.name, value: bad)
      }
    }
    let link = aggregation.link ?? { $0 }
    var matrix: [Double] = []
    matrix.reserveCapacity(entities * columns.count)
    for entity in 0..<entities { for column in columns { matrix.append(link(column[entity])) } }
    return matrix
  }

  /// What is varied where nothing is said: the weights; the values as they are (where all are positive), min–max to 1…100
  /// and z-scores about 100; the arithmetic and the geometric mean.
  public static func usualSettings(for input: CompositeInput) -> UncertaintySettings {
    let isPositive = input.series.allSatisfy { $0.allSatisfy { ($0[input.position] ?? 1) > 0 } }
    return UncertaintySettings(
      normalisations: (isPositive ? [.none] : []) + [.minMax(lower: 1, upper: 100), .zScore(mean: 100, deviation: 10)],
      aggregations: [.arithmetic, .geometric])
  }
}
