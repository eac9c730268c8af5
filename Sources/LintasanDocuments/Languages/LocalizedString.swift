/// A phrase in every language of the reports, with places for values: `"Rank in {year}"`.
///
/// Phrases are data: all those of a subject stand in one catalogue file (`LocalizedString+Charts.swift` and so on), never in the
/// code that uses them.
public struct LocalizedString: Hashable, Sendable {
  /// The English words.
  public let english: String
  /// The Indonesian words.
  public let indonesian: String

  /// A phrase.
  public init(_ english: String, id indonesian: String) {
    self.english = english
    self.indonesian = indonesian
  }

  private func template(in language: Language) -> String {
    switch language {
    case .english: english
    case .indonesian: indonesian
    }
  }

  /// The words in a language, each `{name}` replaced by its value.
  public func text(in language: Language, _ values: [String: String] = [:]) -> String {
    pieces(in: language).map { piece in
      switch piece {
      case .words(let words): words
      case .place(let name): values[name] ?? "{\(name)}"
      }
    }.joined()
  }

  /// The phrase as running text, each `{name}` replaced by its part.
  public func inlines(in language: Language, _ values: [String: Inline]) -> [Inline] {
    pieces(in: language).map { piece in
      switch piece {
      case .words(let words): .text(words)
      case .place(let name): values[name] ?? .text("{\(name)}")
      }
    }
  }

  /// The names of the places, sorted; the same in every language.
  public func places(in language: Language) -> [String] {
    Set(pieces(in: language).compactMap { if case .place(let name) = $0 { name } else { nil } }).sorted()
  }

  private enum Piece {
    case words(String)
    case place(String)
  }

  private func pieces(in language: Language) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Substring(template(in: language))
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.words(String(rest[..<open]))) }
      pieces.append(.place(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.words(String(rest))) }
    return pieces
  }
}
