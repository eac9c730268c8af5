/// Means by unit, and the sizes of units, on the rows of a frame.
struct PanelMeans {
  let units: LevelCodes
  let sizes: [Double]

  init(_ units: LevelCodes) {
    self.units = units
    var sizes = [Double](repeating: 0, count: units.levels.count)
    for code in units.codes { sizes[Int(code)] += 1 }
    self.sizes = sizes
  }

  /// One mean a unit.
  func means(_ values: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: sizes.count)
    for row in values.indices { sums[Int(units.codes[row])] += values[row] }
    for unit in sums.indices { sums[unit] /= sizes[unit] }
    return sums
  }

  /// Each row's value less its unit's mean.
  func deviations(_ values: [Double]) -> [Double] {
    let means = means(values)
    return values.indices.map { values[$0] - means[Int(units.codes[$0])] }
  }

  static func of(_ frame: DesignFrame, _ estimator: String) throws(RegressionError) -> PanelMeans {
    guard let units = frame.units else { throw .needsPanel(what: "Estimator '\(estimator)'") }
    guard units.levels.count >= 2 else {
      throw .panelTooShort(needed: "at least two units", found: "\(units.levels.count)")
    }
    return PanelMeans(units)
  }
}
