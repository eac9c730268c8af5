/// A maturity scale on which leaves of the tree are judged.
package struct MaturityScale: Hashable, Sendable {
  /// A level and its name.
  package struct Level: Hashable, Sendable {
    /// The score of the level.
    package let level: Int
    /// The name.
    package let name: LocalizedText
  }

  /// The identifier, named by ``Component/capability``.
  package let id: String
  /// The name.
  package let name: LocalizedText
  /// The levels, ascending.
  package let levels: [Level]
}
