/// The columns of a table of scores.
public struct IndexColumns: Hashable, Sendable {
  /// The entity's identifier.
  public var entity: String
  /// The entity's name, if there is one.
  public var name: String?
  /// The year.
  public var time: String
  /// The score of the index.
  public var value: String
  /// The scores of its components, in the definition's order; none where they are not published.
  public var components: [String]
  /// The published rank, if there is one.
  public var publishedRank: String?

  /// Names of columns.
  public init(
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
