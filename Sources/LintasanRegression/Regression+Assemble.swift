import LintasanLinearAlgebra
import LintasanStatistics

extension Regression {
  /// Puts estimates, covariance and counts together into a result.
  func assemble(
    _ formula: Formula, _ estimator: String, _ frame: DesignFrame, _ model: EstimatedModel,
    _ covariance: CovarianceEstimate, timings: [RegressionFit.NamedNumber]
  ) throws(RegressionError) -> RegressionFit {
    let n = model.score.rowCount
    let parameters = model.score.totalParameters
    var notes = model.notes
    if let note = frame.panelNote { notes.append(note) }
    notes.append(contentsOf: covariance.notes)
    var tests: [TestResult] = []
    let slopes = model.names.indices.filter { $0 != model.intercept }
    if let matrix = covariance.matrix, !slopes.isEmpty {
      let df = covariance.degreesOfFreedom
      let null = "all slopes are zero"
      if model.isPerfectFit {
        tests.append(TestResult("f", "F", null: null, unavailable: "perfect fit: the error variance is zero"))
      } else if let f = overallF(model, covariance, matrix, slopes) {
        let q = Double(slopes.count)
        tests.append(
          df.isFinite && !options.normalReference
            ? TestResult("f", "F", null: null, statistic: f, .fisher(q, df))
            : TestResult("wald", "Wald χ²", null: null, statistic: f * q, .chiSquared(q)))
      } else {
        tests.append(
          TestResult(
            "f", "F", null: null,
            unavailable: "the covariance of the \(slopes.count) slopes is singular"
              + (covariance.notes.contains { $0.contains("set to zero") }
                ? " once repaired" : " (too few clusters or periods)")))
      }
    }
    for joint in model.jointTests { tests.append(test(joint, model, covariance)) }
    let coefficients = try inference(model, covariance, &notes)
    return RegressionFit(
      formula: formula.text, estimator: estimator, response: frame.responseName, coefficients: coefficients,
      covariance: covariance, smallSample: options.smallSample, level: options.level,
      normalReference: options.normalReference, observationCount: n,
      residualDegreesOfFreedom: n - parameters, parameterCount: parameters,
      absorbed: frame.effects.map { .init(name: $0.name, count: $0.codes.levels.count) }, weights: options.weights,
      dropped: model.dropped.map { .init(name: $0.name, reason: $0.reason) },
      missing: frame.missing.filter { $0.count > 0 }.map { .init(name: $0.column, count: $0.count) },
      zeroWeightCount: frame.zeroWeightCount, singletonCount: frame.singletonCount,
      extras: model.extras.map { .init(name: $0.name, value: $0.value) },
      tests: tests + model.tests, notes: notes, warnings: CompositionKnowledge.warnings(formula, options.composition),
      timings: timings, isPerfectFit: model.isPerfectFit, model: model, frame: frame, options: options)
  }

  /// A Wald test of some coefficients.
  private func test(_ joint: JointTest, _ model: EstimatedModel, _ covariance: CovarianceEstimate) -> TestResult {
    let chosen = model.names.indices.filter { joint.names.contains(model.names[$0]) }
    guard let matrix = covariance.matrix, let f = WaldTest.fStatistic(model.coefficients, matrix, chosen) else {
      return TestResult(
        joint.key, joint.name, null: joint.null, unavailable: "the covariance of the \(chosen.count) terms is singular")
    }
    let q = Double(chosen.count)
    let df = covariance.degreesOfFreedom
    return df.isFinite && !options.normalReference
      ? TestResult(joint.key, joint.name, null: joint.null, statistic: f, .fisher(q, df))
      : TestResult(joint.key, joint.name, null: joint.null, statistic: f * q, .chiSquared(q))
  }

  /// With iid errors from the sums of squares, which keeps more digits; otherwise Wald's.
  private func overallF(_ model: EstimatedModel, _ covariance: CovarianceEstimate, _ matrix: Matrix, _ slopes: [Int])
    -> Double?
  {
    if covariance.name == "iid", model.score.effects.isEmpty, model.score.inverseR != nil,
      let rss = model.statistics.residualSumOfSquares, rss > 0, let rSquared = model.statistics.rSquared,
      model.residuals.count == model.score.rowCount || model.statistics.explainedSumOfSquares != nil,
      model.statistics.rSquaredOverall == nil
    {
      let total = rss / (1 - rSquared)
      let df = Double(model.score.rowCount - model.score.totalParameters)
      let explained = model.statistics.explainedSumOfSquares ?? explainedSumOfSquares(model) ?? (total - rss)
      return explained / Double(slopes.count) / (rss / df)
    }
    return WaldTest.fStatistic(model.coefficients, matrix, slopes)
  }

  /// Σ w(ŷ − ȳ)²: not a difference of two large numbers.
  private func explainedSumOfSquares(_ model: EstimatedModel) -> Double? {
    guard options.weights == nil else { return nil }
    return LinearFit.totalSumOfSquares(model.fitted, weights: nil, centred: model.intercept != nil)
  }

  private func inference(_ model: EstimatedModel, _ covariance: CovarianceEstimate, _ notes: inout [String])
    throws(RegressionError) -> [Coefficient]
  {
    let normal = options.normalReference || !covariance.degreesOfFreedom.isFinite
    let level = options.level
    func critical(_ df: Double) throws(RegressionError) -> Double {
      try statistics { () throws(StatisticsError) in
        guard normal || df > 0 else { return 0 }
        return normal
          ? try Normal.standard.upperQuantile((1 - level) / 2)
          : try StudentT(degreesOfFreedom: df).upperQuantile((1 - level) / 2)
      }
    }
    let common = try critical(covariance.degreesOfFreedom)
    var result: [Coefficient] = []
    var zeros: [String] = []
    for (index, name) in model.names.enumerated() {
      let estimate = model.coefficients[index]
      guard let matrix = covariance.matrix else {
        result.append(
          Coefficient(
            name: name, estimate: estimate, standardError: nil, statistic: nil, pValue: nil, lower: nil, upper: nil))
        continue
      }
      let df = covariance.coefficientDegrees?[index] ?? covariance.degreesOfFreedom
      let usable = normal || df > 0
      let variance = matrix[index, index]
      let error = variance.isFinite && variance >= 0 ? variance.squareRoot() : nil
      var statistic: Double?
      var p: Double?
      if let error, error > 0, !model.isPerfectFit {
        let value = estimate / error
        statistic = value
        if let own = covariance.pValues {
          p = own[index]
        } else if usable {
          p = try statistics { () throws(StatisticsError) in
            normal ? try Normal.standard.twoSided(value) : try StudentT(degreesOfFreedom: df).twoSided(value)
          }
        }
      } else if !model.isPerfectFit {
        zeros.append(name)
      }
      let factor = covariance.coefficientDegrees == nil ? common : try critical(df)
      let half = error.map { $0 * factor }
      var lower = usable ? half.map { estimate - $0 } : nil
      var upper = usable ? half.map { estimate + $0 } : nil
      if let intervals = covariance.intervals { (lower, upper) = (intervals[index]?.lower, intervals[index]?.upper) }
      result.append(
        Coefficient(
          name: name, estimate: estimate, standardError: error, statistic: statistic, pValue: p, lower: lower,
          upper: upper))
    }
    if !zeros.isEmpty {
      notes.append(
        "no standard error for \(zeros.joined(separator: ", ")): the covariance \(covariance.name) has no variation there"
      )
    }
    return result
  }
}
