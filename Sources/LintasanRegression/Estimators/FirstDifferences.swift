/// Least squares on changes from one period to the next within a unit; no change reaches across a gap.
///
/// The constant differences out; with `drift`, and under `plm`, the equation in changes has one of its own, which
/// is a trend in levels: so do R's plm and Stata's `regress D.y D.x`, whose `noconstant` is what is done without it.
struct FirstDifferences: RegressionEstimator {
  static let name = "fd"
  static let looksAlongTime = true
  static let summary = "first differences within units"
  static var needsPanel: Bool { true }

  let options: RegressionOptions

  init(options: RegressionOptions) { self.options = options }

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    guard let units = frame.units, let steps = frame.steps else { throw .needsPanel(what: "Estimator 'fd'") }
    var position: [Int64: Int] = [:]
    for row in 0..<frame.rowCount { position[Int64(units.codes[row]) << 32 | Int64(steps[row])] = row }
    var pairs: [(now: Int, before: Int)] = []
    for row in 0..<frame.rowCount where steps[row] > 0 {
      if let before = position[Int64(units.codes[row]) << 32 | Int64(steps[row] - 1)] { pairs.append((row, before)) }
    }
    guard !pairs.isEmpty else {
      throw .panelTooShort(needed: "a unit with two consecutive periods", found: "none")
    }
    func difference(_ values: [Double]) -> [Double] { pairs.map { values[$0.now] - values[$0.before] } }
    let keepsDrift = (options.drift || options.smallSample == .plm) && frame.hasIntercept
    var changes = frame.rows(pairs.map(\.now))
    changes.response = difference(frame.response)
    changes.regressors = frame.regressors.compactMap { regressor in
      if regressor.name == "(Intercept)" {
        let ones = [Double](repeating: 1, count: pairs.count)
        return keepsDrift ? .init(name: regressor.name, term: regressor.term, column: ExtendedColumn(ones)) : nil
      }
      return .init(
        name: regressor.name, term: regressor.term, column: ExtendedColumn(difference(regressor.column.high)))
    }
    var fit = LinearFit(
      response: changes.response, regressors: changes.regressors, hasIntercept: keepsDrift, weights: nil,
      options: options)
    fit.rounding = LinearFit.roundingOfDifferences
    var model = try fit.outcome(frame: changes).model
    model.notes.append("\(pairs.count) changes between consecutive periods of \(frame.rowCount) rows")
    if keepsDrift {
      model.notes.append("with a constant in changes, a trend in levels, as R's plm and Stata's regress D.y D.x")
    } else if frame.hasIntercept {
      model.notes.append(
        "without a constant in changes, as Stata's regress D.y D.x, noconstant; drift keeps one, as R's plm does")
    }
    return model
  }
}
