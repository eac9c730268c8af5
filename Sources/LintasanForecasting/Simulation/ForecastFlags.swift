/// What is to be said of a unit's forecast.
package struct ForecastFlags: OptionSet, Hashable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// Observed once only: its forecast leans on the others, or on its group where there are groups.
  package static let fewPoints = ForecastFlags(rawValue: 1)
  /// Not observed at the origin: its last standing is carried forward.
  package static let notAtOrigin = ForecastFlags(rawValue: 2)

  /// Short names, as tables print them.
  package var names: [String] {
    var names: [String] = []
    if contains(.fewPoints) { names.append("few_points") }
    if contains(.notAtOrigin) { names.append("not_at_origin") }
    return names
  }
}
