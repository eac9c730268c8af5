/// Reads CSV files into tables.
///
/// Delimiter and decimal mark are detected unless a dialect is given; a UTF-8 or UTF-16 byte-order mark is honoured. A
/// column is one of numbers where every field that is not empty reads as a number (`NA`, `NaN`, `null` and `.` stand for
/// missing ones); otherwise it is text, in which only the empty field is missing: Namibia's code `NA` stays what it is.
public struct CSVReader: Sendable {
  /// The dialect, or `nil` to detect it.
  public var dialect: CSVDialect?
  /// The encoding, or `nil` to take UTF-8 unless a byte-order mark says otherwise.
  public var encoding: TextEncoding?
  /// The columns to read, in the order of the file; `nil` for all. Others are not parsed.
  public var columns: Set<String>?
  /// Kinds that columns must have; the rest are detected.
  public var kinds: [String: Column.Kind]

  /// A reader.
  public init(
    dialect: CSVDialect? = nil, encoding: TextEncoding? = nil, columns: Set<String>? = nil,
    kinds: [String: Column.Kind] = [:]
  ) {
    self.dialect = dialect
    self.encoding = encoding
    self.columns = columns
    self.kinds = kinds
  }

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes.
  ///   - file: the file's name, for errors.
  /// - Throws: ``CSVError`` with line and column.
  public func read(_ bytes: [UInt8], file: String) throws(CSVError) -> CSVContents {
    let announced = TextEncoding.announced(by: bytes)
    let encoding = self.encoding ?? announced.encoding
    let content = bytes[announced.markLength...]
    let text: [UInt8]
    switch encoding.decoded(content) {
    case .success(let decoded): text = decoded
    case .failure(let invalid):
      let before = bytes[..<invalid.offset]
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? announced.markLength
      throw CSVError(
        file: file, line: line, fault: .notText(byte: bytes[invalid.offset], column: invalid.offset - lineStart + 1))
    }
    guard text.contains(where: { $0 > UInt8(ascii: " ") }) else { throw CSVError(file: file, line: 1, fault: .empty) }
    let dialect = self.dialect ?? DialectDetector.detect(text)
    var scanner = CSVScanner(bytes: text, delimiter: dialect.delimiter, file: file)
    let header = try readHeader(&scanner)
    let table = try readRows(scanner, header: header, dialect: dialect)
    return CSVContents(
      table: table.table, dialect: dialect, encoding: encoding, lines: table.lines, header: header.names,
      trimmedHeaders: header.trimmed)
  }

  private struct Header {
    var names: [String]
    var trimmed: [String]
  }

  private func readHeader(_ scanner: inout CSVScanner) throws(CSVError) -> Header {
    repeat {
      guard try scanner.next() else { throw CSVError(file: scanner.file, line: 1, fault: .empty) }
    } while scanner.isBlankLine
    var header = Header(names: [], trimmed: [])
    var positions: [String: Int] = [:]
    for (index, field) in scanner.fields.enumerated() {
      let name = scanner.trimmedText(field)
      if name != scanner.text(field) { header.trimmed.append(name) }
      if let first = positions.updateValue(index + 1, forKey: name) {
        throw CSVError(
          file: scanner.file, line: scanner.recordLine,
          fault: .duplicateHeader(name, firstColumn: first, secondColumn: index + 1))
      }
      header.names.append(name)
    }
    for wanted in (columns ?? []).union(kinds.keys).sorted() where positions[wanted] == nil {
      throw CSVError(
        file: scanner.file, line: scanner.recordLine, fault: .noColumn(wanted, available: header.names))
    }
    return header
  }

  private func readRows(
    _ start: CSVScanner, header: Header, dialect: CSVDialect
  ) throws(CSVError) -> (table: Table, lines: LineNumbers) {
    let wanted = header.names.indices.filter { columns?.contains(header.names[$0]) ?? true }
    var builders = wanted.map { ColumnBuilder(name: header.names[$0], position: $0, kind: kinds[header.names[$0]]) }
    let parser = NumberParser(usesDecimalComma: dialect.usesDecimalComma)
    while true {
      var scanner = start
      var lines = LineNumbers()
      var isComplete = true
      while try scanner.next() {
        if scanner.isBlankLine && (header.names.count > 1 || scanner.position >= scanner.bytes.count) { continue }
        guard scanner.fields.count == header.names.count else {
          throw CSVError(
            file: scanner.file, line: scanner.recordLine,
            fault: .ragged(expected: header.names.count, found: scanner.fields.count))
        }
        lines.append(scanner.recordLine)
        for index in builders.indices {
          try builders[index].append(scanner, parser, &isComplete)
        }
      }
      if isComplete {
        return (Table(trusted: builders.map(\.column)), lines)
      }
      // A column that looked like numbers turned out to be text: read once more, now knowing.
      for index in builders.indices { builders[index].restart() }
    }
  }
}
