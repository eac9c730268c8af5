/// The rows of one piece of a file, column by column.
struct CSVPiece: Sendable {
  /// Where its first record begins, and where its last one ends.
  let start: Int
  var end: Int
  var rowCount = 0
  /// Number of lines that its records take.
  var lineCount = 0
  /// The line of each row, counted from 0 in the piece.
  var lines = LineNumbers()
  /// Room for rows in ``numbers``; a multiple of 64.
  var stride: Int
  /// The numbers: those of slot s from s · stride on, ``rowCount`` of each; 0 where missing.
  var numbers: [Double]
  /// One bit for each number that is missing, laid out alike.
  var gaps: [UInt64]
  /// Whether a slot has any gap.
  var hasGaps: [Bool]
  /// The texts, by slot.
  var texts: [TextPiece]
  /// How many cells of a slot of numbers held a word for a missing one.
  var numberWords: [Int]
  /// How many cells of a slot of texts had blanks around them.
  var trimmed: [Int]
  /// Rows that end before the last column that has a name, rows with blank fields behind the last one, and rows of blanks.
  var shortRows = UnevenRows()
  var longRows = UnevenRows()
  var blankRows = UnevenRows()
  /// Columns that were to be numbers but hold a text.
  var lateTexts: Set<Int> = []
  /// What is wrong, and the line of it, counted from 0 in the piece; rows before it are whole.
  var fault: (line: Int, fault: CSVError.Fault)?

  /// A piece without rows.
  ///
  /// - Parameters:
  ///   - capacity: the rows that there is room for at first; a multiple of 64.
  ///   - spares: where ``numbers`` may come from; what they hold is written before it is read.
  init(start: Int, capacity: Int, plan: CSVPlan, spares: ArrayPool<Double>) {
    self.start = start
    end = start
    stride = capacity
    numbers = spares.take(count: stride * plan.numberCount, new: 0)
    gaps = [UInt64](repeating: 0, count: stride / 64 * plan.numberCount)
    hasGaps = [Bool](repeating: false, count: plan.numberCount)
    texts = (0..<plan.textCount).map { _ in TextPiece() }
    numberWords = [Int](repeating: 0, count: plan.numberCount)
    trimmed = [Int](repeating: 0, count: plan.textCount)
  }

  /// Makes room for twice the rows.
  mutating func grow() {
    numbers = Self.spread(numbers, from: stride)
    gaps = Self.spread(gaps, from: stride / 64)
    stride *= 2
  }

  private static func spread<Value: Numeric>(_ values: [Value], from stride: Int) -> [Value] {
    var wide: [Value] = []
    wide.reserveCapacity(2 * values.count)
    for start in Swift.stride(from: 0, to: values.count, by: max(1, stride)) {
      wide += values[start..<start + stride]
      wide += repeatElement(0, count: stride)
    }
    return wide
  }
}
