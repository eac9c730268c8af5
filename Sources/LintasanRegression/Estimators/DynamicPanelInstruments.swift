import LintasanLinearAlgebra

/// The instruments of a dynamic panel, in the order in which each first differs from zero.
struct DynamicPanelInstruments {
  /// What a column of instruments holds; those of a step stand for all steps where there is none.
  enum Instrument: Hashable {
    /// The response's past level.
    case level(step: Int?, lag: Int)
    /// The response's last change.
    case change(step: Int?)
    /// A regressor that instruments itself.
    case exogenous(Int)
    case constant
  }

  private var columns: [Instrument: Int] = [:]
  private var entries: [(equation: Int, column: Int, value: Double)] = []

  mutating func add(_ instrument: Instrument, _ value: Double, to equation: Int) {
    guard value != 0 else { return }
    let next = columns.count
    entries.append((equation, columns[instrument, default: next], value))
    columns[instrument] = entries[entries.count - 1].column
  }

  func matrix(rows: Int) -> Matrix {
    var elements = [Double](repeating: 0, count: rows * columns.count)
    for entry in entries { elements[entry.column * rows + entry.equation] = entry.value }
    return Matrix(rows: rows, columns: columns.count, columnMajor: elements)
  }
}
