/// An index that is published in the same table but is no part of this one.
public struct RelatedIndex: Hashable, Sendable {
  /// The identifier.
  public let id: String
  /// The name.
  public let name: LocalizedText
  /// Its column in the scores' table.
  public let column: String
  /// The column of its rank, if it has one.
  public let rank: String?
}
