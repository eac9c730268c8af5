/// Finds out whether a field is one of the words that stand for a missing value.
struct MissingWordFinder: Sendable {
  /// The words, by their number.
  let words: [String]
  private let bytes: [[UInt8]]
  private let longest: Int
  private let isFirst: [Bool]

  init(_ words: [String]) {
    self.words = words
    bytes = words.map { Array($0.utf8) }
    longest = bytes.map(\.count).max() ?? 0
    var isFirst = [Bool](repeating: false, count: 256)
    for word in bytes { if let first = word.first { isFirst[Int(first)] = true } }
    // Blanks may stand before a word, and alone they are a blank cell.
    if !words.isEmpty { (isFirst[32], isFirst[9]) = (true, true) }
    self.isFirst = isFirst
  }

  /// The number of the word that a field holds, blanks around it left out; −1 for a blank field, `nil` for any other.
  @inline(__always)
  func word(_ field: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard isFirst[Int(field[start])] else { return nil }
    return slowWord(field, start, end)
  }

  private func slowWord(_ field: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var (start, end) = (start, end)
    while start < end && (field[start] == 32 || field[start] == 9) { start += 1 }
    while end > start && (field[end - 1] == 32 || field[end - 1] == 9) { end -= 1 }
    if start == end { return -1 }
    guard end - start <= longest else { return nil }
    return bytes.firstIndex { word in
      guard word.count == end - start else { return false }
      for offset in word.indices where word[offset] != field[start + offset] { return false }
      return true
    }
  }
}
