/// The header of a CSV file, and what its first rows show.
struct CSVHeader {
  /// The names, without the blanks around them.
  private(set) var names: [String] = []
  /// Names that had blanks around them.
  private(set) var trimmed: [String] = []
  /// Columns whose head is blank, by their place; they are named by it, but for the first, whose name stays empty.
  private(set) var nameless: [Int] = []
  /// Whether the first column has no head at all, as R writes the names of rows.
  private(set) var hasRowNames = false
  /// The dialect, given or detected.
  private(set) var dialect: CSVDialect
  /// Reads numbers as the dialect writes them.
  private(set) var parser: NumberParser
  /// The line of the header, counted from 1.
  let line: Int
  /// The lines before the header that hold a title or a note.
  let titleLines: [Int]
  /// Where the rows begin, and the line of the first.
  let end: Int
  let nextLine: Int
  /// Where the rows end: notes may stand below.
  private(set) var limit: Int
  /// How many lines of notes there are below the rows.
  private(set) var footerLines = 0
  /// Lines at the end that look like notes, but a person has to say so.
  private(set) var doubtfulFooter: Int?
  /// Whether one of the first rows has a text in the column.
  private(set) var showsText: [Bool]
  /// The texts of the first rows, by column, words for missing values left out.
  private(set) var sampleTexts: [Set<String>] = []
  /// About how many bytes a row has.
  private(set) var rowLength: Int

  private static let sampleLength = 1 << 16
  private static let sampleRows = 200
  /// The most bytes that are looked at to find out what the marks of numbers mean.
  private static let evidenceLength = 1 << 27

