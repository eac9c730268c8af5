import LintasanLinearAlgebra
import LintasanStatistics
public import LintasanTables

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a fit says of rows that it was not estimated on.
public struct Prediction: Hashable, Sendable {
  /// One row of a prediction; a number is nil where it is not known.
  public struct Row: Hashable, Sendable {
    /// The mean of the response.
    public let fitted: Double?
    /// The standard error of the mean.
    public let standardError: Double?
    /// The confidence interval of the mean.
    public let confidence: ClosedRange<Double>?
    /// The interval for a single new response.
    public let prediction: ClosedRange<Double>?
  }

  /// The rows, as those of the table asked about.
  public let rows: [Row]
  /// The level of the intervals.
  package let level: Double
  /// Remarks on method and data.
  package let notes: [String]

  /// The columns of a prediction: `.fitted`, `.std.error`, `.conf.low`, `.conf.high`, `.pred.low`, `.pred.high`.
  public var table: Table {
    Table(trusted: [
      Column(".fitted", rows.map(\.fitted)), Column(".std.error", rows.map(\.standardError)),
      Column(".conf.low", rows.map { $0.confidence?.lowerBound }),
      Column(".conf.high", rows.map { $0.confidence?.upperBound }),
      Column(".pred.low", rows.map { $0.prediction?.lowerBound }),
      Column(".pred.high", rows.map { $0.prediction?.upperBound }),
    ])
  }
}

extension RegressionFit {
  /// Predicts other rows, coded as those of the fit: its levels, powers, knots, means and absorbed effects.
  ///
  /// The confidence interval is by the covariance of the fit; the one for a new response adds the variance of the
  /// residuals, with `re` that of the units too, and takes both as normal. Lags look along the rows given.
  /// - Parameter table: has the columns that the formula reads on its right.
  public func predict(_ table: Table) throws(RegressionError) -> Prediction {
    let basis = try LinearPredictor.basis(self, "A prediction")
    for name in basis.formula.regressorVariables { _ = try tableColumn(table, name) }
    let effects = try self.effects(in: table)
    let predictor = try LinearPredictor(self, table, panel: try panel(of: table), effects: effects)
    return prediction(predictor)
  }

  func prediction(_ predictor: LinearPredictor) -> Prediction {
    var notes: [String] = []
    let unknown = predictor.values.count { $0.isNaN }
    if unknown > 0 {
      notes.append("\(unknown) rows have no prediction: a value is missing there, or a level that the fit did not have")
    }
    let hasEffects = !frame.effects.isEmpty
    if hasEffects {
      notes.append("no intervals: the variance of absorbed effects is not kept; write them as factor() for intervals")
    }
    let matrix = hasEffects ? nil : covariance.matrix
    let df = covariance.degreesOfFreedom
    let isNormal = normalReference || !df.isFinite
    let tail = (1 - level) / 2
    let critical: Double? =
      isNormal
      ? try? Normal.standard.upperQuantile(tail)
      : df > 0 ? try? StudentT(degreesOfFreedom: df).upperQuantile(tail) : nil
    var spread: Double?
    switch estimator {
    case "ols", "iv", "liml", "fuller", "ivgmm": spread = sigma.map { $0 * $0 }
    case "re":
      let parts = extras.filter { $0.name == "sigma2_idiosyncratic" || $0.name == "sigma2_effects" }
      if parts.count == 2 { spread = parts[0].value + parts[1].value }
    default: break
    }
    if spread == nil || matrix == nil {
      spread = nil
    } else if weights != nil {
      notes.append("the interval of a new response is for a row of weight 1")
    }
    let isShare = estimator == "flogit"
    func response(_ value: Double) -> Double { isShare ? 1 / (1 + exp(-value)) : value }
    let rows = predictor.values.indices.map { row -> Prediction.Row in
      let value = predictor.values[row]
      guard !value.isNaN else {
        return Prediction.Row(fitted: nil, standardError: nil, confidence: nil, prediction: nil)
      }
      var variance: Double?
      if let matrix {
        let x = predictor.design.map { $0[row] }
        var sum = 0.0
        for i in x.indices { for j in x.indices { sum += x[i] * matrix[i, j] * x[j] } }
        variance = max(0, sum)
      }
      let error = variance?.squareRoot()
      let mean = response(value)
      var confidence: ClosedRange<Double>?
      var single: ClosedRange<Double>?
      if let error, let critical, error.isFinite {
        confidence = response(value - critical * error)...response(value + critical * error)
        if let spread {
          let half = critical * (error * error + spread).squareRoot()
          if half.isFinite { single = (value - half)...(value + half) }
        }
      }
      return Prediction.Row(
        fitted: mean, standardError: isShare ? error.map { $0 * mean * (1 - mean) } : error, confidence: confidence,
        prediction: single)
    }
    return Prediction(rows: rows, level: level, notes: notes)
  }
}

extension Formula {
  /// The columns that the right-hand side reads, once.
  package var regressorVariables: [String] {
    var seen: Set<String> = []
    let all =
      terms.flatMap(\.variables) + endogenous.flatMap(\.variables) + offsets.flatMap(\.variables)
      + absorbed.flatMap(\.columns)
    return all.filter { seen.insert($0).inserted }
  }
}
