import LintasanLinearAlgebra
package import LintasanTables

extension Regression {
  /// Fits a formula by least squares to a file that is never in memory whole: a few passes, each block by block.
  ///
  /// The first pass sums the Gram matrix of the design in doubled precision, which keeps the digits that a QR of the
  /// design would, and with an absorbed effect the sums of its levels; the next one takes residuals, corrects the
  /// coefficients where that changes them, and sums the scores that the covariance needs. Results agree with
  /// ``fit(_:to:)-(Formula,_)`` to rounding and do not depend on the number of threads. Memory grows with the square of
  /// the number of columns, and with the levels of the absorbed effect and of clusters; not with the rows.
  ///
  /// - Parameters:
  ///   - formula: at most one absorbed effect, no instruments, and no term that looks at a column as a whole.
  ///   - stream: the file; ``columns(for:)`` are the columns that it must read.
  ///   - memory: how many bytes may be used, the program itself included.
  /// - Throws: ``RegressionError``, with `.needsAllRows` for what cannot be done so; `CSVError`.
  package func fit(_ formula: Formula, streaming stream: CSVStream, memory: Int) throws -> RegressionFit {
    let clock = ContinuousClock()
    let started = clock.now
    let (type, covariance) = try choice(formula)
    guard type.name == "ols" else {
      throw RegressionError.needsAllRows(
        what: "Estimator '\(type.name)'", reason: "ols, weighted or with one absorbed effect, is")
    }
    guard let gathering = covariance.gathering else {
      throw RegressionError.needsAllRows(
        what: "Covariance '\(options.covariance ?? "")'", reason: "iid, HC0 to HC3 and cluster:COL[+COL] are")
    }
    var stream = stream
    var design = try StreamedDesign(formula, options, categoryColumns: covariance.columns)
    let budget = MemoryBudget(allowed: memory)
    if !design.knowsLevels(stream.emptyTable) { try design.learnLevels(&stream) }
    var found: (moments: StreamMoments, left: Int)
    do {
      found = try self.moments(design, &stream, budget)
    } catch is StreamedDesign.LateCategory {
      // A column of numbers turned out to be one of texts: its levels are needed first.
      try design.learnLevels(&stream)
      found = try self.moments(design, &stream, budget)
    }
    let (moments, left) = found
    let designed = clock.now

    let absorbed = moments.effect == nil ? [] : formula.absorbed.map(\.label)
    let terms = moments.regressors.count
    let solved = Self.solve(moments)
    guard !solved.kept.isEmpty else { throw LinearFit.nothing(effects: absorbed) }
    let k = solved.kept.count
    let inverse = Matrix(rows: k, columns: k, columnMajor: solved.triangle.inverse)
    let hasConstant = moments.regressors.first?.name == "(Intercept)"
    var pass = ScorePass(
      moments, kept: solved.kept, coefficients: solved.coefficients, inverseR: inverse, gathering: gathering,
      covarianceName: options.covariance ?? "iid",
      responseMean: hasConstant || !absorbed.isEmpty ? moments.weightedResponse / moments.weight : .zero)
    let rows = moments.rowCount - moments.singletonCount
    let parameters = k + (absorbed.isEmpty ? 0 : moments.levelCount)
    try LinearFit.checkFreedom(rows - parameters, rows: rows, terms: terms, effects: absorbed)
    var scores = try self.scores(design, pass, &stream, budget, left: left)
    for _ in 0..<2 where !scores.sums.isPerfect {
      let step = try ExtendedCholesky.correction(inverse, scores.sums.gradient.map(\.value))
      let variance = scores.sums.residual.value / Double(rows - parameters)
      let matters = step.indices.contains { index in
        let error = (variance * (0..<k).reduce(0) { $0 + inverse[index, $1] * inverse[index, $1] }).squareRoot()
        return abs(step[index]) > 1e-14 * max(abs(pass.coefficients[index].value), error)
      }
      guard matters else { break }
      pass.correct(step)
      scores = try self.scores(design, pass, &stream, budget, left: left)
    }
    let fitted = clock.now
    let streamed = StreamedModel(
      moments: moments, scores: scores, pass: pass, triangle: solved.triangle, effects: absorbed,
      clusters: covariance.columns, rowCount: stream.rowCount ?? 0)
    let (model, frame) = try streamed.model(formula, options)
    let estimate = try covariance.estimate(model.score)
    return try assemble(
      formula, type.name, frame, model, estimate,
      timings: [
        .init(name: "design", value: Self.seconds(started, designed)),
        .init(name: "fit", value: Self.seconds(designed, fitted)),
        .init(name: "covariance", value: Self.seconds(fitted, clock.now)),
      ])
  }

