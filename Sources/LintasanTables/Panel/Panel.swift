/// Variables observed on units at times: unit × time × variable, gaps explicit.
///
/// Units stand in ascending order of their names (by Unicode scalars), times ascending. A unit may be missing at a time,
/// and a variable in an observation.
package struct Panel: Hashable, Sendable {
  /// The units, ascending.
  package let units: [String]
  /// The times (years), ascending; not necessarily evenly spaced.
  package let times: [Int]
  /// The names of the variables.
  package let variables: [String]

  private var values: [Numbers]
  private let unitPositions: [String: Int]
  private let timePositions: [Int: Int]

  /// A panel from the rows of a table.
  ///
  /// - Parameters:
  ///   - table: one row for each unit and time.
  ///   - unit: the column that names the unit.
  ///   - time: the column of whole numbers that gives the time.
  ///   - variables: columns of numbers.
  /// - Throws: `.noColumn`, `.wrongKind`, `.missingKey`, `.notWholeNumber`, `.notFinite`, and `.duplicateKey` for a unit and time that
  ///   occur twice.
  package init(_ table: Table, unit: String, time: String, variables: [String]) throws(TableError) {
    let unitNames = try table.texts(unit)
    let timeNumbers = try table.numbers(time)
    var columns: [Numbers] = []
    for variable in variables {
      let numbers = try table.numbers(variable)
      if let row = (0..<numbers.count).first(where: { numbers[$0].map { !$0.isFinite } ?? false }) {
        throw .notFinite(column: variable, row: row + 1, value: numbers[row] ?? .nan)
      }
      columns.append(numbers)
    }

    var rowTimes: [Int] = []
    rowTimes.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      guard unitNames.codes[row] >= 0 else { throw .missingKey(column: unit, row: row + 1) }
      guard let number = timeNumbers[row] else { throw .missingKey(column: time, row: row + 1) }
      guard let whole = Int(exactly: number) else {
        throw .notWholeNumber(column: time, row: row + 1, found: number)
      }
      rowTimes.append(whole)
    }
    let order = unitNames.levels.indices.sorted {
      unitNames.levels[$0].unicodeScalars.lexicographicallyPrecedes(unitNames.levels[$1].unicodeScalars)
    }
    var positionOfCode = [Int](repeating: 0, count: order.count)
    for (position, code) in order.enumerated() { positionOfCode[code] = position }

    units = order.map { unitNames.levels[$0] }
    times = Set(rowTimes).sorted()
    self.variables = variables
    unitPositions = Dictionary(uniqueKeysWithValues: zip(units, units.indices))
    timePositions = Dictionary(uniqueKeysWithValues: zip(times, times.indices))

    var rowOfCell = [Int](repeating: -1, count: units.count * times.count)
    for row in 0..<table.rowCount {
      let position = positionOfCode[Int(unitNames.codes[row])]
      let cell = position * times.count + (timePositions[rowTimes[row]] ?? 0)
      guard rowOfCell[cell] < 0 else {
        throw .duplicateKey(
          "\(units[position]) at \(rowTimes[row])", firstRow: rowOfCell[cell] + 1, secondRow: row + 1)
      }
      rowOfCell[cell] = row
    }
    values = columns.map { column in Numbers(rowOfCell.map { $0 < 0 ? nil : column[$0] }) }
  }

  private init(units: [String], times: [Int], variables: [String], values: [Numbers]) {
    self.units = units
    self.times = times
    self.variables = variables
    self.values = values
    unitPositions = Dictionary(uniqueKeysWithValues: zip(units, units.indices))
    timePositions = Dictionary(uniqueKeysWithValues: zip(times, times.indices))
  }

  /// The value of a variable (by position) for a unit and a time (by position); `nil` where it is missing.
  package subscript(unit unit: Int, time time: Int, variable variable: Int = 0) -> Double? {
    precondition(
      unit >= 0 && unit < units.count && time >= 0 && time < times.count && variable >= 0 && variable < values.count,
      "there is no unit \(unit), time \(time), variable \(variable) in a panel of \(units.count) units, \(times.count) times "
        + "and \(values.count) variables: all are counted from 0")
    return values[variable][unit * times.count + time]
  }

  /// The value of a variable for a named unit at a time; `nil` where it is missing or the panel has no such thing.
  package func value(_ variable: String, unit: String, time: Int) -> Double? {
    guard let variable = variables.firstIndex(of: variable), let unit = unitPositions[unit],
      let time = timePositions[time]
    else { return nil }
    return self[unit: unit, time: time, variable: variable]
  }

  /// The position of a unit.
  package func position(ofUnit unit: String) -> Int? { unitPositions[unit] }

  /// The position of a time.
  package func position(ofTime time: Int) -> Int? { timePositions[time] }

  /// One unit's values of a variable, one for each time.
  package func series(unit: Int, variable: Int = 0) -> [Double?] {
    times.indices.map { self[unit: unit, time: $0, variable: variable] }
  }

  /// All units' values of a variable at one time (by position).
  package func crossSection(time: Int, variable: Int = 0) -> [Double?] {
    units.indices.map { self[unit: $0, time: time, variable: variable] }
  }

  /// The panel without the times after `time`: what was known then.
  package func through(_ time: Int) -> Panel {
    selecting(times: times.filter { $0 <= time })
  }

  /// The panel without the times before `time`.
  package func from(_ time: Int) -> Panel {
    selecting(times: times.filter { $0 >= time })
  }

  /// The panel with every value replaced; what is missing stays so.
  package func mapping(_ change: (Double) -> Double) -> Panel {
    let changed = values.map { column in Numbers(column.optional.map { $0.map(change) }) }
    return Panel(units: units, times: times, variables: variables, values: changed)
  }

  /// The panel of the units for which `isKept` holds.
  package func selectingUnits(_ isKept: (_ unit: Int) -> Bool) -> Panel {
    let kept = units.indices.filter(isKept)
    let chosen = values.map { column in
      Numbers(kept.flatMap { unit in times.indices.map { column[unit * times.count + $0] } })
    }
    return Panel(units: kept.map { units[$0] }, times: times, variables: variables, values: chosen)
  }

  /// The panel of some of its times, which must be ascending.
  package func selecting(times kept: [Int]) -> Panel {
    let positions = kept.compactMap { timePositions[$0] }
    let chosen = values.map { column in
      Numbers(units.indices.flatMap { unit in positions.map { column[unit * times.count + $0] } })
    }
    return Panel(units: units, times: positions.map { times[$0] }, variables: variables, values: chosen)
  }
}
