/// The header of a CSV file, and what its first rows show.
struct CSVHeader {
  /// The names, without the blanks around them.
  private(set) var names: [String] = []
  /// Names that had blanks around them.
  private(set) var trimmed: [String] = []
  /// The dialect, given or detected.
  let dialect: CSVDialect
  /// Reads numbers as the dialect writes them.
  let parser: NumberParser
  /// The line of the header, counted from 1.
  let line: Int
  /// Where the rows begin, and the line of the first.
  let end: Int
  let nextLine: Int
  /// Whether one of the first rows has a text in the column.
  private(set) var showsText: [Bool]
  /// About how many bytes a row has.
  private(set) var rowLength: Int

  private static let sampleLength = 1 << 16
  private static let sampleRows = 200

  /// Reads the header of a source of UTF-8.
  ///
  /// - Throws: ``CSVError``, ``CSVError/Fault``.
  init(
    _ source: CSVSource, from start: Int, dialect: CSVDialect?, file: String, limits: CSVLimits = CSVLimits()
  ) throws {
    let longest = limits.recordLength + 1
    var length = min(Self.sampleLength, longest)
    while true {
      let isWhole = start + length >= source.count
      var bytes = try source.bytes(start..<min(source.count, start + length))
      // A character may be cut at the end of the sample.
      if !isWhole, let last = bytes.lastIndex(where: { $0 < 0x80 }) { bytes.removeSubrange((last + 1)...) }
      guard bytes.contains(where: { $0 > UInt8(ascii: " ") }) else {
        if isWhole || length >= longest { throw CSVError(file: file, line: 1, fault: .empty) }
        length = min(length * 8, longest)
        continue
      }
      let found = dialect ?? DialectDetector.detect(bytes)
      var scanner = CSVScanner(bytes: bytes, delimiter: found.delimiter, file: file, limits: limits)
      do {
        repeat {
          guard try scanner.next() else { throw CSVError(file: file, line: 1, fault: .empty) }
        } while scanner.isBlankLine
      } catch {
        if isWhole || length >= longest { throw Self.firstFault(bytes, error, file: file) }
        length = min(length * 8, longest)
        continue
      }
      if !isWhole && scanner.position >= bytes.count && length < longest {
        length = min(length * 8, longest)
        continue
      }
      self.dialect = found
      parser = NumberParser(usesDecimalComma: found.usesDecimalComma)
      line = scanner.recordLine
      end = start + scanner.position
      nextLine = scanner.line
      showsText = []
      rowLength = 16
      if let place = bytes.span.firstInvalidUTF8(from: 0, to: scanner.position) {
        let text = CSVError(file: file, line: line, fault: .notText(byte: bytes[place], column: place + 1))
        throw Self.firstFault(bytes, text, file: file)
      }
      try takeNames(scanner)
      look(&scanner, isWhole: isWhole)
      return
    }
  }

  /// The first byte that is no text, before any other fault.
  private static func firstFault(_ bytes: [UInt8], _ error: any Error, file: String) -> any Error {
    guard let place = bytes.span.firstInvalidUTF8(from: 0, to: bytes.count) else { return error }
    let line = bytes[..<place].count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = bytes[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return CSVError(file: file, line: line, fault: .notText(byte: bytes[place], column: place - lineStart + 1))
  }

  private mutating func takeNames(_ scanner: CSVScanner) throws(CSVError) {
    var positions: [String: Int] = [:]
    for (index, field) in scanner.fields.enumerated() {
      let name = scanner.trimmedText(field)
      if name != scanner.text(field) { trimmed.append(name) }
      if let first = positions.updateValue(index + 1, forKey: name) {
        throw CSVError(
          file: scanner.file, line: scanner.recordLine,
          fault: .duplicateHeader(name, firstColumn: first, secondColumn: index + 1))
      }
      names.append(name)
    }
  }

  /// What the rows of the sample show; faults are left to those who read all rows.
  private mutating func look(_ scanner: inout CSVScanner, isWhole: Bool) {
    showsText = names.map { _ in false }
    let start = scanner.position
    var (rows, last) = (0, start)
    while rows < Self.sampleRows, (try? scanner.next()) == true, isWhole || scanner.position < scanner.bytes.count {
      guard scanner.fields.count == names.count else { continue }
      rows += 1
      last = scanner.position
      for (column, field) in scanner.fields.enumerated() where !showsText[column] {
        showsText[column] = parser.read(scanner.bytes, field.start, field.end) == .notANumber
      }
    }
    rowLength = max(2, (last - start) / max(1, rows))
  }
}
