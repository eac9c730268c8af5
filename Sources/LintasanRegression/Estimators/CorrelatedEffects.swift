/// Random effects that may be correlated with the regressors, by their means (Mundlak) or values (Chamberlain) in each unit.
///
/// The coefficients of the regressors themselves are then those of the within regression, beside them stand terms that do
/// not change over time. The test that the added terms are zero is Hausman's, under whatever errors are asked for.
///
/// - Reference: Mundlak (1978), doi:10.2307/1913646; Chamberlain (1982), doi:10.1016/0304-4076(82)90094-X;
///   Wooldridge (2019), doi:10.1016/j.jeconom.2018.12.010, for unbalanced panels.
struct CorrelatedEffects {
  let options: RegressionOptions

  /// Random effects with further regressors, the variance components those of the frame without them.
  func estimate(_ frame: DesignFrame, adding added: [DesignFrame.Regressor], _ key: String, _ name: String)
    throws(RegressionError) -> EstimatedModel
  {
    guard !added.isEmpty else {
      throw .nothingToEstimate(reason: "no regressor varies within units and between them; use the estimator re")
    }
    let effects = RandomEffects(options: options)
    let components = try effects.components(frame, PanelMeans.of(frame, key))
    var wider = frame
    wider.regressors += added
    var model = try effects.estimate(wider, components)
    let names = Set(added.map(\.name))
    // A mean that others explain says nothing that a reader has to know.
    model.dropped.removeAll { names.contains($0.name) }
    model.jointTests = [
      .init(
        key: key, name: "\(name) test", null: "the unit effects are not correlated with the regressors",
        names: model.names.filter(names.contains))
    ]
    model.notes.append("the coefficients of terms that vary over time are those of the within regression")
    return model
  }

  /// The regressors that vary within a unit.
  static func varying(_ frame: DesignFrame, _ panel: PanelMeans) -> [DesignFrame.Regressor] {
    frame.regressors.filter { regressor in
      let values = regressor.column.high
      var first = [Double?](repeating: nil, count: panel.sizes.count)
      for row in values.indices {
        let unit = Int(panel.units.codes[row])
        if let known = first[unit], known != values[row] { return true }
        first[unit] = values[row]
      }
      return false
    }
  }

  static func varies(_ values: [Double]) -> Bool {
    let size = values.reduce(0) { max($0, abs($1)) }
    guard let first = values.first else { return false }
    return values.contains { abs($0 - first) > 1e-12 * size }
  }
}

/// Mundlak's device: the means of the regressors in each unit.
struct MundlakEffects: RegressionEstimator {
  static let name = "mundlak"
  static let summary = "correlated random effects: with the units' means, and a test of them"
  static var needsPanel: Bool { true }

  let options: RegressionOptions

  init(options: RegressionOptions) { self.options = options }

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    let panel = try PanelMeans.of(frame, Self.name)
    let added = CorrelatedEffects.varying(frame, panel).compactMap { regressor -> DesignFrame.Regressor? in
      let means = panel.means(regressor.column.high)
      guard CorrelatedEffects.varies(means) else { return nil }
      return .init(
        name: "mean(\(regressor.name))", term: "mean(\(regressor.term))",
        column: ExtendedColumn(panel.units.codes.map { means[Int($0)] }))
    }
    return try CorrelatedEffects(options: options).estimate(frame, adding: added, Self.name, "Mundlak")
  }
}

/// Chamberlain's device: the values of the regressors in every period of the unit.
struct ChamberlainEffects: RegressionEstimator {
  static let name = "chamberlain"
  static let summary = "correlated random effects: with each period's values, in balanced panels"
  static var needsPanel: Bool { true }

  let options: RegressionOptions

  init(options: RegressionOptions) { self.options = options }

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    let panel = try PanelMeans.of(frame, Self.name)
    guard let steps = frame.steps, let basis = frame.basis, let time = options.time else {
      throw .needsPanel(what: "Estimator '\(Self.name)'")
    }
    let clock = try LevelCodes(table: basis.table, column: time)
    var labels: [Int32: String] = [:]
    for (position, row) in frame.rows.enumerated() { labels[steps[position]] = clock.levels[Int(clock.codes[row])] }
    let periods = labels.keys.sorted()
    if let short = panel.sizes.firstIndex(where: { $0 != Double(periods.count) }) {
      throw .badOption(
        option: "Estimator 'chamberlain'",
        found: "\(panel.units.levels[short]) with \(Int(panel.sizes[short])) of \(periods.count) periods",
        expected: "a balanced panel (mundlak takes any)")
    }
    var added: [DesignFrame.Regressor] = []
    for regressor in CorrelatedEffects.varying(frame, panel) {
      for period in periods {
        var values = [Double](repeating: 0, count: panel.sizes.count)
        for row in steps.indices where steps[row] == period {
          values[Int(panel.units.codes[row])] = regressor.column.high[row]
        }
        guard CorrelatedEffects.varies(values) else { continue }
        let label = "\(regressor.name)[\(labels[period] ?? "")]"
        added.append(
          .init(name: label, term: label, column: ExtendedColumn(panel.units.codes.map { values[Int($0)] })))
      }
    }
    return try CorrelatedEffects(options: options).estimate(frame, adding: added, Self.name, "Chamberlain")
  }
}
