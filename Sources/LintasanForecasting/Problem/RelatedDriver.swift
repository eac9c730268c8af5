package import LintasanTables

/// Another index that may foretell a component: its waves come between surveys.
package struct RelatedDriver: Sendable {
  /// What the other index is called.
  package let name: String
  /// The component that it may foretell.
  package let component: String
  /// The scores of the other index by wave, a single variable.
  package let waves: Panel

  /// A driver of a component.
  package init(_ name: String, component: String, waves: Panel) {
    self.name = name
    self.component = component
    self.waves = waves
  }

  /// The same driver as known up to a year.
  func through(_ year: Int) -> RelatedDriver { RelatedDriver(name, component: component, waves: waves.through(year)) }
}

extension ForecastProblem {
  /// The same problem with another index as a driver of the nowcast.
  ///
  /// - Throws: `.unknownVariable` where the driver's component is none of the problem's.
  package func with(related: RelatedDriver) throws(ForecastError) -> ForecastProblem {
    guard components.contains(related.component) else {
      throw .unknownVariable(related.component, available: components)
    }
    return changing { $0.related = related }
  }
}
