/// Reads the records of one piece of a file into columns.
struct CSVPieceParser: Sendable {
  let plan: CSVPlan
  /// The rows that a piece has room for at first; a multiple of 64.
  private let capacity: Int
  private let spares = ArrayPool<Double>()

  /// A parser of pieces of about `pieceLength` bytes.
  init(plan: CSVPlan, pieceLength: Int) {
    self.plan = plan
    capacity = (pieceLength / max(2, plan.rowLength) * 5 / 4 + 64) & ~63
  }

  /// A piece without rows that begins, and ends, at a place.
  func emptyPiece(at start: Int) -> CSVPiece { CSVPiece(start: start, capacity: capacity, plan: plan, spares: spares) }

  /// Takes back what a piece that is no longer used has allocated.
  func recycle(_ piece: CSVPiece) { spares.put(piece.numbers) }

  /// Reads all records that begin from `start` on and before `boundary`.
  ///
  /// - Parameters:
  ///   - bytes: what is known of the file; records may reach behind `boundary`.
  ///   - isWhole: whether the file ends with `bytes`.
  ///   - origin: where `bytes` begin in the file.
  /// - Returns: `nil` where a record reaches beyond `bytes`.
  func parse(_ bytes: Span<UInt8>, from start: Int, until boundary: Int, isWhole: Bool, origin: Int) -> CSVPiece? {
    var piece = emptyPiece(at: origin + start)
    var position = start
    var actions = plan.actions
    var hasHighBytes = false
    while true {
      switch readRows(bytes, &position, boundary, isWhole, &piece, actions, &hasHighBytes) {
      case .done:
        piece.end = origin + position
        if hasHighBytes, let place = bytes.firstInvalidUTF8(from: start, to: position) {
          piece.fault = Self.notText(bytes, place, from: start)
        }
        return piece
      case .full: piece.grow()
      case .needsMore where isWhole || bytes.count - position <= plan.limits.recordLength: return nil
      case .stuck, .needsMore:
        let rest = bytes.extracting(position...)
        if rest.isEmpty { return nil }
        switch diagnose(rest, isWhole: isWhole, actions) {
        case .needsMore: return nil
        case .lateTexts(let columns):
          piece.lateTexts.formUnion(columns)
          for column in columns { actions[column] = .skip }
        case .fault(let line, let fault):
          piece.fault = (piece.lineCount + line, fault)
          piece.end = origin + position
          if let place = bytes.firstInvalidUTF8(from: start, to: position) {
            piece.fault = Self.notText(bytes, place, from: start)
          }
          return piece
        }
      }
    }
  }

  private enum Outcome {
    case done
    case full
    case needsMore
    /// The record at the position is not as it should be, or makes a column one of text.
    case stuck
  }

  private func readRows(
    _ bytes: Span<UInt8>, _ position: inout Int, _ boundary: Int, _ isWhole: Bool, _ piece: inout CSVPiece,
    _ actions: [CSVPlan.Action], _ hasHighBytes: inout Bool
  ) -> Outcome {
    var values: [Double] = []
    swap(&values, &piece.numbers)
    defer { swap(&values, &piece.numbers) }
    var numbers = values.mutableSpan
    return readRows(bytes, &position, boundary, isWhole, &piece, actions, &hasHighBytes, &numbers)
  }

