package import LintasanTables

/// Which year's figure of each driver stands for which units.
package struct DriverCoverage: Hashable, Sendable {
  /// Some units whose last figure of a driver is of one year.
  package struct Part: Hashable, Sendable {
    /// The driver.
    package let driver: String
    /// The year of the figure; `nil` where there is none, and the unit counts as average.
    package let year: Int?
    /// The units, ascending.
    package let units: [String]
  }

  /// The parts, by driver in the order of the drivers, latest year first.
  package let parts: [Part]

  /// What a problem knows of its drivers.
  package init(_ problem: ForecastProblem) {
    var parts: [Part] = []
    var seen: Set<String> = []
    for drivers in [problem.drivers, problem.inputs?.series].compactMap({ $0 }) {
      for (variable, name) in drivers.variables.enumerated() where seen.insert(name).inserted {
        let years = problem.panel.units.map { unit -> (unit: String, year: Int?) in
          guard let position = drivers.position(ofUnit: unit) else { return (unit, nil) }
          let last = drivers.times.indices.last { drivers[unit: position, time: $0, variable: variable] != nil }
          return (unit, last.map { drivers.times[$0] })
        }
        let byYear = Dictionary(grouping: years, by: \.year)
        for (year, members) in byYear.sorted(by: { ($0.key ?? .min) > ($1.key ?? .min) }) {
          parts.append(Part(driver: name, year: year, units: members.map(\.unit)))
        }
      }
    }
    self.parts = parts
  }

  /// One row a part; its units are named where there are at most `named`.
  package func table(named: Int = 12) -> Table {
    Table(
      Column("driver", parts.map(\.driver)), Column("year", parts.map(\.year)),
      Column("count", parts.map(\.units.count)),
      Column("entities", parts.map { $0.units.count <= named ? $0.units.joined(separator: " ") : nil }))
  }
}
