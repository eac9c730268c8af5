/// What is said on standard error, in other languages than English.
///
/// Libraries say in English what is wrong; they know no language of a reader. Where a message reaches people it is looked up here by
/// its English words, its values are kept, and what is not in the catalogue stays as it is. A message of several clauses is
/// translated clause by clause.
package enum MessageCatalogue {
  /// The catalogue: pairs of lines, English and Indonesian, with places such as `{name}` for values.
  private static let indonesian: [LocalizedString] = entries(of: [
    notes, usage, data, analysis, maturity, regression, parser,
  ])

  /// Every entry, for tests.
  package static var all: [LocalizedString] { indonesian }

  /// A message in a language.
  package static func text(_ message: String, in language: Language) -> String {
    guard language == .indonesian, !message.isEmpty else { return message }
    return message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let indent = line.prefix { $0 == " " }
      return indent + translated(String(line.dropFirst(indent.count)), depth: 0)
    }.joined(separator: "\n")
  }

  private static func translated(_ text: String, depth: Int) -> String {
    for (english, own) in [("Error: ", "Galat: "), ("warning: ", "peringatan: ")] where text.hasPrefix(english) {
      return own + translated(String(text.dropFirst(english.count)), depth: depth)
    }
    if let found = whole(text, depth: depth) { return found }
    // Clauses that follow each other; what stands before a colon is often a file or an option.
    for mark in ["; ", ". ", ": "] where depth < 6 {
      guard let place = text.firstRange(of: mark) else { continue }
      let (first, rest) = (String(text[..<place.lowerBound]), String(text[place.upperBound...]))
      guard !rest.isEmpty else { continue }
      return translated(first, depth: depth + 1) + mark + translated(rest, depth: depth + 1)
    }
    return text
  }

  /// The message of an entry that it is the whole of, without or with the point at its end.
  private static func whole(_ text: String, depth: Int) -> String? {
    // A sentence of the argument parser stands with a small letter where it follows the name of the program.
    let isSmall = text.first?.isLowercase == true
    let large = (text.first?.uppercased() ?? "") + text.dropFirst()
    for (candidate, isEnded, isTurned) in [
      (text, false, false), (String(text.dropLast()), true, false), (large, false, true),
    ] where (!isEnded || text.hasSuffix(".")) && (!isTurned || isSmall) {
      for entry in indonesian {
        guard let values = entry.values(in: candidate) else { continue }
        // Clauses are translated one by one: none hides in a value, unless it is quoted.
        guard !values.values.contains(where: hasClauses), values["option"]?.drop(while: { $0 == "'" }).hasPrefix("-") ?? true
        else {
          continue
        }
        let shown = Dictionary(
          uniqueKeysWithValues: values.map { name, value in
            (name, depth < 6 && value != candidate ? Self.value(value, as: name, depth: depth) : value)
          })
        let said = entry.text(in: .indonesian, shown) + (isEnded ? "." : "")
        return isTurned ? said.prefix(1).lowercased() + said.dropFirst() : said
      }
    }
    return nil
  }

  /// A value in a place of a name: a reason is a message itself, a list has its “or” and “and”, what was typed stays.
  private static func value(_ value: String, as name: String, depth: Int) -> String {
    if let word = words[value] { return word }
    switch name {
    case "reason", "text": return translated(value, depth: depth + 1)
    case "near", "names", "others", "years", "list":
      return value.replacing(" or ", with: " atau ").replacing(" and ", with: " dan ")
    default: return value
    }
  }

  private static func hasClauses(_ value: String) -> Bool {
    guard value.contains("; ") else { return false }
    var (depth, last): (Int, Character) = (0, " ")
    for character in value {
      if character == "“" { depth += 1 }
      if character == "”" { depth -= 1 }
      if depth <= 0 && last == ";" && character == " " { return true }
      last = character
    }
    return false
  }

  /// The entries, those with the most words of their own first.
  private static func entries(of texts: [String]) -> [LocalizedString] {
    let found = texts.flatMap { text -> [LocalizedString] in
      let lines = text.split(separator: "\n").map(String.init)
      return stride(from: 0, to: lines.count - 1, by: 2).map { LocalizedString(lines[$0], id: lines[$0 + 1]) }
    }
    func own(_ entry: LocalizedString) -> Int {
      entry.text(in: .english, Dictionary(entry.places(in: .english).map { ($0, "") }) { first, _ in first }).count
    }
    return found.map { (own($0), $0) }.sorted { $0.0 > $1.0 }.map(\.1)
  }

  /// Words that stand for values.
  private static let words: [String: String] = [
    "nothing": "kosong", "Digital Government Index (Pemdi)": "Indeks Pemerintah Digital (Pemdi)", "numbers": "bilangan",
    "texts": "teks", "booleans": "nilai benar-salah", "comma": "koma",
    "point": "titik",
    "country": "negara", "agency": "instansi", "entity": "entitas", "economy": "ekonomi", "unit": "unit",
    "a number": "bilangan", "component": "komponen", "preliminary": "sementara", "secondary": "sekunder",
    "not final": "belum final", "official": "resmi", "rank": "peringkat", "model": "model",
  ]
}
