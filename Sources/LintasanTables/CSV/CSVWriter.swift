import LintasanLinearAlgebra

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes tables as CSV.
///
/// UTF-8; fields are quoted where they hold a delimiter, a quote or a line break, or begin or end with a blank, and in
/// dialects of spreadsheets also numbers with a decimal comma, texts with any mark that those separate at, and texts of digits
/// such as codes, which a program can then be told to leave as texts. A text that
/// is a word for a missing value, such as `NA`, is quoted too: it is read back as a text.
/// Text that a spreadsheet would run as a formula is preceded by an apostrophe unless ``guardsFormulas`` is off;
/// numbers are never touched.
package struct CSVWriter: Sendable {
  /// The dialect to write.
  package var dialect: CSVDialect
  /// Whether texts beginning with `=`, `+`, `-`, `@`, tab or CR are made harmless.
  package var guardsFormulas: Bool
  /// How many threads write; the bytes are the same for any number.
  package var threads = ProcessInfo.processInfo.activeProcessorCount

  /// What begins a file to say that it is UTF-8; a text that begins so is quoted, or the first one would be taken for it.
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// How many rows one thread writes at a time.
  private static let blockLength = 8192

  /// A writer.
  package init(dialect: CSVDialect = .rfc4180, guardsFormulas: Bool = true) {
    self.dialect = dialect
    self.guardsFormulas = guardsFormulas
  }

  /// The table as bytes, header first.
  package func write(_ table: Table) -> [UInt8] {
    var bytes: [UInt8] = dialect.writesByteOrderMark ? Self.byteOrderMark : []
    for (index, column) in table.columns.enumerated() {
      if index > 0 { bytes.append(dialect.delimiter) }
      bytes += field(column.name)
    }
    endLine(&bytes, isEmpty: table.columns.count == 1 && table.columns[0].name.isEmpty)
    let columns = table.columns.map { column -> Cells in
      switch column.values {
      case .numbers(let numbers): .numbers(numbers)
      case .texts(let texts): .texts(texts.codes, fields(of: texts, in: column.name))
      case .booleans(let booleans): .booleans(booleans)
      }
    }
    let blocks = (table.rowCount + Self.blockLength - 1) / Self.blockLength
    let written = parallelMap(count: blocks, threads: threads) { block in
      let first = block * Self.blockLength
      return rows(first..<min(table.rowCount, first + Self.blockLength), of: columns)
    }
    bytes.reserveCapacity(bytes.count + written.reduce(0) { $0 + $1.count })
    for block in written { bytes += block }
    return bytes
  }

  /// A column ready to be written: each distinct text is one field already.
  private enum Cells: Sendable {
    case numbers(Numbers)
    case texts([Int32], [[UInt8]])
    case booleans([Bool?])
  }

  private func rows(_ range: Range<Int>, of columns: [Cells]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count * columns.count * 12)
    for row in range {
      let start = bytes.count
      for (index, column) in columns.enumerated() {
        if index > 0 { bytes.append(dialect.delimiter) }
        switch column {
        case .numbers(let numbers): if let number = numbers[row] { append(number, to: &bytes) }
        case .texts(let codes, let fields): if codes[row] >= 0 { bytes += fields[Int(codes[row])] }
        case .booleans(let booleans): if let value = booleans[row] { bytes += (value ? "true" : "false").utf8 }
        }
      }
      endLine(&bytes, isEmpty: bytes.count == start)
    }
    return bytes
  }

  /// Ends a line; one with nothing on it, which only a table of one column has, shows that it holds a field.
  private func endLine(_ bytes: inout [UInt8], isEmpty: Bool) {
    if isEmpty { bytes += "\"\"".utf8 }
    if dialect.endsLinesWithCRLF { bytes.append(UInt8(ascii: "\r")) }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func append(_ value: Double, to bytes: inout [UInt8]) {
    guard value.isFinite else { return }
    let start = bytes.count
    if let digits = dialect.significantDigits {
      bytes += NumberText.rounded(value, significantDigits: digits).utf8
    } else {
      NumberText.appendShortest(value, to: &bytes)
    }
    guard dialect.usesDecimalComma else { return }
    guard let point = bytes[start...].firstIndex(of: UInt8(ascii: ".")) else { return }
    bytes[point] = UInt8(ascii: ",")
    // A spreadsheet that separates fields at commas too takes a quoted number for one number all the same.
    guard dialect.writesByteOrderMark else { return }
    bytes.insert(UInt8(ascii: "\""), at: start)
    bytes.append(UInt8(ascii: "\""))
  }

  /// The distinct texts of a column as fields. In a column of codes words such as `NA` need no quotes to be read as texts.
  private func fields(of texts: Texts, in name: String) -> [[UInt8]] {
    let words = Set(CellPolicy.missingWords)
    guard texts.levels.contains(where: words.contains) else { return texts.levels.map { field($0) } }
    let keeps = CellPolicy().keepsWords(name, among: texts.levels.filter { !words.contains($0) })
    return texts.levels.map { field($0, isWord: !keeps && words.contains($0)) }
  }

  /// A text as a field.
  private func field(_ text: String, isWord: Bool = false) -> [UInt8] {
    var content = Array(text.utf8)
    if guardsFormulas, let first = content.first, Self.formulaStarts.contains(first) {
      content.insert(UInt8(ascii: "'"), at: 0)
    }
    let separators = dialect.writesByteOrderMark ? Self.separators : [dialect.delimiter]
    let needsQuotes =
      dialect.writesByteOrderMark && Self.looksLikeNumber(content)
      || isWord
      || content.starts(with: Self.byteOrderMark) || content.first.map(Self.isBlank) ?? false
      || content.last.map(Self.isBlank) ?? false
      || content.contains { separators.contains($0) || Self.quotedMarks.contains($0) }
    guard needsQuotes else { return content }
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    for byte in content {
      if byte == UInt8(ascii: "\"") { quoted.append(byte) }
      quoted.append(byte)
    }
    quoted.append(UInt8(ascii: "\""))
    return quoted
  }

  /// Whether a byte is a space or a control character, which readers may trim or take for nothing.
  private static func isBlank(_ byte: UInt8) -> Bool { byte <= UInt8(ascii: " ") }

  /// Whether a text consists of digits and marks only.
  private static func looksLikeNumber(_ text: [UInt8]) -> Bool {
    text.contains { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      && text.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || numberMarks.contains($0) }
  }

  private static let quotedMarks = Set("\"\n\r".utf8)
  /// Where spreadsheets separate fields unless they are told otherwise.
  private static let separators = Set(",;\t".utf8)
  private static let numberMarks = Set(".,-/:+eE%' ".utf8)
  private static let formulaStarts = Set("=+-@\t\r".utf8)
}
