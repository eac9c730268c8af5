/// The last lines of a CSV file.
struct Tail {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  /// The places of the lines, without their ends.
  private(set) var lines: [Range<Int>] = []
  /// The first line of ``rows(parser:)``: before it a quoted field may span lines.
  private(set) var firstRow = 0

  init(_ bytes: [UInt8], _ delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    var (start, index) = (0, 0)
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        lines.append(start..<index)
        if byte == UInt8(ascii: "\r"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    let quotes = lines.map { line in bytes[line].count { $0 == UInt8(ascii: "\"") } }
    firstRow = quotes.lastIndex { $0 % 2 == 1 }.map { $0 + 1 } ?? 0
  }

  /// Forgets the first line.
  mutating func dropFirst() { firstRow = max(firstRow, min(1, lines.count)) }

  /// Whether nothing stands in a line but blanks and delimiters.
  func isBlank(_ line: Int) -> Bool {
    bytes[lines[line]].allSatisfy { $0 <= UInt8(ascii: " ") || $0 == delimiter || $0 == UInt8(ascii: "\"") }
  }

  /// The cells of the lines from ``firstRow`` on.
  func rows(parser: NumberParser) -> [[FrameFinder.Cell]] {
    lines[firstRow...].map { line in
      var scanner = CSVScanner(bytes: Array(bytes[line]), delimiter: delimiter, file: "")
      guard (try? scanner.next()) == true else { return [FrameFinder.Cell(text: "", isNumber: false)] }
      return scanner.fields.map { field in
        FrameFinder.Cell(
          text: scanner.trimmedText(field), isNumber: parser.read(scanner.bytes, field.start, field.end) != .notANumber)
      }
    }
  }
}
