import LintasanCore
import LintasanIndices
import LintasanRankings
import LintasanStatistics

extension SensitivityStudy {
  /// A level's name as part of a word.
  private static func word(_ level: String) -> String { String(level.map { $0 == " " ? "_" : $0 }) }

  private enum TreeFactor: Hashable, Sendable {
    case imputation, treatment, normalisation, weighting, leftOut
    case aggregation(Int)
    case weights(Int)
  }

  /// Studies the settings of a tree: its steps, and the weights and means of each level, are the inputs, however many leaves
  /// there are.
  ///
  /// The weights of a level are one input: they are all functions of one uniform number.
  /// - Throws: `CompositeError.nothingToVary`; `.parameterOutOfRange` for too few points,
  ///   `StatisticsError.cancelled` where the task that asks is.
  package init(_ study: TreeStudy, points: Int, seed: UInt64, threads: Int = 1) throws {
    let settings = study.settings
    let tree = study.data.tree
    var factors: [TreeFactor] = []
    if settings.imputations.count > 1 { factors.append(.imputation) }
    if settings.treatments.count > 1 { factors.append(.treatment) }
    if settings.normalisations.count > 1 { factors.append(.normalisation) }
    if settings.weightings.count > 1 { factors.append(.weighting) }
    if settings.leavesOut { factors.append(.leftOut) }
    for depth in study.means.indices where study.means[depth].count > 1 { factors.append(.aggregation(depth)) }
    if settings.weightConcentration != nil {
      for depth in study.means.indices
      where tree.nodes.contains(where: { $0.depth == depth && $0.children.count > 1 }) {
        factors.append(.weights(depth))
      }
    }
    guard !factors.isEmpty else { throw CompositeError.nothingToVary }
    let inputs = factors.map { factor in
      switch factor {
      case .imputation: "imputation"
      case .treatment: "treatment"
      case .normalisation: "normalisation"
      case .weighting: "weighting"
      case .leftOut: "left_out"
      case .aggregation(let depth): "aggregation_\(Self.word(tree.levelName(depth)))"
      // The children of a depth are the level below it.
      case .weights(let depth): "weights_\(Self.word(tree.levelName(depth + 1)))"
      }
    }
    let count = study.taking.count
    let chosen = factors
    let result = try SobolStudy(inputs: factors.count, outputs: count + 1, points: points, seed: seed, threads: threads) {
      point in
      func pick(_ u: Double, _ options: Int) -> Int { min(options - 1, Int(u * Double(options))) }
      var choice = TreeStudy.Choice(aggregations: study.means.map { _ in 0 })
      for (factor, u) in zip(chosen, point) {
        switch factor {
        case .imputation: choice.imputation = pick(u, settings.imputations.count)
        case .treatment: choice.treatment = pick(u, settings.treatments.count)
        case .normalisation: choice.normalisation = pick(u, settings.normalisations.count)
        case .weighting: choice.weighting = pick(u, settings.weightings.count)
        case .leftOut:
          let leaf = pick(u, study.evaluator.leaves.count + 1)
          choice.leftOut = leaf == 0 ? nil : leaf - 1
        case .aggregation(let depth): choice.aggregations[depth] = pick(u, study.means[depth].count)
        case .weights: break
        }
      }
      choice.weights = study.base(choice)
      for (factor, u) in zip(chosen, point) {
        guard case .weights(let depth) = factor else { continue }
        var stream = PhiloxStream(seed: u.bitPattern, stream: UInt32(truncatingIfNeeded: depth))
        study.perturb(&choice.weights, depth: depth, &stream)
      }
      guard let scores = try? study.scores(choice) else { return [Double](repeating: 0, count: count + 1) }
      var ranks = [Int32](repeating: 0, count: count)
      var ranker = RowRanker(unitCount: count, ties: study.ties, tolerance: TieTolerance.sums)
      ranker.rank(scores, into: &ranks, offset: 0, stride: 1)
      let drawn = ranks.map { Double($0) / Double(study.ties.ranksPerUnit) }
      let shift = zip(drawn, study.ranks).reduce(0) { $0 + abs($1.0 - $1.1) }
      return drawn + [shift / Double(count)]
    }
    self.init(
      inputs: inputs, entities: Array(result.outputs.dropLast()), shift: result.outputs[count], points: points,
      units: study.taking.map { (study.entity($0), study.name($0)) })
  }
}
