import ArgumentParser
import Lintasan

/// How a file of data is read, where that cannot be found out or should be otherwise.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The sheet of a workbook, table of a database or file of an archive.", valueName: "name"))
  var sheet: String?

  @Option(help: ArgumentHelp("The cells of the table, as A5:F200.", valueName: "cells"))
  var range: String?

  @Option(
    name: .customLong("header-row"),
    help: ArgumentHelp("The row of the header, several that are joined, as 3-4, or 0 for none.", valueName: "row"))
  var headerRow: String?

  @Option(
    name: .customLong("skip-footer"), help: ArgumentHelp("How many last rows are notes.", valueName: "number"))
  var skipFooter: Int?

  @Option(help: ArgumentHelp("The character between fields: , ; | or tab.", valueName: "character"))
  var delimiter: String?

  @Option(help: ArgumentHelp("The mark before decimals: . or ,", valueName: "mark"))
  var decimal: String?

  @Option(help: ArgumentHelp("The mark between thousands: . , ' or space.", valueName: "mark"))
  var thousands: String?

  @Option(
    help: ArgumentHelp(
      "The encoding: utf-8, utf-16le, utf-16be, windows-1252 or latin1.", valueName: "encoding"))
  var encoding: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("More words that stand for a missing value, as 'k.A.,-99'.", valueName: "list"))
  var missing: String?

  @Option(help: ArgumentHelp("Columns that are texts whatever they hold.", valueName: "columns"))
  var text: String?

  @Flag(help: "Columns of years become rows: time and value.")
  var wide = false

  @Option(help: ArgumentHelp("With --wide: the columns that are kept beside each year.", valueName: "columns"))
  var id: String?

  func validate() throws {
    if id != nil && !wide { throw ValidationError("--id has no effect without --wide; leave it out.") }
    if let skipFooter, !(0...1_000_000).contains(skipFooter) {
      throw ValidationError("--skip-footer is \(skipFooter); expected a number of rows.")
    }
    if range.flatMap(CellRange.init)?.rows != nil, headerRow != nil || skipFooter != nil {
      throw ValidationError(
        "--range names the cells of header and rows; leave out --header-row and --skip-footer, or the rows.")
    }
  }

  /// The options that are given, with their values, as they would be written.
  var words: [String] {
    let options: [(String, String?)] = [
      ("sheet", sheet), ("range", range), ("header-row", headerRow), ("skip-footer", skipFooter.map(String.init)),
      ("delimiter", delimiter), ("decimal", decimal), ("thousands", thousands), ("encoding", encoding),
      ("missing", missing), ("text", text),
    ]
    return options.flatMap { name, value in value.map { ["--\(name)", $0] } ?? [] } + (wide ? ["--wide"] : [])
      + (id.map { ["--id", $0] } ?? [])
  }

  /// The name of the first option that is given.
  var firstGiven: String? { words.first.map { String($0.dropFirst(2)) } }

  /// What is asked of the reader.
  func request() throws -> ReadingRequest {
    var request = ReadingRequest()
    request.sheet = sheet
    request.footerRows = skipFooter
    if let range {
      guard let cells = CellRange(range) else {
        throw CommandFailure.usage("--range is \(Quotation.plain(range)); expected cells such as A5:F200, A:F or 5:200")
      }
      request.range = cells
    }
    if let headerRow { request.headerRows = try Self.rows(headerRow) }
    request.delimiter = try delimiter.map { try Self.mark("delimiter", $0, [",", ";", "|", "\t", " ", ":", "^"]) }
    request.decimalMark = try decimal.map { try Self.mark("decimal", $0, [".", ","]) }
    request.thousandsMark = try thousands.map { try Self.mark("thousands", $0, [".", ",", "'", " "]) }
    if let mark = request.decimalMark, mark == request.thousandsMark {
      throw CommandFailure.usage("--decimal and --thousands are the same mark; expected two")
    }
    request.encoding = try encoding.map(TextEncoding.called)
    request.policy.missing = Set(Self.list(missing))
    request.policy.texts = Set(Self.list(text))
    request.isWide = wide
    request.ids = id.map { Self.list($0) }
    return request
  }

  static func list(_ text: String?) -> [String] {
    (text ?? "").split(separator: ",").map { part in
      var part = part
      while part.first?.isWhitespace == true { part.removeFirst() }
      while part.last?.isWhitespace == true { part.removeLast() }
      return String(part)
    }.filter { !$0.isEmpty }
  }

  private static func rows(_ text: String) throws -> ClosedRange<Int> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    if parts.count == 1, let row = parts[0], (0...10_000_000).contains(row) { return row...row }
    if parts.count == 2, let first = parts[0], let last = parts[1], first >= 1, first <= last, last - first < 20 {
      return first...last
    }
    throw CommandFailure.usage(
      "--header-row is \(Quotation.plain(text)); expected a row such as 4, rows such as 3-4, or 0 for none")
  }

  private static func mark(_ option: String, _ text: String, _ allowed: [String]) throws -> UInt8 {
    let names = ["tab": "\t", "\\t": "\t", "space": " ", "comma": ",", "point": ".", "semicolon": ";", "pipe": "|"]
    let mark = names[text.lowercased()] ?? text
    guard allowed.contains(mark), let byte = mark.utf8.first else {
      let shown = allowed.map { $0 == "\t" ? "tab" : $0 == " " ? "space" : $0 }.joined(separator: " ")
      throw CommandFailure.usage("--\(option) is \(Quotation.quoted(text)); expected one of \(shown)")
    }
    return byte
  }
}
