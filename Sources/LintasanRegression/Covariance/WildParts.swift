import LintasanLinearAlgebra

/// What a bootstrap sample tells of one coefficient β, as a function of δ = β̂ − b where b is the value tested: its change
/// is `change + δ · slope`, the cluster-robust variance of that `square + 2δ · cross + δ² · curve`.
struct WildSample: Hashable, Sendable {
  var change: Double
  var slope: Double
  var square: Double
  var cross: Double
  var curve: Double

  /// t² of the sample.
  func statistic(_ delta: Double) -> Double {
    let variance = square + 2 * delta * cross + delta * delta * curve
    let value = change + delta * slope
    return variance > 0 ? value * value / variance : 0
  }
}

/// The test of one coefficient by its samples.
struct WildTest {
  let estimate: Double
  let variance: Double
  let samples: [WildSample]
  let isExact: Bool

  func pValue(of value: Double) -> Double {
    let delta = estimate - value
    // A tie with the observed counts: the identity's weights always give one.
    let observed = delta * delta / variance * (1 - 2e-10)
    let extreme = samples.count { $0.statistic(delta) >= observed }
    return isExact ? Double(extreme) / Double(samples.count) : Double(1 + extreme) / Double(samples.count + 1)
  }

  /// The values around the estimate that are not rejected; an end is nil where none is found.
  func interval(level: Double) -> CovarianceEstimate.Interval {
    let error = variance.squareRoot()
    func end(_ sign: Double) -> Double? {
      var inside = 0.0
      var outside: Double?
      var distance = 0.25
      while distance < 1e6 {
        if pValue(of: estimate + sign * distance * error) <= (1 - level) * (1 + 1e-12) {
          outside = distance
          break
        }
        inside = distance
        distance = distance < 12 ? distance + 0.25 : distance * 1.5
      }
      guard var outside else { return nil }
      for _ in 0..<60 {
        let middle = (inside + outside) / 2
        if pValue(of: estimate + sign * middle * error) <= (1 - level) * (1 + 1e-12) {
          outside = middle
        } else {
          inside = middle
        }
      }
      return estimate + sign * (inside + outside) / 2 * error
    }
    return .init(lower: end(-1), upper: end(1))
  }
}

/// A linear model summed by cluster: all that a wild bootstrap needs.
struct WildParts: Sendable {
  /// Clusters up to which effects across them are absorbed from each one's errors.
  static let limit = 2_000

  /// Xᵍᵀuᵍ of each cluster.
  private let scores: [[Double]]
  /// XᵍᵀXᵍ of each cluster.
  private let grams: [Matrix]
  private let bread: Matrix
  private let model: ScoreModel
  private let clusters: LevelCodes
  /// The errors of each cluster, zero elsewhere, after effects that lie across clusters; nil where none does.
  private let spread: [[Double]]?
  private let absorber: Absorber?

  init(_ model: ScoreModel, _ clusters: LevelCodes) throws(RegressionError) {
    let count = clusters.levels.count
    self.model = model
    self.clusters = clusters
    let sums = model.scoreSums(clusters.codes, count: count)
    scores = (0..<count).map { g in sums.map { $0[g] } }
    var rows = [[Int]](repeating: [], count: count)
    for row in clusters.codes.indices { rows[Int(clusters.codes[row])].append(row) }
    var grams: [Matrix] = []
    for members in rows {
      grams.append(try RowBlocks.gram(model.design.map { column in members.map { column[$0] } }, threads: 1))
    }
    self.grams = grams
    bread = model.bread
    if model.effects.allSatisfy({ ScoreModel.isNested($0.codes, in: clusters) }) {
      (spread, absorber) = (nil, nil)
    } else {
      guard count <= Self.limit else {
        throw .covarianceUnavailable(
          covariance: "wild", estimator: "this model",
          reason: "with effects across more than \(Self.limit) clusters; clustered errors are reliable there")
      }
      let absorber = try Absorber(effects: model.effects.map(\.codes), roots: model.roots)
      self.absorber = absorber
      spread = try Self.spread(model.residuals, clusters, absorber, threads: model.threads)
    }
  }

