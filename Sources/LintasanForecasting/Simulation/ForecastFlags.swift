/// What is to be said of a unit's forecast.
public struct ForecastFlags: OptionSet, Hashable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Observed once only: its forecast leans on the others, or on its group where there are groups.
  public static let fewPoints = ForecastFlags(rawValue: 1)
  /// Not observed at the origin: its last standing is carried forward.
  public static let notAtOrigin = ForecastFlags(rawValue: 2)

  /// Short names, as tables print them.
  public var names: [String] {
    var names: [String] = []
    if contains(.fewPoints) { names.append("few_points") }
    if contains(.notAtOrigin) { names.append("not_at_origin") }
    return names
  }
}
