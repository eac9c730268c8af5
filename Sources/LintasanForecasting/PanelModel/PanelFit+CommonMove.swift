import LintasanStatistics

/// How the common level of all units moves.
extension PanelFit {
  private static let priorChanges = 1.0
  private static let priorShocks = 2.0
  private static let priorShockShare = 0.45
  private static let priorDegreesOfFreedom = 4.0
  private static let priorMisses = 2.0
  private static let largestMiss = 4.0
  private static let horizonsMeasured = 3

  /// The position of the first survey whose level can be compared with later ones.
  private var firstComparable: Int {
    history.times.firstIndex { $0 >= history.problem.levelsFrom ?? .min } ?? history.origin
  }

  /// The expected move of a component's common level and the standard deviation of its error.
  ///
  /// The drift is the mean past change of the units that were in both surveys, shrunk as if one survey had not moved. To
  /// the squared shocks count two of a share of the units' own error; to their variance comes that of the drift, which
  /// grows with the square of the horizon.
  func commonMove(_ component: Int, _ origin: Int, _ horizon: Int) -> (move: Double, deviation: Double) {
    let grid = history.components[component]
    var changes: [Double] = []
    for time in stride(from: firstComparable + 1, through: origin, by: 1) {
      let matched = (0..<grid.unitCount).map { grid[time, $0] - grid[time - 1, $0] }.filter { !$0.isNaN }
      if let mean = Moments.mean(matched) { changes.append(mean) }
    }
    let count = Double(changes.count)
    let drift = changes.reduce(0, +) / (count + Self.priorChanges)
    let own = errorScales(origin, 1)[component] * standing.spreads[component][origin]
    let prior = Self.priorShockShare * own
    let squares = changes.reduce(Self.priorShocks * prior * prior) { $0 + ($1 - drift) * ($1 - drift) }
    let (variance, ahead) = (squares / (count + Self.priorShocks), Double(horizon))
    let ofDrift = variance * ahead * ahead / max(1, count)
    return (drift * ahead, (variance * ahead + ofDrift).squareRoot())
  }

  /// The degrees of freedom of the shocks to the common level.
  var commonDegreesOfFreedom: Double {
    Double(max(0, history.origin - firstComparable)) + Self.priorDegreesOfFreedom
  }

  /// What the index's own common move missed at earlier origins, in units of the deviation expected there, drawn to 1:
  /// one figure for all horizons, at which a miss counts the less the further they are.
  func measuredCommonFactor() -> Double {
    var (squares, count) = (Self.priorMisses, Self.priorMisses)
    for horizon in 1...Self.horizonsMeasured {
      for earlier in stride(from: firstComparable + 1, through: history.origin - horizon, by: 1) {
        let matched = history.units.indices
          .map { history.index[earlier + horizon, $0] - history.index[earlier, $0] }.filter { !$0.isNaN }
        guard let came = Moments.mean(matched) else { continue }
        var (expected, variance) = (0.0, 0.0)
        for (component, weight) in history.weights(in: history.times[earlier + horizon]).enumerated() {
          let (move, deviation) = commonMove(component, earlier, horizon)
          expected += weight * move
          variance += weight * weight * deviation * deviation
        }
        guard variance > 0 else { continue }
        // Squares of Student's t are larger than 1 by themselves.
        let freedom = Double(earlier - firstComparable) + Self.priorDegreesOfFreedom
        variance *= freedom / (freedom - 2)
        let miss = min((came - expected) * (came - expected) / variance, Self.largestMiss * Self.largestMiss)
        squares += miss / Double(horizon)
        count += 1 / Double(horizon)
      }
    }
    return (squares / count).squareRoot()
  }
}
