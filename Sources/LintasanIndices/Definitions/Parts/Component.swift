/// A node of the tree that an index is made of: a component, a domain, an aspect or an indicator.
package struct Component: Hashable, Sendable {
  /// The identifier, unique in the definition.
  package let id: String
  /// The number that the publisher gives it, if any.
  package let number: Int?
  /// The name.
  package let name: LocalizedText
  /// The column of its published score in the scores' table, if it has one.
  package let column: String?
  /// The weight in the unit of the definition (`weights_sum`): a parent's weight is the sum of its children's.
  package let weight: Weight
  /// The identifier of the maturity scale on which a leaf is judged, if any.
  package let capability: String?
  /// The children; none for a leaf.
  package let components: [Component]

  /// A node.
  package init(
    id: String, number: Int? = nil, name: LocalizedText, column: String? = nil, weight: Weight,
    capability: String? = nil, components: [Component] = []
  ) {
    self.id = id
    self.number = number
    self.name = name
    self.column = column
    self.weight = weight
    self.capability = capability
    self.components = components
  }

  /// Whether it has no children.
  package var isLeaf: Bool { components.isEmpty }

  /// The leaves below it, or itself if it is one, in order.
  package var leaves: [Component] {
    isLeaf ? [self] : components.flatMap(\.leaves)
  }

  /// It and everything below it, parents first.
  package var subtree: [Component] {
    [self] + components.flatMap(\.subtree)
  }
}
