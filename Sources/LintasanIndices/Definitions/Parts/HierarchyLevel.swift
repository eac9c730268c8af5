/// What a level of the component tree is called, such as domain, aspect, indicator.
package struct HierarchyLevel: Hashable, Sendable {
  /// The identifier.
  package let id: String
  /// The name.
  package let name: LocalizedText

  /// A level's name.
  package init(id: String, name: LocalizedText) {
    self.id = id
    self.name = name
  }
}
