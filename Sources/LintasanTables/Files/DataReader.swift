import LintasanCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Reads a table from a file of any form that is known, by what it holds and not by its name.
///
/// Texts (CSV and TSV in every dialect), gzip and zip of one file, XLSX, ODS, XLS, Stata, SPSS and SAS, lists of JSON records and
/// tables of SQLite. Others are named and refused with the line that converts them.
public struct DataReader: Sendable {
  /// What the user says of the file, and what the caller needs of it.
  package var request: ReadingRequest
  /// Whether every cell that differs from its text in the file is listed.
  package var listsNotes = false
  /// How many bytes are read whole at most.
  static let largest = 1 << 30

  /// A reader.
  public init(_ request: ReadingRequest = ReadingRequest()) { self.request = request }

  /// Reads a file from its place; of a text only the columns are in memory at a time.
  ///
  /// - Throws: ``DataFileError``.
  public func read(contentsOf url: URL, file: String? = nil) throws(DataFileError) -> DataContents {
    let name = file ?? url.path
    let head: [UInt8]
    do {
      let handle = try OpenFile(reading: url.path)
      if handle.length != nil {
        head = try handle.head(atMost: 1 << 14)
        let kind = FileKind.of(Array(head.prefix(4096)), file: name)
        if case .unsupported(let format, let advice) = kind {
          throw DataFileError.unsupported(file: name, format: format, advice: advice)
        }
        if case .text = kind, !needsGrid(head), !listsNotes,
          !FileKind.isUTF16(head)
        {
          return try text(from: url, file: name)
        }
      }
      guard let bytes = try handle.bytes(atMost: Self.largest) else {
        throw DataFileError.exchange(.tooLarge(file: name, format: "data", reason: "it has more than \(Self.largest) bytes"))
      }
      return try read(bytes, file: name)
    } catch let error as DataFileError {
      throw error
    } catch {
      throw .exchange(.cannotRead(file: name))
    }
  }

  /// Reads a file that is in memory.
  ///
  /// - Throws: ``DataFileError``.
  public func read(_ bytes: [UInt8], file: String) throws(DataFileError) -> DataContents {
    try read(bytes, file: file, depth: 0)
  }

  private func read(_ bytes: [UInt8], file: String, depth: Int) throws(DataFileError) -> DataContents {
    switch FileKind.of(Array(bytes.prefix(4096)), file: file) {
    case .text: return try text(bytes, file: file)
    case .gzip:
      guard depth < 3 else { throw .unsupported(file: file, format: "packed several times", advice: "unpack it first") }
      let unpacked: [UInt8]
      do throws(Gzip.Failure) { unpacked = try Gzip.unpacked(bytes) } catch {
        switch error {
        case .damaged: throw .exchange(.notReadable(file: file, format: "gzip", reason: "it is damaged or cut short"))
        case .tooLarge(let limit):
          throw .exchange(.tooLarge(file: file, format: "gzip", reason: "it unpacks to more than \(limit) bytes"))
        }
      }
      if unpacked.starts(with: Array("X\n".utf8)) || unpacked.starts(with: Array("RDX".utf8)) {
        throw .unsupported(
          file: file, format: "a file of R",
          advice: "convert it in R: write.csv(readRDS(\"\(file)\"), \"table.csv\", row.names = FALSE)")
      }
      return try read(unpacked, file: file, depth: depth + 1)
    case .zip: return try archive(bytes, file: file, depth: depth)
    case .compound:
      return try sheet("xls", file) { (request) throws(ExchangeError) in
        try OldWorkbookReader(sheet: request.sheet).grid(bytes, file: file)
      }
    case .sqlite:
      if DatabaseReader.writesAhead(bytes), let journal = try? OpenFile(reading: "\(file)-wal"), journal.length != nil {
        throw .unsupported(
          file: file, format: "a database some of whose changes wait in \(file)-wal",
          advice: "bring them in first: sqlite3 \(file) 'PRAGMA wal_checkpoint(TRUNCATE)'")
      }
      return try sheet("sqlite", file) { (request) throws(ExchangeError) in
        try DatabaseReader(table: request.sheet).grid(bytes, file: file)
      }
    case .json:
      try refuse(request.sheetOptions + request.textOptions + request.frameOptions, "records of JSON")
      let grid: RawGrid
      do throws(ExchangeError) { grid = try RecordsReader().grid(bytes, file: file) } catch { throw .exchange(error) }
      return try finish(try gridReader(file).read(grid), format: "json")
    case .stata: return try statistics(.dta, bytes, file)
    case .spss: return try statistics(.sav, bytes, file)
    case .portableSPSS: return try statistics(.por, bytes, file)
    case .sas: return try statistics(.sas7bdat, bytes, file)
    case .sasTransport: return try statistics(.xpt, bytes, file)
    case .unsupported(let format, let advice): throw .unsupported(file: file, format: format, advice: advice)
    }
  }

