import LintasanCore
import LintasanLinearAlgebra
import LintasanStatistics

/// Rows, or whole clusters, drawn with replacement; the model is fitted anew to each draw.
///
/// Draw b uses stream (seed, 41, b): the result does not depend on threads.
struct PairsBootstrap: CovarianceEstimator {
  static let forms = [
    CovarianceForm(
      name: "bootstrap", usage: "bootstrap:DRAWS[:COL]", summary: "pairs bootstrap of rows, or of COL's clusters")
  ]
  let draws: Int
  let columns: [String]
  var refits: Bool { true }

  init(_ name: String, argument: String?) throws(RegressionError) {
    let parts = (argument ?? "999").split(separator: ":").map(String.init)
    guard let first = parts.first, let draws = Int(first), (2...1_000_000).contains(draws), parts.count <= 2 else {
      throw .badOption(option: "bootstrap", found: argument ?? "", expected: "a number of draws, as bootstrap:999:firm")
    }
    self.draws = draws
    columns = parts.count == 2 ? [parts[1]] : []
  }

  /// Checks that so many draws end in minutes: said before they are begun, not after hours.
  static func expectTime(_ draws: Int, rows: Int, coefficients: Int) throws(RegressionError) {
    if let excess = WorkBudget.timeExcess(
      draws, of: "bootstrap:", scores: rows, what: "rows", effort: 8 * Double(max(1, coefficients)), least: 2)
    {
      throw .tooMuch(excess)
    }
  }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    guard let refit = model.refit else {
      throw .covarianceUnavailable(
        covariance: "bootstrap", estimator: "this estimator", reason: "it cannot be refitted")
    }
    var members: [[Int]]
    var clusters: [CovarianceEstimate.ClusterCount] = []
    if let column = columns.first, let codes = model.categories[column] {
      guard codes.levels.count >= 2 else { throw .tooFewClusters(column: column, found: codes.levels.count) }
      members = [[Int]](repeating: [], count: codes.levels.count)
      for row in codes.codes.indices { members[Int(codes.codes[row])].append(row) }
      clusters = [.init(column: column, count: members.count)]
    } else {
      members = (0..<model.refitRows).map { [$0] }
    }
    try Self.expectTime(draws, rows: model.refitRows, coefficients: model.bread.rows)
    let groups = members
    let seed = model.seed
    let results = try parallelMap(
      count: draws, threads: model.threads, cancelled: { RegressionError.cancelled }
    ) { draw throws(RegressionError) -> [Double]? in
      var stream = PhiloxStream(seed: seed, stream: 41, draw: UInt64(draw))
      var rows: [Int] = []
      for _ in groups.indices { rows.append(contentsOf: groups[stream.index(below: groups.count)]) }
      return refit(rows)
    }
    let fitted = results.compactMap { $0 }
    let k = model.bread.rows
    guard fitted.count >= max(2, draws / 2) else {
      throw .covarianceUnavailable(
        covariance: "bootstrap", estimator: "this model",
        reason: "only \(fitted.count) of \(draws) draws could be fitted, the others lose a term")
    }
    let count = Double(fitted.count)
    let means = (0..<k).map { j in fitted.reduce(0) { $0 + $1[j] } / count }
    let matrix = Matrix(rows: k, columns: k) { i, j in
      fitted.reduce(0) { $0 + ($1[i] - means[i]) * ($1[j] - means[j]) } / (count - 1)
    }
    let failed = draws - fitted.count
    return CovarianceEstimate(
      name: "bootstrap:\(draws)" + (columns.first.map { ":\($0)" } ?? ""), matrix: matrix,
      degreesOfFreedom: clusters.first.map { Double($0.count - 1) } ?? Double(model.rowCount - model.totalParameters),
      clusters: clusters,
      notes: ["seed \(seed)"] + (failed > 0 ? ["\(failed) draws could not be fitted and were left out"] : []))
  }
}
