package import LintasanDocuments
package import LintasanRegression

/// A fit as JSON: the keys that programs rely on, and more after them.
package enum RegressionJSON {
  /// The object of one fit.
  package static func value(_ fit: RegressionFit, label: String? = nil) throws -> JSONValue {
    let diagnostics = try fit.diagnostics()
    let covariance = fit.covariance
    var members: [JSONValue.Member] = [
      .init("formula", .text(fit.formula)), .init("estimator", .text(fit.estimator)),
      .init("se_type", .text(covariance.name)), .init("n", JSONValue(fit.observationCount)),
      .init("df_residual", JSONValue(fit.residualDegreesOfFreedom)), .init("r_squared", JSONValue(fit.rSquared)),
      .init("adj_r_squared", JSONValue(fit.adjustedRSquared)),
      .init("r_squared_within", JSONValue(fit.rSquaredWithin)),
      .init("r_squared_between", JSONValue(fit.rSquaredBetween)),
      .init("r_squared_overall", JSONValue(fit.rSquaredOverall)), .init("sigma", JSONValue(fit.sigma)),
      .init("f_statistic", JSONValue(fit.fTest?.statistic)), .init("f_p_value", JSONValue(fit.fTest?.pValue)),
      .init("log_likelihood", JSONValue(fit.logLikelihood)), .init("aic", JSONValue(fit.aic)),
      .init("bic", JSONValue(fit.bic)), .init("aic_with_sigma", JSONValue(fit.aicCountingSigma)),
      .init("bic_with_sigma", JSONValue(fit.bicCountingSigma)),
    ]
    members.append(
      .init(
        "terms",
        .array(
          fit.coefficients.map { one in
            .object([
              .init("term", .text(one.name)), .init("estimate", .number(one.estimate)),
              .init("std_error", JSONValue(one.standardError)), .init("statistic", JSONValue(one.statistic)),
              .init("p_value", JSONValue(one.pValue)), .init("conf_low", JSONValue(one.lower)),
              .init("conf_high", JSONValue(one.upper)),
            ])
          })))
    var tests = (fit.tests.filter { $0.key != "f" } + diagnostics.tests).map { JSONValue.Member($0.key, test($0)) }
    tests.append(.init("condition_number", JSONValue(diagnostics.conditionNumber)))
    tests.append(.init("rank", JSONValue(fit.rank)))
    if !diagnostics.varianceInflation.isEmpty {
      tests.append(
        .init("vif", .object(diagnostics.varianceInflation.map { .init($0.name, .number($0.value)) })))
    }
    members.append(.init("diagnostics", .object(tests)))
    members.append(
      .init(
        "covariance",
        .object([
          .init("type", .text(covariance.name)), .init("convention", .text(fit.smallSample.rawValue)),
          .init("df", covariance.degreesOfFreedom.isFinite ? .number(covariance.degreesOfFreedom) : .null),
          .init("correction", covariance.matrix == nil ? .null : .number(covariance.correction)),
          .init("correction_formula", covariance.matrix == nil ? .null : .text(covariance.correctionFormula)),
          .init("clusters", .object(covariance.clusters.map { .init($0.column, JSONValue($0.count)) })),
          .init("lag", JSONValue(covariance.lag)),
        ])))
    if let label { members.append(.init("label", .text(label))) }
    if let condition = fit.condition { members.append(.init("where", .text(condition))) }
    members.append(.init("units", JSONValue(fit.unitCount)))
    if !fit.confidenceSets.isEmpty {
      members.append(
        .init(
          "confidence_sets",
          .array(
            fit.confidenceSets.map { set in
              .object([
                .init("name", .text(set.name)), .init("term", .text(set.term)), .init("level", .number(set.level)),
                .init(
                  "intervals",
                  .array(set.intervals.map { .array([JSONValue($0.lower), JSONValue($0.upper)]) })),
              ])
            })))
    }
    members.append(.init("response", .text(fit.response)))
    members.append(.init("parameters", JSONValue(fit.parameterCount)))
    members.append(.init("absorbed", .object(fit.absorbed.map { .init($0.name, JSONValue($0.count)) })))
    members.append(.init("weights", JSONValue(fit.weights)))
    members.append(.init("level", .number(fit.level)))
    members.append(
      .init(
        "dropped",
        .array(fit.dropped.map { .object([.init("term", .text($0.name)), .init("reason", .text($0.reason))]) })))
    members.append(.init("missing", .object(fit.missing.map { .init($0.name, JSONValue($0.count)) })))
    members.append(.init("singletons", JSONValue(fit.singletonCount)))
    members.append(.init("zero_weights", JSONValue(fit.zeroWeightCount)))
    members.append(.init("extras", .object(fit.extras.map { .init($0.name, .number($0.value)) })))
    members.append(.init("method", JSONValue(fit.method)))
    members.append(.init("perfect_fit", .boolean(fit.isPerfectFit)))
    members.append(.init("notes", .array(fit.notes.map { .text($0) })))
    members.append(.init("warnings", .array(fit.warnings.map { .text($0) })))
    return .object(members)
  }

  /// The groups' tests of equality, and the groups without a fit.
  static func members(of groups: GroupComparison) -> [JSONValue.Member] {
    [
      .init("by", .text(groups.column)),
      .init("equality", .object(groups.equality.map { .init($0.key, test($0)) })),
      .init(
        "excluded",
        .array(
          groups.excluded.map { .object([.init("group", .text($0.group)), .init("reason", .text($0.reason))]) })),
    ]
  }

  private static func test(_ test: TestResult) -> JSONValue {
    var members: [JSONValue.Member] = []
    switch test.outcome {
    case .statistic(let value, let reference, let p):
      members.append(.init("statistic", .number(value)))
      switch reference {
      case .chiSquared(let df), .student(let df): members.append(.init("df", .number(df)))
      case .fisher(let a, let b):
        members.append(.init("df", .number(a)))
        members.append(.init("df2", .number(b)))
      case .simulated(let draws): members.append(.init("draws", JSONValue(draws)))
      case .normal, .lowerNormal, .none: break
      }
      members.append(.init("p_value", JSONValue(p)))
    case .unavailable(let reason):
      members.append(.init("statistic", .null))
      members.append(.init("p_value", .null))
      members.append(.init("unavailable", .text(reason)))
    }
    members.append(.init("null_hypothesis", .text(test.nullHypothesis)))
    return .object(members)
  }
}
