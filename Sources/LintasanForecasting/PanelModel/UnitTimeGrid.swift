import LintasanTables

/// The values of one variable, time by time; a gap is held as NaN, which never leaves this target.
struct UnitTimeGrid {
  let timeCount: Int
  let unitCount: Int
  var values: [Double]

  init(timeCount: Int, unitCount: Int, repeating value: Double = .nan) {
    self.timeCount = timeCount
    self.unitCount = unitCount
    values = [Double](repeating: value, count: timeCount * unitCount)
  }

  /// The values of a variable of a panel.
  init(_ panel: Panel, variable: Int) {
    self.init(timeCount: panel.times.count, unitCount: panel.units.count)
    for unit in panel.units.indices {
      for time in panel.times.indices {
        if let value = panel[unit: unit, time: time, variable: variable] { values[time * unitCount + unit] = value }
      }
    }
  }

  subscript(time: Int, unit: Int) -> Double {
    get { values[time * unitCount + unit] }
    set { values[time * unitCount + unit] = newValue }
  }

  /// All units' values at a time.
  func row(_ time: Int) -> ArraySlice<Double> { values[(time * unitCount)..<((time + 1) * unitCount)] }

  /// The values that are no gaps at a time.
  func present(_ time: Int) -> [Double] { row(time).filter { !$0.isNaN } }

  /// The grid with each value replaced.
  func map(_ change: (Double) -> Double) -> UnitTimeGrid {
    var changed = self
    changed.values = values.map(change)
    return changed
  }
}
