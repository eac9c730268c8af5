import LintasanCore
import LintasanStatistics
import LintasanTables

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standings within each survey, forecast by what the whole panel shows.
///
/// Each component is standardised within each survey; standings are forecast by the problem's recipe, the common level
/// apart. Errors of the rule at earlier origins are resampled jointly, whole surveys and whole component tuples, so that
/// units and components stay correlated. Scores are kept within the scale, components add up to the index in every draw.
package struct PanelModel: Forecaster {
  /// What a panel model takes as the rule of standings.
  enum Variant: Hashable, Sendable {
    /// The problem's own recipe.
    case recipe
    /// The recipe with drivers that became known after the origin.
    case nowcast
    /// Smoothed standings only, by the recipe's smoothing.
    case smoothing
    /// The index by itself, its standing decaying towards the first grouping's means.
    case groups
    /// The recipe, its parts and smoothing alone, weighted by how they did at earlier origins.
    case combination
  }

  /// The name in the registry.
  package let name: String
  /// What it does, in a few words.
  package let summary: String
  let variant: Variant

  /// The name of the model that follows a recipe.
  static let recipeName = "panel"

  /// The panel model by the problem's recipe, or its nowcast.
  package init(isNowcast: Bool = false) {
    self.init(
      name: isNowcast ? "nowcast" : Self.recipeName,
      summary: isNowcast
        ? "the panel model with drivers that became known after the origin"
        : "standings by component from the whole panel, simulated jointly",
      variant: isNowcast ? .nowcast : .recipe)
  }

  private init(name: String, summary: String, variant: Variant) {
    self.name = name
    self.summary = summary
    self.variant = variant
  }

  /// Smoothing of standings, shared by all units, without any correction.
  package static let smoothing = PanelModel(
    name: "panel_ses", summary: "standings smoothed alike for all units, simulated jointly", variant: .smoothing)
  /// Partial pooling by group.
  package static let groups = PanelModel(
    name: "panel_groups", summary: "standings drawn towards those of the group, simulated jointly", variant: .groups)
  /// A combination weighted by earlier origins.
  package static let combination = PanelModel(
    name: "combination", summary: "panel models weighted by their errors at earlier origins", variant: .combination)

  /// Whether drivers that became known after the origin are used.
  package var isNowcast: Bool { variant == .nowcast }
  /// Only the nowcast uses what became known after the origin.
  package var usesLaterDrivers: Bool { isNowcast }

  /// The nowcast needs components with drivers; partial pooling needs groups.
  package func isApplicable(to problem: ForecastProblem) -> Bool {
    switch variant {
    case .nowcast: if case .components = problem.recipe { problem.drivers != nil || problem.inputs != nil } else { false }
    case .groups: !problem.groups.isEmpty
    case .recipe, .smoothing, .combination: true
    }
  }

  /// Forecasts by the variant's rule.
  package func forecast(_ problem: ForecastProblem, steps: Int) throws(ForecastError) -> JointForecast {
    if isNowcast, !isApplicable(to: problem) {
      throw .notApplicable(model: name, reason: "it needs drivers, and this index has none")
    }
    let problem = variant == .groups ? try problem.byGroups(model: name) : problem
    let isLogged = try Self.isSkewed(problem)
    let history = ObservedPanel(isLogged ? problem.logged() : problem)
    let (units, flags, excluded) = try requirePopulation(history, steps: steps)
    let standing = StandardizedScores(history.components)
    let rule = try rule(history, standing)
    let fit = PanelFit(history, standing, rule: rule)
    let simulator = ShockSimulator(
      steps: (1...steps).map { fit.step($0, units: units) }, unitCount: units.count,
      componentCount: history.components.count, bounds: isLogged ? nil : problem.scale.map { SoftBounds($0) },
      isLogged: isLogged, lattice: Self.lattice(problem), aggregation: problem.aggregation)
    let points = (1...steps).map { step in
      fit.scorePoint(step, units: units).map { isLogged ? $0.map { exp($0) } : $0 }
    }
    return jointForecast(
      problem, units: units, flags: flags, excluded: excluded, steps: steps, points: points, simulator: simulator)
  }

  private func rule(_ history: ObservedPanel, _ standing: StandardizedScores) throws(ForecastError) -> any StandingRule {
    let recipe = history.problem.recipe
    let smoothing = try AverageFit(history, standing, sets: [recipe.smoothingOnly], isNowcast: false)
    if variant == .smoothing { return smoothing }
    let own: any StandingRule
    var members: [any StandingRule] = [smoothing]
    switch recipe {
    case .components(let sets):
      let fit = try AverageFit(history, standing, sets: sets, isNowcast: isNowcast)
      own =
        history.problem.related.flatMap { isNowcast ? RelatedFit(fit, history, standing, driver: $0) : nil } ?? fit
      if variant == .combination {
        for set in sets { members.append(try ComponentsFit(history, standing, set: set, isNowcast: false)) }
      }
    case .groups(let rule): own = try GroupsFit(history, standing, rule: rule)
    case .generic:
      own = history.problem.components.isEmpty ? GenericFit(history, standing) : smoothing
    }
    return variant == .combination ? CombinationFit(standing, members: [own] + members) : own
  }

  /// The grid of a single variable's scores, if it has one that makes them tie.
  private static func lattice(_ problem: ForecastProblem) -> ScoreGrid? {
    guard problem.recipe == .generic, problem.components.isEmpty else { return nil }
    let index = ObservedPanel(problem).index
    guard index.timeCount > 0 else { return nil }
    return ScoreGrid(index.values.filter { !$0.isNaN }, newest: index.present(index.timeCount - 1))
  }

  /// Whether a single unbounded variable is positive and clearly less skewed in logarithms, judged on its first time,
  /// which is known at every origin.
  static func isSkewed(_ problem: ForecastProblem) throws(ForecastError) -> Bool {
    guard problem.recipe == .generic, problem.components.isEmpty, problem.scale == nil else { return false }
    let values = ObservedPanel(problem).index.present(0)
    guard values.count >= 8, values.allSatisfy({ $0 > 0 }) else { return false }
    return abs(skewness(values.map { log($0) })) < abs(skewness(values)) - 0.3
  }

  private static func skewness(_ values: [Double]) -> Double {
    guard let mean = Moments.mean(values), let spread = Moments.standardDeviation(values, degreesLost: 0), spread > 0
    else { return 0 }
    return values.reduce(0) { $0 + pow(($1 - mean) / spread, 3) } / Double(values.count)
  }
}

extension ForecastRecipe {
  /// The smoothing of the recipe's first rules, without features.
  var smoothingOnly: RuleSet {
    guard case .components(let sets) = self, let first = sets.first else { return RuleSet([], penalty: 1) }
    return RuleSet(
      first.rules.map { ComponentRule($0.component, smoothing: $0.smoothing, features: []) }, penalty: first.penalty)
  }
}

extension ForecastProblem {
  /// The index by itself, drawn towards its groups: by the recipe's own rule, or by the first grouping.
  func byGroups(model: String) throws(ForecastError) -> ForecastProblem {
    if case .groups = recipe { return self }
    guard let grouping = groups.first else {
      throw .notApplicable(model: model, reason: "units are not grouped")
    }
    return changing { problem in
      problem.components = []
      problem.weights = WeightSchedule([])
      problem.drivers = nil
      problem.inputs = nil
      problem.recipe = .groups(ForecastRecipe.GroupRule(group: grouping.name))
    }
  }

  /// The problem in logarithms of its single variable.
  func logged() -> ForecastProblem {
    changing { problem in
      problem.panel = panel.mapping { log($0) }
      problem.components = []
      problem.weights = WeightSchedule([])
      problem.scale = nil
    }
  }
}
