import LintasanLinearAlgebra

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The part that all linear estimators share: weights, absorption, solution, scores and measures of fit.
struct LinearFit {
  /// Response and regressors as the estimator transformed them, before weights.
  var response: [Double]
  var regressors: [DesignFrame.Regressor]
  var hasIntercept: Bool
  var weights: [Double]?
  var effects: [(name: String, codes: LevelCodes)] = []
  var options: RegressionOptions
  /// Relative rounding of the regressors, more where the estimator subtracted means or past values from them.
  var rounding = 2 * Double.ulpOfOne
  /// What an estimator that subtracts leaves at most.
  static let roundingOfDifferences = 1e-12

  /// Everything after the effects and weights: what `solve` gives besides the solution.
  struct Outcome {
    var solution: LinearSolution
    var model: EstimatedModel
    /// √w-scaled, absorbed design of the used columns.
    var design: [[Double]]
    /// √w-scaled, absorbed response.
    var transformedResponse: [Double]
  }

  /// Scales by √w and absorbs; what every column goes through.
  struct Transform {
    let roots: [Double]?
    let absorber: Absorber?
    let threads: Int

    init(_ fit: LinearFit) throws(RegressionError) {
      roots = fit.weights.map { $0.map { $0.squareRoot() } }
      absorber = fit.effects.isEmpty ? nil : try Absorber(effects: fit.effects.map(\.codes), roots: roots)
      threads = fit.options.threads
    }

    func scaled(_ column: ExtendedColumn) -> ExtendedColumn {
      guard let roots else { return column }
      var high = column.high
      var low = [Double](repeating: 0, count: high.count)
      for row in high.indices {
        let product = DoubleDouble.twoProduct(high[row], roots[row])
        high[row] = product.high
        low[row] = product.low.addingProduct(column.low?[row] ?? 0, roots[row])
      }
      return ExtendedColumn(high, low: column.low == nil ? nil : low, isBase: column.isBase)
    }

    func callAsFunction(_ columns: [ExtendedColumn]) throws(RegressionError) -> [ExtendedColumn] {
      let scaled = columns.map(scaled)
      guard let absorber else { return scaled }
      return try absorber.residualize(scaled.map(\.high), threads: threads).map { ExtendedColumn($0) }
    }

    /// Lengths of the columns after weights and the grand mean, before absorption.
    func referenceLengths(_ columns: [ExtendedColumn]) -> [Double]? {
      guard absorber != nil else { return nil }
      return columns.map { column in
        let values = scaled(column).high
        let length = LinearSolver.length(values)
        return max(length, .leastNormalMagnitude)
      }
    }
  }

  func outcome(frame: DesignFrame) throws(RegressionError) -> Outcome {
    guard !regressors.isEmpty else { throw .nothingToEstimate(reason: "the formula names no regressor") }
    let transform = try Transform(self)
    let columns = regressors.map(\.column)
    let transformed = try transform(columns + [ExtendedColumn(response)])
    let y = transformed[columns.count].high
    var solver = LinearSolver()
    solver.threads = options.threads
    solver.tolerance = rounding
    solver.referenceLengths = transform.referenceLengths(columns)
    let solution = try solver.solve(Array(transformed.dropLast()), y)
    guard !solution.kept.isEmpty else { throw Self.nothing(effects: effects.map(\.name)) }
    let design = solution.kept.map { transformed[$0].high }
    var score = ScoreModel(
      frame, design: design, residuals: solution.residuals, bread: try solution.bread(),
      parameters: solution.kept.count, options: options)
    score.inverseR = solution.inverseR
    score.effectLeverages = try effectLeverages(transform)
    score.effects = effects
    score.wildTargets = solution.coefficients
    score.roots = transform.roots
    let n = response.count
    let freedom = n - score.totalParameters
    try Self.checkFreedom(freedom, rows: n, terms: regressors.count, effects: effects.map(\.name))
    let rss = Self.sumOfSquares(solution.residuals)
    let variance = rss / Double(freedom)
    score.iid = score.bread.scaled(by: variance)

    // Fitted values in the response's own units: y − u/√w includes the absorbed effects.
    var residuals = solution.residuals
    if let roots = transform.roots { for row in residuals.indices { residuals[row] /= roots[row] } }
    var fitted = response
    for row in fitted.indices { fitted[row] -= residuals[row] }
    let dropped = regressors.indices.filter { !solution.kept.contains($0) }.map { index in
      (name: regressors[index].name, reason: reason(index, transformed, solver))
    }
    var model = EstimatedModel(
      names: solution.kept.map { regressors[$0].name }, terms: solution.kept.map { regressors[$0].term },
      coefficients: solution.coefficients,
      intercept: hasIntercept ? solution.kept.firstIndex { regressors[$0].name == "(Intercept)" } : nil,
      dropped: dropped, score: score, fitted: fitted, residuals: residuals, response: response, rows: frame.rows)
    model.isPerfectFit = solution.isPerfectFit
    let first = response.first
    let isConstant = response.allSatisfy { $0 == first }
    model.notes = Self.notes(solution, constant: isConstant ? first : nil)
    let centred = hasIntercept || !effects.isEmpty
    let sums = Sums(
      rows: n, residual: rss, total: Self.totalSumOfSquares(response, weights: weights, centred: centred),
      within: effects.isEmpty ? nil : Self.sumOfSquares(y), logWeights: weights?.reduce(0) { $0 + log($1) })
    model.statistics = Self.statistics(sums, solution, parameters: score.totalParameters, centred: centred)
    return Outcome(solution: solution, model: model, design: design, transformedResponse: y)
  }

