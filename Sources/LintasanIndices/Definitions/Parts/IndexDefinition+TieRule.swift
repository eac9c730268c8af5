extension IndexDefinition {
  /// Which rank equal scores get; the examples rank four entities of which the second and third are equal.
  public enum TieRule: String, Hashable, Sendable, CaseIterable {
    /// 1 2 2 4.
    case minimum
    /// 1 3 3 4.
    case maximum
    /// 1 2 2 3.
    case dense
    /// 1 2.5 2.5 4.
    case average
    /// 1 2 3 4, in the order of the data.
    case ordinal
  }

  /// How children's scores make a parent's.
  public enum Aggregation: String, Hashable, Sendable, CaseIterable {
    /// The weighted arithmetic mean.
    case arithmetic
    /// The weighted geometric mean; every score must be positive.
    case geometric
  }
}
