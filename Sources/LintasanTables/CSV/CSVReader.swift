#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Reads CSV files into tables.
///
/// Delimiter and decimal mark are detected unless a dialect is given; a UTF-8 or UTF-16 byte-order mark is honoured. A
/// column is one of numbers where every field that is not empty reads as a number (`NA`, `NaN`, `null` and `.` stand for
/// missing ones); otherwise it is text, in which only the empty field is missing: Namibia's code `NA` stays what it is.
///
/// A file given by its place is read in pieces: beside the columns, only a few of these are in memory at a time.
public struct CSVReader: Sendable {
  /// The dialect, or `nil` to detect it.
  public var dialect: CSVDialect?
  /// The encoding, or `nil` to take UTF-8 unless a byte-order mark says otherwise.
  public var encoding: TextEncoding?
  /// The columns to read, in the order of the file; `nil` for all. Others are not parsed.
  public var columns: Set<String>?
  /// Kinds that columns must have; the rest are detected.
  public var kinds: [String: Column.Kind]
  /// The kind of the columns that ``kinds`` does not name; `nil` to detect it.
  public var otherKinds: Column.Kind?
  /// How many threads read; the result is the same for any number.
  public var threads: Int
  /// The length of the pieces that a file is read in.
  var pieceLength = 1 << 18
  /// What a file may have at most.
  var limits = CSVLimits()

  /// A reader.
  public init(
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
  public func read(_ bytes: [UInt8], file: String) throws(CSVError) -> CSVContents {
    try read(CSVSource(bytes), file: file)
  }

  /// Reads a whole file from its place.
  ///
  /// - Parameters:
  ///   - url: where the file is.
  ///   - file: the file's name, for errors; its path if `nil`.
  /// - Throws: ``CSVError`` with line and column; `.cannotRead` where there is no file to read.
  public func read(contentsOf url: URL, file: String? = nil) throws(CSVError) -> CSVContents {
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
    let header = try CSVHeader(source, from: start, dialect: dialect, file: file, limits: limits)
    let plan = try plan(header, file: file)
    let reader = CSVRowReader(
      source: source, start: header.end, firstLine: header.nextLine, threads: threads, pieceLength: pieceLength)
    let rows = try reader.read(plan)
    var texts: [Int: Texts] = [:]
    if !rows.lateTexts.isEmpty {
      // Columns that looked like numbers turned out to be texts: once more for them, now knowing.
      for sink in try reader.read(plan.readingTexts(rows.lateTexts.sorted())).sinks { texts[sink.column] = sink.texts }
    }
    let read = rows.sinks.map { sink in
      let name = header.names[sink.column]
      if let late = texts[sink.column] { return Column(name, .texts(late)) }
      return Column(name, plan.actions[sink.column] == .text ? .texts(sink.texts) : .numbers(sink.numbers))
    }
    return CSVContents(
      table: Table(trusted: read), dialect: header.dialect, encoding: encoding, lines: rows.lines, header: header.names,
      trimmedHeaders: header.trimmed)
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
      isDemanded: header.names.map { (kinds[$0] ?? otherKinds) == .number }, limits: limits,
      rowLength: header.rowLength,
      actions: header.names.indices.map { column in
        guard columns?.contains(header.names[column]) ?? true else { return .skip }
        switch kinds[header.names[column]] ?? otherKinds {
        case .text: return .text
        case .number: return .number
        default: return header.showsText[column] ? .text : .number
        }
      })
  }
}
