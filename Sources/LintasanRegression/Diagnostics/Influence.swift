import LintasanLinearAlgebra

/// Leverage and influence of each row of a linear model.
package struct Influence: Sendable {
  /// Diagonal of the hat matrix, absorbed effects included.
  package let leverages: [Double]
  /// Residual over its standard error; nil where the leverage is 1 or the fit perfect.
  package let standardised: [Double?]
  /// Cook's distance.
  package let cooks: [Double?]
  /// Change of each coefficient without the row, in its standard error without the row.
  package let dfbetas: [(name: String, values: [Double?])]
}

extension RegressionFit {
  /// Influence measures; nil for estimators that are not least squares or absorb more than one effect.
  ///
  /// - Reference: Belsley, Kuh and Welsch (1980), doi:10.1002/0471725153.
  package func influence() throws(RegressionError) -> Influence? {
    let score = model.score
    guard !isStreamed, let leverages = try score.leverages(), leverages.count == score.residuals.count else {
      return nil
    }
    let n = Double(leverages.count)
    let k = Double(score.totalParameters)
    let rss = LinearFit.sumOfSquares(score.residuals)
    let variance = rss / (n - k)
    var standardised: [Double?] = []
    var cooks: [Double?] = []
    var without: [Double?] = []
    for (row, h) in leverages.enumerated() {
      let u = score.residuals[row]
      guard variance > 0, 1 - h > 1e-12 else {
        standardised.append(nil)
        cooks.append(nil)
        without.append(nil)
        continue
      }
      let scaled = u / (variance * (1 - h)).squareRoot()
      standardised.append(scaled)
      cooks.append(scaled * scaled * h / (1 - h) / k)
      let left = (rss - u * u / (1 - h)) / (n - k - 1)
      without.append(n - k - 1 > 0 && left > 0 ? left.squareRoot() : nil)
    }
    let changes = try RowBlocks.times(score.design, score.bread, threads: score.threads)
    var dfbetas: [(name: String, values: [Double?])] = []
    for (j, name) in model.names.enumerated() {
      let scale = score.bread[j, j].squareRoot()
      dfbetas.append(
        (
          name,
          leverages.indices.map { row in
            without[row].map { changes[j][row] * score.residuals[row] / (1 - leverages[row]) / ($0 * scale) }
          }
        ))
    }
    return Influence(leverages: leverages, standardised: standardised, cooks: cooks, dfbetas: dfbetas)
  }

  /// Variance inflation factors of the slopes: how much the others' correlation widens each variance.
  package func varianceInflation() -> [NamedNumber] {
    let score = model.score
    guard !isStreamed, score.inverseR != nil, score.effects.isEmpty, model.names.count > 1 else { return [] }
    return model.names.indices.filter { $0 != model.intercept }.map { j in
      let column = score.design[j]
      let centred = LinearFit.totalSumOfSquares(column, weights: nil, centred: model.intercept != nil)
      return NamedNumber(name: model.names[j], value: score.bread[j, j] * centred)
    }
  }
}