  private func readRows(
    _ bytes: Span<UInt8>, _ position: inout Int, _ boundary: Int, _ isWhole: Bool, _ piece: inout CSVPiece,
    _ actions: [CSVPlan.Action], _ hasHighBytes: inout Bool,
    _ numbers: inout MutableSpan<Double>
  ) -> Outcome {
    let (quote, lineFeed, carriageReturn) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    let (delimiter, parser, scanner) = (plan.delimiter, plan.parser, plan.scanner)
    let marks = FieldMarks(delimiter)
    let slots = plan.slots
    let columnCount = actions.count
    let (fills, leastFields) = (plan.leastFields != nil, plan.leastFields ?? 0)
    let (isDemanded, trims, words) = (plan.isDemanded, plan.trims, plan.words)
    let limit = plan.limits.recordLength
    let (count, stride) = (bytes.count, piece.stride)
    var row = piece.rowCount
    var line = piece.lineCount
    var high: UInt64 = 0
    for slot in piece.texts.indices { piece.texts[slot].truncate(to: row) }
    defer {
      piece.rowCount = row
      piece.lineCount = line
      if high & 0x8080_8080_8080_8080 != 0 { hasHighBytes = true }
    }
    while position < boundary && position < count {
      var index = position
      if bytes[index] == lineFeed || bytes[index] == carriageReturn {
        // A blank line; in a file of one column it is a row, unless it is the last.
        var next = index &+ 1
        if bytes[index] == carriageReturn && next < count && bytes[next] == lineFeed { next &+= 1 }
        if next == count && !isWhole { return .needsMore }
        if columnCount > 1 || next >= count {
          position = next
          line &+= 1
          continue
        }
      }
      if fills, columnCount > 1, bytes[index] == delimiter || bytes[index] <= 32 {
        // So is one of blanks, or of blank fields.
        var (next, fields) = (index, 1)
        while next < count, bytes[next] == delimiter || Self.isBlank(bytes[next]) {
          if bytes[next] == delimiter { fields &+= 1 }
          next &+= 1
        }
        if next >= count && !isWhole { return .needsMore }
        let stop = next < count ? bytes[next] : lineFeed
        if stop == lineFeed || stop == carriageReturn {
          if fields > 1 { piece.blankRows.add(line: line) }
          next &+= 1
          if stop == carriageReturn && next >= count && !isWhole { return .needsMore }
          if stop == carriageReturn && next < count && bytes[next] == lineFeed { next &+= 1 }
          position = min(next, count)
          line &+= 1
          continue
        }
      }
      if row == stride { return .full }
      var linesInside = 0
      var isLong = false
      var column = 0
      while true {
        // One field.
        var value: Double?
        var isText = false
        var (fieldStart, fieldEnd) = (index, index)
        var hasEscapedQuotes = false
        var isQuoted = false
        let action = actions[column]
        if action == .number {
          let found = scanner.number(bytes, from: index)
          if found.end >= 0 {
            let stop = found.end < count ? bytes[found.end] : delimiter
            if stop == delimiter || stop == lineFeed || stop == carriageReturn {
              // Digits that are a text: a zero before others, or more than a number keeps.
              let lead = bytes[index]
              if lead == UInt8(ascii: "0") || lead == UInt8(ascii: "-") || found.end &- index > 15 {
                if !isDemanded[column] && CellPolicy.isCode(bytes, index, found.end) { return .stuck }
              }
              value = found.number
              index = found.end
            }
          }
        }
        if value == nil {
          if index < count && bytes[index] == quote {
            isQuoted = true
            fieldStart = index &+ 1
            index = fieldStart
            while true {
              guard index < count else { return isWhole ? .stuck : .needsMore }
              let byte = bytes[index]
              high |= UInt64(byte)
              if byte == quote {
                guard index &+ 1 < count && bytes[index &+ 1] == quote else { break }
                hasEscapedQuotes = true
                index &+= 2
                continue
              }
              if byte == lineFeed { linesInside &+= 1 }
              index &+= 1
            }
            fieldEnd = index
            index &+= 1
          } else {
            marks.skipField(bytes, &index, &high)
            fieldEnd = index
          }
          if action == .number && fieldStart < fieldEnd {
            switch parser.read(bytes, fieldStart, fieldEnd) {
            case .number(let number):
              if !isDemanded[column] && CellPolicy.isCode(bytes, fieldStart, fieldEnd) { return .stuck }
              value = number
            case .missing: piece.numberWords[slots[column]] &+= 1
            case .notANumber: return .stuck
            }
          } else if action == .text {
            isText = true
          }
        }
        if index >= count && !isWhole { return .needsMore }
        var stop = index < count ? bytes[index] : lineFeed
        var isLast = stop != delimiter || index >= count
        if isLast && stop != lineFeed && stop != carriageReturn { return .stuck }
        if isLast != (column &+ 1 == columnCount) {
          guard fills else { return .stuck }
          if !isLast {
            // Blank fields behind the last column.
            while index < count, bytes[index] == delimiter || Self.isBlank(bytes[index]) { index &+= 1 }
            if index >= count && !isWhole { return .needsMore }
            stop = index < count ? bytes[index] : lineFeed
            guard stop == lineFeed || stop == carriageReturn else { return .stuck }
            (isLast, isLong) = (true, true)
          }
        }
        if action == .number {
          if let value {
            numbers[slots[column] &* stride &+ row] = value
          } else {
            let slot = slots[column]
            numbers[slot &* stride &+ row] = 0
            piece.gaps[slot &* (stride &>> 6) &+ row &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: row & 63)
            piece.hasGaps[slot] = true
          }
        } else if isText {
          let slot = slots[column]
          if !isQuoted, fieldStart < fieldEnd, let word = words.word(bytes, fieldStart, fieldEnd) {
            piece.texts[slot].append(word: word)
          } else {
            if trims[column], Self.trim(bytes, &fieldStart, &fieldEnd) { piece.trimmed[slot] &+= 1 }
            piece.texts[slot].append(bytes, fieldStart, fieldEnd, hasEscapedQuotes: hasEscapedQuotes)
          }
        }
        index &+= 1
        column &+= 1
        if isLast {
          if stop == carriageReturn {
            if index == count && !isWhole { return .needsMore }
            if index < count && bytes[index] == lineFeed { index &+= 1 }
          }
          break
        }
      }
      if index &- position > limit { return .stuck }
      if column < columnCount {
        if column < leastFields { piece.shortRows.add(line: line) }
        for left in column..<columnCount { Self.leaveOut(left, actions[left], slots[left], row, &piece, &numbers) }
      }
      if isLong { piece.longRows.add(line: line) }
      piece.lines.append(line)
      line &+= 1 &+ linesInside
      row &+= 1
      position = min(index, count)
    }
    return .done
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  /// Takes the field of a row that ends before it for a missing one.
  private static func leaveOut(
    _ column: Int, _ action: CSVPlan.Action, _ slot: Int, _ row: Int, _ piece: inout CSVPiece,
    _ numbers: inout MutableSpan<Double>
  ) {
    switch action {
    case .skip: break
    case .number:
      numbers[slot * piece.stride + row] = 0
      piece.gaps[slot * (piece.stride / 64) + row / 64] |= 1 << UInt64(row & 63)
      piece.hasGaps[slot] = true
    case .text: piece.texts[slot].append(word: -1)
    }
  }

  /// Leaves out the blanks around a field; whether there were any.
  @inline(__always)
  private static func trim(_ bytes: Span<UInt8>, _ start: inout Int, _ end: inout Int) -> Bool {
    guard start < end, bytes[start] <= 32 || bytes[end &- 1] <= 32 || bytes[start] == 0xC2 || bytes[end &- 1] == 0xA0
    else {
      return false
    }
    return slowTrim(bytes, &start, &end)
  }

  private static func slowTrim(_ bytes: Span<UInt8>, _ start: inout Int, _ end: inout Int) -> Bool {
    let length = end - start
    while start < end {
      if bytes[start] <= 32 {
        start += 1
      } else if start + 1 < end, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if bytes[end - 1] <= 32 {
        end -= 1
      } else if start + 1 < end, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return end - start < length
  }

  // MARK: - Faults

  private enum Diagnosis {
    case needsMore
    case lateTexts([Int])
    case fault(line: Int, CSVError.Fault)
  }

  /// Why the record at the beginning of `bytes` could not be read.
  private func diagnose(_ bytes: Span<UInt8>, isWhole: Bool, _ actions: [CSVPlan.Action]) -> Diagnosis {
    let longest = plan.limits.recordLength + 1
    var length = min(1 << 14, longest)
    while true {
      let known = bytes.extracting(first: min(length, bytes.count))
      let isCut = known.count < bytes.count || !isWhole
      var scanner = CSVScanner(
        bytes: known.indices.map { known[$0] }, delimiter: plan.delimiter, file: plan.file,
        limits: plan.limits)
      var failure: CSVError?
      do { _ = try scanner.next() } catch { failure = error }
      let reachesEnd = failure.map { $0.fault == .unterminatedQuote } ?? (scanner.position >= known.count)
      if isCut && reachesEnd && length < longest {
        if known.count == bytes.count { return .needsMore }
        length = min(length * 8, longest)
        continue
      }
      if let failure { return .fault(line: failure.line - 1, failure.fault) }
      return judge(scanner, actions)
    }
  }

  /// What is wrong with a record that could be split into fields.
  private func judge(_ scanner: CSVScanner, _ actions: [CSVPlan.Action]) -> Diagnosis {
    let count = scanner.fields.count
    guard count == plan.names.count || plan.leastFields != nil && count < plan.names.count else {
      return .fault(line: 0, .ragged(expected: plan.names.count, found: scanner.fields.count))
    }
    var late: [Int] = []
    for (column, field) in scanner.fields.enumerated() where actions[column] == .number {
      let isText = plan.parser.read(scanner.bytes, field.start, field.end) == .notANumber
      guard isText || !plan.isDemanded[column] && CellPolicy.isCode(scanner.bytes.span, field.start, field.end) else {
        continue
      }
      if plan.isDemanded[column] {
        let found = String(scanner.text(field).prefix(60))
        return .fault(line: 0, .notANumber(column: plan.names[column], found: found))
      }
      late.append(column)
    }
    return late.isEmpty ? .fault(line: 0, .lineTooLong(limit: plan.limits.recordLength)) : .lateTexts(late)
  }

  private static func notText(_ bytes: Span<UInt8>, _ place: Int, from start: Int) -> (Int, CSVError.Fault) {
    var line = 0
    var lineStart = start
    for index in start..<place where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    return (line, .notText(byte: bytes[place], column: place - lineStart + 1))
  }
}
