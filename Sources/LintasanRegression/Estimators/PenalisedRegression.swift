import LintasanLinearAlgebra

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ridge, lasso and elastic net on standardised regressors, the penalty given or chosen by cross-validation.
///
/// Minimises ‖y − Xβ‖²/(2n) + λ(α‖β‖₁ + (1 − α)‖β‖²/2) over regressors scaled by their population standard
/// deviation; the constant is not penalised and coefficients are given on the data's own scale. Cross-validation
/// respects time: with a panel, later periods are predicted from earlier ones only; otherwise ten folds by row.
/// - Reference: Friedman, Hastie and Tibshirani (2010), doi:10.18637/jss.v033.i01.
enum PenalisedRegression {
  static func estimate(_ frame: DesignFrame, mixing: Double, options: RegressionOptions, name: String)
    throws(RegressionError) -> EstimatedModel
  {
    if let lambda = options.lambda, !(lambda >= 0 && lambda.isFinite) {
      throw .badOption(option: "lambda", found: "\(lambda)", expected: "a number from 0 on")
    }
    guard (0...1).contains(mixing) else {
      throw .badOption(option: "alpha", found: "\(mixing)", expected: "a number from 0 to 1")
    }
    let slopes = frame.regressors.filter { $0.name != "(Intercept)" }
    var dropped: [(name: String, reason: String)] = []
    let usable = slopes.filter { regressor in
      let values = regressor.column.high
      let varies = values.contains { $0 != values[0] }
      if !varies { dropped.append((regressor.name, "constant")) }
      return varies
    }
    guard !usable.isEmpty else { throw .nothingToEstimate(reason: "no regressor varies") }
    let design = usable.map(\.column.high)
    var notes: [String] = []
    let lambda: Double
    var extras: [(name: String, value: Double)] = []
    if let given = options.lambda {
      lambda = given
    } else {
      let folds = Self.folds(frame)
      let problem = Standardised(design, frame.response, intercept: frame.hasIntercept, rows: Array(0..<frame.rowCount))
      let largest = problem.largestPenalty(mixing: max(mixing, 0.001))
      let path = (0..<100).map { largest * pow(1e-4, Double($0) / 99) }
      let losses = try parallelMap(
        count: folds.count, threads: options.threads, cancelled: { RegressionError.cancelled }
      ) { fold throws(RegressionError) -> [(Double, Int)] in
        let training = Standardised(design, frame.response, intercept: frame.hasIntercept, rows: folds[fold].training)
        var start: [Double]?
        return path.map { value in
          let solved = training.solve(lambda: value, mixing: mixing, start: start)
          start = solved
          let (constant, slopes) = training.onOwnScale(solved)
          var sum = 0.0
          for row in folds[fold].test {
            var prediction = constant
            for (j, column) in design.enumerated() { prediction += column[row] * slopes[j] }
            sum += (frame.response[row] - prediction) * (frame.response[row] - prediction)
          }
          return (sum, folds[fold].test.count)
        }
      }
      let means = path.indices.map { index in
        losses.reduce(0) { $0 + $1[index].0 } / Double(max(1, losses.reduce(0) { $0 + $1[index].1 }))
      }
      let best = means.indices.min { means[$0] < means[$1] } ?? 0
      lambda = path[best]
      extras.append(("cv_mean_squared_error", means[best]))
      notes.append(
        "λ chosen among 100 by cross-validation, \(folds.count) folds "
          + (frame.steps == nil ? "by row" : "of later periods predicted from earlier ones"))
    }
    let problem = Standardised(design, frame.response, intercept: frame.hasIntercept, rows: Array(0..<frame.rowCount))
    let solved = problem.solve(lambda: lambda, mixing: mixing, start: nil)
    let (constant, coefficients) = problem.onOwnScale(solved)
    var fitted = [Double](repeating: frame.hasIntercept ? constant : 0, count: frame.rowCount)
    for (j, column) in design.enumerated() {
      for row in fitted.indices { fitted[row] += column[row] * coefficients[j] }
    }
    let residuals = zip(frame.response, fitted).map { $0 - $1 }
    let names = (frame.hasIntercept ? ["(Intercept)"] : []) + usable.map(\.name)
    let values = (frame.hasIntercept ? [constant] : []) + coefficients
    let k = names.count
    let score = ScoreModel(
      frame, design: [], residuals: residuals, bread: .identity(k),
      parameters: coefficients.count { $0 != 0 } + (frame.hasIntercept ? 1 : 0), options: options)
    var model = EstimatedModel(
      names: names, terms: (frame.hasIntercept ? ["(Intercept)"] : []) + usable.map(\.term), coefficients: values,
      intercept: frame.hasIntercept ? 0 : nil, dropped: dropped, score: score, fitted: fitted, residuals: residuals,
      response: frame.response, rows: frame.rows)
    let total = LinearFit.totalSumOfSquares(frame.response, weights: nil, centred: frame.hasIntercept)
    let rss = LinearFit.sumOfSquares(residuals)
    if total > 0 { model.statistics.rSquared = 1 - rss / total }
    model.statistics.residualSumOfSquares = rss
    model.statistics.rank = k
    model.statistics.method = mixing == 0 ? "Cholesky of the penalised Gram matrix" : "coordinate descent"
    model.extras =
      [("lambda", lambda), ("alpha", mixing), ("nonzero", Double(coefficients.count { $0 != 0 }))] + extras
    model.notes = notes + ["shrunken coefficients have no standard errors; bootstrap:DRAWS shows their spread"]
    return model
  }

  /// Ten folds by row, or up to five cuts in time.
  private static func folds(_ frame: DesignFrame) -> [(training: [Int], test: [Int])] {
    if let steps = frame.steps {
      let periods = Set(steps).sorted()
      if periods.count >= 3 {
        let first = max(1, periods.count / 2)
        let cuts = Array(periods[first...].suffix(5))
        return cuts.map { cut in
          (steps.indices.filter { steps[$0] < cut }, steps.indices.filter { steps[$0] == cut })
        }.filter { $0.0.count > 2 && !$0.1.isEmpty }
      }
    }
    let count = min(10, frame.rowCount)
    return (0..<count).map { fold in
      ((0..<frame.rowCount).filter { $0 % count != fold }, (0..<frame.rowCount).filter { $0 % count == fold })
    }
  }
}

struct RidgeRegression: RegressionEstimator {
  static let name = "ridge"
  static let summary = "ridge regression (lambda given or cross-validated)"
  static let defaultCovariance = "none"
  static var covariances: Set<String>? { ["none", "bootstrap"] }
  let options: RegressionOptions
  init(options: RegressionOptions) { self.options = options }
  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    try PenalisedRegression.estimate(frame, mixing: 0, options: options, name: Self.name)
  }
}

struct LassoRegression: RegressionEstimator {
  static let name = "lasso"
  static let summary = "lasso (lambda given or cross-validated)"
  static let defaultCovariance = "none"
  static var covariances: Set<String>? { ["none", "bootstrap"] }
  let options: RegressionOptions
  init(options: RegressionOptions) { self.options = options }
  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    try PenalisedRegression.estimate(frame, mixing: 1, options: options, name: Self.name)
  }
}

struct ElasticNetRegression: RegressionEstimator {
  static let name = "enet"
  static let summary = "elastic net (alpha given, lambda given or cross-validated)"
  static let defaultCovariance = "none"
  static var covariances: Set<String>? { ["none", "bootstrap"] }
  let options: RegressionOptions
  init(options: RegressionOptions) { self.options = options }
  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    try PenalisedRegression.estimate(frame, mixing: options.mixing, options: options, name: Self.name)
  }
}
