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
    let preamble = Self.preamble(of: bytes, marks: headerMarks)
    skippedLines = preamble.lines
    if preamble.length > 0 { bytes.removeSubrange(..<preamble.length) }
    var reader = CSVReader()
    reader.otherKinds = .text
    reader.policy = .verbatim
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
    for remark in contents.remarks {
      notes.append(
        ImportNote(
          file: file.name, line: nil, column: nil, kind: .dropped, found: "\(remark)",
          reason: "rows above the header and below the table"))
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

  /// How many bytes and lines come before the header, seen by a name that it holds.
  private static func preamble(of bytes: [UInt8], marks: [String]) -> (length: Int, lines: Int) {
    guard !marks.isEmpty else { return (0, 0) }
    let wanted = Set(marks.map(plain))
    var start = 0
    for line in 0..<20 {
      // Bytes, not characters: CR LF is one character of Swift.
      guard start < min(bytes.count, 1 << 16) else { break }
      let end = bytes[start...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.endIndex
      let cells = bytes[start..<end].split { $0 == 44 || $0 == 59 || $0 == 9 || $0 == 124 || $0 == 34 }
      if cells.contains(where: { wanted.contains(plain(String(decoding: $0, as: UTF8.self))) }) { return (start, line) }
      start = end + 1
      if end + 1 < bytes.count, bytes[end] == 13, bytes[end + 1] == 10 { start += 1 }
    }
    return (0, 0)
  }
}
