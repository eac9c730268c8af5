/// Finds the end of a field that has no quotes.
struct FieldMarks: Sendable {
  private let delimiter: UInt8
  private let delimiters: UInt64

  init(_ delimiter: UInt8) {
    self.delimiter = delimiter
    delimiters = 0x0101_0101_0101_0101 &* UInt64(delimiter)
  }

  /// Moves `index` to the delimiter or line end that follows, or to the end of `bytes`, eight bytes at a time; `high`
  /// gathers the bits of all bytes on the way (and of some behind).
  @inline(__always)
  func skipField(_ bytes: Span<UInt8>, _ index: inout Int, _ high: inout UInt64) {
    while index &+ 8 <= bytes.count {
      let word = bytes.word(at: index)
      high |= word
      let found =
        Self.zeros(word ^ delimiters) | Self.zeros(word ^ 0x0A0A_0A0A_0A0A_0A0A)
        | Self.zeros(word ^ 0x0D0D_0D0D_0D0D_0D0D)
      if found != 0 {
        index &+= found.trailingZeroBitCount &>> 3
        return
      }
      index &+= 8
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == delimiter || byte == 0x0A || byte == 0x0D { return }
      high |= UInt64(byte)
      index &+= 1
    }
  }

  /// The high bit of the lowest byte that is zero is set, and none below it.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}
