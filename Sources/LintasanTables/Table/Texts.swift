import LintasanCore

/// A column of texts, any of which may be missing, kept as codes into a list of distinct levels.
///
/// Levels stand in order of first appearance. Four bytes a row beside the distinct texts themselves.
public struct Texts: Hashable, Sendable {
  /// The distinct texts, in order of first appearance.
  package private(set) var levels: [String]
  /// For each row the index of its text in ``levels``, or −1 where it is missing.
  package private(set) var codes: [Int32]
  private var lookup: [String: Int32]

  /// An empty column.
  package init() {
    levels = []
    codes = []
    lookup = [:]
  }

  /// A column without missing values.
  package init(_ values: [String]) {
    self.init()
    for value in values { append(value) }
  }

  /// A column with `nil` where a text is missing.
  package init(_ values: [String?]) {
    self.init()
    for value in values { append(value) }
  }

  /// Number of rows.
  public var count: Int { codes.count }

  /// Number of missing texts.
  package var missingCount: Int { codes.count { $0 < 0 } }

  /// The text in a row, `nil` where it is missing.
  public subscript(row: Int) -> String? {
    codes[row] < 0 ? nil : levels[Int(codes[row])]
  }

  /// All texts, `nil` for each that is missing.
  public var optional: [String?] { codes.indices.map { self[$0] } }

  /// Appends a text, or a gap.
  package mutating func append(_ value: String?) {
    guard let value else {
      codes.append(-1)
      return
    }
    if let code = lookup[value] {
      codes.append(code)
    } else {
      let code = Int32(levels.count)
      lookup[value] = code
      levels.append(value)
      codes.append(code)
    }
  }

  /// Makes room for `count` rows.
  package mutating func reserveCapacity(_ count: Int) { codes.reserveCapacity(count) }

  /// Appends all rows of another column.
  package mutating func append(contentsOf other: Texts) {
    for row in 0..<other.count { append(other[row]) }
  }

  /// Appends rows given as codes into their own list of levels, −1 where missing.
  mutating func append(codes more: [Int32], levels theirs: [String]) {
    var code: [Int32] = []
    for level in theirs {
      if let known = lookup[level] {
        code.append(known)
      } else {
        code.append(Int32(levels.count))
        lookup[level] = Int32(levels.count)
        levels.append(level)
      }
    }
    for row in more { codes.append(row < 0 ? row : code[Int(row)]) }
  }

  /// Leaves out the blanks around all texts where they alone make two texts of one, as “A” and “ A”.
  ///
  /// - Returns: how many rows had blanks around them; 0 where nothing was done.
  mutating func trimWhereSplit() -> Int {
    guard levels.contains(where: { $0.first?.isWhitespace == true || $0.last?.isWhitespace == true }) else { return 0 }
    let plain = levels.map(\.trimmingBlanks)
    var seen: Set<String> = []
    guard plain.contains(where: { !$0.isEmpty && !seen.insert($0).inserted }) else { return 0 }
    var changed = 0
    let trimmed = codes.map { code -> String? in
      guard code >= 0 else { return nil }
      let text = plain[Int(code)]
      if text == levels[Int(code)] || text.isEmpty { return levels[Int(code)] }
      changed += 1
      return text
    }
    self = Texts(trimmed)
    return changed
  }

  /// Gives the words of codes below −1 their place: as texts, or as missing values.
  ///
  /// - Returns: how many there were, by word.
  mutating func settle(words: [String], keeping: Bool) -> [Int] {
    var counts = [Int](repeating: 0, count: words.count)
    for row in codes.indices where codes[row] < -1 {
      let word = Int(-2 - codes[row])
      guard counts.indices.contains(word) else { continue }
      counts[word] += 1
      codes[row] = -1
      if keeping {
        let code = lookup[words[word]] ?? Int32(levels.count)
        if Int(code) == levels.count {
          lookup[words[word]] = code
          levels.append(words[word])
        }
        codes[row] = code
      }
    }
    return counts
  }

  /// The rows with the given indices, in that order.
  package func selecting(_ rows: [Int]) -> Texts { Texts(rows.map { self[$0] }) }

  /// Two columns are equal where they hold the same texts row by row.
  public static func == (first: Texts, second: Texts) -> Bool {
    first.count == second.count && (0..<first.count).allSatisfy { first[$0] == second[$0] }
  }

  public func hash(into hasher: inout Hasher) {
    for row in codes.indices { hasher.combine(self[row]) }
  }
}
