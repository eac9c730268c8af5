import LintasanTestSupport

/// Seeded damage to files, and the way back to the least of it that still does harm.
struct Damage {
  private var stream: SplitMix
  /// What the formats are made of, to be strewn in.
  private static let words: [[UInt8]] =
    [[34], [10], [44, 44], [0xFF], [0], [0xEF, 0xBB, 0xBF], [13, 10], [0xFF, 0xFE], [0x7F, 0xFF, 0xFF, 0xFF]]
    + [
      "((", "&a", "*a", "[[", "{{", "}}", "- ", ": ", "|", "~", "^9", "1e999", "-0", "NaN", "```", "<!--", "-->",
      "\\u0000",
      "null", "null:", "<K>", "r:id=", "9223372036854775808",
    ].map { Array($0.utf8) }

  init(seed: UInt64) { stream = SplitMix(state: seed) }

  private mutating func below(_ bound: Int) -> Int { Int(stream.next() % UInt64(max(1, bound))) }

  /// The bytes changed, cut, doubled, moved, strewn with words, or joined with another file, up to four times.
  mutating func damaged(_ bytes: [UInt8], other: [UInt8] = []) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(4) where !bytes.isEmpty {
      let place = below(bytes.count)
      let length = min(bytes.count - place, 1 + below(16))
      switch below(other.isEmpty ? 6 : 7) {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: stream.next())
      case 1: bytes.removeSubrange(place..<place + length)
      case 2: bytes.insert(contentsOf: bytes[place..<place + length], at: below(bytes.count))
      case 3: bytes.removeSubrange(place...)
      case 4: bytes[place] ^= 1 << UInt8(below(8))
      case 5: bytes.insert(contentsOf: Self.words[below(Self.words.count)], at: place)
      default: bytes.replaceSubrange(place..., with: other.suffix(below(other.count)))
      }
    }
    return bytes
  }

  /// A file of those given, by chance.
  mutating func choice(_ files: [[UInt8]]) -> [UInt8] { files[below(files.count)] }

  /// The shortest input found, by leaving out ever smaller parts, that still fails.
  static func shrunk(_ bytes: [UInt8], while fails: ([UInt8]) -> Bool) -> [UInt8] {
    var bytes = bytes
    var length = bytes.count / 2
    while length > 0 {
      var start = 0
      while start < bytes.count {
        var shorter = bytes
        shorter.removeSubrange(start..<min(bytes.count, start + length))
        if fails(shorter) { bytes = shorter } else { start += length }
      }
      length /= 2
    }
    return bytes
  }
}
