/// A unit of the panel that cannot be forecast, and why.
public struct ExcludedUnit: Hashable, Sendable {
  /// The unit.
  public let unit: String
  /// The reason, in a few words.
  public let reason: String

  /// A unit and the reason.
  public init(unit: String, reason: String) {
    self.unit = unit
    self.reason = reason
  }
}
