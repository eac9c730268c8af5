/// A phrase in every language of the reports, with places for values: `"Rank in {year}"`.
///
/// Phrases are data: all those of a subject stand in one catalogue file (`LocalizedString+Charts.swift` and so on), never in the
/// code that uses them.
package struct LocalizedString: Hashable, Sendable {
  /// The English words.
  package let english: String
  /// The Indonesian words.
  package let indonesian: String

  /// A phrase.
  package init(_ english: String, id indonesian: String) {
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
  package func text(in language: Language, _ values: [String: String] = [:]) -> String {
    pieces(in: language).map { piece in
      switch piece {
      case .words(let words): words
      case .place(let name): values[name] ?? "{\(name)}"
      }
    }.joined()
  }

  /// The phrase as running text, each `{name}` replaced by its part.
  package func inlines(in language: Language, _ values: [String: Inline]) -> [Inline] {
    pieces(in: language).map { piece in
      switch piece {
      case .words(let words): .text(words)
      case .place(let name): values[name] ?? .text("{\(name)}")
      }
    }
  }

  /// The names of the places, sorted; the same in every language.
  package func places(in language: Language) -> [String] {
    Set(pieces(in: language).compactMap { if case .place(let name) = $0 { name } else { nil } }).sorted()
  }

  /// The values that the English words have in a text; `nil` for a text that they do not make.
  ///
  /// A value is as short as can be, but never empty.
  package func values(in text: String) -> [String: String]? {
    let pieces = pieces(in: .english)[...]
    if case .words(let words) = pieces.first, !text.hasPrefix(words) { return nil }
    if case .words(let words) = pieces.last, !text.hasSuffix(words) { return nil }
    return Self.values(of: pieces, in: text[...])
  }

  private static func values(of pieces: ArraySlice<Piece>, in text: Substring) -> [String: String]? {
    switch pieces.first {
    case nil: return text.isEmpty ? [:] : nil
    case .words(let words):
      return text.hasPrefix(words) ? values(of: pieces.dropFirst(), in: text.dropFirst(words.count)) : nil
    case .place(let name):
      let rest = pieces.dropFirst()
      guard case .words(let words) = rest.first else {
        return rest.isEmpty && !text.isEmpty ? [name: String(text)] : nil
      }
      var start = text.dropFirst()
      while let found = start.firstRange(of: words) {
        if var values = values(of: rest.dropFirst(), in: text[found.upperBound...]) {
          values[name] = String(text[..<found.lowerBound])
          return values
        }
        start = text[found.lowerBound...].dropFirst()
      }
      return nil
    }
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
