/// A part of running text.
public enum Inline: Hashable, Sendable {
  /// Plain words.
  case text(String)
  /// Words that carry the point.
  case strong(String)
  /// A number, set in the form of the report's language.
  case number(Double, NumberStyle)
  /// A number that carries the point.
  case strongNumber(Double, NumberStyle)
  /// A link to an address on the web or beside the report.
  case link(String, to: String)
  /// Letters to be taken as they are.
  case code(String)

  /// The words without any marking.
  public func plainText(in language: Language) -> String {
    switch self {
    case .text(let text), .strong(let text), .code(let text), .link(let text, _): text
    case .number(let value, let style), .strongNumber(let value, let style): style.text(value, in: language)
    }
  }
}

extension Inline: ExpressibleByStringInterpolation {
  /// Plain words.
  public init(stringLiteral value: String) { self = .text(value) }
}

extension Sequence where Element == Inline {
  /// The words without any marking.
  public func plainText(in language: Language) -> String {
    map { $0.plainText(in: language) }.joined()
  }
}
