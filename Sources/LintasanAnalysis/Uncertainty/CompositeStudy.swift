public import LintasanIndices
import LintasanLinearAlgebra
import LintasanRankings

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

    /// The weights, nothing for the component that is left out.
    var keptWeights: [Double] { weights.indices.map { $0 == leftOut ? 0 : weights[$0] } }
  }

  /// The components and entities.
  public let input: CompositeInput
  /// What is varied.
  public let settings: UncertaintySettings
  /// The positions, in the input, of the entities that take part, by their published scores, the best first.
  public let taking: [Int]
  /// The rank of each by the published scores, among them.
  public let publishedRanks: [Int]
  /// Entities left out, because a component is missing.
  public let leftOut: [Int]
  /// How many values each imputation filled.
  public let filled: [Int]
  /// For each imputation, treatment, normalisation and aggregation the components, entities × components, linked so that a
  /// score is a weighted sum.
  private let matrices: [Matrix]
  /// For each imputation, treatment and normalisation, and each weighting, the weights that it gives.
  private let bases: [[[Double]]]

  /// Makes everything ready.
  ///
  /// - Throws: `CompositeError` where a method that is named cannot be applied.
  public init(_ input: CompositeInput, settings: UncertaintySettings) throws(CompositeError) {
    self.input = input
    self.settings = settings
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
      chosen.map { input.scores[$0] }, direction: input.higherIsBetter ? .higherIsBetter : .lowerIsBetter)
    let taking = published.order.map { chosen[$0] }
    self.taking = taking
    publishedRanks = published.order.compactMap { published.ranks[$0] }

    var matrices: [Matrix] = []
    var bases: [[[Double]]] = []
    for columns in completed {
      for treatment in settings.treatments {
        let treated = columns.map { column in treatment.apply(taking.map { column[$0] }).values }
        for normalisation in settings.normalisations {
          var normalised: [[Double]] = []
          for component in 0..<count {
            normalised.append(
              try normalisation.apply(treated[component], component: input.components[component]).compactMap { $0 })
          }
          var own: [[Double]] = []
          for weighting in settings.weightings {
            own.append(try weighting.weights(normalised, nominal: input.weights, components: input.components))
          }
          bases.append(own)
          for aggregation in settings.aggregations {
            matrices.append(try Self.linked(normalised, aggregation, input.components))
          }
        }
      }
    }
    self.matrices = matrices
    self.bases = bases
  }

  /// The weights that those of a choice are drawn about.
  func base(of choice: Choice) -> [Double] { bases[position(choice) / settings.aggregations.count][choice.weighting] }

  /// All weights that are drawn about, whatever the choice.
  var allBases: [[Double]] { bases.flatMap { $0 } }

  /// The number of entities that take part.
  public var entityCount: Int { taking.count }

  /// The number of ways to combine: imputation, treatment, normalisation and aggregation, the last changing first.
  var matrixCount: Int { matrices.count }

  /// Scores of one choice, higher being better, fit for ranking: an increasing function of the index.
  public func scores(_ choice: Choice, into scores: inout [Double]) {
    self.scores(method: position(choice), weights: choice.keptWeights, into: &scores)
  }

  /// Scores of one way to combine, by its position in ``matrixCount``, with weights that need not add to 1.
  func scores(method: Int, weights: [Double], into scores: inout [Double]) {
    if settings.aggregations[method % settings.aggregations.count] == .copeland {
      scores = copeland(matrices[method], weights)
    } else {
      matrices[method].weightedColumns(weights, into: &scores)
    }
  }

  /// The position of a choice among the ways to combine.
  func position(_ choice: Choice) -> Int {
    ((choice.imputation * settings.treatments.count + choice.treatment) * settings.normalisations.count
      + choice.normalisation) * settings.aggregations.count + choice.aggregation
  }

  private func copeland(_ matrix: Matrix, _ weights: [Double]) -> [Double] {
    let rows = taking.indices.map { entity in weights.indices.map { matrix[entity, $0] } }
    return (try? Aggregator.copeland.scores(rows, weights: weights)) ?? []
  }

  private static func linked(
    _ columns: [[Double]], _ aggregation: Aggregator, _ components: [String]
  ) throws(CompositeError) -> Matrix {
    for (component, column) in columns.enumerated() {
      if let bad = column.first(where: { !aggregation.accepts($0) }) {
        throw .notPositive(component: components[component], method: aggregation.name, value: bad)
      }
    }
    let link = aggregation.link ?? { $0 }
    return Matrix(columns: columns.map { $0.map(link) })
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
