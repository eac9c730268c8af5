import LintasanCore
package import LintasanTables

/// How a nowcast's points did on past surveys, component by component: by what drives a component, and by what it is made of.
///
/// Every past survey is forecast from the surveys before it and from series up to it. Errors are those of standings, in points
/// of the component: the level that all share is forecast apart.
package struct NowcastAccuracy: Sendable {
  /// What fed the forecast of a component.
  package enum Source: String, Hashable, Sendable {
    /// The series that drive it.
    case drivers
    /// The series that it is made of.
    case inputs
  }

  /// One component at one distance.
  package struct Row: Hashable, Sendable {
    /// The component.
    package let component: String
    /// How many surveys ahead.
    package let horizon: Int
    /// How many forecasts were judged.
    package let count: Int
    /// The mean absolute error of the last value.
    package let naive: Double
    /// The error of the rule that knows nothing after its origin, over that of the last value.
    package let atOrigin: Double
    /// The error by drivers, over that of the last value.
    package let byDrivers: Double
    /// The error by the component's inputs, over that of the last value; `nil` where no inputs are known.
    package let byInputs: Double?
    /// What the nowcast uses.
    package let taken: Source
  }

  /// The rows: components in order, then distances.
  package let rows: [Row]
  /// The first and the last survey that was forecast; `nil` where there is none.
  package let surveys: ClosedRange<Int>?

  /// The accuracy of a problem's nowcast on the second half of its surveys.
  ///
  /// - Throws: what a recipe that does not fit throws.
  package init(_ problem: ForecastProblem, horizons: ClosedRange<Int>) throws(ForecastError) {
    guard case .components(let sets) = problem.recipe else { throw .notApplicable(model: "nowcast", reason: "no recipe") }
    let history = ObservedPanel(problem)
    let standing = StandardizedScores(history.components)
    let first = history.times.count / 2
    let plain = try AverageFit(history, standing, sets: sets, isNowcast: false)
    let taken = try AverageFit(history, standing, sets: sets, isNowcast: true)
    let driven = try AverageFit(history, standing, sets: sets.map(\.byDrivers), isNowcast: true)
    var rows: [Row] = []
    for (component, name) in history.componentNames.enumerated() {
      let usesInputs = sets.contains { set in
        set.rules.contains { $0.component == name && $0.nowcastFeatures.contains(.inputs) }
      }
      for horizon in horizons {
        var count = 0
        var errors = [Double](repeating: 0, count: 4)
        for target in max(first, horizon)..<max(first, horizon, history.times.count) {
          let origin = target - horizon
          let points =
            [Array(standing.z[component].row(origin))]
            + [plain, driven, taken].map { $0.point(origin: origin, horizon: horizon)[component] }
          for unit in history.units.indices {
            let came = standing.z[component][target, unit]
            guard !came.isNaN, points.allSatisfy({ !$0[unit].isNaN }) else { continue }
            count += 1
            for (rule, point) in points.enumerated() {
              errors[rule] += abs(came - point[unit]) * standing.spreads[component][target]
            }
          }
        }
        guard count > 0, errors[0] > 0 else { continue }
        rows.append(
          Row(
            component: name, horizon: horizon, count: count, naive: errors[0] / Double(count),
            atOrigin: errors[1] / errors[0], byDrivers: errors[2] / errors[0],
            byInputs: usesInputs ? errors[3] / errors[0] : nil, taken: usesInputs ? .inputs : .drivers))
      }
    }
    self.rows = rows
    surveys = first < history.times.count ? history.times[first]...history.times[history.times.count - 1] : nil
  }

  /// The rows as a table.
  package var table: Table {
    Table(
      Column("component", rows.map(\.component)), Column("surveys_ahead", rows.map(\.horizon)),
      Column("n", rows.map(\.count)), Column("naive", rows.map(\.naive)), Column("at_origin", rows.map(\.atOrigin)),
      Column("drivers", rows.map(\.byDrivers)), Column("inputs", rows.map(\.byInputs)),
      Column("taken", rows.map(\.taken.rawValue)))
  }
}

extension ForecastRecipe.RuleSet {
  /// The same rules with drivers in the place of inputs.
  fileprivate var byDrivers: ForecastRecipe.RuleSet {
    ForecastRecipe.RuleSet(
      rules.map { rule in
        ForecastRecipe.ComponentRule(
          rule.component, smoothing: rule.smoothing, features: rule.features,
          nowcastFeatures: rule.nowcastFeatures.map {
            switch $0 {
            case .inputs: .drivers
            case .inputChanges: .driverChanges
            case .own, .group, .drivers, .driverChanges: $0
            }
          }, group: rule.group)
      }, penalty: penalty)
  }
}
