/// What the values of the flag column mean.
package struct MissingFlags: Hashable, Sendable {
  /// The flag of a row whose entity was not surveyed: no score, no rank.
  package let notSurveyed: String?
  /// The flag of a row whose published score of 0 says that nothing was found.
  package let zero: String?

  /// Values of the flag column.
  package init(notSurveyed: String? = nil, zero: String? = nil) {
    self.notSurveyed = notSurveyed
    self.zero = zero
  }
}
