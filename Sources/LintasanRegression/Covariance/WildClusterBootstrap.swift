import LintasanCore
import LintasanLinearAlgebra
import LintasanStatistics

/// Wild cluster bootstrap-t with the null imposed: p-values that hold with few clusters.
///
/// Standard errors are those of `cluster`; p-values come from weights drawn by cluster: Webb's six points with fewer
/// than 12 clusters, ±1 otherwise, unless one is asked for. Where all combinations of weights are no more than the
/// draws, each is taken once and the p-value is exact: the share of combinations whose |t| is at least the observed.
/// An interval holds the values that the test does not reject. Effects that lie across the clusters are absorbed anew
/// from each cluster's part of the errors.
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
    guard let coefficients = model.wildTargets, let matrix = result.matrix else {
      throw .covarianceUnavailable(
        covariance: "wild", estimator: "this model", reason: "it takes linear models estimated by 'ols'")
    }
    let count = clusters.levels.count
    let weights = asked ?? (count < 12 ? .webb : .rademacher)
    let points = weights.points
    let combinations = Self.combinations(points.count, count, limit: draws)
    // Said before it is begun, not after hours.
    if combinations == nil,
      let excess = WorkBudget.timeExcess(
        draws, of: "wild:\(columns[0]):", scores: count, what: "clusters", effort: 2 * Double(max(1, coefficients.count)),
        least: 19)
    {
      throw .tooMuch(excess)
    }
    let seed = model.seed
    @Sendable func draw(_ number: Int) -> [Double] {
      if combinations != nil { return Self.combination(number, of: points, count) }
      var stream = PhiloxStream(seed: seed, stream: 42, draw: UInt64(number))
      return (0..<count).map { _ in points[stream.index(below: points.count)] }
    }
    let parts = try WildParts(model, clusters)
    var pValues: [Double?] = []
    var intervals: [CovarianceEstimate.Interval?] = []
    for j in coefficients.indices {
      guard matrix[j, j] > 0 else {
        pValues.append(nil)
        intervals.append(nil)
        continue
      }
      let samples = try parts.samples(of: j, count: combinations ?? draws, threads: model.threads, weights: draw)
      let test = WildTest(
        estimate: coefficients[j], variance: matrix[j, j] / result.correction, samples: samples,
        isExact: combinations != nil)
      pValues.append(test.pValue(of: 0))
      intervals.append(test.interval(level: model.level))
    }
    result.pValues = pValues
    result.intervals = intervals
    result.name = "wild:\(columns[0])" + (combinations == nil ? ":\(draws)" : "")
    result.notes = [
      "p-values by the wild cluster bootstrap-t with the null imposed, \(weights.title), "
        + (combinations.map { "all \($0) combinations" } ?? "\(draws) draws, seed \(seed)")
        + "; intervals hold the values that it does not reject"
    ]
    if intervals.contains(where: { $0.map { $0.lower == nil || $0.upper == nil } ?? false }) {
      result.notes.append("an interval without an end has none: the test rejects no value on that side")
    }
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
