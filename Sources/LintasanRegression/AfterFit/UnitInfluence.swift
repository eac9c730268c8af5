import LintasanLinearAlgebra
public import LintasanTables

/// How much the coefficients owe to each unit: the fit without it.
public struct UnitInfluence: Sendable {
  /// One unit left out.
  package struct Unit: Sendable {
    /// The unit.
    package let name: String
    /// Its rows in the fit.
    package let rowCount: Int
    /// The coefficients without it, in the order of the fit; nil where the model cannot be estimated then.
    package let estimates: [Double]?
    /// The change of each coefficient in its standard error; nil where there is none.
    package let changes: [Double?]
    /// The change of all coefficients together, in their covariance and per coefficient, as Cook's distance.
    package let distance: Double?
  }

  /// The units, the most influential first.
  package let units: [Unit]
  /// The names of the coefficients.
  package let terms: [String]

  /// A row a unit and coefficient: `unit`, `rows`, `term`, `estimate`, `without`, `change`, `distance`.
  public func table(_ fit: RegressionFit) -> Table {
    var names: [String] = []
    var rows: [Int] = []
    var labels: [String] = []
    var full: [Double?] = []
    var without: [Double?] = []
    var changes: [Double?] = []
    var distances: [Double?] = []
    for unit in units {
      for (index, term) in terms.enumerated() {
        names.append(unit.name)
        rows.append(unit.rowCount)
        labels.append(term)
        full.append(fit.coefficients[index].estimate)
        without.append(unit.estimates?[index])
        changes.append(unit.changes[index])
        distances.append(unit.distance)
      }
    }
    return Table(trusted: [
      Column("unit", names), Column("rows", rows), Column("term", labels), Column("estimate", full),
      Column("without", without), Column("change", changes), Column("distance", distances),
    ])
  }
}

extension Regression {
  /// Fits the model again without each unit of the panel.
  ///
  /// - Complexity: one fit a unit.
  public func influence(of formula: Formula, fit: RegressionFit, table: Table) throws(RegressionError) -> UnitInfluence {
    guard let unit = options.unit else { throw .needsPanel(what: "Influence by unit") }
    if fit.isStreamed { throw .needsAllRows(what: "Influence by unit", reason: "the rows were not kept") }
    let codes = try LevelCodes(table: table, column: unit)
    var taken = [Bool](repeating: true, count: table.rowCount)
    if let text = options.condition { taken = try RowCondition.read(text).rows(of: table) }
    if let rows { for row in taken.indices where !rows[row] { taken[row] = false } }
    var counts: [Int: Int] = [:]
    for row in fit.frame.rows where codes.codes[row] >= 0 { counts[Int(codes.codes[row]), default: 0] += 1 }
    var again = self
    again.options.condition = nil
    // Only the coefficients are wanted.
    if again.covariance == nil, (options.covariance ?? "").contains(":") { again.options.covariance = nil }
    let names = fit.coefficients.map(\.name)
    let cholesky = fit.covariance.matrix.flatMap { try? Cholesky($0) }
    var units: [UnitInfluence.Unit] = []
    for (level, count) in counts.sorted(by: { $0.key < $1.key }) {
      again.rows = taken.indices.map { taken[$0] && Int(codes.codes[$0]) != level }
      var estimates: [Double]?
      if let other = try? again.fit(formula, to: table) {
        let found = names.map { other.coefficient($0)?.estimate }
        if found.allSatisfy({ $0 != nil }) { estimates = found.compactMap { $0 } }
      }
      var changes = [Double?](repeating: nil, count: names.count)
      var distance: Double?
      if let estimates {
        let difference = zip(fit.coefficients, estimates).map { $0.estimate - $1 }
        changes = zip(fit.coefficients, difference).map { one, change in
          one.standardError.flatMap { $0 > 0 ? change / $0 : nil }
        }
        if let solved = try? cholesky?.solve(difference) {
          distance = zip(difference, solved).reduce(0) { $0 + $1.0 * $1.1 } / Double(names.count)
        }
      }
      units.append(
        .init(name: codes.levels[level], rowCount: count, estimates: estimates, changes: changes, distance: distance))
    }
    func size(_ unit: UnitInfluence.Unit) -> Double {
      unit.distance ?? unit.changes.compactMap { $0.map(abs) }.max() ?? .infinity
    }
    return UnitInfluence(
      units: units.sorted { (size($1), $0.name) < (size($0), $1.name) }, terms: names)
  }
}
