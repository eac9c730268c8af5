import LintasanTables

/// Where each row stands in a panel: its unit, and its period counted in steps.
///
/// Steps are calendar steps where the times lie on a lattice (all gaps are multiples of the most common one): a year
/// that nobody has is then a gap. Otherwise (survey years 2003, 2004, 2005, 2008, 2010, …) a step is one occasion.
struct PanelIndex: Sendable {
  /// Unit of each row, −1 where missing.
  let units: [Int32]
  let unitNames: [String]
  /// Step of each row, −1 where missing.
  let steps: [Int32]
  let times: [Double]
  /// Whether steps are occasions rather than calendar time.
  let usesOccasions: Bool
  /// The row of each (unit, step).
  private let rows: [Int64: Int32]

  init(table: Table, unit: String, time: String) throws(RegressionError) {
    let coder = try LevelCodes(table: table, column: unit)
    units = coder.codes
    unitNames = coder.levels
    let clock: [Double?]
    let column = try tableColumn(table, time)
    switch column.values {
    case .numbers(let numbers): clock = numbers.optional
    case .texts(let texts):
      let levels = texts.levels.sorted()
      let parsed = texts.levels.map { Double($0) }
      if parsed.allSatisfy({ $0 != nil }) {
        clock = texts.codes.map { $0 < 0 ? nil : parsed[Int($0)] }
      } else {
        var order: [String: Double] = [:]
        for (position, level) in levels.enumerated() { order[level] = Double(position) }
        clock = texts.optional.map { $0.flatMap { order[$0] } }
      }
    case .booleans(let values):
      throw .notNumeric(column: time, row: 1, value: values.first?.map { String($0) } ?? "", amongNumbers: false)
    }
    let distinct = Set(clock.compactMap { $0 }).sorted()
    times = distinct
    let gaps = zip(distinct.dropFirst(), distinct).map { $0 - $1 }
    var counts: [Double: Int] = [:]
    for gap in gaps { counts[gap, default: 0] += 1 }
    let usual = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 1
    // Times that lie further apart than steps can be counted are occasions too.
    let reach = ((distinct.last ?? 0) - (distinct.first ?? 0)) / usual
    let onLattice = reach < 1e9 && gaps.allSatisfy { ($0 / usual).rounded() == $0 / usual }
    usesOccasions = !onLattice
    var position: [Double: Int32] = [:]
    for (index, value) in distinct.enumerated() {
      position[value] = onLattice ? Int32((value - distinct[0]) / usual) : Int32(index)
    }
    steps = clock.map { $0.flatMap { position[$0] } ?? -1 }
    var rows: [Int64: Int32] = [:]
    rows.reserveCapacity(steps.count)
    for row in steps.indices where units[row] >= 0 && steps[row] >= 0 {
      let key = Int64(units[row]) << 32 | Int64(steps[row])
      if let other = rows.updateValue(Int32(row), forKey: key) {
        throw .duplicateObservation(
          unit: unitNames[Int(units[row])], time: Self.words(column[row]), rows: [Int(other) + 1, row + 1])
      }
    }
    self.rows = rows
  }

  private static func words(_ cell: Cell) -> String {
    switch cell {
    case .number(let value): NumberText.shortest(value)
    case .text(let text): text
    case .boolean(let value): "\(value)"
    case .missing: "nothing"
    }
  }

  /// The row of the same unit `steps` periods earlier, nil where there is none.
  func row(before row: Int, by lag: Int) -> Int? {
    guard units[row] >= 0, steps[row] >= 0 else { return nil }
    let step = Int64(steps[row]) &- Int64(lag)
    guard step >= 0 else { return nil }
    return rows[Int64(units[row]) << 32 | step].map(Int.init)
  }
}

/// The column of a table, its absence told in this layer's words.
func tableColumn(_ table: Table, _ name: String) throws(RegressionError) -> Column {
  guard let column = table.columns.first(where: { $0.name == name }) else {
    throw .noColumn(name, available: table.columnNames)
  }
  return column
}
