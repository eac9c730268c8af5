/// Lists every cell of a text that the table has otherwise, by going through the text once more.
struct CSVNotes {
  let file: String
  let contents: CSVContents
  let policy: CellPolicy

  /// The notes of a text of UTF-8, in its order.
  func list(_ bytes: [UInt8]) -> [ImportNote] {
    let skipped = DialectDetector.announced(in: Array(bytes.prefix(16)))?.length ?? 0
    var scanner = CSVScanner(
      bytes: bytes, from: skipped, line: skipped > 0 ? 2 : 1, delimiter: contents.dialect.delimiter, file: file)
    let dot = UInt8(ascii: ".")
    let marks = NumberMarks(
      decimal: contents.dialect.usesDecimalComma ? UInt8(ascii: ",") : dot, thousands: contents.dialect.thousandsMark)
    let difference = CellDifference(file: file, words: Set(policy.words), marks: NumberParser(marks, words: policy.missing))
    var notes: [ImportNote] = []
    func left(_ reason: String) {
      let texts = scanner.fields.map(scanner.trimmedText).filter { !$0.isEmpty }
      guard !texts.isEmpty else { return }
      notes.append(
        ImportNote(
          file: file, line: scanner.recordLine, column: nil, kind: .dropped, found: texts.joined(separator: " | "),
          reason: reason))
    }
    var isBelowHeader = false
    var row = 0
    let (table, places) = (contents.table, contents.places)
    while (try? scanner.next()) == true {
      if !isBelowHeader {
        guard scanner.recordLine >= contents.headerLine else {
          left("a title above the table")
          continue
        }
        isBelowHeader = true
        for (column, place) in places.enumerated() {
          let head = contents.hasRowNames ? place - 1 : place
          guard scanner.fields.indices.contains(head) else { continue }
          let written = scanner.text(scanner.fields[head])
          if written != table.columns[column].name {
            notes.append(
              ImportNote(
                file: file, line: scanner.recordLine, column: table.columns[column].name, kind: .changed, found: written,
                kept: table.columns[column].name,
                reason: written.isEmpty ? "a column without a name" : "blanks around a header"))
          }
        }
        continue
      }
      if scanner.isBlankLine && (places.count > 1 || scanner.position >= bytes.count) { continue }
      if contents.leastFields != nil, contents.fieldCount > 1, scanner.isBlank { continue }
      guard row < table.rowCount else {
        left("a note below the table")
        continue
      }
      for (column, place) in places.enumerated() where place < scanner.fields.count {
        let written = scanner.text(scanner.fields[place])
        if let note = difference.note(
          written: written, kept: table.columns[column][row], line: scanner.recordLine, column: table.columns[column].name)
        {
          notes.append(note)
        }
      }
      if let least = contents.leastFields, scanner.fields.count < least {
        notes.append(
          ImportNote(
            file: file, line: scanner.recordLine, column: nil, kind: .missing, found: "\(scanner.fields.count) fields",
            kept: nil,
            reason: "the row ends before the last column"))
      }
      row += 1
    }
    return notes
  }
}