  private static func spread(_ values: [Double], _ clusters: LevelCodes, _ absorber: Absorber, threads: Int)
    throws(RegressionError) -> [[Double]]
  {
    let parts = clusters.levels.indices.map { g in
      values.indices.map { Int(clusters.codes[$0]) == g ? values[$0] : 0 }
    }
    return try absorber.residualize(parts, threads: threads)
  }

  /// Σ over the rows of each cluster of a column times the influence of a coefficient: row g, one column for each part.
  private func sums(_ parts: [[Double]], _ influence: [Double]) -> Matrix {
    var elements: [Double] = []
    for part in parts {
      var sums = [Double](repeating: 0, count: clusters.levels.count)
      for row in part.indices { sums[Int(clusters.codes[row])] += influence[row] * part[row] }
      elements.append(contentsOf: sums)
    }
    return Matrix(rows: clusters.levels.count, columns: parts.count, columnMajor: elements)
  }

  /// The samples of coefficient `j`. The fit whose coefficient is β̂ − δ has the errors u + δ · X bread eⱼ / breadⱼⱼ.
  func samples(
    of j: Int, count: Int, threads: Int, weights: @escaping @Sendable (Int) -> [Double]
  ) throws(RegressionError) -> [WildSample] {
    let k = bread.rows
    let row = (0..<k).map { bread[$0, j] }
    let shift = row.map { $0 / bread[j, j] }
    func times(_ matrix: Matrix, _ vector: [Double]) -> [Double] {
      (0..<k).map { i in (0..<k).reduce(0) { $0 + matrix[i, $1] * vector[$1] } }
    }
    @Sendable func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    let moved = grams.map { times($0, shift) }
    let pull = grams.map { times($0, row) }
    let own = (scores.map { dot(row, $0) }, moved.map { dot(row, $0) })
    // Each cluster's numerator is row · total, and Δ = bread · total: their products are known beforehand.
    var across: (Matrix, Matrix)?
    if let spread, let absorber {
      let influence = model.design.indices.reduce(into: [Double](repeating: 0, count: model.rowCount)) { sum, column in
        for place in sum.indices { sum[place] += model.design[column][place] * row[column] }
      }
      let turned = try Self.spread(
        influence.map { $0 / bread[j, j] }, clusters, absorber, threads: threads)
      across = (sums(spread, influence), sums(turned, influence))
    }
    let (parts, curve, both) = (scores, bread, across)
    return try parallelMap(
      count: count, threads: threads, cancelled: { RegressionError.cancelled }
    ) { number throws(RegressionError) -> WildSample in
      let w = weights(number)
      var first = [Double](repeating: 0, count: k)
      var second = first
      for g in w.indices {
        for i in 0..<k {
          first[i] += w[g] * parts[g][i]
          second[i] += w[g] * moved[g][i]
        }
      }
      var deltas = (first, second)
      for i in 0..<k {
        deltas.0[i] = (0..<k).reduce(0) { $0 + curve[i, $1] * first[$1] }
        deltas.1[i] = (0..<k).reduce(0) { $0 + curve[i, $1] * second[$1] }
      }
      var sample = WildSample(change: deltas.0[j], slope: deltas.1[j], square: 0, cross: 0, curve: 0)
      let projected = both.map { (Self.product($0.0, w), Self.product($0.1, w)) }
      for g in w.indices {
        let base = projected.map { ($0.0[g], $0.1[g]) } ?? (w[g] * own.0[g], w[g] * own.1[g])
        let a = base.0 - dot(pull[g], deltas.0)
        let b = base.1 - dot(pull[g], deltas.1)
        sample.square += a * a
        sample.cross += a * b
        sample.curve += b * b
      }
      return sample
    }
  }

  private static func product(_ matrix: Matrix, _ w: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: matrix.rows)
    for column in w.indices {
      let start = column * matrix.rows
      for row in result.indices { result[row] += w[column] * matrix.elements[start + row] }
    }
    return result
  }
}
