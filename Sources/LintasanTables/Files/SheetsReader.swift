/// The sheets of a file as their cells, by its content: for sheets whose header nobody knows yet.
///
/// Workbooks of today (`.xlsx`), of LibreOffice (`.ods`) and of old Excel (`.xls`), packed ones too.
package enum SheetsReader {
  /// What a file holds.
  package enum Contents: Hashable, Sendable {
    /// A text, unpacked.
    case text([UInt8])
    /// The sheets of a workbook, in order.
    case sheets([WorkbookReader.SheetCells])
  }

  /// The contents of a file.
  ///
  /// - Throws: `.exchange` for a damaged workbook, `.unsupported`, `.severalFiles`.
  package static func contents(_ bytes: [UInt8], file: String) throws(DataFileError) -> Contents {
    try contents(bytes, file: file, depth: 0)
  }

  private static let mostPackings = 3

  private static func contents(_ bytes: [UInt8], file: String, depth: Int) throws(DataFileError) -> Contents {
    guard depth <= mostPackings else {
      throw .unsupported(file: file, format: "packed several times", advice: "unpack it first")
    }
    switch FileKind.of(Array(bytes.prefix(4096)), file: file) {
    case .text, .json: return .text(bytes)
    case .gzip:
      let unpacked: [UInt8]
      do throws(Gzip.Failure) { unpacked = try Gzip.unpacked(bytes) } catch {
        throw .exchange(.notReadable(file: file, format: "gzip", reason: "it is damaged, cut short or too large"))
      }
      return try contents(unpacked, file: file, depth: depth + 1)
    case .zip: return try archive(bytes, file: file, depth: depth)
    case .compound:
      return .sheets(
        try sheets { (name) throws(ExchangeError) in try OldWorkbookReader(sheet: name).grid(bytes, file: file) })
    case .unsupported(let format, let advice): throw .unsupported(file: file, format: format, advice: advice)
    case .stata, .spss, .portableSPSS, .sas, .sasTransport, .sqlite:
      throw .unsupported(
        file: file, format: "a data file without sheets",
        advice: "lintasan data import writes it as CSV or XLSX, which is read")
    }
  }

  private static func archive(_ bytes: [UInt8], file: String, depth: Int) throws(DataFileError) -> Contents {
    let names: [String]
    do throws(ZipArchive.Failure) { names = try ZipArchive.names(in: bytes) } catch {
      throw .exchange(.notReadable(file: file, format: "zip", reason: error.reason))
    }
    if names.contains("content.xml") {
      return .sheets(
        try sheets { (name) throws(ExchangeError) in try OpenDocumentReader(sheet: name).grid(bytes, file: file) })
    }
    if names.count == 1, names[0] != "[Content_Types].xml" {
      let files: [String: [UInt8]]
      do throws(ZipArchive.Failure) { files = try ZipArchive.files(in: bytes) { $0 == names[0] } } catch {
        throw .exchange(.notReadable(file: file, format: "zip", reason: error.reason))
      }
      return try contents(files[names[0]] ?? [], file: file, depth: depth + 1)
    }
    // All that is no other workbook is taken for one of today, which says what is wrong with it.
    do throws(ExchangeError) { return .sheets(try WorkbookReader().cells(bytes, file: file)) } catch {
      throw .exchange(error)
    }
  }

  /// All sheets of a workbook that is read sheet by sheet.
  private static func sheets(
    _ read: (String?) throws(ExchangeError) -> (grid: RawGrid, sheet: String, sheets: [String])
  ) throws(DataFileError) -> [WorkbookReader.SheetCells] {
    do throws(ExchangeError) {
      var found: [WorkbookReader.SheetCells] = []
      for name in try read(nil).sheets {
        found.append(WorkbookReader.SheetCells(name: name, rows: rows(try read(name).grid), uncalculated: []))
      }
      return found
    } catch {
      throw .exchange(error)
    }
  }

  private static func rows(_ grid: RawGrid) -> [WorkbookReader.SheetCells.Row] {
    grid.rows.map { row in
      var cells: [Int: Cell] = [:]
      for (column, cell) in row.cells.enumerated() where !cell.isBlank {
        switch cell.value {
        case .blank: break
        case .number(let value): cells[column] = .number(value)
        case .boolean(let value): cells[column] = .boolean(value)
        case .text, .moment, .fault: cells[column] = .text(cell.text)
        }
      }
      return (row.line, cells)
    }
  }
}
