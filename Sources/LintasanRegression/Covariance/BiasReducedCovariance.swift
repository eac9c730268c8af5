import LintasanCore
import LintasanLinearAlgebra

/// Clustered errors with less bias: CR2 is unbiased where errors are iid, CR3 drops one cluster at a time; t with
/// Satterthwaite's degrees of freedom for each coefficient.
///
/// With M_g = L'X_g'X_gL and (X'X)⁻¹ = LL', the score of a cluster is L⁻ᵀ (I − M_g)^−½ L'X_g'u_g (CR3: the inverse), so that
/// nothing larger than k × k is factorised, whatever the size of the clusters.
/// - Reference: Bell and McCaffrey (2002); Pustejovsky and Tipton (2018), doi:10.1080/07350015.2016.1247004.
struct BiasReducedCovariance: CovarianceEstimator {
  static let forms = [
    CovarianceForm(
      name: "CR2", usage: "CR2:COL", summary: "clustered, bias-reduced, Satterthwaite degrees of freedom"),
    CovarianceForm(
      name: "CR3", usage: "CR3:COL", summary: "clustered, one cluster left out at a time, Satterthwaite degrees"),
  ]

  let columns: [String]
  private let name: String

  init(_ name: String, argument: String?) throws(RegressionError) {
    let column = (argument ?? "").trimmingBlanks
    guard !column.isEmpty, !column.contains("+") else {
      throw .badOption(option: name, found: argument ?? "nothing", expected: "one column, as \(name):firm")
    }
    columns = [column]
    self.name = name
  }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    let clusters = try ClusterCovariance.groups(columns, model)[0]
    guard let root = model.inverseR, model.gathered == nil else {
      throw .covarianceUnavailable(
        covariance: name, estimator: "this model", reason: "it takes linear models without instruments; use cluster")
    }
    guard model.effects.allSatisfy({ ScoreModel.isNested($0.codes, in: clusters) }) else {
      throw .covarianceUnavailable(
        covariance: name, estimator: "this model",
        reason: "its absorbed effects must lie within the clusters; write the others as factor()")
    }
    let k = root.columns
    let count = clusters.levels.count
    // X L, whose rows summed over all clusters give the identity.
    let turned = try RowBlocks.times(model.design, root, threads: model.threads)
    var grams = [[Double]](repeating: [Double](repeating: 0, count: k * k), count: count)
    var sums = [[Double]](repeating: [Double](repeating: 0, count: k), count: count)
    for row in model.residuals.indices {
      let g = Int(clusters.codes[row])
      for i in 0..<k {
        let value = turned[i][row]
        sums[g][i] += value * model.residuals[row]
        for j in 0...i { grams[g][i * k + j] += value * turned[j][row] }
      }
    }
    var scores = [[Double]](repeating: [], count: k)
    var factors: [(m: Matrix, f: Matrix)] = []
    for g in 0..<count {
      let m = Matrix(rows: k, columns: k) { i, j in grams[g][max(i, j) * k + min(i, j)] }
      let f = try Self.factor(m, power: name == "CR2" ? -0.5 : -1)
      factors.append((m, f))
      let score = try algebra { () throws(LinearAlgebraError) in try f.times(sums[g]) }
      for i in 0..<k { scores[i].append(score[i]) }
    }
    let meat = try RowBlocks.gram(scores, threads: 1)
    let (matrix, degrees) = try algebra { () throws(LinearAlgebraError) in
      let matrix = try root.times(meat).times(root, .asIs, .transposed)
      var degrees: [Double] = []
      for coefficient in 0..<k {
        degrees.append(try Self.satterthwaite(root.row(coefficient), factors))
      }
      return (Matrix(rows: k, columns: k) { (matrix[$0, $1] + matrix[$1, $0]) / 2 }, degrees)
    }
    var estimate = CovarianceEstimate(
      name: "\(name):\(columns[0])", matrix: matrix, degreesOfFreedom: degrees.min() ?? 0,
      clusters: [.init(column: columns[0], count: count)],
      notes: ["t with Satterthwaite's degrees of freedom for each coefficient; the joint F takes the smallest"])
    estimate.coefficientDegrees = degrees
    return estimate
  }

  /// (I − M)^power over the directions that a cluster does not determine alone.
  private static func factor(_ m: Matrix, power: Double) throws(RegressionError) -> Matrix {
    try algebra { () throws(LinearAlgebraError) in
      let eigen = try SymmetricEigen(m)
      let weights = eigen.values.map { value -> Double in
        let left = 1 - value
        guard left > 1e-10 else { return 0 }
        return power == -1 ? 1 / left : 1 / left.squareRoot()
      }
      let scaled = Matrix(rows: m.rows, columns: m.columns) { eigen.vectors[$0, $1] * weights[$1] }
      return try scaled.times(eigen.vectors, .asIs, .transposed)
    }
  }

  /// (Σ p_g'p_g)² over Σ (p_g'p_h)² of the contrast c, with L'c given; errors iid as working model.
  private static func satterthwaite(_ contrast: [Double], _ factors: [(m: Matrix, f: Matrix)])
    throws(LinearAlgebraError)
    -> Double
  {
    let k = contrast.count
    var trace = 0.0
    var squares = 0.0
    var outer = [Double](repeating: 0, count: k * k)
    for (m, f) in factors {
      let turned = try f.times(contrast)
      let q = try m.times(turned)
      let own = zip(turned, q).reduce(0) { $0 + $1.0 * $1.1 }
      let length = q.reduce(0) { $0 + $1 * $1 }
      trace += own - length
      squares += own * own - 2 * own * length
      for i in 0..<k { for j in 0..<k { outer[i * k + j] += q[i] * q[j] } }
    }
    squares += outer.reduce(0) { $0 + $1 * $1 }
    return squares > 0 ? trace * trace / squares : 0
  }
}
