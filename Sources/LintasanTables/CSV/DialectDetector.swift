/// Finds out how a CSV file separates its fields.
enum DialectDetector {
  /// The first line where it names the delimiter, as spreadsheets understand it (`sep=;`): the delimiter and the line's length.
  static func announced(in text: [UInt8]) -> (delimiter: UInt8, length: Int)? {
    let end = text.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? text.count
    let line = text[..<end].filter { $0 != UInt8(ascii: "\"") }
    guard line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else { return nil }
    var length = min(text.count, end + 1)
    if end + 1 < text.count, text[end] == UInt8(ascii: "\r"), text[end + 1] == UInt8(ascii: "\n") { length += 1 }
    return (line[4], length)
  }

  /// The delimiter that splits the first lines most evenly, titles above the table left out.
  static func delimiter(of text: [UInt8]) -> UInt8 {
    // The most even one wins; of equal ones that which texts hold least often.
    let candidates = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ",")]
    let widths = candidates.map { Self.widths(text, $0) }
    for first in 0..<(widths.map(\.count).max() ?? 0) {
      var best: (delimiter: UInt8, score: Int)?
      for (candidate, widths) in zip(candidates, widths) where first < widths.count && widths[first] > 1 {
        let following = widths[first...].prefix(50).filter { $0 > 0 }
        let agreeing = following.count { $0 == widths[first] }
        // Below a title the lines must agree for the most part; from the first line on a few are enough.
        guard first == 0 && agreeing > 1 || 10 * agreeing >= 6 * following.count && following.count > 1 else { continue }
        let score = widths[first] * agreeing
        if score > best?.score ?? 0 { best = (candidate, score) }
      }
      if let best { return best.delimiter }
    }
    // One line alone: whatever splits it.
    let single = zip(candidates, widths).max { ($0.1.first ?? 0) < ($1.1.first ?? 0) }
    return single.map { ($0.1.first ?? 0) > 1 ? $0.0 : UInt8(ascii: ",") } ?? UInt8(ascii: ",")
  }

  /// How many fields each of the first records has; 0 for blank ones.
  private static func widths(_ text: [UInt8], _ delimiter: UInt8) -> [Int] {
    var scanner = CSVScanner(bytes: text, delimiter: delimiter, file: "")
    var widths: [Int] = []
    while widths.count < FrameFinder.depth, (try? scanner.next()) == true {
      let isBlank = scanner.fields.allSatisfy { $0.start == $0.end }
      widths.append(isBlank ? 0 : scanner.fields.count)
    }
    return widths
  }
}
