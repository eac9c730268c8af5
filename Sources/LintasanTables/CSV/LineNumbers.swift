/// The line on which each row of a file begins: runs of consecutive lines, so that a plain file costs nothing.
package struct LineNumbers: Hashable, Sendable {
  private var runs: [(row: Int, line: Int)] = []
  /// Number of rows.
  package private(set) var count = 0

  init() {}

  mutating func append(_ line: Int) {
    if runs.last.map({ $0.line + count - $0.row != line }) ?? true { runs.append((count, line)) }
    count += 1
  }

  /// Appends the lines of rows that follow, counted from 0 in `other`.
  mutating func append(contentsOf other: LineNumbers, from line: Int) {
    for run in other.runs {
      let (row, line) = (count + run.row, line + run.line)
      if runs.last.map({ $0.line + row - $0.row != line }) ?? true { runs.append((row, line)) }
    }
    count += other.count
  }

  /// The line, counted from 1, of a row, counted from 0.
  package subscript(row: Int) -> Int {
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].row <= row { low = middle } else { high = middle }
    }
    return runs[low].line + row - runs[low].row
  }

  package static func == (first: LineNumbers, second: LineNumbers) -> Bool {
    first.count == second.count && first.runs.elementsEqual(second.runs) { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(count) }
}
