/// Least squares on the units' means.
struct BetweenEstimator: RegressionEstimator {
  static let name = "be"
  static let summary = "between units: least squares on their means"
  static var needsPanel: Bool { true }
  static var covariances: Set<String>? { ["iid", "HC0", "HC1", "HC2", "HC3", "bootstrap"] }

  let options: RegressionOptions

  init(options: RegressionOptions) { self.options = options }

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    let panel = try PanelMeans.of(frame, Self.name)
    // The first row of each unit stands for it.
    var first = [Int](repeating: -1, count: panel.sizes.count)
    for row in frame.response.indices.reversed() { first[Int(panel.units.codes[row])] = row }
    var means = frame.rows(first)
    means.response = panel.means(frame.response)
    means.regressors = frame.regressors.map {
      .init(name: $0.name, term: $0.term, column: ExtendedColumn(panel.means($0.column.high)))
    }
    means.units = nil
    means.steps = nil
    let fit = LinearFit(
      response: means.response, regressors: means.regressors, hasIntercept: frame.hasIntercept, weights: nil,
      options: options)
    var model = try fit.outcome(frame: means).model
    model.notes.append("one observation a unit: \(panel.sizes.count) means of \(frame.rowCount) rows")
    model.statistics.rSquaredBetween = model.statistics.rSquared
    return model
  }
}
