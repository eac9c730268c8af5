/// What a level of the component tree is called, such as domain, aspect, indicator.
public struct HierarchyLevel: Hashable, Sendable {
  /// The identifier.
  public let id: String
  /// The name.
  public let name: LocalizedText

  /// A level's name.
  public init(id: String, name: LocalizedText) {
    self.id = id
    self.name = name
  }
}
