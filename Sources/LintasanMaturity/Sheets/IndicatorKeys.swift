/// By what a sheet's rows name their indicators: number, code, Roman numeral or name.
struct IndicatorKeys {
  /// One indicator.
  struct Entry {
    let number: Int
    let codes: [String]
    let names: [String]
  }

  let entries: [Entry]
  private let byNumber: [Int: Int]
  private let byCode: [String: Int]
  private let byName: [String: Int]
  private let groups: Set<String>

  /// - Parameters:
  ///   - entries: the indicators.
  ///   - groups: names of aspects and domains, whose rows are headings.
  init(_ entries: [Entry], groups: [String]) {
    self.entries = entries
    var (byNumber, byCode, byName): ([Int: Int], [String: Int], [String: Int]) = ([:], [:], [:])
    for (position, entry) in entries.enumerated() {
      byNumber[entry.number] = position
      for code in entry.codes { byCode[code.lowercased()] = position }
      for name in entry.names {
        let key = Self.bare(SheetText.plain(name))
        byName[key] = byName[key] == nil ? position : -1
      }
    }
    self.byNumber = byNumber
    self.byCode = byCode
    self.byName = byName.filter { $0.value >= 0 }
    self.groups = Set(groups.map(SheetText.plain))
  }

  /// The indicator that a name names, with or without a number before it.
  func named(_ text: String) -> Int? {
    let plain = SheetText.plain(text)
    if let found = byName[Self.bare(plain)] { return found }
    guard let space = plain.firstIndex(of: " ") else { return nil }
    let first = plain[..<space]
    guard first.contains(where: \.isNumber) else { return nil }
    return byName[Self.bare(String(plain[plain.index(after: space)...]))]
  }

  /// The number that a cell gives: `7`, `07`, `7.0`, `i07`, `I-7`, `Indikator 7`, or a code of the portal; `nil` where it
  /// gives none.
  func numbered(_ text: String) -> Int? {
    let trimmed = text.trimmedText
    if let position = byCode[trimmed.lowercased()] { return entries[position].number }
    let bare = trimmed.hasSuffix(".") ? String(trimmed.dropLast()) : trimmed
    if let number = SheetText.integer(bare) { return number }
    var words = SheetText.plain(trimmed).split(separator: " ")
    if words.count == 1, let word = words.first, word.hasPrefix("i"), word.dropFirst().allSatisfy(\.isASCIIDigit) {
      return Int(word.dropFirst())
    }
    if words.count > 1, Self.prefixes.contains(String(words[0])) { words.removeFirst() }
    return words.count == 1 && words[0].allSatisfy(\.isASCIIDigit) && SheetText.number(bare) == nil
      ? Int(words[0]) : nil
  }

  /// The position of a number.
  func position(of number: Int) -> Int? { byNumber[number] }

  /// Whether a text heads rows or sums them up: an aspect, a domain, a total.
  func isHeading(_ text: String) -> Bool {
    let plain = SheetText.plain(text)
    if plain.isEmpty { return false }
    if groups.contains(plain) || groups.contains(Self.bare(plain)) { return true }
    let first = String(plain.prefix { $0 != " " })
    return Self.headingWords.contains(first)
  }

  private static let prefixes: Set<String> = ["indikator", "indicator", "ind", "i", "no", "nomor", "butir", "kode"]
  private static let headingWords: Set<String> = [
    "total", "jumlah", "rata", "average", "mean", "indeks", "index", "domain", "aspek", "aspect", "predikat",
    "predicate", "grade", "catatan", "keterangan", "note", "notes", "sumber", "source", "label", "nilai", "subtotal",
    "sub", "skor", "score",
  ]

  /// Every name begins alike, and sheets leave that out.
  private static func bare(_ plain: String) -> String {
    let prefix = "tingkat kematangan "
    return plain.hasPrefix(prefix) ? String(plain.dropFirst(prefix.count)) : plain
  }
}

extension Character {
  /// Whether it is one of 0 to 9.
  var isASCIIDigit: Bool { isASCII && isNumber }
}
