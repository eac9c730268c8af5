import LintasanTables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A report as a workbook: a sheet for each table, charts that the spreadsheet draws, and a sheet of notes and sources.
///
/// Numbers are numeric cells of 16 significant digits, of 17 where 16 are another number, with a number format, so that
/// the program that opens the file shows the marks of its own language; texts are texts and never formulas; the header
/// is frozen and has filters.
package struct XLSXFormat: ReportFormat {
  package let name = "xlsx"
  /// What callers have to know of its files.
  package var traits: FormatTraits { .isOffice }
  package let fileExtension = "xlsx"
  package let summary = "a workbook for Excel and LibreOffice, a sheet for each table"

  /// The format.
  package init() {}

  package func render(_ report: Report, options: RenderOptions) throws(ReportError) -> [Artifact] {
    try ReportFormats.checkNames(of: report)
    try check(report)
    let bytes = try Self.bytes { book throws(ReportError) in
      try XLSXReport(report: report, book: book).write(documentTime: options.documentTime)
    }
    return [Artifact(path: "\(report.name).xlsx", bytes: bytes)]
  }

  /// The bytes of a workbook that is written.
  static func bytes(_ write: (XLSXWorkbook) throws(ReportError) -> Void) throws(ReportError) -> [UInt8] {
    let name = "xlsx"
    let temporary = FileManager.default.temporaryDirectory.path
    // The library writes to a file only.
    let file: ScratchFile
    do throws(SystemError) { file = try ScratchFile() } catch {
      throw .cannotStore(format: name, folder: temporary, reason: "\(error).")
    }
    let book = try XLSXWorkbook(file: file.path, temporaryFolder: temporary)
    try write(book)
    try book.close()
    let written: [UInt8]
    do throws(SystemError) { written = try file.bytes() } catch {
      throw .writerFailed(format: name, reason: "the workbook cannot be read back")
    }
    let bytes = try XLSXDigits.restored(book.exactNumbers, in: written)
    if let fault = WorkbookCheck.fault(of: bytes, cells: book.cellCount) {
      throw .cannotStore(format: name, folder: temporary, reason: fault)
    }
    return bytes
  }

  /// What a workbook can hold: 1,048,576 rows, 16,384 columns, 32,767 letters a cell.
  private func check(_ report: Report) throws(ReportError) {
    for table in report.tables {
      guard table.table.rowCount < 1_048_576, table.table.columns.count <= 16_384 else {
        throw .writerFailed(
          format: name,
          reason:
            "“\(table.caption)” has \(table.table.rowCount) rows and \(table.table.columns.count) columns; a sheet "
            + "holds 1,048,575 and 16,384; choose csv")
      }
      for column in table.table.columns {
        guard case .texts(let texts) = column.values else { continue }
        if let long = texts.levels.first(where: { $0.utf16.count > 32_767 }) {
          throw .writerFailed(
            format: name,
            reason: "a text of column “\(column.name)” has \(long.utf16.count) letters; a cell holds 32,767; choose csv"
          )
        }
      }
    }
  }
}
