/// What the ranked things are called.
package struct EntityNames: Hashable, Sendable {
  /// One of them.
  package let singular: LocalizedText
  /// Several.
  package let plural: LocalizedText

  /// Names.
  package init(singular: LocalizedText, plural: LocalizedText) {
    self.singular = singular
    self.plural = plural
  }
}