  /// Refuses options that do nothing for a form.
  private func refuse(_ options: [String], _ format: String) throws(DataFileError) {
    if let first = options.first { throw .withoutEffect(option: first, format: format) }
  }

  private func gridReader(_ file: String) -> GridReader { GridReader(file: file, request: request, listsNotes: listsNotes) }

  // MARK: - Texts

  private func needsGrid(_ head: [UInt8]) -> Bool {
    if request.needsGrid { return true }
    let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = head[start...].prefix { $0 != 9 && $0 != 10 && $0 != 13 }
    return first.count < 1000 && head.count > start + first.count && head[start + first.count] == 9
      && CSVGrid.isEurostat(String(decoding: first, as: UTF8.self).trimmingBlanks)
  }

  private func csvReader() throws(DataFileError) -> CSVReader {
    try refuse(request.sheetOptions, "a text")
    var reader = CSVReader(encoding: request.encoding, columns: request.neededColumns, kinds: request.kinds)
    if let threads = request.threads { reader.threads = threads }
    (reader.policy, reader.fillsRows) = (request.policy, true)
    (reader.delimiter, reader.decimalMark, reader.thousandsMark) =
      (request.delimiter, request.decimalMark, request.thousandsMark)
    (reader.headerLine, reader.footerLines) = (request.headerRows?.lowerBound, request.footerRows)
    return reader
  }

  private func text(from url: URL, file: String) throws(DataFileError) -> DataContents {
    let reader = try csvReader()
    let contents: CSVContents
    do throws(CSVError) { contents = try reader.read(contentsOf: url, file: file) } catch {
      if Self.isHead(error), let bytes = try? OpenFile(reading: url.path).bytes(atMost: Self.largest) {
        return try text(bytes, file: file, asGrid: true)
      }
      throw .csv(error)
    }
    if Self.repeatsHeader(contents), let bytes = try? OpenFile(reading: url.path).bytes(atMost: Self.largest) {
      return try text(bytes, file: file, asGrid: true)
    }
    return try finish(contents, file, bytes: nil)
  }

  /// Whether the header stands among the rows once more: then each column holds its own name.
  private static func repeatsHeader(_ contents: CSVContents) -> Bool {
    contents.table.columns.count > 1
      && contents.table.columns.allSatisfy { column in
        guard case .texts(let texts) = column.values else { return false }
        return texts.levels.contains { $0.trimmingBlanks == column.name }
      }
  }

  /// Whether what is no number is the head of its column.
  private static func isHead(_ error: CSVError) -> Bool {
    if case .notANumber(let column, let found) = error.fault { column == found } else { false }
  }

  private func csv<Value>(_ read: () throws(CSVError) -> Value) throws(DataFileError) -> Value {
    do throws(CSVError) { return try read() } catch { throw .csv(error) }
  }

