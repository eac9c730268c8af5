import LintasanCore
package import LintasanIndices
import LintasanRankings

/// A year of a built index, ready to be built in other ways: the leaves under every way to prepare them, and the weights.
package struct TreeStudy: Sendable {
  /// One way: positions in the lists of the settings, and weights.
  package struct Choice: Sendable {
    /// The position of the imputation, the treatment and the normalisation.
    package var imputation = 0
    /// The position of the treatment.
    package var treatment = 0
    /// The position of the normalisation.
    package var normalisation = 0
    /// The position of the weighting.
    package var weighting = 0
    /// For each depth of parents, the position of the mean.
    package var aggregations: [Int]
    /// The position, among the leaves, of the one left out.
    package var leftOut: Int?
    /// The weights of each node's children.
    package var weights: [[Double]] = []
  }

  /// A mean of a depth: the definition's own, or another one.
  package typealias Mean = AggregateRule?

  /// The index.
  package let data: TreeData
  /// Its name, where space is short.
  package let index: String
  /// The year.
  package let year: Int
  /// What is varied.
  package let settings: UncertaintySettings
  /// For each depth with parents, the means that are tried; `nil` is the definition's own.
  package let means: [[Mean]]
  /// The positions of the units that take part, among those of the year, by their built scores, the best first.
  package let taking: [Int]
  /// Their ranks by the built scores.
  package let ranks: [Double]
  /// What rank equal scores get.
  let ties: TieRule
  /// The positions of the units of the year that do not take part.
  package let leftOut: [Int]
  /// Whether a larger score is better.
  package let higherIsBetter: Bool
  /// Methods that were left out because the data does not take them, with the reason.
  package let notes: [String]
  let evaluator: TreeEvaluator
  private let prepared: [[[Double]]]
  private let bases: [[[[Double]]]]
  private let own: [Double]

  /// The deepest depth of a parent.
  package var deepest: Int { means.count - 1 }

  /// The identifier of a unit of the year.
  package func entity(_ unit: Int) -> String { data.built.rows.entities[evaluator.unitRows[unit]] }

  /// The name of a unit of the year.
  package func name(_ unit: Int) -> String { data.built.names[evaluator.unitRows[unit]] ?? entity(unit) }

  /// The built score of a unit of the year.
  package func score(_ unit: Int) -> Double { own[unit] }

  /// Prepares the ways.
  ///
  /// - Parameters:
  ///   - index: the index.
  ///   - data: its tree.
  ///   - year: the year.
  ///   - settings: the ways.
  ///   - isUsual: whether a method that the data does not take is left out rather than refused.
  /// - Throws: `ChainError`, `CompositeError` where a method that is named cannot be applied.
  package init(_ index: IndexData, _ data: TreeData, year: Int, settings: UncertaintySettings, isUsual: Bool) throws {
    guard let evaluator = TreeEvaluator(data.built, year: year) else {
      throw IndexDataError.unknownYear(year, available: data.built.rows.years)
    }
    if settings.weightings.contains(where: \.isPerEntity) {
      throw CompositeError.cannotCombine(
        "benefit of the doubt", with: "a tree of weights", reason: "its weights are those of one level; name another")
    }
    self.data = data
    self.index = index.shortName
    self.year = year
    self.evaluator = evaluator
    higherIsBetter = index.higherIsBetter
    let tree = data.tree
    var notes: [String] = []
    var settings = settings
    var prepared: [[[Double]]] = []
    var bases: [[[[Double]]]] = []
    var keptNormalisations: [Normalisation] = []
    for (first, imputation) in settings.imputations.enumerated() {
      for (second, treatment) in settings.treatments.enumerated() {
        for normalisation in settings.normalisations
        where first == 0 && second == 0 || keptNormalisations.contains(normalisation) {
          do {
            let columns = try Self.leaves(data, imputation, treatment, normalisation, evaluator)
            let own = try evaluator.columns(columns, evaluator.own)
            bases.append(try settings.weightings.map { try Self.weights($0, own, evaluator) })
            prepared.append(columns)
            if first == 0 && second == 0 { keptNormalisations.append(normalisation) }
          } catch {
            guard isUsual else { throw error }
            notes.append("\(normalisation.name) is left out: \(error)")
          }
        }
      }
    }
    settings.normalisations = keptNormalisations
    let depths = (tree.nodes.filter { !$0.isLeaf }.map(\.depth).max() ?? 0) + 1
    var named: [Mean] = settings.aggregations.isEmpty ? [nil] : settings.aggregations.map { Optional(Self.rule($0)) }
    if isUsual {
      // The definition's own mean first; another one only where it can be taken under every way to prepare the leaves.
      named = [nil]
      for rule in settings.aggregations.map(Self.rule) {
        var setting = evaluator.own
        setting.rules = setting.rules.map { _ in rule }
        if setting.rules.indices.allSatisfy({ tree.nodes[$0].isLeaf || evaluator.own.rules[$0] == rule }) { continue }
        do {
          for columns in prepared { _ = try evaluator.columns(columns, setting) }
          named.append(rule)
        } catch {
          notes.append("\(rule.name) is left out: \(error)")
        }
      }
    }
    means = (0..<depths).map { _ in named }
    self.settings = settings
    self.prepared = prepared
    self.bases = bases
    self.notes = notes

    let built = evaluator.unitRows.map { data.built.value(0, row: $0) }
    own = built.map { $0 ?? .nan }
    var known = built.map { $0 != nil }
    for columns in prepared {
      for (unit, score) in try evaluator.scores(columns, evaluator.own).enumerated() where score.isNaN {
        known[unit] = false
      }
    }
    let ranking = Ranking(
      built.indices.map { known[$0] ? built[$0] : nil },
      direction: index.direction, ties: index.ties, tolerance: TieTolerance.sums)
    ties = index.ties
    taking = ranking.order.filter { known[$0] }
    ranks = ranking.order.compactMap { ranking.ranks[$0] }
    leftOut = built.indices.filter { !known[$0] }
    guard taking.count >= 2 else {
      throw CompositeError.tooFew(component: index.shortName, method: "a ranking", needed: 2, found: taking.count)
    }
  }

  /// Scores of the units that take part, larger being better.
  ///
  /// - Throws: a mean of values that it cannot take.
  package func scores(_ choice: Choice) throws -> [Double] {
    var setting = TreeEvaluator.Setting(weights: choice.weights, rules: evaluator.own.rules)
    for (node, rule) in evaluator.own.rules.enumerated() where !data.tree.nodes[node].isLeaf {
      setting.rules[node] = means[data.tree.nodes[node].depth][choice.aggregations[data.tree.nodes[node].depth]] ?? rule
    }
    if let leaf = choice.leftOut { leaveOut(evaluator.leaves[leaf], &setting.weights) }
    let scores = try evaluator.scores(prepared[combination(choice)], setting)
    let sign = higherIsBetter ? 1.0 : -1
    // Who loses the score with what is left out stands behind all others.
    let least = -Double.greatestFiniteMagnitude
    return taking.map { unit in scores[unit].isFinite ? scores[unit] * sign : least }
  }

  /// The weights that a choice's are drawn about.
  package func base(_ choice: Choice) -> [[Double]] { bases[combination(choice)][choice.weighting] }

  private func combination(_ choice: Choice) -> Int {
    (choice.imputation * settings.treatments.count + choice.treatment) * settings.normalisations.count
      + choice.normalisation
  }

  private func leaveOut(_ node: Int, _ weights: inout [[Double]]) {
    var current = node
    while let parent = data.tree.nodes[current].parent,
      let place = data.tree.nodes[parent].children.firstIndex(of: current)
    {
      weights[parent][place] = 0
      let sum = weights[parent].reduce(0, +)
      if sum > 0 {
        weights[parent] = weights[parent].map { $0 / sum }
        return
      }
      // A parent whose only child is left out is left out itself.
      weights[parent] = weights[parent].map { _ in 1 / Double(weights[parent].count) }
      current = parent
    }
  }

  private static func leaves(
    _ data: TreeData, _ imputation: Imputation, _ treatment: Treatment, _ normalisation: Normalisation,
    _ evaluator: TreeEvaluator
  ) throws -> [[Double]] {
    guard imputation != .none || treatment != .none || normalisation != .none else {
      return evaluator.leafColumns(data.built)
    }
    var tree = data.tree
    for leaf in tree.leaves {
      var rules = tree.nodes[leaf].rules
      if let rule = try rule(imputation, tree) { rules.impute = rule }
      if let rule = rule(treatment) { rules.treat = rule }
      if let rule = try rule(normalisation) { rules.normalise = rule }
      tree.nodes[leaf].rules = rules
    }
    return evaluator.leafColumns(try IndexBuilder(tree, data.table).build())
  }

  private static func rule(_ imputation: Imputation, _ tree: IndexTree) throws -> ImputeRule? {
    switch imputation {
    case .none: return nil
    case .mean: return ImputeRule(.mean)
    case .median: return ImputeRule(.median)
    case .last: return ImputeRule(.previous)
    case .interpolate: return ImputeRule(.interpolate)
    case .groupMedian:
      guard let group = tree.groupColumns.first ?? tree.definition.report.group else {
        throw CompositeError.cannotCombine(
          "group_median", with: tree.definition.id, reason: "its definition names no group; name another imputation")
      }
      return ImputeRule(.median, group: group)
    }
  }

  private static func rule(_ treatment: Treatment) -> TreatRule? {
    var rule = TreatRule()
    switch treatment {
    case .none: return nil
    case .winsorise: rule.points = 5
    case .winsoriseOrLog: rule = .coinr
    case .log: rule.log = .shifted
    }
    return rule
  }

  private static func rule(_ normalisation: Normalisation) throws(CompositeError) -> NormaliseRule? {
    var rule: NormaliseRule
    switch normalisation {
    case .none: return nil
    case .zScore(let mean, let deviation):
      rule = NormaliseRule(.zScore(mean: mean, deviation: deviation, ofPopulation: false))
    case .minMax(let lower, let upper):
      rule = NormaliseRule(.minMax)
      (rule.lower, rule.upper) = (lower, upper)
    case .goalposts(let lower, let upper):
      rule = NormaliseRule(.goalposts(lower: min(lower, upper), upper: max(lower, upper)))
      rule.isCapped = true
    case .distanceToLeader: rule = NormaliseRule(.distanceToLeader)
    case .distanceToMaximum: rule = NormaliseRule(.distanceToMaximum)
    case .percentileRank: rule = NormaliseRule(.percentile)
    case .rank: rule = NormaliseRule(.rank)
    case .borda: rule = NormaliseRule(.borda)
    case .own(let own):
      throw .cannotCombine(
        own.name, with: "an index that is built", reason: "its steps are those of its definition; give it components")
    }
    return rule
  }

  static func rule(_ aggregator: Aggregator) -> AggregateRule {
    switch aggregator {
    case .arithmetic: .arithmetic
    case .geometric: .geometric
    case .harmonic: .harmonic
    case .power(let exponent): .power(exponent)
    case .copeland: .copeland
    }
  }

  private static func weights(
    _ weighting: Weighting, _ columns: [[Double]], _ evaluator: TreeEvaluator
  ) throws(CompositeError) -> [[Double]] {
    guard case .scheme(let scheme) = weighting else { return evaluator.own.weights }
    var result = evaluator.own.weights
    for (node, own) in evaluator.tree.nodes.enumerated() where own.children.count > 1 {
      let complete = columns[node].indices.filter { unit in own.children.allSatisfy { !columns[$0][unit].isNaN } }
      result[node] = try scheme.weights(
        own.children.map { child in complete.map { columns[child][$0] } },
        components: own.children.map { evaluator.tree.nodes[$0].id })
    }
    return result
  }
}
