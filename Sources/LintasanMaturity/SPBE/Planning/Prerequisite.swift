/// An indicator that has to be raised before another: a policy before its practice.
public struct Prerequisite: Hashable, Sendable {
  /// The number of the indicator that goes first.
  public let first: Int
  /// The number of the indicator that follows.
  public let then: Int

  /// `first` before `then`.
  public init(_ first: Int, before then: Int) {
    self.first = first
    self.then = then
  }
}
