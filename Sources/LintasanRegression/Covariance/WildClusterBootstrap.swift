import LintasanLinearAlgebra
import LintasanStatistics

/// Wild cluster bootstrap-t with the null imposed: p-values that hold with few clusters.
///
/// Standard errors are those of `cluster`; p-values come from weights drawn by cluster: Webb's six points with fewer
/// than 12 clusters, ±1 otherwise, unless one is asked for. Where all combinations of weights are no more than the
/// draws, each is taken once and the p-value is exact: the share of combinations whose |t| is at least the observed.
/// - Reference: Cameron, Gelbach and Miller (2008), doi:10.1162/rest.90.3.414; Webb (2023), doi:10.1111/caje.12661;
///   Roodman et al. (2019), doi:10.1177/1536867X19830877.
struct WildClusterBootstrap: CovarianceEstimator {
  static let forms = [
    CovarianceForm(
      name: "wild", usage: "wild:COL[:DRAWS[:POINTS]]",
      summary: "wild cluster bootstrap p-values (few clusters); POINTS is webb or rademacher")
  ]

  /// The distribution of a cluster's weight: mean 0, variance 1, each point equally likely.
  private enum Weights: String {
    case rademacher, webb

    var points: [Double] {
      switch self {
      case .rademacher: [-1, 1]
      case .webb: [-1.5, -1, -0.5, 0.5, 1, 1.5].map { $0 < 0 ? -(-$0).squareRoot() : $0.squareRoot() }
      }
    }

    var title: String { self == .webb ? "Webb's six-point weights" : "Rademacher weights" }
  }

  let columns: [String]
  private let draws: Int
  private let asked: Weights?

  init(_ name: String, argument: String?) throws(RegressionError) {
    let parts = (argument ?? "").split(separator: ":").map(String.init)
    let draws = parts.count > 1 ? Int(parts[1]) ?? 0 : 9_999
    asked = parts.count > 2 ? Weights(rawValue: parts[2].lowercased()) : nil
    guard (1...3).contains(parts.count), (19...1_000_000).contains(draws), parts.count < 3 || asked != nil else {
      throw .badOption(
        option: name, found: argument ?? "nothing",
        expected: "a column, 19 draws or more and webb or rademacher, as wild:firm:9999:webb")
    }
    columns = [parts[0]]
    self.draws = draws
  }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    var result = try ClusterCovariance(by: columns[0]).estimate(model)
    let clusters = try ClusterCovariance.groups(columns, model)[0]
    guard let coefficients = model.wildTargets, let matrix = result.matrix,
      model.effects.allSatisfy({ ScoreModel.isNested($0.codes, in: clusters) })
    else {
      throw .covarianceUnavailable(
        covariance: "wild", estimator: "this model",
        reason: "it takes linear models whose absorbed effects lie within the clusters; write the others as factor()")
    }
    let count = clusters.levels.count
    let weights = asked ?? (count < 12 ? .webb : .rademacher)
    let points = weights.points
    let combinations = Self.combinations(points.count, count, limit: draws)
    let seed = model.seed
    @Sendable func draw(_ number: Int) -> [Double] {
      if combinations != nil { return Self.combination(number, of: points, count) }
      var stream = PhiloxStream(seed: seed, stream: 42, draw: UInt64(number))
      return (0..<count).map { _ in points[stream.index(below: points.count)] }
    }
    let parts = try ClusterParts(model, clusters)
    result.pValues = (0..<coefficients.count).map { j -> Double? in
      guard matrix[j, j] > 0 else { return nil }
      let observed = abs(coefficients[j]) / (matrix[j, j] / result.correction).squareRoot()
      let restricted = parts.restrictedScores(without: j, coefficient: coefficients[j])
      let extreme = parallelMap(count: combinations ?? draws, threads: model.threads) { number -> Bool in
        // A tie with the observed counts: the identity's weights always give one.
        parts.statistic(j, restricted, weights: draw(number)) >= observed * (1 - 1e-10)
      }.count { $0 }
      if let combinations { return Double(extreme) / Double(combinations) }
      return Double(1 + extreme) / Double(draws + 1)
    }
    result.name = "wild:\(columns[0])" + (combinations == nil ? ":\(draws)" : "")
    result.notes = [
      "p-values by the wild cluster bootstrap-t with the null imposed, \(weights.title), "
        + (combinations.map { "all \($0) combinations" } ?? "\(draws) draws, seed \(seed)")
    ]
    return result
  }

  /// Number of combinations of the clusters' weights, nil where there are more than the limit.
  private static func combinations(_ points: Int, _ clusters: Int, limit: Int) -> Int? {
    var total = 1
    for _ in 0..<clusters {
      total *= points
      if total > limit { return nil }
    }
    return total
  }

  /// The combination with a number, written in the base of the points.
  private static func combination(_ number: Int, of points: [Double], _ clusters: Int) -> [Double] {
    var rest = number
    return (0..<clusters).map { _ in
      defer { rest /= points.count }
      return points[rest % points.count]
    }
  }
}

/// A linear model summed by cluster: all that a wild bootstrap needs, whatever the number of rows.
private struct ClusterParts: Sendable {
  /// Xᵍᵀuᵍ of each cluster.
  let scores: [[Double]]
  /// XᵍᵀXᵍ of each cluster.
  let grams: [Matrix]
  let bread: Matrix

  init(_ model: ScoreModel, _ clusters: LevelCodes) throws(RegressionError) {
    let count = clusters.levels.count
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
  }

  /// Scores by cluster of the fit whose coefficient `j` is zero: that fit is β − bread·eⱼ βⱼ / breadⱼⱼ.
  func restrictedScores(without j: Int, coefficient: Double) -> [[Double]] {
    let shift = (0..<bread.rows).map { bread[$0, j] * coefficient / bread[j, j] }
    return scores.indices.map { g in
      scores[g].indices.map { row in
        shift.indices.reduce(scores[g][row]) { $0 + grams[g][row, $1] * shift[$1] }
      }
    }
  }

  /// |t| of coefficient `j` in the sample whose errors are the restricted ones times the clusters' weights.
  func statistic(_ j: Int, _ restricted: [[Double]], weights: [Double]) -> Double {
    let k = bread.rows
    var total = [Double](repeating: 0, count: k)
    for g in weights.indices { for row in 0..<k { total[row] += weights[g] * restricted[g][row] } }
    let change = (0..<k).map { row in (0..<k).reduce(0) { $0 + bread[row, $1] * total[$1] } }
    var variance = 0.0
    for g in weights.indices {
      var projected = 0.0
      for row in 0..<k {
        var score = weights[g] * restricted[g][row]
        for column in 0..<k { score -= grams[g][row, column] * change[column] }
        projected += bread[j, row] * score
      }
      variance += projected * projected
    }
    return variance > 0 ? abs(change[j]) / variance.squareRoot() : 0
  }
}
