/// An indicator that has to be raised before another: a policy before its practice.
package struct Prerequisite: Hashable, Sendable {
  /// The number of the indicator that goes first.
  package let first: Int
  /// The number of the indicator that follows.
  package let then: Int

  /// `first` before `then`.
  package init(_ first: Int, before then: Int) {
    self.first = first
    self.then = then
  }
}
