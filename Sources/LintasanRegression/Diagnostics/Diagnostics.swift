import LintasanLinearAlgebra

/// Tests of a fitted model's assumptions.
///
/// Which ones apply depends on the estimator; one that does not apply is told with its reason rather than left out
/// silently, as long as readers would look for it.
public struct Diagnostics: Sendable {
  /// The tests, in a fixed order.
  public let tests: [TestResult]
  /// Variance inflation factors of the slopes.
  public let varianceInflation: [RegressionFit.NamedNumber]
  /// Condition number of the regressors scaled to length 1.
  public let conditionNumber: Double?
}

extension RegressionFit {
  /// Runs the diagnostics that fit the model.
  ///
  /// - Complexity: White's test is O(n·k⁴); with more than 12 slopes it is left out with its reason.
  public func diagnostics() throws(RegressionError) -> Diagnostics {
    if isStreamed {
      let tests = ResidualTests.names(plain: frame.effects.isEmpty && options.weights == nil).map { key, name, null in
        TestResult(
          key, name, null: null, unavailable: "it needs all residuals at once, and the rows were not kept in memory")
      }
      return Diagnostics(tests: tests, varianceInflation: [], conditionNumber: conditionNumber)
    }
    var tests: [TestResult] = []
    let workings = DiagnosticData(self)
    if let workings, estimator == "ols" {
      if workings.effects.isEmpty, options.weights == nil {
        tests.append(try ResidualTests.breuschPagan(workings))
        tests.append(try ResidualTests.white(workings))
        tests.append(try ResidualTests.reset(workings))
      }
    }
    if estimator != "gmm", estimator != "flogit" {
      tests.append(ResidualTests.jarqueBera(residuals))
    }
    if let workings {
      tests.append(ResidualTests.durbinWatson(workings))
      if estimator == "ols", workings.effects.isEmpty, options.weights == nil {
        tests.append(try ResidualTests.breuschGodfrey(workings, order: 2))
      }
      if workings.units != nil {
        tests.append(PanelTests.pesaranCD(workings))
        if options.weights == nil { tests.append(contentsOf: try PanelTests.wooldridge(self, workings)) }
        if ["ols", "re"].contains(estimator), options.weights == nil {
          tests.append(contentsOf: try PanelTests.effects(self, workings))
        }
      }
    }
    return Diagnostics(tests: tests, varianceInflation: varianceInflation(), conditionNumber: conditionNumber)
  }
}

/// What residual tests read: a linear model's design on its rows.
struct DiagnosticData {
  let columns: [[Double]]
  let response: [Double]
  let residuals: [Double]
  let fitted: [Double]
  let hasIntercept: Bool
  let effects: [(name: String, codes: LevelCodes)]
  let units: LevelCodes?
  let steps: [Int32]?
  let threads: Int

  /// Nil where the estimator's residuals do not belong to the frame's rows.
  init?(_ fit: RegressionFit) {
    guard ["ols", "re", "iv", "liml", "fuller", "ivgmm"].contains(fit.estimator), !fit.isPerfectFit else { return nil }
    let names = Set(fit.model.names)
    columns = (fit.frame.regressors + fit.frame.endogenous).filter { names.contains($0.name) }.map(\.column.high)
    response = fit.frame.response
    residuals = fit.model.residuals
    fitted = fit.model.fitted
    hasIntercept = fit.frame.hasIntercept
    effects = fit.frame.effects
    units = fit.frame.units
    steps = fit.frame.steps
    threads = fit.options.threads
  }

  /// Residuals of a least-squares fit on given columns.
  func regress(_ y: [Double], on columns: [[Double]]) throws(RegressionError) -> (residuals: [Double], rank: Int) {
    var solver = LinearSolver()
    solver.threads = threads
    let solution = try solver.solve(columns.map { ExtendedColumn($0) }, y)
    return (solution.residuals, solution.kept.count)
  }

  /// Row of the same unit so many steps before; without a panel the row so many above.
  func earlier() -> (_ row: Int, _ lag: Int) -> Int? {
    guard let units, let steps else { return { row, lag in row >= lag ? row - lag : nil } }
    var position: [Int64: Int] = [:]
    for row in steps.indices { position[Int64(units.codes[row]) << 32 | Int64(steps[row])] = row }
    return { row, lag in
      Int(steps[row]) >= lag ? position[Int64(units.codes[row]) << 32 | Int64(Int(steps[row]) - lag)] : nil
    }
  }
}
