/// What the ranked things are called.
public struct EntityNames: Hashable, Sendable {
  /// One of them.
  public let singular: LocalizedText
  /// Several.
  public let plural: LocalizedText

  /// Names.
  public init(singular: LocalizedText, plural: LocalizedText) {
    self.singular = singular
    self.plural = plural
  }
}