  private func reason(_ index: Int, _ columns: [ExtendedColumn], _ solver: LinearSolver) -> String {
    if let reference = solver.referenceLengths, LinearSolver.length(columns[index].high) <= 1e-9 * reference[index] {
      return "absorbed by \(effects.map(\.name).joined(separator: " and "))"
    }
    let values = regressors[index].column.high
    if values.allSatisfy({ $0 == values[0] }) { return "constant" }
    return "collinear with the terms before it"
  }

  /// Leverage of absorbed effects; not computed for large data where nothing but influence would ask for it.
  private func effectLeverages(_ transform: Transform) throws(RegressionError) -> [Double]? {
    guard let absorber = transform.absorber else { return [Double](repeating: 0, count: response.count) }
    let asked = ["hc2", "hc3"].contains((options.covariance ?? "").lowercased())
    guard asked || response.count <= 100_000 else { return nil }
    return try absorber.leverages()
  }

  /// What measures of fit are made of.
  struct Sums {
    var rows: Int
    /// Σ w u².
    var residual: Double
    /// Σ w (y − ȳ)².
    var total: Double
    /// The same of the deviations from absorbed effects.
    var within: Double?
    var logWeights: Double?
  }

  static func statistics(_ sums: Sums, _ solution: LinearSolution, parameters: Int, centred: Bool) -> ModelStatistics {
    let n = Double(sums.rows)
    let freedom = Double(sums.rows - parameters)
    let rss = sums.residual
    var result = ModelStatistics()
    result.residualSumOfSquares = rss
    result.sigma = (rss / freedom).squareRoot()
    if sums.total > 0 {
      let rSquared = 1 - rss / sums.total
      result.rSquared = rSquared
      result.adjustedRSquared = 1 - (1 - rSquared) * (n - (centred ? 1 : 0)) / freedom
    }
    if let within = sums.within, within > 0 { result.rSquaredWithin = 1 - rss / within }
    if rss > 0 {
      var likelihood = -n / 2 * (log(2 * Double.pi) + log(rss / n) + 1)
      if let logWeights = sums.logWeights { likelihood += 0.5 * logWeights }
      result.logLikelihood = likelihood
      let k = Double(parameters)
      result.aic = -2 * likelihood + 2 * k
      result.bic = -2 * likelihood + k * log(n)
      result.aicCountingSigma = -2 * likelihood + 2 * (k + 1)
      result.bicCountingSigma = -2 * likelihood + (k + 1) * log(n)
    }
    result.conditionNumber = solution.condition
    result.rank = solution.kept.count
    result.method = solution.method
    return result
  }

  /// Remarks on a solution; `constant` is the response where it is the same in every row.
  static func notes(_ solution: LinearSolution, constant: Double?) -> [String] {
    var notes: [String] = []
    if let constant {
      notes.append("the response is \(constant) in every row: there is nothing to explain")
    } else if solution.isPerfectFit {
      notes.append("perfect fit: residuals are zero to rounding, so standard errors are 0 and tests have no meaning")
    }
    if solution.condition > 1e8 {
      notes.append(
        "condition number \(short(solution.condition)) of the scaled regressors: coefficients may change in "
          + "about digit \(max(1, Int(16 - log10(solution.condition)))) where the data are rounded")
    }
    return notes
  }

  static func checkFreedom(_ freedom: Int, rows: Int, terms: Int, effects: [String]) throws(RegressionError) {
    guard freedom > 0, !effects.isEmpty || terms <= rows else {
      throw effects.isEmpty
        ? .tooFewRows(rows: rows, terms: terms) : .absorbedEverything(effects: effects.joined(separator: " + "))
    }
  }

  static func nothing(effects: [String]) -> RegressionError {
    effects.isEmpty
      ? .nothingToEstimate(reason: "every regressor is zero")
      : .nothingToEstimate(reason: "no regressor varies once \(effects.joined(separator: " and ")) are absorbed")
  }

  static func sumOfSquares(_ values: [Double]) -> Double {
    var sum = DoubleDouble.zero
    for value in values { sum = sum + DoubleDouble.twoProduct(value, value) }
    return sum.value
  }

  /// Σ w(y − ȳ)², the mean in doubled precision; about 0 where not `centred`.
  static func totalSumOfSquares(_ y: [Double], weights: [Double]?, centred: Bool) -> Double {
    var mean = DoubleDouble.zero
    if centred {
      var sum = DoubleDouble.zero
      var total = DoubleDouble.zero
      for row in y.indices {
        let w = weights?[row] ?? 1
        sum = sum + DoubleDouble.twoProduct(w, y[row])
        total = total + DoubleDouble(w)
      }
      mean = sum / total
    }
    var result = DoubleDouble.zero
    for row in y.indices {
      let deviation = DoubleDouble(y[row]) - mean
      result = result + deviation * deviation * DoubleDouble(weights?[row] ?? 1)
    }
    return result.value
  }

  static func short(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return "\(value)" }
    let exponent = Int(floor(log10(value)))
    let digits = (value / pow(10, Double(exponent)) * 10).rounded() / 10
    return exponent < 5 ? "\((value * 10).rounded() / 10)" : "\(digits)e\(exponent)"
  }
}
