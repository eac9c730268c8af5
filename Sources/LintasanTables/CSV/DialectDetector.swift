/// Finds out how a CSV file separates its fields.
enum DialectDetector {
  /// The delimiter that splits the first lines most evenly, and the decimal mark that its numbers show.
  static func detect(_ text: [UInt8]) -> CSVDialect {
    let sample = Array(text.prefix(1 << 16))
    var best = CSVDialect.rfc4180
    var bestScore = 0
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")] {
      let score = self.score(sample, delimiter)
      if score > bestScore { (best, bestScore) = (CSVDialect(delimiter: delimiter), score) }
    }
    if best.delimiter != UInt8(ascii: ",") { best.usesDecimalComma = showsDecimalComma(sample, best.delimiter) }
    return best
  }

  /// The number of fields in the header, times the lines that agree with it.
  private static func score(_ sample: [UInt8], _ delimiter: UInt8) -> Int {
    var scanner = CSVScanner(bytes: sample, delimiter: delimiter, file: "")
    guard (try? scanner.next()) == true, scanner.fields.count > 1 else { return 0 }
    let width = scanner.fields.count
    var agreeing = 1
    for _ in 0..<50 {
      guard (try? scanner.next()) == true else { break }
      if scanner.fields.count == width { agreeing += 1 }
    }
    return width * agreeing
  }

  private static func showsDecimalComma(_ sample: [UInt8], _ delimiter: UInt8) -> Bool {
    var scanner = CSVScanner(bytes: sample, delimiter: delimiter, file: "")
    let (comma, point) = (NumberParser(usesDecimalComma: true), NumberParser(usesDecimalComma: false))
    var (commas, points) = (0, 0)
    for _ in 0..<200 {
      guard (try? scanner.next()) == true else { break }
      for field in scanner.fields {
        let (withComma, withPoint) =
          (comma.read(sample, field.start, field.end), point.read(sample, field.start, field.end))
        if withComma != withPoint {
          if case .number = withComma { commas += 1 }
          if case .number = withPoint { points += 1 }
        }
      }
    }
    return commas > points
  }
}
