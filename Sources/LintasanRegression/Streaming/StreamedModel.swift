import LintasanLinearAlgebra

/// Puts what the passes found together into the model that inference and outputs read.
struct StreamedModel {
  let moments: StreamMoments
  let scores: Scores
  let pass: ScorePass
  let triangle: ExtendedTriangle
  /// Names of the absorbed effects.
  let effects: [String]
  /// Columns of clusters.
  let clusters: [String]
  let rowCount: Int

  func model(_ formula: Formula, _ options: RegressionOptions) throws(RegressionError)
    -> (EstimatedModel, DesignFrame)
  {
    let isPerfect = scores.sums.isPerfect
    let solution = LinearSolution(
      kept: pass.kept, coefficients: coefficients(isPerfect), residuals: [], inverseR: pass.inverseR,
      condition: LinearSolver.condition(
        Matrix(rows: triangle.size, columns: triangle.size, columnMajor: triangle.values)),
      method: "Gram matrix in doubled precision, block by block", isPerfectFit: isPerfect)
    let frame = frame(formula, options)
    var score = ScoreModel(
      frame, design: [], residuals: [], bread: try solution.bread(), parameters: solution.kept.count, options: options)
    score.inverseR = solution.inverseR
    let meats = scores.meats()
    score.gathered = AccumulatedScores(
      rowCount: scores.sums.rowCount, meats: isPerfect ? meats.map { $0.scaled(by: 0) } : meats,
      nestsEffect: scores.nestsEffect)
    let rss = isPerfect ? 0 : scores.sums.residual.value
    let freedom = scores.sums.rowCount - score.totalParameters
    score.iid = score.bread.scaled(by: rss / Double(freedom))
    let regressors = moments.regressors
    var model = EstimatedModel(
      names: solution.kept.map { regressors[$0].name }, terms: solution.kept.map { regressors[$0].term },
      coefficients: solution.coefficients,
      intercept: frame.hasIntercept ? solution.kept.firstIndex { regressors[$0].name == "(Intercept)" } : nil,
      dropped: regressors.indices.filter { !solution.kept.contains($0) }.map { (regressors[$0].name, reason($0)) },
      score: score, fitted: [], residuals: [], response: [], rows: [])
    model.isPerfectFit = isPerfect
    let response = moments.ranges.last ?? 0...0
    model.notes = LinearFit.notes(
      solution, constant: response.lowerBound == response.upperBound ? response.lowerBound : nil)
    let within = moments.gram[regressors.count, regressors.count].value
    let sums = LinearFit.Sums(
      rows: scores.sums.rowCount, residual: rss, total: scores.sums.total.value,
      within: effects.isEmpty ? nil : within,
      logWeights: options.weights == nil ? nil : scores.sums.logWeights)
    model.statistics = LinearFit.statistics(
      sums, solution, parameters: score.totalParameters, centred: frame.hasIntercept || !effects.isEmpty)
    model.statistics.explainedSumOfSquares =
      options.weights == nil ? scores.sums.explained.value : sums.total - rss
    return (model, frame)
  }

  /// The nearest doubles; where the fit is exact, zero for one that adds nothing to any row.
  private func coefficients(_ isPerfect: Bool) -> [Double] {
    let size = moments.ranges.last.map { max(abs($0.lowerBound), abs($0.upperBound)) } ?? 0
    return zip(pass.kept, pass.coefficients).map { column, coefficient in
      let range = moments.ranges[column]
      let reach = max(abs(range.lowerBound), abs(range.upperBound)) * abs(coefficient.value)
      return isPerfect && reach <= 1e-20 * size ? 0 : coefficient.value
    }
  }

  private func reason(_ column: Int) -> String {
    if !effects.isEmpty, !pass.kept.contains(column) {
      let left = max(0, moments.gram[column, column].value).squareRoot()
      if left <= 1e-9 * moments.length(column) { return "absorbed by \(effects.joined(separator: " and "))" }
    }
    let range = moments.ranges[column]
    return range.lowerBound == range.upperBound ? "constant" : "collinear with the terms before it"
  }

  /// What outputs say of the rows, without them.
  private func frame(_ formula: Formula, _ options: RegressionOptions) -> DesignFrame {
    var categories: [String: LevelCodes] = [:]
    for (column, book) in zip(clusters, scores.books) {
      categories[column] = LevelCodes(levels: book.levels, codes: [])
    }
    let levels = [String](repeating: "", count: moments.levelCount)
    return DesignFrame(
      responseName: formula.response.label, response: [], regressors: moments.regressors,
      hasIntercept: formula.intercept && effects.isEmpty, endogenous: [], instruments: [],
      effects: effects.map { ($0, LevelCodes(levels: levels, codes: [])) }, weights: nil, categories: categories,
      units: nil, steps: nil, panelNote: nil, rows: [], tableRows: rowCount, missing: moments.missing,
      zeroWeightCount: moments.zeroWeightCount, singletonCount: effects.isEmpty ? 0 : moments.singletonCount)
  }
}
