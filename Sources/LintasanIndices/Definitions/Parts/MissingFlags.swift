/// What the values of the flag column mean.
public struct MissingFlags: Hashable, Sendable {
  /// The flag of a row whose entity was not surveyed: no score, no rank.
  public let notSurveyed: String?
  /// The flag of a row whose published score of 0 says that nothing was found.
  public let zero: String?

  /// Values of the flag column.
  public init(notSurveyed: String? = nil, zero: String? = nil) {
    self.notSurveyed = notSurveyed
    self.zero = zero
  }
}
