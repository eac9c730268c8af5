/// An index that is published in the same table but is no part of this one.
package struct RelatedIndex: Hashable, Sendable {
  /// The identifier.
  package let id: String
  /// The name.
  package let name: LocalizedText
  /// Its column in the scores' table.
  package let column: String
  /// The column of its rank, if it has one.
  package let rank: String?
}
