/// A text for people, in the two languages of the toolkit.
public struct LocalizedText: Hashable, Sendable {
  /// English.
  package let english: String
  /// Indonesian.
  package let indonesian: String

  /// A text in both languages.
  package init(english: String, indonesian: String) {
    self.english = english
    self.indonesian = indonesian
  }

  /// One text for both languages.
  package init(_ text: String) {
    self.init(english: text, indonesian: text)
  }

  /// The text in the language of an ISO 639-1 code: `"id"` is Indonesian, anything else English.
  public func text(in language: String) -> String {
    language == "id" ? indonesian : english
  }
}
