import Synchronization

/// Gathers one column from the pieces of a file.
final class ColumnSink: Sendable {
  /// The column's place in the file.
  let column: Int
  private let values: Mutex<Values>

  private struct Values {
    var numbers = Numbers()
    var texts = Texts()
    var words = 0
    var trimmed = 0
  }

  init(column: Int) {
    self.column = column
    values = Mutex(Values())
  }

  /// Takes the column's part of each piece, in order.
  ///
  /// - Parameter expectedRows: how many rows there may be in the end.
  func append(_ pieces: [CSVPiece], _ plan: CSVPlan, expectedRows: Int) {
    let slot = plan.slots[column]
    let isText = plan.actions[column] == .text
    values.withLock { values in
      // Once, at the beginning: later guesses differ a little, and each would move the whole column.
      if isText && values.texts.count == 0 { values.texts.reserveCapacity(expectedRows) }
      if !isText && values.numbers.count == 0 { values.numbers.reserveCapacity(expectedRows) }
      for piece in pieces {
        if isText {
          values.trimmed += piece.trimmed[slot]
          values.texts.append(codes: piece.texts[slot].codes, levels: piece.texts[slot].levels)
        } else {
          values.words += piece.numberWords[slot]
          let start = slot * piece.stride
          let words = start / 64..<start / 64 + (piece.rowCount + 63) / 64
          values.numbers.append(
            contentsOf: piece.numbers[start..<start + piece.rowCount],
            gaps: piece.hasGaps[slot] ? piece.gaps[words] : nil)
        }
      }
    }
  }

  /// The column's numbers.
  var numbers: Numbers { values.withLock { $0.numbers } }
  /// How many cells held a word for a missing number, and how many had blanks around them.
  var changes: (words: Int, trimmed: Int) { values.withLock { ($0.words, $0.trimmed) } }
  /// The column's texts.
  var texts: Texts { values.withLock { $0.texts } }
}
