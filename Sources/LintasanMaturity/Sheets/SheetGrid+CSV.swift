extension SheetGrid {
  /// A sheet in a text file: comma, semicolon or tab between cells, as `sep=` or the lines themselves say, in UTF-8, UTF-16
  /// or Windows-1252.
  public init(csv bytes: [UInt8], file: String) {
    let text = Self.text(bytes)
    var lines = text[...]
    var delimiter: Character?
    let first = lines.prefix { !$0.isNewline }
    if first.lowercased().hasPrefix("sep="), let mark = first.dropFirst(4).first {
      delimiter = mark
      lines = lines.dropFirst(first.count)
      if lines.first?.isNewline == true { lines = lines.dropFirst() }
    }
    self.init(file: file, rows: Self.rows(lines, delimiter: delimiter ?? Self.delimiter(of: lines)))
  }

  private static func text(_ bytes: [UInt8]) -> String {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    if isLittle || bytes.starts(with: [0xFE, 0xFF]) {
      var units: [UInt16] = []
      for index in stride(from: 2, to: bytes.count - 1, by: 2) {
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        units.append(isLittle ? second << 8 | first : first << 8 | second)
      }
      return String(decoding: units, as: UTF16.self)
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    // Windows-1252 differs from Latin-1 in typographic marks only, which no key or value holds.
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  /// The mark that splits the most lines into the same count of cells, above one.
  private static func delimiter(of text: Substring) -> Character {
    var best: (mark: Character, lines: Int) = (",", 0)
    for mark in [";", "\t", ","] as [Character] {
      var counts: [Int: Int] = [:]
      for row in rows(text.prefix(20_000), delimiter: mark) where row.count > 1 { counts[row.count, default: 0] += 1 }
      let lines = counts.values.max() ?? 0
      if lines > best.lines { best = (mark, lines) }
    }
    return best.mark
  }

  private static func rows(_ text: Substring, delimiter: Character) -> [[Field]] {
    var rows: [[Field]] = []
    var row: [Field] = []
    var cell = ""
    var (isQuoted, wasQuoted) = (false, false)
    func field() -> Field {
      Field(text: cell, isText: wasQuoted || !cell.isEmpty && SheetText.number(cell) == nil)
    }
    func endCell() {
      row.append(field())
      cell = ""
      wasQuoted = false
    }
    var characters = text.makeIterator()
    var next = characters.next()
    while let character = next {
      next = characters.next()
      if isQuoted {
        if character != "\"" {
          cell.append(character)
        } else if next == "\"" {
          cell.append(character)
          next = characters.next()
        } else {
          isQuoted = false
        }
      } else if character == "\"" && cell.isEmpty {
        (isQuoted, wasQuoted) = (true, true)
      } else if character == delimiter {
        endCell()
      } else if character.isNewline {
        endCell()
        rows.append(row)
        row = []
      } else {
        cell.append(character)
      }
    }
    if !cell.isEmpty || !row.isEmpty || wasQuoted {
      endCell()
      rows.append(row)
    }
    return rows
  }
}
