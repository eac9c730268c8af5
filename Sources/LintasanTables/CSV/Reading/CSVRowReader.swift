import LintasanLinearAlgebra

/// Reads the rows of a file in pieces of equal length, several at once.
///
/// A piece begins after the first line end at or after its place. That can be wrong only where a quoted field spans the
/// place; then the piece before ends elsewhere than this one begins, and it is read again from there. So the result
/// depends neither on the length of the pieces nor on the number of threads.
struct CSVRowReader {
  let source: CSVSource
  /// Where the first row begins.
  let start: Int
  /// The line of it, counted from 1.
  let firstLine: Int
  let threads: Int
  let pieceLength: Int
  /// How far behind its end a piece is read when it may have begun at the wrong place.
  private static let patience = 1 << 22

  /// The columns that a plan asks for.
  struct Rows {
    var sinks: [ColumnSink]
    var lines = LineNumbers()
    /// Columns that were to be numbers but hold a text.
    var lateTexts: Set<Int> = []
  }

  func read(_ plan: CSVPlan) throws(CSVError) -> Rows {
    var rows = Rows(sinks: plan.actions.indices.filter { plan.actions[$0] != .skip }.map(ColumnSink.init))
    let parser = CSVPieceParser(plan: plan, pieceLength: min(pieceLength, source.count - start))
    let pieceCount = (source.count - start + pieceLength - 1) / pieceLength
    let window = 8 * max(1, threads)
    var position = start
    var line = firstLine
    var first = 0
    while first < pieceCount {
      let known = position
      let begin = first
      let places = first..<min(pieceCount, first + window)
      var pieces = try parallelMap(count: places.count, threads: threads) { (index) throws(CSVError) in
        do throws(CSVError.Fault) {
          return try piece(begin + index, from: index == 0 ? known : nil, parser)
        } catch {
          throw CSVError(file: plan.file, line: 1, fault: error)
        }
      }
      for index in pieces.indices {
        if pieces[index]?.start != position {
          do throws(CSVError.Fault) {
            pieces[index] = try piece(begin + index, from: position, parser)
          } catch {
            throw CSVError(file: plan.file, line: line, fault: error)
          }
        }
        guard let piece = pieces[index] else { continue }
        if let (offset, fault) = piece.fault { throw CSVError(file: plan.file, line: line + offset, fault: fault) }
        rows.lateTexts.formUnion(piece.lateTexts)
        rows.lines.append(contentsOf: piece.lines, from: line)
        position = piece.end
        line += piece.lineCount
      }
      let right = pieces.compactMap { $0 }
      let sinks = rows.sinks.filter { !rows.lateTexts.contains($0.column) }
      let share = Double(max(1, position - start)) / Double(max(1, source.count - start))
      let expected = Int(Double(rows.lines.count) / share * 1.05) + 64
      _ = parallelMap(count: sinks.count, threads: threads) { sinks[$0].append(right, plan, expectedRows: expected) }
      for piece in right { parser.recycle(piece) }
      first = places.upperBound
    }
    return rows
  }

  /// The rows that begin in one piece of the file.
  ///
  /// - Parameters:
  ///   - exact: where the first of them begins, if it is known.
  /// - Returns: `nil` where it is not known and could not be found.
  private func piece(_ index: Int, from exact: Int?, _ parser: CSVPieceParser) throws(CSVError.Fault) -> CSVPiece? {
    let place = start + index * pieceLength
    let boundary = min(source.count, place + pieceLength)
    let origin = exact ?? place - 1
    if origin >= boundary { return parser.emptyPiece(at: origin) }
    var reach = source.isInMemory ? (exact == nil ? Self.patience : source.count) : 1 << 13
    while true {
      let end = min(source.count, boundary + min(reach, source.count))
      let found = try source.withBytes(origin..<end) { bytes -> CSVPiece? in
        var first = 0
        if exact == nil {
          guard let begin = Self.afterLineEnd(bytes) else { return nil }
          first = begin
        }
        return parser.parse(bytes, from: first, until: boundary - origin, isWhole: end == source.count, origin: origin)
      }
      if let found { return found }
      if exact == nil && reach >= Self.patience { return nil }
      if end == source.count { return nil }
      reach *= 8
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
