import LintasanLinearAlgebra

/// Orthonormal columns that span the instruments.
struct Projection {
  let columns: [[Double]]

  init(_ instruments: [ExtendedColumn], _ options: RegressionOptions) throws(RegressionError) {
    var solver = LinearSolver()
    solver.threads = options.threads
    guard let first = instruments.first else { throw .noInstruments(estimator: "3sls") }
    let solution = try solver.solve(instruments, first.high)
    columns = try RowBlocks.times(solution.kept.map { instruments[$0].high }, solution.inverseR, threads: 1)
  }

  func callAsFunction(_ values: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: values.count)
    for column in columns {
      let share = zip(column, values).reduce(0) { $0 + $1.0 * $1.1 }
      for row in result.indices { result[row] += share * column[row] }
    }
    return result
  }
}

/// One equation of a system.
struct Equation {
  let frame: DesignFrame
  let regressors: [DesignFrame.Regressor]
  let dropped: [(name: String, reason: String)]
  let bread: Matrix
  var width: Int { regressors.count }
  var response: [Double] { frame.response }

  init(_ frame: DesignFrame, _ options: RegressionOptions) throws(RegressionError) {
    var solver = LinearSolver()
    solver.threads = options.threads
    let all = frame.regressors + frame.endogenous
    let solution = try solver.solve(all.map(\.column), frame.response)
    guard !solution.kept.isEmpty else { throw .nothingToEstimate(reason: "every regressor is zero") }
    guard frame.rowCount > solution.kept.count else {
      throw .tooFewRows(rows: frame.rowCount, terms: solution.kept.count)
    }
    self.frame = frame
    regressors = solution.kept.map { all[$0] }
    dropped = all.indices.filter { !solution.kept.contains($0) }.map { (all[$0].name, "collinear with the terms before it") }
    bread = try solution.bread()
  }

  func projected(_ projection: Projection?) throws(RegressionError) -> [[Double]] {
    let columns = regressors.map(\.column.high)
    guard let projection else { return columns }
    return columns.map { projection($0) }
  }

  /// The equation alone, by least squares or in two stages.
  func single(_ projection: Projection?, _ options: RegressionOptions) throws(RegressionError)
    -> (coefficients: [Double], residuals: [Double])
  {
    var solver = LinearSolver()
    solver.threads = options.threads
    let solution = try solver.solve(try projected(projection).map { ExtendedColumn($0) }, response)
    guard solution.kept.count == width else {
      throw .tooFewInstruments(instruments: projection?.columns.count ?? 0, endogenous: width)
    }
    return (solution.coefficients, residuals(solution.coefficients))
  }

  private func residuals(_ coefficients: [Double]) -> [Double] {
    var result = response
    for (regressor, coefficient) in zip(regressors, coefficients) {
      for row in result.indices { result[row] -= regressor.column.high[row] * coefficient }
    }
    return result
  }

  func fit(
    _ formula: Formula, _ name: String, _ coefficients: [Double], _ covariance: Matrix, _ notes: [String],
    _ options: RegressionOptions
  ) throws(RegressionError) -> RegressionFit {
    let rest = residuals(coefficients)
    let score = ScoreModel(
      frame, design: regressors.map(\.column.high), residuals: rest, bread: bread, parameters: width, options: options)
    var model = EstimatedModel(
      names: regressors.map(\.name), terms: regressors.map(\.term), coefficients: coefficients,
      intercept: regressors.firstIndex { $0.name == "(Intercept)" }, dropped: dropped, score: score,
      fitted: zip(response, rest).map { $0 - $1 }, residuals: rest, response: response, rows: frame.rows)
    let rss = LinearFit.sumOfSquares(rest)
    let total = LinearFit.totalSumOfSquares(response, weights: nil, centred: frame.hasIntercept)
    let freedom = Double(frame.rowCount - width)
    model.statistics.residualSumOfSquares = rss
    model.statistics.sigma = (rss / freedom).squareRoot()
    if total > 0 {
      model.statistics.rSquared = 1 - rss / total
      model.statistics.adjustedRSquared =
        1 - rss / total * (Double(frame.rowCount) - (frame.hasIntercept ? 1 : 0)) / freedom
    }
    model.statistics.rank = width
    model.notes = notes
    let estimate = CovarianceEstimate(name: name, matrix: covariance, degreesOfFreedom: freedom)
    return try Regression(options: options).assemble(formula, name, frame, model, estimate, timings: [])
  }
}
