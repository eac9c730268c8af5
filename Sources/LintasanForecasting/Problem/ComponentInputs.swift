package import LintasanTables

/// What the components of an index are made of, as far as there are yearly series: known before a survey uses it.
package struct ComponentInputs: Sendable {
  /// One input of a component.
  package struct Entry: Hashable, Sendable {
    /// The component.
    package let component: String
    /// Its variable in the series.
    package let variable: String
    /// How many years before a survey its value is taken.
    package let lag: Int

    /// An input.
    package init(component: String, variable: String, lag: Int) {
      self.component = component
      self.variable = variable
      self.lag = lag
    }
  }

  /// The inputs, in order.
  package let entries: [Entry]
  /// Their values, capped as the recipe of the index caps them.
  package let series: Panel

  /// Inputs and their values.
  package init(_ entries: [Entry], series: Panel) {
    self.entries = entries
    self.series = series
  }

  /// The same inputs as known up to a year.
  func through(_ year: Int) -> ComponentInputs { ComponentInputs(entries, series: series.through(year)) }
}

/// Where units stand in the inputs of components, as a survey takes them.
final class InputStandings {
  private let standings: DriverStandings
  private let entries: [(component: String, variable: Int, lag: Int)]

  init(_ inputs: ComponentInputs, units: [String]) {
    standings = DriverStandings(inputs.series, units: units)
    entries = inputs.entries.compactMap { entry in
      inputs.series.variables.firstIndex(of: entry.variable).map { (entry.component, $0, entry.lag) }
    }
  }

  /// For each input of a component one standing a unit, as the survey of a year takes it.
  func standings(of component: String, survey year: Int) -> [[Double]] {
    entries.filter { $0.component == component }.map { standings.standings(through: year - $0.lag)[$0.variable] }
  }
}
