public import LintasanTables

extension RegressionFit {
  /// One row a coefficient, with broom's column names.
  public func tidy() -> Table {
    Table(trusted: [
      Column("term", coefficients.map { Optional($0.name) }),
      Column("estimate", coefficients.map { Optional($0.estimate) }),
      Column("std.error", coefficients.map(\.standardError)),
      Column("statistic", coefficients.map(\.statistic)),
      Column("p.value", coefficients.map(\.pValue)),
      Column("conf.low", coefficients.map(\.lower)),
      Column("conf.high", coefficients.map(\.upper)),
    ])
  }

  /// One row on the model, with broom's column names where broom has one.
  public func glance() -> Table {
    func number(_ name: String, _ value: Double?) -> Column { Column(name, [value]) }
    func text(_ name: String, _ value: String?) -> Column { Column(name, [value]) }
    return Table(trusted: [
      number("r.squared", rSquared), number("adj.r.squared", adjustedRSquared),
      number("within.r.squared", rSquaredWithin), number("between.r.squared", rSquaredBetween),
      number("overall.r.squared", rSquaredOverall), number("sigma", sigma),
      number("statistic", fTest?.statistic), number("p.value", fTest?.pValue),
      number("df", Double(coefficients.count { $0.name != "(Intercept)" })),
      number("logLik", logLikelihood), number("AIC", aic), number("BIC", bic),
      number("deviance", residualSumOfSquares), number("df.residual", Double(residualDegreesOfFreedom)),
      number("nobs", Double(observationCount)), text("estimator", estimator), text("se.type", covariance.name),
      text("ssc", smallSample.rawValue),
      number("se.df", covariance.degreesOfFreedom.isFinite ? covariance.degreesOfFreedom : nil),
      number("se.correction", covariance.correction), text("se.correction.formula", covariance.correctionFormula),
      text(
        "clusters",
        covariance.clusters.isEmpty
          ? nil : covariance.clusters.map { "\($0.column)=\($0.count)" }.joined(separator: ";")),
      number("condition.number", conditionNumber), number("rank", rank.map(Double.init)),
      number("AIC.sigma", aicCountingSigma), number("BIC.sigma", bicCountingSigma),
    ])
  }

  /// One row an observation: response, fitted, residual and, in linear models, leverage and influence.
  public func augment() throws(RegressionError) -> Table {
    if isStreamed {
      throw .needsAllRows(what: "A table of the rows (augment)", reason: "rows are not kept")
    }
    var columns = [
      Column(".row", model.rows.map { $0 + 1 }), Column(response, withOffset(model.response).map { Optional($0) }),
      Column(".fitted", fitted.map { Optional($0) }), Column(".resid", model.residuals.map { Optional($0) }),
    ]
    if let influence = try influence() {
      columns.append(Column(".hat", influence.leverages.map { Optional($0) }))
      columns.append(Column(".std.resid", influence.standardised))
      columns.append(Column(".cooksd", influence.cooks))
      for (name, values) in influence.dfbetas { columns.append(Column(".dfbetas.\(name)", values)) }
    }
    if let table = frame.basis?.table {
      // Whose rows they are.
      for name in [options.unit, options.time] {
        if let column = table.columns.first(where: { $0.name == name }) { columns.append(column.selecting(model.rows)) }
      }
    }
    return Table(distinct: columns)
  }

  /// The tests as a table, a row each, the reason in words where one is unavailable.
  package static func table(of tests: [TestResult]) -> Table {
    var statistic: [Double?] = []
    var first: [Double?] = []
    var second: [Double?] = []
    var p: [Double?] = []
    var remark: [String?] = []
    for test in tests {
      switch test.outcome {
      case .statistic(let value, let reference, let pValue):
        statistic.append(value)
        p.append(pValue)
        remark.append(nil)
        switch reference {
        case .chiSquared(let df), .student(let df):
          first.append(df)
          second.append(nil)
        case .fisher(let a, let b):
          first.append(a)
          second.append(b)
        case .normal, .lowerNormal, .simulated, .none:
          first.append(nil)
          second.append(nil)
        }
      case .unavailable(let reason):
        statistic.append(nil)
        first.append(nil)
        second.append(nil)
        p.append(nil)
        remark.append(reason)
      }
    }
    return Table(trusted: [
      Column("test", tests.map { Optional($0.key) }), Column("statistic", statistic), Column("df", first),
      Column("df2", second), Column("p.value", p), Column("null", tests.map { Optional($0.nullHypothesis) }),
      Column("unavailable", remark),
    ])
  }
}