  /// Reads the header of a source of UTF-8.
  ///
  /// - Throws: ``CSVError``, ``CSVError/Fault``.
  init(
    _ source: CSVSource, from start: Int, form: CSVForm, file: String, limits: CSVLimits = CSVLimits()
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
      let announced = form.dialect == nil ? DialectDetector.announced(in: bytes) : nil
      let skipped = announced?.length ?? 0
      let delimiter =
        form.dialect?.delimiter ?? form.delimiter ?? announced?.delimiter
        ?? DialectDetector.delimiter(of: Array(bytes[skipped...]))
      var scanner = CSVScanner(
        bytes: bytes, from: skipped, line: skipped > 0 ? 2 : 1, delimiter: delimiter, file: file, limits: limits)
      let place: Int
      var titles: [Int]
      do {
        (place, titles) = try Self.place(scanner, form, isWhole: isWhole)
        for _ in 0...place where try !scanner.next() { throw CSVError(file: file, line: 1, fault: .empty) }
      } catch {
        if isWhole || length >= longest { throw Self.firstFault(bytes, error, file: file) }
        length = min(length * 8, longest)
        continue
      }
      if !isWhole && scanner.position >= bytes.count && length < longest {
        length = min(length * 8, longest)
        continue
      }
      if let known = form.dialect { dialect = known } else { dialect = CSVDialect(delimiter: delimiter) }
      parser = NumberParser(form.givenMarks ?? .point, words: form.words)
      line = scanner.recordLine
      titleLines = titles
      end = start + scanner.position
      nextLine = scanner.line
      limit = source.count
      showsText = []
      rowLength = 16
      if let place = bytes.span.firstInvalidUTF8(from: 0, to: scanner.position) {
        let text = CSVError(file: file, line: line, fault: .notText(byte: bytes[place], column: place + 1))
        throw Self.firstFault(bytes, text, file: file)
      }
      try takeNames(scanner)
      if form.fillsRows { takeRowNames(scanner) }
      if form.dialect == nil && names.count > 1 || form.footerLines != nil { try findFooter(source, form, file: file) }
      if form.dialect == nil {
        try findMarks(source, scanner, form, file: file)
      }
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

  // MARK: - Where the table begins and ends

  /// How many records stand before the header, and the lines of those that hold something.
  private static func place(
    _ start: CSVScanner, _ form: CSVForm, isWhole: Bool
  ) throws -> (records: Int, titles: [Int]) {
    var scanner = start
    var (rows, lines): ([[FrameFinder.Cell]], [Int]) = ([], [])
    let wanted = form.headerLine
    while true {
      if let wanted {
        guard try scanner.next() else {
          throw CSVError(file: start.file, line: wanted, fault: .noSuchLine(count: lines.last ?? 0))
        }
        lines.append(scanner.recordLine)
        rows.append([])
        if scanner.recordLine >= wanted { return (rows.count - 1, Array(lines.dropLast())) }
        continue
      }
      do {
        guard try scanner.next() else { break }
      } catch {
        // The faults of rows are told by those who read them all, with their lines; one of the first row is told here.
        if rows.isEmpty { throw error }
        break
      }
      rows.append(cells(of: scanner))
      lines.append(scanner.recordLine)
      if form.dialect != nil, rows.last?.contains(where: { !$0.isBlank }) == true || !scanner.isBlankLine { break }
      if rows.count == FrameFinder.depth { break }
    }
    guard !rows.isEmpty else { throw CSVError(file: start.file, line: 1, fault: .empty) }
    if form.dialect != nil { return (rows.count - 1, []) }
    switch FrameFinder.header(rows) {
    case .header(let place):
      return (place, (0..<place).filter { rows[$0].contains { !$0.isBlank } }.map { lines[$0] })
    case .unclear(let range):
      throw CSVError(file: start.file, line: lines[range.lowerBound], fault: .unclearHeader(lastLine: lines[range.upperBound]))
    }
  }

  private static func cells(of scanner: CSVScanner) -> [FrameFinder.Cell] {
    let parsers = [NumberParser(usesDecimalComma: false), NumberParser(usesDecimalComma: true)]
    return scanner.fields.map { field in
      let isNumber = parsers.contains { parser in
        if case .number = parser.read(scanner.bytes, field.start, field.end) { true } else { false }
      }
      // A column whose only head is blank in quotes has a head.
      let isHead = field.isQuoted && scanner.fields.count == 1
      return FrameFinder.Cell(text: isHead ? "“\(scanner.text(field))”" : scanner.trimmedText(field), isNumber: isNumber)
    }
  }

  /// Finds notes below the table in the last lines.
  private mutating func findFooter(_ source: CSVSource, _ form: CSVForm, file: String) throws {
    var length = 1 << 14
    while true {
      let start = max(end, source.count - length)
      let bytes = try source.bytes(start..<source.count)
      var tail = Tail(bytes, dialect.delimiter)
      // The first line may be cut, and its end be one of a quoted field.
      if start > end { tail.dropFirst() }
      if let wanted = form.footerLines {
        let filled = tail.lines.indices.filter { !tail.isBlank($0) }
        guard filled.count > wanted || start == end else {
          length *= 8
          continue
        }
        guard wanted > 0 else { return }
        let first = filled.count >= wanted ? filled[filled.count - wanted] : 0
        if tail.lines.indices.contains(first) { limit = start + tail.lines[first].lowerBound }
        footerLines = wanted
        return
      }
      let rows = tail.rows(parser: parser)
      let width = names.count
      let found = FrameFinder.footer(rows, followsTable: tail.firstRow > 0) { rows[$0].count < width }
      guard found.rows > 0 else { return }
      let first = tail.firstRow + rows.count - found.rows
      let filled = rows.suffix(found.rows).count { $0.contains { !$0.isBlank } }
      if found.isCertain {
        limit = start + tail.lines[first].lowerBound
        footerLines = filled
      } else {
        doubtfulFooter = filled
      }
      return
    }
  }

  // MARK: - Names and rows

  private mutating func takeNames(_ scanner: CSVScanner) throws(CSVError) {
    var positions: [String: Int] = [:]
    var taken = Set(scanner.fields.map(scanner.trimmedText))
    for (index, field) in scanner.fields.enumerated() {
      var name = scanner.trimmedText(field)
      if name.isEmpty && scanner.fields.count > 1 {
        nameless.append(index)
        if index > 0 {
          name = "column_\(index + 1)"
          while taken.contains(name) { name += "_" }
          taken.insert(name)
        }
      } else if name != scanner.text(field) {
        trimmed.append(name)
      }
      if let first = positions.updateValue(index + 1, forKey: name) {
        throw CSVError(
          file: scanner.file, line: scanner.recordLine,
          fault: .duplicateHeader(name, firstColumn: first, secondColumn: index + 1))
      }
      names.append(name)
    }
  }

  /// The last column that has a name.
  var lastNamed: Int { names.indices.last { $0 == 0 || !nameless.contains($0) } ?? 0 }

  /// Adds a column at the front where all is in quotes that R's `write.table` puts in quotes, and the rows have one field
  /// more than the header: their names.
  private mutating func takeRowNames(_ header: CSVScanner) {
    guard nameless.isEmpty, header.fields.allSatisfy(\.isQuoted) else { return }
    var rows = header
    var found: Set<String> = []
    var count = 0
    while count < Self.sampleRows, (try? rows.next()) == true, rows.position < rows.bytes.count || count < 2 {
      guard rows.fields.count == names.count + 1, rows.fields[0].isQuoted else { return }
      found.insert(rows.text(rows.fields[0]))
      count += 1
    }
    guard count > 1, found.count == count else { return }
    hasRowNames = true
    names.insert("", at: 0)
    nameless = [0]
  }

  /// Finds out what the marks of numbers mean.
  private mutating func findMarks(_ source: CSVSource, _ sample: CSVScanner, _ form: CSVForm, file: String) throws {
    if let given = form.givenMarks { return take(decimals(of: given, sample, form), form) }
    var evidence = NumberMarkEvidence()
    var scanner = sample
    gather(&scanner, &evidence, atMost: Self.sampleRows, until: limit - end + sample.position)
    // Between commas a number has no comma without quotes, so that the first rows tell; otherwise all rows have a say.
    if dialect.delimiter != UInt8(ascii: ",") || evidence.isUnclear {
      let bytes = try source.bytes(end..<max(end, min(limit, end + Self.evidenceLength)))
      var all = CSVScanner(bytes: bytes, delimiter: dialect.delimiter, file: file)
      evidence = NumberMarkEvidence()
      gather(&all, &evidence, atMost: .max, until: .max)
    }
    for (column, name) in names.enumerated() where !form.counts(name) { evidence.ignoreUnclear(column) }
    switch evidence.finding(delimiter: dialect.delimiter) {
    case .marks(let marks): take(marks, form)
    case .unclear(let column, let found):
      throw CSVError(file: file, line: nextLine, fault: .unclearNumbers(column: name(column), found: found))
    case .conflict(let column, let comma, let other, let point):
      throw CSVError(
        file: file, line: nextLine,
        fault: .mixedNumbers(column: name(column), found: comma, otherColumn: name(other), otherFound: point))
    }
  }

  /// The marks where only that between thousands is given, and is neither point nor comma: the rows show which of these stands
  /// before decimals.
  private func decimals(of given: NumberMarks, _ sample: CSVScanner, _ form: CSVForm) -> NumberMarks {
    let (dot, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    guard form.decimalMark == nil, let mark = given.thousands, mark != dot, mark != comma else { return given }
    let choices = [dot, comma].map { NumberMarks(decimal: $0, thousands: mark) }
    let read = choices.map { marks in
      let parser = NumberParser(marks)
      var scanner = sample
      var (numbers, rows) = (0, 0)
      while rows < Self.sampleRows, (try? scanner.next()) == true {
        rows += 1
        numbers += scanner.fields.count { field in
          if case .number = parser.read(scanner.bytes, field.start, field.end) { true } else { false }
        }
      }
      return numbers
    }
    return read[1] > read[0] ? choices[1] : choices[0]
  }

  private func name(_ column: Int) -> String { names.indices.contains(column) ? names[column] : "column_\(column + 1)" }

  private mutating func take(_ marks: NumberMarks, _ form: CSVForm) {
    dialect.usesDecimalComma = marks.decimal == UInt8(ascii: ",")
    dialect.thousandsMark = marks.thousands
    parser = NumberParser(marks, words: form.words)
  }

  private func gather(
    _ scanner: inout CSVScanner, _ evidence: inout NumberMarkEvidence, atMost rows: Int, until last: Int
  ) {
    var row = 0
    while row < rows, scanner.position < last, (try? scanner.next()) == true {
      row += 1
      for (column, field) in scanner.fields.prefix(names.count).enumerated() {
        evidence.see(scanner.bytes, field.start, field.end, column: column)
      }
    }
  }

  /// What the rows of the sample show; faults are left to those who read all rows.
  private mutating func look(_ scanner: inout CSVScanner, isWhole: Bool) {
    showsText = names.map { _ in false }
    sampleTexts = names.map { _ in [] }
    let words = Set(CellPolicy.missingWords)
    let start = scanner.position
    let footer = limit - end + start
    var (rows, last) = (0, start)
    while rows < Self.sampleRows, scanner.position < footer, (try? scanner.next()) == true,
      isWhole || scanner.position < scanner.bytes.count
    {
      if names.count > 1 && scanner.isBlank { continue }
      rows += 1
      last = scanner.position
      for (column, field) in scanner.fields.prefix(names.count).enumerated() {
        if field.end - field.start <= 8 {
          let text = scanner.trimmedText(field)
          if !text.isEmpty && (field.isQuoted || !words.contains(text)) { sampleTexts[column].insert(text) }
        } else {
          sampleTexts[column].insert("…")
        }
        if showsText[column] { continue }
        showsText[column] =
          parser.read(scanner.bytes, field.start, field.end) == .notANumber
          || CellPolicy.isCode(scanner.bytes.span, field.start, field.end)
      }
    }
    rowLength = max(2, (last - start) / max(1, rows))
  }
}
