/// A maturity scale on which leaves of the tree are judged.
public struct MaturityScale: Hashable, Sendable {
  /// A level and its name.
  public struct Level: Hashable, Sendable {
    /// The score of the level.
    public let level: Int
    /// The name.
    public let name: LocalizedText
  }

  /// The identifier, named by ``Component/capability``.
  public let id: String
  /// The name.
  public let name: LocalizedText
  /// The levels, ascending.
  public let levels: [Level]
}