  /// The first pass, absorbed levels taken out; with the memory left.
  private func moments(_ design: StreamedDesign, _ stream: inout CSVStream, _ budget: MemoryBudget) throws
    -> (moments: StreamMoments, left: Int)
  {
    let columns = try design.columnCount(stream)
    stream.limitBlocks(rows: max(64, 262_144 / (columns + 2)))
    let left = try budget.afterDesign(columns: columns + 2, blockRows: stream.blockRows, threads: options.threads)
    let name = design.formula.absorbed.first?.label ?? ""
    guard columns > 0 else { throw RegressionError.nothingToEstimate(reason: "the formula names no regressor") }
    let empty = StreamMoments(columns: columns, absorbs: !design.formula.absorbed.isEmpty)
    var moments = try stream.fold(into: empty) { block in
      guard design.knowsLevels(block.table) else { throw StreamedDesign.LateCategory() }
      return StreamMoments.part(try design.frame(block))
    } combining: { state, part in
      state.add(part)
      try budget.checkGroups(state.groups.count, width: state.groups.width, left: left, name: name)
    }
    if let weights = options.weights, moments.rowCount == 0, moments.zeroWeightCount > 0 {
      throw RegressionError.zeroWeights(column: weights)
    }
    try DesignFrameBuilder.checkComplete(moments.rowCount, of: stream.rowCount ?? 0, moments.missing)
    let names = moments.regressors.map(\.name) + [design.formula.response.label]
    for (name, range) in zip(names, moments.ranges) {
      try DesignFrameBuilder.checkScale(name, max(abs(range.lowerBound), abs(range.upperBound)))
    }
    moments.absorb()
    if moments.effect != nil, moments.levelCount == 0 { throw RegressionError.absorbedEverything(effects: name) }
    let used = moments.groups.count * (GroupTotals.bytes(width: moments.groups.width) + LevelIndex.bytesPerLevel)
    return (moments, left - used)
  }

  /// Which columns are used, with what coefficients: by the rules of the solver of whole designs.
  private static func solve(_ moments: StreamMoments) -> ExtendedCholesky {
    let columns = moments.regressors.indices
    let reference = columns.map(moments.length)
    guard moments.effect != nil else {
      return ExtendedCholesky(
        moments.gram, candidates: Array(columns),
        noise: columns.map { moments.regressors[$0].column.low == nil ? 2 * .ulpOfOne * reference[$0] : 0 })
    }
    return ExtendedCholesky(
      moments.gram,
      candidates: columns.filter { max(0, moments.gram[$0, $0].value).squareRoot() > 1e-9 * reference[$0] },
      noise: reference.map { LinearFit.roundingOfDifferences * $0 })
  }

  private func scores(
    _ design: StreamedDesign, _ pass: ScorePass, _ stream: inout CSVStream, _ budget: MemoryBudget, left: Int
  ) throws -> Scores {
    let groupings = pass.gathering.groupings
    let empty = Scores(columns: pass.kept.count, groupings: groupings.count, effectLevels: pass.effectLevels)
    return try stream.fold(into: empty) { block in
      do throws(RegressionError) {
        return try pass.part(try design.frame(block))
      } catch {
        guard case .leverageIsOne = error else { throw error }
        throw error.after(rows: block.rowsBefore)
      }
    } combining: { state, part in
      try state.add(part)
      let groups = state.totals.reduce(0) { $0 + $1.count }
      try budget.checkGroups(
        groups, width: pass.kept.count, left: left,
        name: groupings.max { $0.count < $1.count }?.joined(separator: "+") ?? "")
    }
  }
}
