/// Reads decimal numbers from bytes, correctly rounded.
///
/// ``DecimalScanner`` reads what is common; everything else goes to the standard library.
struct NumberParser {
  /// What a field holds.
  enum Reading: Equatable {
    case number(Double)
    case missing
    case notANumber
  }

  let decimalMark: UInt8
  /// The mark between groups of three digits; 0 where there is none.
  let thousandsMark: UInt8
  /// Words that stand for a missing number beside the usual ones, in lower case.
  let words: Set<String>
  /// Reads the common kinds.
  let scanner: DecimalScanner

  init(usesDecimalComma: Bool) {
    self.init(NumberMarks(decimal: UInt8(ascii: usesDecimalComma ? "," : "."), thousands: nil))
  }

  init(_ marks: NumberMarks, words: Set<String> = []) {
    decimalMark = marks.decimal
    thousandsMark = marks.thousands ?? 0
    self.words = CellPolicy.missingNumberWords.union(words.map { $0.lowercased() })
    longestWord = self.words.map(\.utf8.count).max() ?? 0
    scanner = DecimalScanner(decimalMark: decimalMark)
  }

  private let longestWord: Int

  /// Reads `bytes[start..<end]`; spaces around the number do not count.
  func read(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Reading { read(bytes.span, start, end) }

  /// Reads `bytes[start..<end]`; spaces around the number do not count.
  func read(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Reading {
    var (start, end) = (start, end)
    while start < end && bytes[start] == UInt8(ascii: " ") { start += 1 }
    while end > start && bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    guard start < end else { return .missing }
    let field = bytes.extracting(start..<end)
    let first = field[0] == UInt8(ascii: "+") ? 1 : 0
    if first == 0 || field.count > 1 && field[1] != UInt8(ascii: "-") {
      let found = scanner.number(field, from: first)
      if found.end == field.count { return .number(found.number) }
    }
    if thousandsMark != 0, let plain = ungrouped(field) {
      let found = scanner.number(plain.span, from: 0)
      return found.end == plain.count ? .number(found.number) : slow(plain.span)
    }
    return slow(field)
  }

  /// The digits of a number whose thousands are marked, without the marks; `nil` for any other.
  private func ungrouped(_ field: Span<UInt8>) -> [UInt8]? {
    var plain: [UInt8] = []
    var index = 0
    if field[0] == UInt8(ascii: "-") || field[0] == UInt8(ascii: "+") {
      if field[0] == UInt8(ascii: "-") { plain.append(field[0]) }
      index = 1
    }
    guard index < field.count, field[index] != UInt8(ascii: "0") else { return nil }
    var groups = 0
    while true {
      let start = index
      while index < field.count, field[index] &- 48 < 10 {
        plain.append(field[index])
        index += 1
      }
      let length = index - start
      guard groups == 0 ? (1...3).contains(length) : length == 3 else { return nil }
      guard let width = thousandsWidth(field, at: index) else { break }
      index += width
      groups += 1
    }
    guard groups > 0 else { return nil }
    if index < field.count, field[index] == decimalMark {
      repeat {
        plain.append(field[index])
        index += 1
      } while index < field.count && field[index] &- 48 < 10
    }
    return index == field.count ? plain : nil
  }

  /// The length of the mark between thousands at a place; a space may also be one that does not break.
  private func thousandsWidth(_ field: Span<UInt8>, at index: Int) -> Int? {
    guard index < field.count else { return nil }
    if field[index] == thousandsMark { return 1 }
    guard thousandsMark == 32 else { return nil }
    if index + 1 < field.count, field[index] == 0xC2, field[index + 1] == 0xA0 { return 2 }
    let isNarrow = index + 2 < field.count && field[index] == 0xE2 && field[index + 1] == 0x80 && field[index + 2] == 0xAF
    return isNarrow ? 3 : nil
  }

  /// Numbers of many digits or great exponents, by the standard library; and words.
  private func slow(_ field: Span<UInt8>) -> Reading {
    var text: [UInt8] = []
    var isNumeric = true
    for index in field.indices {
      let byte = field[index]
      if byte == UInt8(ascii: ".") && decimalMark != byte { isNumeric = false }
      isNumeric = isNumeric && (byte &- 48 < 10 || byte == decimalMark || [43, 45, 69, 101].contains(byte))
      text.append(byte == decimalMark ? UInt8(ascii: ".") : byte)
    }
    guard isNumeric, text.contains(where: { $0 &- 48 < 10 }) else { return word(field) }
    if text.first == UInt8(ascii: "+") {
      text.removeFirst()
      if let next = text.first, next == UInt8(ascii: "-") || next == UInt8(ascii: "+") { return .notANumber }
    }
    guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else { return .notANumber }
    return .number(number)
  }

  private func word(_ field: Span<UInt8>) -> Reading {
    guard field.count <= longestWord else { return .notANumber }
    let text = String(decoding: field.indices.map { field[$0] }, as: UTF8.self).lowercased()
    return words.contains(text) ? .missing : .notANumber
  }
}
