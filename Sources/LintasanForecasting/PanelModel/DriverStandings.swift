import LintasanStatistics
import LintasanTables

/// Where units stand among all in each driver, by the values last known up to a year.
final class DriverStandings {
  private let panel: Panel
  /// For each unit of the problem its position among the drivers' units.
  private let positions: [Int?]
  private var known: [Int: [[Double]]] = [:]

  init(_ panel: Panel, units: [String]) {
    self.panel = panel
    positions = units.map { panel.position(ofUnit: $0) }
  }

  /// For each driver one standing a unit: the last value up to `year`, less the mean and over the standard deviation
  /// (divisor n) of all units; 0, the average, for a unit without a value.
  func standings(through year: Int) -> [[Double]] {
    if let standings = known[year] { return standings }
    let times = panel.times.indices.filter { panel.times[$0] <= year }
    let standings = panel.variables.indices.map { variable in
      let last = positions.map { position -> Double? in
        guard let position else { return nil }
        return times.reversed().lazy.compactMap { self.panel[unit: position, time: $0, variable: variable] }.first
      }
      let present = last.compactMap { $0 }
      guard let mean = Moments.mean(present), let spread = Moments.standardDeviation(present, degreesLost: 0),
        spread > 0
      else { return [Double](repeating: 0, count: positions.count) }
      return last.map { $0.map { ($0 - mean) / spread } ?? 0 }
    }
    known[year] = standings
    return standings
  }
}
