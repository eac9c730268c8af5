import LintasanLinearAlgebra

/// Reads the rows of a file in pieces of equal length, several at once.
///
/// A piece begins after the first line end at or after its place. That can be wrong only where a quoted field spans the
/// place; then the piece before ends elsewhere than this one begins, and it is read again from there. So the result
/// depends neither on the length of the pieces nor on the number of threads.
struct CSVRowReader {
  let source: CSVSource
  /// Where the rows end.
  let limit: Int
  /// Where the first row begins.
  let start: Int
  /// The line of it, counted from 1.
  let firstLine: Int
  let threads: Int
  var pieceLength: Int
  /// How far behind its end a piece is read when it may have begun at the wrong place.
  private static let patience = 1 << 22

  /// The columns that a plan asks for.
  struct Rows {
    var sinks: [ColumnSink]
    var lines = LineNumbers()
    /// Rows with fewer or more fields than the header, and rows of blank fields.
    var short = UnevenRows()
    var long = UnevenRows()
    var blank = UnevenRows()
    /// Columns that were to be numbers but hold a text.
    var lateTexts: Set<Int> = []
  }

  func read(_ plan: CSVPlan) throws(CSVError) -> Rows {
    var rows = Rows(sinks: plan.actions.indices.filter { plan.actions[$0] != .skip }.map(ColumnSink.init))
    var windows = CSVWindows(self, plan)
    while let window = try windows.next() {
      for (piece, line) in zip(window.pieces, window.lines) {
        rows.lateTexts.formUnion(piece.lateTexts)
        rows.lines.append(contentsOf: piece.lines, from: line)
        rows.short.add(piece.shortRows, from: line)
        rows.long.add(piece.longRows, from: line)
        rows.blank.add(piece.blankRows, from: line)
      }
      let sinks = rows.sinks.filter { !rows.lateTexts.contains($0.column) }
      let expected = Int(Double(rows.lines.count) / windows.share * 1.05) + 64
      _ = parallelMap(count: sinks.count, threads: threads) {
        sinks[$0].append(window.pieces, plan, expectedRows: expected)
      }
      windows.recycle(window)
    }
    return rows
  }

  /// The rows that begin in one piece of the file.
  ///
  /// - Parameters:
  ///   - exact: where the first of them begins, if it is known.
  /// - Returns: `nil` where it is not known and could not be found.
  func piece(_ index: Int, from exact: Int?, _ parser: CSVPieceParser) throws(CSVError.Fault) -> CSVPiece? {
    let place = start + index * pieceLength
    let boundary = min(limit, place + pieceLength)
    let origin = exact ?? place - 1
    if origin >= boundary { return parser.emptyPiece(at: origin) }
    // A record that reaches further than this is too long, and told so.
    let longest = parser.plan.limits.recordLength + 1
    var reach = source.isInMemory ? (exact == nil ? Self.patience : limit) : 1 << 13
    while true {
      let end = min(limit, boundary + min(reach, limit))
      let found = try source.withBytes(origin..<end) { bytes -> CSVPiece? in
        var first = 0
        if exact == nil {
          guard let begin = Self.afterLineEnd(bytes) else { return nil }
          first = begin
        }
        return parser.parse(bytes, from: first, until: boundary - origin, isWhole: end == limit, origin: origin)
      }
      if let found { return found }
      if exact == nil && reach >= min(Self.patience, longest) { return nil }
      if end == limit { return nil }
      reach = min(reach * 8, max(reach, longest))
    }
  }

  private static func afterLineEnd(_ bytes: Span<UInt8>) -> Int? {
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "\n") { return index + 1 }
      if bytes[index] == UInt8(ascii: "\r") {
        guard index + 1 < bytes.count else { return nil }
        return bytes[index + 1] == UInt8(ascii: "\n") ? index + 2 : index + 1
      }
    }
    return nil
  }
}