  private func text(_ bytes: [UInt8], file: String, asGrid: Bool = false) throws(DataFileError) -> DataContents {
    var bytes = bytes
    let whole = bytes
    var encoding = request.encoding
    if encoding == nil, FileKind.isUTF16(bytes), !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) {
      encoding = bytes.count > 1 && bytes[1] == 0 ? .utf16LittleEndian : .utf16BigEndian
    }
    if !needsGrid(bytes) && !listsNotes && !asGrid {
      var reader = try csvReader()
      reader.encoding = encoding
      let (own, content) = (reader, bytes)
      let found: CSVContents
      do throws(CSVError) { found = try own.read(content, file: file) } catch {
        if Self.isHead(error) { return try text(whole, file: file, asGrid: true) }
        throw .csv(error)
      }
      return try Self.repeatsHeader(found) ? text(whole, file: file, asGrid: true) : finish(found, file, bytes: nil)
    }
    let announced = TextEncoding.announced(by: bytes)
    let used = encoding ?? announced.encoding
    if used != .utf8 || announced.markLength > 0 {
      switch used.decoded(bytes[announced.markLength...]) {
      case .success(let text): bytes = text
      case .failure(let invalid):
        let line = bytes[..<invalid.offset].count { $0 == 10 } + 1
        throw .csv(CSVError(file: file, line: line, fault: .notText(byte: bytes[invalid.offset], column: 1)))
      }
    }
    if needsGrid(bytes) || asGrid {
      try refuse(request.sheetOptions, "a text")
      let found = try csv { () throws(CSVError) in try CSVGrid.read(bytes, file: file, request) }
      var contents = try finish(try gridReader(file).read(found.grid), format: found.grid.isEurostat ? "eurostat" : "csv")
      (contents.dialect, contents.encoding) = (found.dialect, used)
      return contents
    }
    var reader = try csvReader()
    reader.encoding = .utf8
    let found: CSVContents
    do throws(CSVError) { found = try reader.read(bytes, file: file) } catch {
      if Self.isHead(error) { return try text(whole, file: file, asGrid: true) }
      throw .csv(error)
    }
    if Self.repeatsHeader(found) { return try text(whole, file: file, asGrid: true) }
    var contents = try finish(found, file, bytes: bytes)
    contents.encoding = used
    return contents
  }

  private func finish(_ read: CSVContents, _ file: String, bytes: [UInt8]?) throws(DataFileError) -> DataContents {
    for name in request.policy.texts.sorted() where !read.header.contains(name) {
      throw .noColumn(file: file, option: "text", name: name, available: read.header)
    }
    let notes = bytes.map { CSVNotes(file: file, contents: read, policy: request.policy).list($0) } ?? []
    let remarks = (read.remarks + remarks(on: read.table) + blanks(inside: read.table)).map(\.description)
    return DataContents(
      content: try chosen(LabelledTable(read.table)), format: "csv", remarks: remarks,
      header: read.header, notes: notes, dialect: read.dialect, encoding: read.encoding)
  }

  /// The rows and columns that are asked for.
  private func chosen(_ content: LabelledTable) throws(DataFileError) -> LabelledTable {
    var content = content
    if let condition = request.condition {
      do throws(RowFilterError) {
        let rows = try condition.rows(of: content.table)
        if rows.isEmpty && content.table.rowCount > 0 { throw .noRows(condition.text) }
        if rows.count < content.table.rowCount { content = content.selecting(rows: rows) }
      } catch { throw .condition(error) }
    }
    if let columns = request.columns, content.table.columns.contains(where: { !columns.contains($0.name) }) {
      content.table = Table(trusted: content.table.columns.filter { columns.contains($0.name) })
    }
    return content
  }

  // MARK: - Sheets

  private func archive(_ bytes: [UInt8], file: String, depth: Int) throws(DataFileError) -> DataContents {
    let names: [String]
    do throws(ZipArchive.Failure) { names = try ZipArchive.names(in: bytes) } catch {
      throw .exchange(.notReadable(file: file, format: "zip", reason: error.reason))
    }
    if names.contains("xl/workbook.xml")
      || names.contains("[Content_Types].xml") && names.contains(where: { $0.hasPrefix("xl/") })
    {
      if names.contains("xl/workbook.bin") {
        throw .unsupported(file: file, format: "a binary workbook (.xlsb)", advice: "save it as .xlsx or CSV")
      }
      return try sheet("xlsx", file) { (request) throws(ExchangeError) in
        try WorkbookReader(sheet: request.sheet).grid(bytes, file: file)
      }
    }
    if names.contains("content.xml") {
      return try sheet("ods", file) { (request) throws(ExchangeError) in
        try OpenDocumentReader(sheet: request.sheet).grid(bytes, file: file)
      }
    }
    if names.contains(where: { $0.hasPrefix("word/") }) {
      throw .unsupported(file: file, format: "a document of Word", advice: "copy its table into a spreadsheet and save that")
    }
    if names.contains(where: { $0.hasSuffix(".iwa") }) {
      throw .unsupported(file: file, format: "a document of Numbers", advice: "export it as .xlsx or CSV")
    }
    guard depth < 3 else { throw .unsupported(file: file, format: "packed several times", advice: "unpack it first") }
    var chosen = names.count == 1 ? names.first : nil
    var inner = self
    if let wanted = request.sheet, names.contains(wanted), names.count > 1 {
      chosen = wanted
      inner.request.sheet = nil
    }
    // The World Bank puts two files about the series and the countries beside the series themselves.
    let own = names.filter { !($0.split(separator: "/").last ?? "").hasPrefix("Metadata_") }
    var remark: String?
    if chosen == nil, own.count == 1, own.count < names.count {
      chosen = own[0]
      remark = "\(Quotation.quoted(own[0])) is read of the \(names.count) files in the archive"
    }
    guard let chosen else { throw .severalFiles(file: file, names: names) }
    let files: [String: [UInt8]]
    do throws(ZipArchive.Failure) { files = try ZipArchive.files(in: bytes) { $0 == chosen } } catch {
      throw .exchange(
        error.isTooLarge
          ? .tooLarge(file: file, format: "zip", reason: error.reason)
          : .notReadable(file: file, format: "zip", reason: error.reason))
    }
    guard let content = files[chosen] else { throw .severalFiles(file: file, names: names) }
    var contents = try inner.read(content, file: file, depth: depth + 1)
    if let remark { contents.remarks.insert(remark, at: 0) }
    return contents
  }

  private func sheet(
    _ format: String, _ file: String,
    _ read: (ReadingRequest) throws(ExchangeError) -> (grid: RawGrid, sheet: String, sheets: [String])
  ) throws(DataFileError) -> DataContents {
    try refuse(request.textOptions, format == "sqlite" ? "a database" : "a workbook")
    if format == "sqlite" { try refuse(request.frameOptions, "a database") }
    let found: (grid: RawGrid, sheet: String, sheets: [String])
    do throws(ExchangeError) { found = try read(request) } catch { throw .exchange(error) }
    var reader = gridReader(file)
    reader.listsOneColumn = request.sheet != nil || found.sheets.count < 2 || format == "sqlite"
    let result: GridReader.Result
    do throws(DataFileError) { result = try reader.read(found.grid) } catch {
      if case .empty = error, found.sheets.count > 1 {
        throw .noTable(file: file, sheet: found.sheet, sheets: found.sheets.filter { $0 != found.sheet })
      }
      throw error
    }
    var contents = try finish(result, format: format)
    if found.sheets.count > 1, request.sheet == nil {
      contents.remarks.insert(
        "the \(format == "sqlite" ? "table" : "sheet") \(Quotation.quoted(found.sheet)) is read of \(Quotation.list(found.sheets))",
        at: 0)
    }
    return contents
  }

  private func finish(_ result: GridReader.Result, format: String) throws(DataFileError) -> DataContents {
    var content = LabelledTable(result.table, dayColumns: result.dayColumns)
    (content.momentColumns, content.timeColumns) = (result.momentColumns, result.timeColumns)
    return DataContents(
      content: try chosen(content), format: format,
      remarks: (result.remarks + remarks(on: result.table)).map(\.description),
      header: result.header, notes: result.notes,
      dialect: nil, encoding: nil)
  }

  // MARK: - Statistics programs

  private func statistics(
    _ source: StatisticsFileReader.Source, _ bytes: [UInt8], _ file: String
  ) throws(DataFileError) -> DataContents {
    let name = "a file of a statistics program (.\(source.rawValue))"
    try refuse(request.sheetOptions + request.textOptions + request.frameOptions + request.markOptions, name)
    if request.isWide { throw .withoutEffect(option: "wide", format: name) }
    var content: LabelledTable
    do throws(ExchangeError) { content = try StatisticsFileReader(source: source).read(bytes, file: file) } catch {
      throw .exchange(error)
    }
    let header = content.table.columnNames
    var notes: [ImportNote] = []
    let columns = try content.table.columns.filter { request.neededColumns?.contains($0.name) ?? true }.map {
      (column) throws(DataFileError) in try conformed(column, file, &notes)
    }
    for name in Set(request.kinds.keys).union(request.policy.texts).sorted() where !header.contains(name) {
      throw .noColumn(file: file, option: "", name: name, available: header)
    }
    content.table = Table(trusted: columns)
    var remarks: [ReadingRemark] = []
    for column in columns {
      if let declared = content.declaredMissing[column.name], !declared.cells.isEmpty {
        let shown = declared.marks.prefix(6).map { mark in
          declared.labels[mark].map { "\(Quotation.plain(mark.description)) \(Quotation.quoted($0))" }
            ?? Quotation.plain(mark.description)
        }
        remarks.append(
          .declaredMissing(
            column: column.name, words: shown + (declared.marks.count > 6 ? ["…"] : []), count: declared.cells.count))
        if listsNotes {
          for (row, mark) in declared.cells.sorted(by: { $0.key < $1.key }) {
            notes.append(
              ImportNote(
                file: file, line: row + 1, column: column.name, kind: .missing, found: mark.description, kept: nil,
                reason: "a value that the file declares missing" + (declared.labels[mark].map { ": \($0)" } ?? "")))
          }
        }
      }
      if let period = content.periodColumns[column.name] {
        remarks.append(.periods(column: column.name, display: period.rawValue, example: period.example))
      }
      if let display = content.countedColumns[column.name] {
        remarks.append(.counted(column: column.name, display: display))
      }
    }
    content = try chosen(content)
    return DataContents(
      content: content, format: source.rawValue, remarks: remarks.map(\.description), header: header, notes: notes,
      dialect: nil, encoding: nil)
  }

  /// A column of a statistics program in the kind that is demanded, without the words that the user says are missing.
  private func conformed(_ column: Column, _ file: String, _ notes: inout [ImportNote]) throws(DataFileError) -> Column {
    let policy = request.policy
    var cells = (0..<column.count).map { column[$0] }
    let kind = policy.texts.contains(column.name) ? .text : request.kinds[column.name]
    for row in cells.indices {
      switch cells[row] {
      case .number(let number):
        if policy.missingNumbers.contains(number) { cells[row] = .missing }
        if kind == .text, cells[row] != .missing { cells[row] = .text(NumberText.shortest(number)) }
      case .text(let text):
        let plain = policy.trims(column.name) ? text.trimmingBlanks : text
        cells[row] = policy.missing.contains(plain) ? .missing : .text(plain)
        if kind == .number, cells[row] != .missing {
          let bytes = Array(plain.utf8)
          switch NumberParser(.point).read(bytes, 0, bytes.count) {
          case .number(let number): cells[row] = .number(number)
          case .missing: cells[row] = .missing
          case .notANumber: throw .notANumber(file: file, line: row + 1, column: column.name, found: text)
          }
        }
      default: break
      }
      if listsNotes, cells[row] != column[row],
        let note = CellDifference(file: file, words: policy.missing, marks: NumberParser(.point)).note(
          written: Column.text(column[row]), kept: cells[row], line: row + 1, column: column.name)
      {
        notes.append(note)
      }
    }
    switch kind ?? column.kind {
    case .number: return Column(column.name, cells.map { if case .number(let number) = $0 { number } else { Double?.none } })
    case .text: return Column(column.name, cells.map { $0 == .missing ? nil : Column.text($0) })
    case .boolean: return column
    }
  }
}

extension Column {
  /// A cell as a text.
  static func text(_ cell: Cell) -> String {
    switch cell {
    case .number(let number): NumberText.shortest(number)
    case .text(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .missing: ""
    }
  }
}
