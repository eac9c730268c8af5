/// Writes tables as CSV.
///
/// UTF-8; fields are quoted where they hold a delimiter, a quote or a line break. Text that a spreadsheet would run as a
/// formula is preceded by an apostrophe unless ``guardsFormulas`` is off; numbers are never touched.
public struct CSVWriter: Sendable {
  /// The dialect to write.
  public var dialect: CSVDialect
  /// Whether texts beginning with `=`, `+`, `-`, `@`, tab or CR are made harmless.
  public var guardsFormulas: Bool

  /// A writer.
  public init(dialect: CSVDialect = .rfc4180, guardsFormulas: Bool = true) {
    self.dialect = dialect
    self.guardsFormulas = guardsFormulas
  }

  /// The table as bytes, header first.
  public func write(_ table: Table) -> [UInt8] {
    var bytes: [UInt8] = dialect.writesByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    for (index, column) in table.columns.enumerated() {
      if index > 0 { bytes.append(dialect.delimiter) }
      append(text: column.name, to: &bytes)
    }
    endLine(&bytes)
    for row in 0..<table.rowCount {
      for (index, column) in table.columns.enumerated() {
        if index > 0 { bytes.append(dialect.delimiter) }
        switch column[row] {
        case .number(let number): bytes.append(contentsOf: self.number(number).utf8)
        case .text(let text): append(text: text, to: &bytes)
        case .boolean(let isTrue): bytes.append(contentsOf: (isTrue ? "true" : "false").utf8)
        case .missing: break
        }
      }
      endLine(&bytes)
    }
    return bytes
  }

  private func endLine(_ bytes: inout [UInt8]) {
    if dialect.endsLinesWithCRLF { bytes.append(UInt8(ascii: "\r")) }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func number(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    var text = NumberText.shortest(value)
    if let digits = dialect.significantDigits { text = NumberText.rounded(value, significantDigits: digits) }
    return dialect.usesDecimalComma ? text.replacing(".", with: ",") : text
  }

  private func append(text: String, to bytes: inout [UInt8]) {
    var content = Array(text.utf8)
    if guardsFormulas, let first = content.first, Self.formulaStarts.contains(first) {
      content.insert(UInt8(ascii: "'"), at: 0)
    }
    let special: (UInt8) -> Bool = { byte in
      byte == self.dialect.delimiter || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    let needsQuotes = content.contains(where: special) || content.first == UInt8(ascii: " ")
      || content.last == UInt8(ascii: " ")
    guard needsQuotes else {
      bytes.append(contentsOf: content)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in content {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static let formulaStarts = Set("=+-@\t\r".utf8)
}
