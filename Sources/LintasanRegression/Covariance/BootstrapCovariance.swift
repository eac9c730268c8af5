import LintasanLinearAlgebra
import LintasanStatistics

/// Rows, or whole clusters, drawn with replacement; the model is fitted anew to each draw.
///
/// Draw b uses stream (seed, 41, b): the result does not depend on threads.
struct PairsBootstrap: CovarianceEstimator {
  static let name = "bootstrap"
  static let usage = "bootstrap:DRAWS[:COL]"
  static let summary = "pairs bootstrap of rows, or of COL's clusters"
  let draws: Int
  let columns: [String]

  init(argument: String?) throws(RegressionError) {
    let parts = (argument ?? "999").split(separator: ":").map(String.init)
    guard let first = parts.first, let draws = Int(first), (2...1_000_000).contains(draws), parts.count <= 2 else {
      throw .badOption(option: "bootstrap", found: argument ?? "", expected: "a number of draws, as bootstrap:999:firm")
    }
    self.draws = draws
    columns = parts.count == 2 ? [parts[1]] : []
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
    let groups = members
    let seed = model.seed
    let results = parallelMap(count: draws, threads: model.threads) { draw -> [Double]? in
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

/// Wild cluster bootstrap-t with the null imposed: p-values that hold with few clusters.
///
/// Standard errors are those of `cluster`; p-values come from signs drawn by cluster: Webb's six points with fewer
/// than 12 clusters, ±1 otherwise.
/// - Reference: Cameron, Gelbach and Miller (2008), doi:10.1162/rest.90.3.414; Webb (2023), doi:10.1111/caje.12661.
struct WildClusterBootstrap: CovarianceEstimator {
  static let name = "wild"
  static let usage = "wild:COL[:DRAWS]"
  static let summary = "wild cluster bootstrap p-values (few clusters)"
  let columns: [String]
  let draws: Int

  init(argument: String?) throws(RegressionError) {
    let parts = (argument ?? "").split(separator: ":").map(String.init)
    let draws = parts.count > 1 ? Int(parts[1]) ?? 0 : 9_999
    guard (1...2).contains(parts.count), (19...1_000_000).contains(draws) else {
      throw .badOption(option: "wild", found: argument ?? "nothing", expected: "a column and draws, as wild:firm:9999")
    }
    columns = [parts[0]]
    self.draws = draws
  }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    let base = try ClusterCovariance(argument: columns[0]).estimate(model)
    let codes = try ClusterCovariance.groups(columns, model)[0]
    guard model.inverseR != nil, model.effects.allSatisfy({ ScoreModel.isNested($0.codes, in: codes) }) else {
      throw .covarianceUnavailable(
        covariance: "wild", estimator: "this model",
        reason: "it takes linear models whose absorbed effects lie within the clusters; write the others as factor()")
    }
    let clusters = codes.levels.count
    let k = model.design.count
    let webb = clusters < 12
    // Σ of x xᵀ and x u within each cluster.
    var squares = [Matrix]()
    let sums = model.scoreSums(codes.codes, count: clusters)
    var positions = [[Int]](repeating: [], count: clusters)
    for row in codes.codes.indices { positions[Int(codes.codes[row])].append(row) }
    for rows in positions {
      squares.append(try RowBlocks.gram(model.design.map { column in rows.map { column[$0] } }, threads: 1))
    }
    let scores = (0..<clusters).map { g in (0..<k).map { sums[$0][g] } }
    let bread = model.bread
    guard let matrix = base.matrix else { return base }
    let gramsOfClusters = squares
    let perCoefficient = model.wildTargets ?? []
    var pValues: [Double?] = []
    for j in 0..<k {
      guard j < perCoefficient.count, matrix[j, j] > 0 else {
        pValues.append(nil)
        continue
      }
      let observed = abs(perCoefficient[j] / matrix[j, j].squareRoot())
      // Restricted coefficients are β − bread·e_j β_j / bread_jj, so restricted scores follow from the cluster sums.
      let shift = (0..<k).map { bread[$0, j] * perCoefficient[j] / bread[j, j] }
      let restricted = (0..<clusters).map { g in
        (0..<k).map { row in
          scores[g][row] + (0..<k).reduce(0) { $0 + gramsOfClusters[g][row, $1] * shift[$1] }
        }
      }
      let factor = base.correction
      let seed = model.seed
      let extreme = parallelMap(count: draws, threads: model.threads) { draw -> Bool in
        var stream = PhiloxStream(seed: seed, stream: 42, draw: UInt64(draw))
        let signs = (0..<clusters).map { _ in Self.weight(&stream, webb: webb) }
        var total = [Double](repeating: 0, count: k)
        for g in 0..<clusters { for row in 0..<k { total[row] += signs[g] * restricted[g][row] } }
        let change = (0..<k).map { row in (0..<k).reduce(0) { $0 + bread[row, $1] * total[$1] } }
        var variance = 0.0
        for g in 0..<clusters {
          var projected = 0.0
          for row in 0..<k {
            var score = signs[g] * restricted[g][row]
            for column in 0..<k { score -= gramsOfClusters[g][row, column] * change[column] }
            projected += bread[j, row] * score
          }
          variance += projected * projected
        }
        guard variance > 0 else { return false }
        return abs(change[j]) / (factor * variance).squareRoot() >= observed * (1 - 1e-12)
      }
      pValues.append(Double(1 + extreme.count { $0 }) / Double(draws + 1))
    }
    var result = base
    result.name = "wild:\(columns[0]):\(draws)"
    result.pValues = pValues
    result.notes = [
      "p-values by the wild cluster bootstrap-t with the null imposed, \(draws) draws, "
        + (webb ? "Webb's six-point weights" : "Rademacher weights") + ", seed \(model.seed)"
    ]
    return result
  }

  private static func weight(_ stream: inout PhiloxStream, webb: Bool) -> Double {
    guard webb else { return stream.index(below: 2) == 0 ? -1 : 1 }
    let magnitude = [0.5, 1, 1.5][stream.index(below: 3)].squareRoot()
    return stream.index(below: 2) == 0 ? -magnitude : magnitude
  }
}
