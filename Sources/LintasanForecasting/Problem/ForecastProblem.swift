package import LintasanCore
package import LintasanTables

/// What is to be forecast: a panel of one index, with all that a model may know about it.
///
/// A problem holds data only; models hold options only.
public struct ForecastProblem: Sendable {
  /// Which units are forecast.
  package enum Population: Hashable, Sendable {
    /// Those observed at the origin.
    case present
    /// All that were ever observed up to the origin; the others keep their last score and are flagged.
    case ever
    /// Those observed at the origin or at one of so many surveys before it; the others keep their last score.
    case recent(Int)
    /// Those observed at the origin; ranks to come are among those of them that stay and those that enter, both drawn from the
    /// panel's own past.
    case changing
  }

  /// The index and its components by unit and survey; a unit that was not surveyed is missing.
  package internal(set) var panel: Panel
  /// The variable of the panel that is ranked.
  package internal(set) var index: String
  /// The variables of the panel that add up to the index; empty where the index is forecast by itself.
  public internal(set) var components: [String]
  /// The weights of the components by year.
  package internal(set) var weights: WeightSchedule
  /// The scale that scores cannot leave; `nil` where there is none.
  package internal(set) var scale: ClosedRange<Double>?
  /// How the components make the index.
  package internal(set) var aggregation: Aggregation
  /// What rank equal scores get.
  package internal(set) var ties: TieRule
  /// Whether rank 1 goes to the highest score.
  package internal(set) var higherIsBetter: Bool
  /// When surveys were and will be held.
  package internal(set) var calendar: SurveyCalendar
  /// The first survey whose level can be compared with later ones; earlier surveys inform standing only.
  package internal(set) var levelsFrom: Int?
  /// Groupings of the units.
  package internal(set) var groups: [GroupAttribute]
  /// Yearly drivers of the same units; `nil` where there are none.
  package internal(set) var drivers: Panel?
  /// What components are made of, year by year; `nil` where nothing is known of it.
  package internal(set) var inputs: ComponentInputs?
  /// Another index that may foretell a component in a nowcast; `nil` where none is to.
  package internal(set) var related: RelatedDriver?
  /// Which units are forecast.
  package internal(set) var population: Population
  /// How the default model treats this index.
  package internal(set) var recipe: ForecastRecipe

  /// A problem.
  ///
  /// - Throws: `.unknownVariable` where the panel lacks the index or a component, `.weightsDoNotFit`.
  package init(
    panel: Panel, index: String, components: [String] = [], weights: WeightSchedule? = nil,
    aggregation: Aggregation = .arithmetic, ties: TieRule = .minimum, scale: ClosedRange<Double>? = nil,
    higherIsBetter: Bool = true, calendar: SurveyCalendar? = nil,
    levelsFrom: Int? = nil, groups: [GroupAttribute] = [], drivers: Panel? = nil, inputs: ComponentInputs? = nil,
    population: Population = .present, recipe: ForecastRecipe = .generic
  ) throws(ForecastError) {
    for variable in [index] + components where !panel.variables.contains(variable) {
      throw .unknownVariable(variable, available: panel.variables)
    }
    let equal = [Double](repeating: 1 / Double(max(1, components.count)), count: components.count)
    let schedule = weights ?? WeightSchedule(equal)
    guard schedule.usual.count == components.count else {
      throw .weightsDoNotFit(expected: components.count, found: schedule.usual.count)
    }
    self.panel = panel
    self.index = index
    self.components = components
    self.weights = schedule
    self.aggregation = aggregation
    self.ties = ties
    self.scale = scale
    self.higherIsBetter = higherIsBetter
    self.calendar = calendar ?? SurveyCalendar(times: panel.times)
    self.levelsFrom = levelsFrom
    self.groups = groups
    self.drivers = drivers
    self.inputs = inputs
    self.population = population
    self.recipe = recipe
  }

  /// The fewest periods of a panel of one's own.
  package static let fewestPeriods = 3

  /// The fewest surveys that must be known to forecast from: one says nothing of how far the next may be.
  package static let fewestSurveys = 2

  /// The position of the first survey that is judged as an origin; a recipe knows more than the scores of one survey.
  var firstOrigin: Int { recipe == .generic ? Self.fewestSurveys - 1 : 0 }

  /// A problem about one variable of a panel of one's own.
  ///
  /// - Throws: `.tooFewPeriods`, `.tooFewUnits`, `.unknownVariable`.
  package init(_ panel: Panel, value: String, groups: [GroupAttribute] = []) throws(ForecastError) {
    guard panel.times.count >= Self.fewestPeriods else {
      throw .tooFewPeriods(found: panel.times.count, needed: Self.fewestPeriods)
    }
    guard panel.units.count >= 2 else {
      throw .tooFewUnits(found: panel.units.count, needed: 2, time: panel.times.last ?? 0)
    }
    try self.init(panel: panel, index: value, groups: groups)
  }

  /// The problem as it stood at a time: neither surveys nor drivers after it, apart from drivers through
  /// `driversThrough` for a nowcast.
  ///
  /// - Throws: `.nothingBefore` where no survey was held up to then.
  package func asOf(_ time: Int, driversThrough: Int? = nil) throws(ForecastError) -> ForecastProblem {
    guard panel.times.contains(where: { $0 <= time }) else {
      throw .nothingBefore(asOf: time, first: panel.times.first)
    }
    return changing { problem in
      problem.panel = panel.through(time)
      let last = max(time, driversThrough ?? time)
      problem.drivers = drivers?.through(last)
      problem.inputs = inputs?.through(last)
      problem.related = related?.through(last)
    }
  }

  /// The same problem with something changed: whatever is not named stays as it is.
  func changing(_ change: (inout ForecastProblem) -> Void) -> ForecastProblem {
    var problem = self
    change(&problem)
    return problem
  }

  /// The last survey of the panel: where forecasts start.
  public var origin: Int? { panel.times.last }

  /// The most surveys ahead that are forecast: as far as the panel reaches back, and three in any case.
  package var largestSteps: Int { max(3, panel.times.count - 1) }

  /// The grouping of a name.
  package func grouping(_ name: String) -> GroupAttribute? { groups.first { $0.name == name } }
}

extension ForecastProblem {
  /// Checks that a forecast goes no further ahead than anything that was seen.
  ///
  /// - Parameters:
  ///   - steps: surveys ahead.
  ///   - label: how a time is written.
  /// - Throws: `.tooFar`.
  package func requireReach(_ steps: Int, label: (Int) -> String = { String($0) }) throws(ForecastError) {
    guard steps > largestSteps else { return }
    let origin = origin ?? 0
    throw .tooFar(
      steps: steps, most: largestSteps, last: label(calendar.years(after: origin, steps: largestSteps).last ?? origin))
  }
}
