import LintasanLinearAlgebra

/// A fitted model as covariances see it: scores (a design row times a residual) and a bread.
///
/// - Shapes: design k columns of n rows, residuals n, bread k × k.
struct ScoreModel: Sendable {
  var design: [[Double]]
  var residuals: [Double]
  /// Inverse of the objective's curvature, (XᵀX)⁻¹ in a linear model.
  var bread: Matrix
  /// R⁻¹ of the design where leverages make sense.
  var inverseR: Matrix?
  /// Leverage of the absorbed effects, added to the design's; nil where it is not known.
  var effectLeverages: [Double]?
  /// σ² with its degrees of freedom taken off; nil where iid has no meaning.
  var iid: Matrix?
  /// What was gathered of scores whose rows are gone: then design and residuals are empty.
  var gathered: AccumulatedScores?
  var rowCount: Int { gathered?.rowCount ?? residuals.count }
  /// Coefficients without absorbed ones.
  var parameters: Int
  /// Absorbed effects on the rows of the scores.
  var effects: [(name: String, codes: LevelCodes)]
  var categories: [String: LevelCodes]
  var units: LevelCodes?
  var steps: [Int32]?
  var smallSample: SmallSample
  var threads: Int
  /// Whether the model is instrumented: linearmodels corrects clusters there as Stata does.
  var isInstrumented = false
  /// Original row of each score.
  var rows: [Int]
  var seed: UInt64 = 0
  /// Level of intervals that a covariance computes itself.
  var level = 0.95
  /// √w of each row, by which design and residuals were multiplied.
  var roots: [Double]?
  /// Coefficients on chosen rows of the data (bootstraps), nil where a refit makes no sense.
  var refit: (@Sendable ([Int]) -> [Double]?)?
  /// Coefficients of a linear model, for bootstraps that impose a null.
  var wildTargets: [Double]?
  /// Number of rows of the frame that `refit` draws from.
  var refitRows: Int = 0

  /// Scores on a frame's rows; leverages, iid errors and effects are added by those estimators that have them.
  init(
    _ frame: DesignFrame, design: [[Double]], residuals: [Double], bread: Matrix, parameters: Int,
    options: RegressionOptions
  ) {
    self.design = design
    self.residuals = residuals
    self.bread = bread
    self.parameters = parameters
    effects = frame.effects
    categories = frame.categories
    units = frame.units
    steps = frame.steps
    smallSample = options.smallSample
    threads = options.threads
    rows = frame.rows
    seed = options.seed
    level = options.level
    refitRows = frame.rowCount
  }

  /// Leverages, n values between 0 and 1.
  func leverages() throws(RegressionError) -> [Double]? {
    guard let inverseR, let effectLeverages else { return nil }
    let rotated = try RowBlocks.times(design, inverseR, threads: threads)
    var result = effectLeverages
    for column in rotated { for row in result.indices { result[row] += column[row] * column[row] } }
    return result
  }

  /// Σ of the scores in each category, as k columns of G rows.
  func scoreSums(_ codes: [Int32], count: Int) -> [[Double]] {
    parallelMap(count: design.count, threads: threads) { column in
      var sums = [Double](repeating: 0, count: count)
      let values = design[column]
      for row in residuals.indices { sums[Int(codes[row])] += values[row] * residuals[row] }
      return sums
    }
  }

  /// bread · meat · bread, symmetric.
  func sandwich(_ meat: Matrix) throws(RegressionError) -> Matrix {
    try algebra { () throws(LinearAlgebraError) in
      let product = try bread.times(meat).times(bread)
      return Matrix(rows: product.rows, columns: product.columns) { (product[$0, $1] + product[$1, $0]) / 2 }
    }
  }

  // MARK: Counting parameters

  /// K: coefficients and absorbed levels.
  var totalParameters: Int { parameters + absorbedParameters }

  var absorbedParameters: Int {
    guard !effects.isEmpty else { return 0 }
    let levels = effects.reduce(0) { $0 + $1.codes.levels.count }
    if smallSample == .stata, effects.count >= 2 {
      let a = effects[0].codes
      let b = effects[1].codes
      return levels - ConnectedComponents(a.codes, a.levels.count, b.codes, b.levels.count).count - (effects.count - 2)
    }
    return levels - (effects.count - 1)
  }

  /// K without the absorbed levels that are nested in one of the clusters.
  func parameters(clusteredBy clusters: [LevelCodes]) -> Int {
    if smallSample == .linearmodels {
      let nests = effects.count == 1 && clusters.indices.allSatisfy { isNested(effects[0].codes, in: $0, clusters) }
      return nests ? parameters : totalParameters
    }
    let nested = effects.filter { effect in clusters.indices.contains { isNested(effect.codes, in: $0, clusters) } }
    guard !nested.isEmpty else { return totalParameters }
    return totalParameters - nested.reduce(0) { $0 + $1.codes.levels.count } + nested.count
  }

  private func isNested(_ effect: LevelCodes, in cluster: Int, _ clusters: [LevelCodes]) -> Bool {
    gathered?.nestsEffect[cluster] ?? Self.isNested(effect, in: clusters[cluster])
  }

  static func isNested(_ inner: LevelCodes, in outer: LevelCodes) -> Bool {
    var owner = [Int32](repeating: -1, count: inner.levels.count)
    for row in inner.codes.indices {
      let level = Int(inner.codes[row])
      if owner[level] < 0 {
        owner[level] = outer.codes[row]
      } else if owner[level] != outer.codes[row] {
        return false
      }
    }
    return true
  }
}
