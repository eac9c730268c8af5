import LintasanStatistics

/// The longest stretch of a unit's periods without a gap.
struct PanelRun: Sendable {
  let unit: String
  /// Step of the first period.
  let first: Int
  /// Values of each variable, as long as one another.
  var series: [[Double]]

  var length: Int { series.first?.count ?? 0 }

  /// What a panel's runs are cut from: values by row, with the rows that count.
  static func runs(_ variables: [[Double]], _ panel: PanelIndex, included: [Bool]?) -> (runs: [PanelRun], gaps: Int) {
    var rows = [[(step: Int, row: Int)]](repeating: [], count: panel.unitNames.count)
    for row in panel.units.indices where panel.units[row] >= 0 && panel.steps[row] >= 0 && included?[row] ?? true {
      guard variables.allSatisfy({ $0[row].isFinite }) else { continue }
      rows[Int(panel.units[row])].append((Int(panel.steps[row]), row))
    }
    var runs: [PanelRun] = []
    var gaps = 0
    for (unit, unsorted) in rows.enumerated() where !unsorted.isEmpty {
      let sorted = unsorted.sorted { $0.step < $1.step }
      var best = 0..<1
      var start = 0
      for position in 1..<(sorted.count + 1) {
        if position == sorted.count || sorted[position].step != sorted[position - 1].step + 1 {
          if position - start > best.count || start == 0 { best = start..<position }
          start = position
        }
      }
      if best.count < sorted.count { gaps += 1 }
      runs.append(
        PanelRun(
          unit: panel.unitNames[unit], first: sorted[best.lowerBound].step,
          series: variables.map { values in best.map { values[sorted[$0].row] } }))
    }
    return (runs, gaps)
  }

  /// A panel of the same shape: random walks, or what returns to a mean (of itself, or of the sum of the others) by `root`.
  static func simulated(as shape: [PanelRun], root: Double, _ stream: inout PhiloxStream) -> [PanelRun] {
    shape.map { run in
      let variables = run.series.count
      var series: [[Double]] = []
      for _ in 1..<max(variables, 1) {
        var level = 0.0
        series.append(
          (0..<run.length).map { _ in
            level += stream.normal()
            return level
          })
      }
      var level = root < 1 ? stream.normal() / (1 - root * root).squareRoot() : 0
      let own = (0..<run.length).map { position -> Double in
        level = root * level + stream.normal()
        return root < 1 ? series.reduce(level) { $0 + $1[position] } : level
      }
      return PanelRun(unit: run.unit, first: run.first, series: [own] + series)
    }
  }
}
