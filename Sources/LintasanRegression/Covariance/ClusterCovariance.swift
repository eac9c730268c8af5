import LintasanCore
import LintasanLinearAlgebra

/// Errors that may be related within clusters of one or two groupings.
///
/// One way: Σ_g s_g s_gᵀ with s_g the cluster's summed scores. Two ways: both minus their intersection.
/// - Reference: Cameron, Gelbach and Miller (2011), doi:10.1198/jbes.2010.07136, equation 2.13.
struct ClusterCovariance: CovarianceEstimator {
  static let forms = [
    CovarianceForm(
      name: "cluster", usage: "cluster:COL[+COL]", summary: "errors related within clusters, one or two groupings (CR1)"
    )
  ]

  let columns: [String]

  init(_ name: String, argument: String?) throws(RegressionError) {
    let names = (argument ?? "").split(separator: "+").map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
    guard (1...2).contains(names.count), Set(names).count == names.count else {
      throw .badOption(
        option: "cluster", found: argument ?? "nothing", expected: "one or two columns, as cluster:firm+year")
    }
    columns = names
  }

  var gathering: ScoreGathering? { .groups(columns.map { [$0] } + (columns.count == 2 ? [columns] : [])) }

  /// One grouping.
  init(by column: String) { columns = [column] }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    let groups = try Self.groups(columns, model)
    let meats = if let gathered = model.gathered { gathered.meats } else { try Self.meats(groups, model) }
    var meat = meats[0]
    var notes: [String] = []
    if groups.count == 2 {
      meat = try algebra { () throws(LinearAlgebraError) in
        try meats[0].plus(meats[1]).plus(meats[2], scaledBy: -1)
      }
    }
    let k = model.parameters(clusteredBy: groups)
    let (factor, formula, df) = Self.correction(model, clusters: groups.map(\.levels.count).min() ?? 0, parameters: k)
    var matrix = try model.sandwich(meat).scaled(by: factor)
    if groups.count == 2, let repaired = try Self.repaired(matrix) {
      matrix = repaired.matrix
      let many =
        repaired.negative == 1
        ? "a negative eigenvalue, which was" : "\(repaired.negative) negative eigenvalues, which were"
      let larger = groups[0].levels.count >= groups[1].levels.count ? columns[0] : columns[1]
      notes.append(
        "the two-way covariance had \(many) set to zero: it is singular, so that there is no joint F; "
          + "errors cluster:\(larger) may have one")
    }
    if let small = zip(columns, groups).min(by: { $0.1.levels.count < $1.1.levels.count }), small.1.levels.count < 10 {
      notes.append(
        "\(small.1.levels.count) clusters of '\(small.0)': clustered errors need more; consider a wild bootstrap, wild:\(small.0)"
      )
    }
    return CovarianceEstimate(
      name: "cluster:" + columns.joined(separator: "+"), matrix: matrix, correction: factor,
      correctionFormula: formula, degreesOfFreedom: df,
      clusters: zip(columns, groups).map { .init(column: $0, count: $1.levels.count) }, notes: notes)
  }

  static func groups(_ columns: [String], _ model: ScoreModel) throws(RegressionError) -> [LevelCodes] {
    var groups: [LevelCodes] = []
    for column in columns {
      guard let codes = model.categories[column] else { throw .noColumn(column, available: []) }
      guard codes.levels.count >= 2 else { throw .tooFewClusters(column: column, found: codes.levels.count) }
      groups.append(codes)
    }
    return groups
  }

  /// Of each grouping, and where there are two of their intersection.
  private static func meats(_ groups: [LevelCodes], _ model: ScoreModel) throws(RegressionError) -> [Matrix] {
    var meats: [Matrix] = []
    for codes in groups + (groups.count == 2 ? [LevelCodes.combined(groups)] : []) {
      meats.append(try meat(codes, model))
    }
    return meats
  }

  static func meat(_ codes: LevelCodes, _ model: ScoreModel) throws(RegressionError) -> Matrix {
    try RowBlocks.gram(model.scoreSums(codes.codes, count: codes.levels.count), threads: 1)
  }

  static func correction(_ model: ScoreModel, clusters: Int, parameters: Int)
    -> (factor: Double, formula: String, df: Double)
  {
    let n = Double(model.rowCount)
    let k = Double(parameters)
    let g = Double(clusters)
    let df = n - Double(model.totalParameters)
    switch model.smallSample {
    case .linearmodels where model.isInstrumented:
      return (g / (g - 1) * (n - 1) / (n - k), "G/(G-1) * (n-1)/(n-K)", df)
    case .fixest, .stata: return (g / (g - 1) * (n - 1) / (n - k), "G/(G-1) * (n-1)/(n-K)", g - 1)
    case .linearmodels: return (n / (n - k), "n/(n-K)", df)
    case .plm: return (1, "1", df)
    }
  }

  /// The nearest matrix without negative eigenvalues, in the coefficients' own scales; nil where there are none.
  static func repaired(_ matrix: Matrix) throws(RegressionError) -> (matrix: Matrix, negative: Int)? {
    let scale = matrix.diagonal.map { abs($0) > 0 ? abs($0).squareRoot() : 1 }
    let scaled = Matrix(rows: matrix.rows, columns: matrix.columns) { matrix[$0, $1] / (scale[$0] * scale[$1]) }
    let values = try algebra { () throws(LinearAlgebraError) in try SymmetricEigen(scaled).values }
    let largest = values.reduce(0) { max($0, abs($1)) }
    let negative = values.count { $0 < -1e-12 * largest }
    guard negative > 0 else { return nil }
    let positive = try positivePart(scaled)
    return (Matrix(rows: matrix.rows, columns: matrix.columns) { positive[$0, $1] * scale[$0] * scale[$1] }, negative)
  }

  /// The nearest matrix without negative eigenvalues.
  static func positivePart(_ matrix: Matrix) throws(RegressionError) -> Matrix {
    try algebra { () throws(LinearAlgebraError) in
      let eigen = try SymmetricEigen(matrix)
      let roots = eigen.values.map { max(0, $0).squareRoot() }
      let half = Matrix(rows: matrix.rows, columns: matrix.columns) { eigen.vectors[$0, $1] * roots[$1] }
      return try half.times(half, .asIs, .transposed)
    }
  }
}
