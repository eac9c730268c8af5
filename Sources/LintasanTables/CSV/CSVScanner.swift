/// Splits the bytes of a CSV file into records and fields, by RFC 4180 with CR, LF or CR LF.
struct CSVScanner {
  /// Where a field's text lies; a quoted field's quotes are left out.
  struct Field {
    var start: Int
    var end: Int
    /// Whether doubled quotes within the field stand for one.
    var hasEscapedQuotes: Bool
    var isQuoted: Bool
  }

  let bytes: [UInt8]
  let delimiter: UInt8
  let file: String
  private let limits: CSVLimits
  private(set) var position: Int
  /// The line on which the next record begins, counted from 1.
  private(set) var line: Int
  /// The fields of the last record read.
  private(set) var fields: [Field] = []
  /// The line on which the last record began.
  private(set) var recordLine = 1

  init(
    bytes: [UInt8], from start: Int = 0, line: Int = 1, delimiter: UInt8, file: String, limits: CSVLimits = CSVLimits()
  ) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.file = file
    self.limits = limits
    position = start
    self.line = line
  }

  /// Reads the next record into ``fields``; `false` at the end of the file.
  mutating func next() throws(CSVError) -> Bool {
    let count = bytes.count
    guard position < count else { return false }
    fields.removeAll(keepingCapacity: true)
    recordLine = line
    let recordStart = position
    let quote = UInt8(ascii: "\"")
    let lineFeed = UInt8(ascii: "\n")
    let carriageReturn = UInt8(ascii: "\r")
    while true {
      if position < count && bytes[position] == quote {
        try readQuotedField(recordStart: recordStart)
      } else {
        let start = position
        var index = position
        while index < count {
          let byte = bytes[index]
          if byte == delimiter || byte == lineFeed || byte == carriageReturn { break }
          index += 1
        }
        position = index
        fields.append(Field(start: start, end: index, hasEscapedQuotes: false, isQuoted: false))
      }
      if fields.count > limits.columns {
        throw CSVError(file: file, line: recordLine, fault: .tooManyColumns(limit: limits.columns))
      }
      if position - recordStart > limits.recordLength {
        throw CSVError(file: file, line: recordLine, fault: .lineTooLong(limit: limits.recordLength))
      }
      guard position < count else { return true }
      let byte = bytes[position]
      position += 1
      if byte == delimiter { continue }
      if byte == carriageReturn && position < count && bytes[position] == lineFeed { position += 1 }
      line += 1
      return true
    }
  }

  private mutating func readQuotedField(recordStart: Int) throws(CSVError) {
    let quote = UInt8(ascii: "\"")
    let openingLine = line
    let start = position + 1
    var index = start
    var hasEscapedQuotes = false
    while true {
      guard index < bytes.count else {
        throw CSVError(file: file, line: openingLine, fault: .unterminatedQuote)
      }
      let byte = bytes[index]
      if byte == quote {
        if index + 1 < bytes.count && bytes[index + 1] == quote {
          hasEscapedQuotes = true
          index += 2
          continue
        }
        break
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      index += 1
    }
    fields.append(Field(start: start, end: index, hasEscapedQuotes: hasEscapedQuotes, isQuoted: true))
    position = index + 1
    if position < bytes.count {
      let byte = bytes[position]
      if byte != delimiter && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r") {
        throw CSVError(file: file, line: line, fault: .textAfterQuote(column: fields.count))
      }
    }
  }

  /// The text of a field.
  func text(_ field: Field) -> String {
    let slice = bytes[field.start..<field.end]
    guard field.hasEscapedQuotes else { return String(decoding: slice, as: UTF8.self) }
    var unescaped: [UInt8] = []
    var index = slice.startIndex
    while index < slice.endIndex {
      unescaped.append(slice[index])
      index += slice[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return String(decoding: unescaped, as: UTF8.self)
  }

  /// The text of a field without surrounding spaces.
  func trimmedText(_ field: Field) -> String {
    var trimmed = field
    while trimmed.start < trimmed.end && isBlank(bytes[trimmed.start]) { trimmed.start += 1 }
    while trimmed.end > trimmed.start && isBlank(bytes[trimmed.end - 1]) { trimmed.end -= 1 }
    return text(trimmed)
  }

  /// Whether the last record is an empty line.
  var isBlankLine: Bool {
    fields.count == 1 && fields[0].start == fields[0].end && !fields[0].isQuoted
  }

  /// Whether the last record holds nothing but blanks.
  var isBlank: Bool { fields.allSatisfy { field in !field.isQuoted && bytes[field.start..<field.end].allSatisfy(isBlank) } }

  private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
