import LintasanLinearAlgebra

/// Goes through the pieces of a file in order, several read at once; what they hold may be forgotten after each step.
struct CSVWindows {
  /// Some consecutive pieces, and the line on which each begins, counted from 1.
  struct Window: Sendable {
    var pieces: [CSVPiece] = []
    var lines: [Int] = []
  }

  private let reader: CSVRowReader
  private let plan: CSVPlan
  private let parser: CSVPieceParser
  private let pieceCount: Int
  private var first = 0
  private var position: Int
  private var line: Int

  init(_ reader: CSVRowReader, _ plan: CSVPlan) {
    self.reader = reader
    self.plan = plan
    let length = reader.limit - reader.start
    parser = CSVPieceParser(plan: plan, pieceLength: min(reader.pieceLength, length))
    pieceCount = (length + reader.pieceLength - 1) / reader.pieceLength
    position = reader.start
    line = reader.firstLine
  }

  /// The share of the file that was gone through.
  var share: Double {
    Double(max(1, position - reader.start)) / Double(max(1, reader.limit - reader.start))
  }

  /// The next pieces; `nil` at the end of the file.
  mutating func next() throws(CSVError) -> Window? {
    guard first < pieceCount else { return nil }
    let (known, begin, reader, parser, file) = (position, first, reader, parser, plan.file)
    let places = first..<min(pieceCount, first + 8 * max(1, reader.threads))
    let guesses = try parallelMap(count: places.count, threads: reader.threads) { (index) throws(CSVError) in
      do throws(CSVError.Fault) {
        return try reader.piece(begin + index, from: index == 0 ? known : nil, parser)
      } catch {
        throw CSVError(file: file, line: 1, fault: error)
      }
    }
    var window = Window()
    for (index, guess) in guesses.enumerated() {
      var found = guess
      if found?.start != position {
        do throws(CSVError.Fault) {
          found = try reader.piece(begin + index, from: position, parser)
        } catch {
          throw CSVError(file: file, line: line, fault: error)
        }
      }
      guard let piece = found else { continue }
      if let (offset, fault) = piece.fault { throw CSVError(file: file, line: line + offset, fault: fault) }
      window.pieces.append(piece)
      window.lines.append(line)
      position = piece.end
      line += piece.lineCount
    }
    first = places.upperBound
    return window
  }

  /// Takes back what a window that is no longer used has allocated.
  func recycle(_ window: Window) { for piece in window.pieces { parser.recycle(piece) } }
}
