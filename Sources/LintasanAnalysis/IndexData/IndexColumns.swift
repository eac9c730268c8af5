/// The columns of a table of scores.
package struct IndexColumns: Hashable, Sendable {
  /// The entity's identifier.
  package var entity: String
  /// The entity's name, if there is one.
  package var name: String?
  /// The year.
  package var time: String
  /// The score of the index.
  package var value: String
  /// The scores of its components, in the definition's order; none where they are not published.
  package var components: [String]
  /// The published rank, if there is one.
  package var publishedRank: String?

  /// Names of columns.
  package init(
    entity: String, name: String? = nil, time: String, value: String, components: [String] = [],
    publishedRank: String? = nil
  ) {
    self.entity = entity
    self.name = name
    self.time = time
    self.value = value
    self.components = components
    self.publishedRank = publishedRank
  }
}
