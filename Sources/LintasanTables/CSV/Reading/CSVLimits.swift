/// What a CSV file may have at most. No table has more; a broken quote, a binary file or ill will does.
struct CSVLimits: Sendable {
  /// Bytes in one record.
  var recordLength = 1 << 26
  /// Columns.
  var columns = 100_000
  /// Bytes that are taken into memory whole, where a file cannot be read piece by piece.
  var wholeLength = 1 << 30
}
