import LintasanTables

/// A downloaded table: every cell as text, without the blanks around it.
struct RawTable {
  let file: String
  /// The column that the user named for its values.
  let givenColumn: String?
  let header: [String]
  private let columns: [Texts]
  private let lines: LineNumbers
  /// Lines before the header that are not part of the table.
  private let skippedLines: Int
  /// Headers and cells that had blanks around them.
  private(set) var notes: [ImportNote] = []
  let rowCount: Int

  /// Reads a file.
  ///
  /// - Parameter headerMark: a name in the header; lines before the one that holds it are passed over.
  init(_ file: ImportFile, headerMarks: [String] = []) throws(ImportError) {
    var bytes = file.bytes
    skippedLines = Self.preamble(of: bytes, marks: headerMarks)
    var position = bytes.startIndex
    for _ in 0..<skippedLines { position = (bytes[position...].firstIndex(of: 10) ?? bytes.endIndex - 1) + 1 }
    if position > 0 { bytes.removeSubrange(..<position) }
    if skippedLines > 0 { bytes = Self.withoutTrailingDelimiters(bytes) }
    var reader = CSVReader()
    reader.otherKinds = .text
    let contents: CSVContents
    do { contents = try reader.read(bytes, file: file.name) } catch {
      throw .csv(CSVError(file: error.file, line: error.line + skippedLines, fault: error.fault))
    }
    self.file = file.name
    givenColumn = file.column
    header = contents.header
    lines = contents.lines
    rowCount = contents.table.rowCount
    columns = contents.table.columns.map { column in
      if case .texts(let texts) = column.values { return texts }
      return Texts([String?](repeating: nil, count: column.count))
    }
    for name in contents.trimmedHeaders {
      notes.append(
        ImportNote(
          file: file.name, line: 1 + skippedLines, column: name, kind: .changed, found: "\(name) with blanks around",
          kept: name, reason: "blanks around a header"))
    }
    for column in columns.indices {
      for row in 0..<rowCount {
        guard let text = columns[column][row] else { continue }
        let trimmed = Self.trimmed(text)
        if trimmed != text {
          notes.append(
            ImportNote(
              file: file.name, line: line(of: row), column: header[column], kind: .changed, found: text, kept: trimmed,
              reason: "blanks around a value"))
        }
      }
    }
  }

  /// The column that goes by one of the given names; case, blanks, hyphens and underscores do not count.
  func column(named names: [String]) -> Int? {
    let wanted = Set(names.map(Self.plain))
    return header.firstIndex { wanted.contains(Self.plain($0)) }
  }

  /// The same, where there must be one.
  func column(for purpose: String, named names: [String]) throws(ImportError) -> Int {
    guard let found = column(named: names) else {
      throw .noColumn(file: file, purpose: purpose, names: names, available: header)
    }
    return found
  }

  /// A cell without the blanks around it; `nil` where it is blank.
  subscript(row: Int, column: Int) -> String? {
    columns[column][row].flatMap { text in
      let trimmed = Self.trimmed(text)
      return trimmed.isEmpty ? nil : trimmed
    }
  }

  /// The line of a row, counted from 1.
  func line(of row: Int) -> Int { lines[row] + skippedLines }

  static func trimmed(_ text: String) -> String {
    var part = text[...]
    while let first = part.first, first.isWhitespace || first == "\u{FEFF}" { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
  }

  /// A name in lower case, of letters and digits only.
  static func plain(_ name: String) -> String { String(name.lowercased().filter { $0.isLetter || $0.isNumber }) }

  /// How many lines come before the header, seen by a name that it holds.
  private static func preamble(of bytes: [UInt8], marks: [String]) -> Int {
    guard !marks.isEmpty else { return 0 }
    let sample = String(decoding: bytes.prefix(1 << 14), as: UTF8.self)
    for (index, line) in sample.split(separator: "\n", omittingEmptySubsequences: false).prefix(12).enumerated() {
      let cells = line.split(whereSeparator: { ",;\t|\"\r".contains($0) }).map { plain(String($0)) }
      if cells.contains(where: { cell in marks.contains { plain($0) == cell } }) { return index }
    }
    return 0
  }

  /// Lines as they are, but for a comma at the end of each: the World Bank's own files have one.
  private static func withoutTrailingDelimiters(_ bytes: [UInt8]) -> [UInt8] {
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    let content = lines.filter { !$0.allSatisfy { $0 == 13 } }
    let endsInComma = content.allSatisfy { ($0.last == 13 ? $0.dropLast() : $0).last == UInt8(ascii: ",") }
    guard endsInComma else { return bytes }
    var kept: [UInt8] = []
    for line in content { kept += (line.last == 13 ? line.dropLast() : line).dropLast() + [10] }
    return kept
  }
}
