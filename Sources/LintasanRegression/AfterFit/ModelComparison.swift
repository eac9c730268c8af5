public import LintasanTables

/// Models of one response side by side: information criteria, and errors of forecasts from the periods before.
public struct ModelComparison: Sendable {
  /// One model.
  package struct Model: Sendable {
    /// What it is called.
    package let label: String
    /// Its fit on all rows.
    package let fit: RegressionFit
    /// Root mean square of the errors in held-out periods, on the rows that every model predicts.
    package let rootMeanSquare: Double?
    /// Mean absolute error on the same rows.
    package let meanAbsolute: Double?
    /// Why there is no forecast, where there is none.
    package let reason: String?
  }

  /// The models, in the order given.
  package let models: [Model]
  /// The periods that were forecast, each from those before it.
  package let periods: [String]
  /// Rows that every model predicts.
  package let forecastCount: Int
  /// Remarks on method and data.
  package let notes: [String]

  /// Compares fitted models, each with the formula and options that it was fitted by.
  ///
  /// Cross-validation goes along time: every period from the third on (the last ten at most) is forecast by each model
  /// fitted to the rows of earlier periods. A model with an effect of the period cannot be judged so.
  public init(_ asked: [(label: String, formula: Formula, regression: Regression, fit: RegressionFit)], table: Table)
    throws(RegressionError)
  {
    var notes: [String] = []
    let responses = Set(asked.map(\.fit.response))
    if responses.count > 1 {
      notes.append(
        "the responses differ (\(responses.sorted().joined(separator: ", "))): neither criteria nor errors compare")
    }
    if Set(asked.map(\.fit.observationCount)).count > 1 {
      notes.append("the models use different rows: criteria compare models of the same rows only")
    }
    let times = asked.compactMap(\.regression.options.time)
    var errors = asked.map { _ in [Int: Double]() }
    var reasons = asked.map { _ -> String? in nil }
    var periods: [String] = []
    if let time = times.first {
      let codes = try LevelCodes(table: table, column: time)
      let used = Set(asked.flatMap { one in one.fit.frame.rows.map { codes.codes[$0] } }).filter { $0 >= 0 }.sorted()
      let held = Array(used.dropFirst(2).suffix(10))
      periods = held.map { codes.levels[Int($0)] }
      for (index, one) in asked.enumerated() {
        if one.fit.isStreamed || !LinearPredictor.estimators.contains(one.fit.estimator) {
          reasons[index] = "estimator '\(one.fit.estimator)' does not predict other rows"
          continue
        }
        let own = Set(one.fit.frame.rows)
        for period in held {
          var regression = one.regression
          regression.options.condition = nil
          if regression.covariance == nil { regression.options.covariance = nil }
          regression.rows = codes.codes.indices.map { own.contains($0) && codes.codes[$0] < period && codes.codes[$0] >= 0 }
          do throws(RegressionError) {
            let fit = try regression.fit(one.formula, to: table)
            let effects = try fit.effects(in: table)
            let predictor = try LinearPredictor(fit, table, panel: fit.frame.basis?.panel, effects: effects)
            let rows = fit.prediction(predictor).rows
            for (position, row) in one.fit.frame.rows.enumerated() where codes.codes[row] == period {
              guard let fitted = rows[row].fitted else { continue }
              errors[index][row] = one.fit.withOffset(one.fit.model.response)[position] - fitted
            }
          } catch {
            reasons[index] = "no fit to the periods before \(codes.levels[Int(period)]): \(error.description)"
          }
        }
        if errors[index].isEmpty, reasons[index] == nil {
          reasons[index] = "it has an effect of each period, and that of a new one is not known"
        }
      }
    } else {
      notes.append("no cross-validation: it goes along time, and no column of the time is named")
    }
    let able = errors.indices.filter { !errors[$0].isEmpty }
    let common = able.dropFirst().reduce(Set(able.first.map { errors[$0].keys.map(\.self) } ?? [])) { rows, index in
      rows.intersection(errors[index].keys)
    }
    if !able.isEmpty {
      notes.append(
        "each of the periods \(periods.joined(separator: ", ")) is forecast from those before it; errors on the "
          + "\(common.count) rows that every judged model predicts")
    }
    self.periods = periods
    forecastCount = common.count
    self.notes = notes
    let ordered = common.sorted()
    models = asked.indices.map { index in
      let own = errors[index].isEmpty ? [] : ordered.compactMap { errors[index][$0] }
      let count = Double(own.count)
      return Model(
        label: asked[index].label, fit: asked[index].fit,
        rootMeanSquare: own.isEmpty ? nil : (own.reduce(0) { $0 + $1 * $1 } / count).squareRoot(),
        meanAbsolute: own.isEmpty ? nil : own.reduce(0) { $0 + abs($1) } / count, reason: reasons[index])
    }
  }

  /// A row a model; the smallest value of a criterion has rank 1.
  public var table: Table {
    func ranks(_ values: [Double?]) -> [Double?] {
      values.map { value in value.map { own in Double(1 + values.count { $0.map { $0 < own } ?? false }) } }
    }
    let (aic, bic) = (models.map(\.fit.aic), models.map(\.fit.bic))
    let error = models.map(\.rootMeanSquare)
    return Table(trusted: [
      Column("model", models.indices.map { $0 + 1 }), Column("label", models.map { Optional($0.label) }),
      Column("nobs", models.map { Optional(Double($0.fit.observationCount)) }),
      Column("parameters", models.map { Optional(Double($0.fit.parameterCount)) }),
      Column("logLik", models.map(\.fit.logLikelihood)), Column("AIC", aic), Column("BIC", bic),
      Column("AIC.sigma", models.map(\.fit.aicCountingSigma)), Column("BIC.sigma", models.map(\.fit.bicCountingSigma)),
      Column("cv.rmse", error), Column("cv.mae", models.map(\.meanAbsolute)), Column("AIC.rank", ranks(aic)),
      Column("BIC.rank", ranks(bic)), Column("cv.rank", ranks(error)),
      Column("remark", models.map(\.reason)),
    ])
  }
}
