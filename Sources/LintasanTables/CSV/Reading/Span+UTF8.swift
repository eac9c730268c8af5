extension Span<UInt8> {
  /// The index of the first byte that is not UTF-8 between two indices.
  func firstInvalidUTF8(from start: Int, to end: Int) -> Int? {
    var index = start
    while index < end {
      let lead = self[index]
      if lead < 0x80 {
        while index &+ 8 <= end && word(at: index) & 0x8080_8080_8080_8080 == 0 { index &+= 8 }
        while index < end && self[index] < 0x80 { index &+= 1 }
        continue
      }
      let length = lead >= 0xC2 && lead <= 0xDF ? 2 : lead & 0xF0 == 0xE0 ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0
      let next = index &+ length
      guard length > 0, next <= end else { return index }
      for offset in 1..<length where self[index &+ offset] & 0xC0 != 0x80 { return index }
      let second = self[index &+ 1]
      let isOverlongOrSurrogate =
        lead == 0xE0 && second < 0xA0 || lead == 0xED && second > 0x9F
        || lead == 0xF0 && second < 0x90 || lead == 0xF4 && second > 0x8F
      if isOverlongOrSurrogate { return index }
      index = next
    }
    return nil
  }
}
