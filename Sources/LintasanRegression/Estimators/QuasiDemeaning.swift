/// The random-effects transformation: of each value a part of its unit's mean is subtracted.
///
/// The part is θᵢ = 1 − √(σ²ₑ / (Tᵢ σ²ᵤ + σ²ₑ)): 0 gives pooled least squares, 1 the within regression.
struct QuasiDemeaning {
  let panel: PanelMeans
  /// θ of each unit.
  let shares: [Double]

  /// - Parameters:
  ///   - idiosyncratic: σ²ₑ, 0 or more.
  ///   - effects: σ²ᵤ, 0 or more.
  init(_ panel: PanelMeans, idiosyncratic: Double, effects: Double) {
    self.panel = panel
    shares = panel.sizes.map { size in
      effects > 0 ? 1 - (idiosyncratic / (size * effects + idiosyncratic)).squareRoot() : 0
    }
  }

  func callAsFunction(_ values: [Double]) -> [Double] {
    let means = panel.means(values)
    return values.indices.map { row in
      let unit = Int(panel.units.codes[row])
      return values[row] - shares[unit] * means[unit]
    }
  }

  /// Least squares on the transformed frame.
  func fit(_ frame: DesignFrame, _ options: RegressionOptions) throws(RegressionError) -> LinearFit.Outcome {
    var fit = LinearFit(
      response: self(frame.response),
      regressors: frame.regressors.map {
        .init(name: $0.name, term: $0.term, column: ExtendedColumn(self($0.column.high)))
      }, hasIntercept: false, weights: nil, options: options)
    fit.rounding = LinearFit.roundingOfDifferences
    return try fit.outcome(frame: frame)
  }
}
