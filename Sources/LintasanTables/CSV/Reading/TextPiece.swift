/// The texts of one column in one piece of a file, as codes into a list of distinct ones.
struct TextPiece: Sendable {
  /// The distinct texts, in order of first appearance.
  private(set) var levels: [String] = []
  /// For each row the index of its text, −1 where it is missing, or −2 − n for the word n that may stand for a missing one.
  private(set) var codes: [Int32] = []
  /// Where each level was first met.
  private var places: [(start: Int, length: Int)] = []
  /// Open addressing: the index of a level, or −1.
  private var slots: [Int32] = [Int32](repeating: -1, count: 64)

  init() {}

  /// Takes a word that may stand for a missing text, by its number; −1 is a blank field.
  mutating func append(word: Int) { codes.append(word < 0 ? -1 : -2 - Int32(word)) }

  /// Takes a field, whose text is made only where it is met for the first time.
  mutating func append(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, hasEscapedQuotes: Bool) {
    guard start < end else {
      codes.append(-1)
      return
    }
    let length = end &- start
    if let last = codes.last, last >= 0, matches(Int(last), bytes, start, length) {
      codes.append(last)
      return
    }
    var slot = Self.hash(bytes, start, end) & (slots.count &- 1)
    while slots[slot] >= 0 {
      if matches(Int(slots[slot]), bytes, start, length) {
        codes.append(slots[slot])
        return
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    let code = Int32(levels.count)
    slots[slot] = code
    levels.append(Self.text(bytes, start, end, hasEscapedQuotes: hasEscapedQuotes))
    places.append((start, length))
    codes.append(code)
    if 2 * levels.count > slots.count { widen(bytes) }
  }

  /// Forgets the fields after the first `count` ones.
  mutating func truncate(to count: Int) {
    if codes.count > count { codes.removeLast(codes.count - count) }
  }

  /// A field's text.
  static func text(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, hasEscapedQuotes: Bool) -> String {
    var content: [UInt8] = []
    content.reserveCapacity(end - start)
    var index = start
    while index < end {
      content.append(bytes[index])
      index += hasEscapedQuotes && bytes[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return String(decoding: content, as: UTF8.self)
  }

  @inline(__always)
  private func matches(_ level: Int, _ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
    guard places[level].length == length else { return false }
    let known = places[level].start
    var offset = 0
    while offset < length {
      if bytes[known &+ offset] != bytes[start &+ offset] { return false }
      offset &+= 1
    }
    return true
  }

  @inline(__always)
  private static func hash(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = start
    while index < end {
      hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
      index &+= 1
    }
    return Int(truncatingIfNeeded: hash ^ hash &>> 32)
  }

  private mutating func widen(_ bytes: Span<UInt8>) {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for (level, place) in places.enumerated() {
      var slot = Self.hash(bytes, place.start, place.start + place.length) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(level)
    }
  }
}
