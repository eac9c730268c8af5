#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// Reads CSV files into tables.
///
/// Delimiter, marks of numbers, titles above the table and notes below it are found unless a dialect is given; a UTF-8 or
/// UTF-16 byte-order mark is honoured. A column is one of numbers where every field that is not missing reads as a number, and
/// otherwise text; ``CellPolicy`` says what is missing, and which digits are texts.
///
/// A file given by its place is read in pieces: beside the columns, only a few of these are in memory at a time.
package struct CSVReader: Sendable {
  /// The dialect, or `nil` to detect it.
  package var dialect: CSVDialect?
  /// The encoding, or `nil` to take UTF-8 unless a byte-order mark says otherwise.
  package var encoding: TextEncoding?
  /// The columns to read, in the order of the file; `nil` for all. Others are not parsed.
  package var columns: Set<String>?
  /// Kinds that columns must have; the rest are detected.
  package var kinds: [String: Column.Kind]
  /// The kind of the columns that ``kinds`` does not name; `nil` to detect it.
  package var otherKinds: Column.Kind?
  /// What a cell is.
  package var policy = CellPolicy()
  /// The character between fields; `nil` to detect it.
  package var delimiter: UInt8?
  /// The mark before decimals (`.` or `,`); `nil` to detect it.
  package var decimalMark: UInt8?
  /// The mark between thousands; `nil` to detect it.
  package var thousandsMark: UInt8?
  /// The line of the header, counted from 1; `nil` to find it.
  package var headerLine: Int?
  /// How many of the last lines are notes below the table; `nil` to find them.
  package var footerLines: Int?
  /// Whether rows may end before the last column, whose fields are missing then, or have blank fields behind it; the
  /// remarks say which. Otherwise such a row is refused.
  package var fillsRows = false
  /// How many threads read; the result is the same for any number.
  package var threads: Int
  /// The length of the pieces that a file is read in.
  var pieceLength = 1 << 18
  /// What a file may have at most.
  var limits = CSVLimits()

  /// A reader.
  package init(
    dialect: CSVDialect? = nil, encoding: TextEncoding? = nil, columns: Set<String>? = nil,
    kinds: [String: Column.Kind] = [:], threads: Int = ProcessInfo.processInfo.activeProcessorCount
  ) {
    self.dialect = dialect
    self.encoding = encoding
    self.columns = columns
    self.kinds = kinds
    self.threads = threads
  }

  /// Reads a whole file that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes.
  ///   - file: the file's name, for errors.
  /// - Throws: ``CSVError`` with line and column.
  package func read(_ bytes: [UInt8], file: String) throws(CSVError) -> CSVContents {
    try read(CSVSource(bytes), file: file)
  }

  /// Reads a whole file from its place.
  ///
  /// - Parameters:
  ///   - url: where the file is.
  ///   - file: the file's name, for errors; its path if `nil`.
  /// - Throws: ``CSVError`` with line and column; `.cannotRead` where there is no file to read.
  package func read(contentsOf url: URL, file: String? = nil) throws(CSVError) -> CSVContents {
    let name = file ?? url.path
    let source: CSVSource
    do {
      source = try CSVSource(contentsOf: url.path, limit: limits.wholeLength)
    } catch {
      throw CSVError(file: name, line: 1, fault: error as? CSVError.Fault ?? .cannotRead)
    }
    return try read(source, file: name)
  }

  private func read(_ source: CSVSource, file: String) throws(CSVError) -> CSVContents {
    do {
      let announced = TextEncoding.announced(by: try source.bytes(0..<min(3, source.count)))
      let encoding = self.encoding ?? announced.encoding
      if encoding == .utf8 { return try read(source, from: announced.markLength, file: file) }
      guard source.count <= limits.wholeLength else { throw CSVError.Fault.notInPieces(encoding: encoding) }
      let bytes = try source.allBytes()
      switch encoding.decoded(bytes[announced.markLength...]) {
      case .success(let text): return try read(CSVSource(text), from: 0, encoding: encoding, file: file)
      case .failure(let invalid):
        throw Self.notText(bytes, at: invalid.offset, from: announced.markLength, file: file)
      }
    } catch let fault as CSVError.Fault {
      throw CSVError(file: file, line: 1, fault: fault)
    } catch let error as CSVError {
      throw error
    } catch {
      throw CSVError(file: file, line: 1, fault: .cannotRead)
    }
  }

  private static func notText(_ bytes: [UInt8], at offset: Int, from start: Int, file: String) -> CSVError {
    let before = bytes[start..<offset]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? start
    return CSVError(file: file, line: line, fault: .notText(byte: bytes[offset], column: offset - lineStart + 1))
  }

  /// Reads a source of UTF-8.
  private func read(
    _ source: CSVSource, from start: Int, encoding: TextEncoding = .utf8, file: String
  ) throws -> CSVContents {
    let header = try CSVHeader(source, from: start, form: form, file: file, limits: limits)
    let plan = try plan(header, file: file)
    let reader = CSVRowReader(
      source: source, limit: header.limit, start: header.end, firstLine: header.nextLine, threads: threads,
      pieceLength: pieceLength)
    let rows: CSVRowReader.Rows
    do throws(CSVError) {
      rows = try reader.read(plan)
    } catch {
      if case .ragged = error.fault, let lines = header.doubtfulFooter {
        throw try footer(of: lines, from: error.line, source, start, file)
      }
      throw error
    }
    if let lines = header.doubtfulFooter, rows.short.count > 0, rows.lines.count >= lines {
      throw try footer(of: lines, from: rows.lines[rows.lines.count - lines], source, start, file)
    }
    // Columns that looked like numbers turned out to be texts: once more for them, now knowing. So do words alone in a
    // column of codes.
    var late = rows.lateTexts
    for sink in rows.sinks where plan.actions[sink.column] == .number && !plan.isDemanded[sink.column] && !policy.isVerbatim {
      let isCode = policy.keys.contains(header.names[sink.column]) || CellPolicy.isCodeHead(header.names[sink.column])
      if isCode && sink.changes.words > 0 && sink.numbers.missingCount == sink.numbers.count { late.insert(sink.column) }
    }
    var again: [Int: ColumnSink] = [:]
    if !late.isEmpty {
      for sink in try reader.read(plan.readingTexts(late.sorted())).sinks { again[sink.column] = sink }
    }
    var gatherer = ColumnGatherer(policy: policy, header: header)
    for sink in rows.sinks {
      gatherer.add(again[sink.column] ?? sink, isText: again[sink.column] != nil || plan.actions[sink.column] == .text)
    }
    var remarks = gatherer.remarks
    if rows.short.count > 0 {
      let ends = try source.bytes(max(start, header.limit - 1)..<header.limit)
      let isCut = rows.short.lastLine == rows.lines[rows.lines.count - 1] && !ends.contains(10) && !ends.contains(13)
      remarks.append(.shortRows(lines: rows.short.firstLines, count: rows.short.count, isCut: isCut))
    }
    if rows.blank.count > 0 { remarks.append(.blankRows(lines: rows.blank.firstLines, count: rows.blank.count)) }
    if rows.long.count > 0 { remarks.append(.longRows(lines: rows.long.firstLines, count: rows.long.count)) }
    return CSVContents(
      table: Table(trusted: gatherer.columns), dialect: header.dialect, encoding: encoding, lines: rows.lines,
      header: gatherer.names, trimmedHeaders: header.trimmed, remarks: remarks, places: gatherer.places,
      headerLine: header.line, footerLines: header.footerLines, fieldCount: header.names.count,
      leastFields: plan.leastFields, hasRowNames: header.hasRowNames)
  }

  /// Why the last lines are not read: they look like notes, but a person has to say so.
  private func footer(
    of lines: Int, from line: Int, _ source: CSVSource, _ start: Int, _ file: String
  ) throws(CSVError.Fault) -> CSVError {
    CSVError(file: file, line: line, fault: .footer(lines: lines, found: try text(of: line, source, start)))
  }

  /// What is known of the file's form.
  var form: CSVForm {
    var form = CSVForm(dialect: dialect)
    form.fillsRows = fillsRows
    (form.delimiter, form.decimalMark, form.thousandsMark) = (delimiter, decimalMark, thousandsMark)
    (form.headerLine, form.footerLines, form.words) = (headerLine, footerLines, policy.missing)
    let (columns, kinds, others, texts) = (columns, kinds, otherKinds, policy.texts.union(policy.keys))
    form.counts = { name in
      (columns?.contains(name) ?? true) && (kinds[name] ?? others) != .text && !texts.contains(name)
    }
    return form
  }

  /// The beginning of a line, for a message.
  private func text(of line: Int, _ source: CSVSource, _ start: Int) throws(CSVError.Fault) -> String {
    let bytes = try source.bytes(start..<min(source.count, start + (1 << 26)))
    let lines = bytes.split(separator: 10, maxSplits: line, omittingEmptySubsequences: false)
    return lines.count >= line ? String(decoding: lines[line - 1].prefix(80).filter { $0 != 13 }, as: UTF8.self) : ""
  }

  /// What is done with each column under a header.
  ///
  /// - Throws: `.noColumn` for one that was asked for and is not there.
  func plan(_ header: CSVHeader, file: String) throws(CSVError) -> CSVPlan {
    for wanted in (columns ?? []).union(kinds.keys).sorted() where !header.names.contains(wanted) {
      throw CSVError(file: file, line: header.line, fault: .noColumn(wanted, available: header.names))
    }
    return CSVPlan(
      file: file, delimiter: header.dialect.delimiter, parser: header.parser, names: header.names,
      isDemanded: header.names.map { (kinds[$0] ?? otherKinds) == .number }, trims: header.names.map(policy.trims),
      words: MissingWordFinder(policy.words), limits: limits, rowLength: header.rowLength,
      leastFields: fillsRows && !header.hasRowNames ? header.lastNamed + 1 : nil,
      actions: header.names.indices.map { column in
        guard columns?.contains(header.names[column]) ?? true else { return .skip }
        if policy.texts.contains(header.names[column]) { return .text }
        switch kinds[header.names[column]] ?? otherKinds {
        case .text: return .text
        case .number: return .number
        default: return header.showsText[column] ? .text : .number
        }
      })
  }
}
