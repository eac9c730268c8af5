/// What is read of a workbook at most.
struct WorkbookLimits: Sendable {
  /// Rows of a sheet, as Excel has them.
  var rows = 1 << 20
  /// Columns of a sheet, as Excel has them.
  var columns = 1 << 14
  /// Cells of a sheet, and fields of the table that they become.
  var cells = 20_000_000
  /// Bytes that all parts unpack to.
  var unpacked = ZipArchive.mostBytes
}
