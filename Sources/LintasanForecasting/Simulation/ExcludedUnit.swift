/// A unit of the panel that cannot be forecast, and why.
package struct ExcludedUnit: Hashable, Sendable {
  /// The unit.
  package let unit: String
  /// The reason, in a few words.
  package let reason: String

  /// A unit and the reason.
  package init(unit: String, reason: String) {
    self.unit = unit
    self.reason = reason
  }
}
