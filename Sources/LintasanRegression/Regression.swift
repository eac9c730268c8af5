import LintasanLinearAlgebra
import LintasanStatistics
public import LintasanTables

/// Fits models: a formula and options in, a `RegressionFit` out.
///
/// ```swift
/// var options = RegressionOptions()
/// options.covariance = "cluster:firm"
/// let fit = try Regression(options: options).fit("log(inv) ~ log(value) | firm + year", to: table)
/// print(fit.coefficients)
/// ```
public struct Regression: Sendable {
  /// What is asked beyond the formula.
  package var options: RegressionOptions
  /// A covariance of one's own, in place of the one that the options name.
  package var covariance: OwnCovariance?
  /// Which rows of the table are used, beside what the options say; nil uses all.
  var rows: [Bool]?

  /// A regression with the options given.
  public init(options: RegressionOptions = RegressionOptions(), covariance: OwnCovariance? = nil) {
    self.options = options
    self.covariance = covariance
  }

  /// Parses a formula and fits it.
  public func fit(_ formula: String, to table: Table) throws(RegressionError) -> RegressionFit {
    let parsed: Formula
    do { parsed = try Formula(formula) } catch { throw .formula(error) }
    return try fit(parsed, to: table)
  }

  /// The columns that a fit reads: the formula's, and those that the options name.
  package func columns(for formula: Formula) throws(RegressionError) -> [String] {
    var names = formula.variables
    if let covariance = options.covariance { names.append(contentsOf: try CovarianceRegistry.columns(of: covariance)) }
    names.append(contentsOf: covariance?.columns ?? [])
    if let text = options.condition { names.append(contentsOf: try RowCondition.read(text).columns) }
    for name in [options.weights, options.unit, options.time].compactMap({ $0 }) { names.append(name) }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// Fits a parsed formula.
  public func fit(_ formula: Formula, to table: Table) throws(RegressionError) -> RegressionFit {
    let clock = ContinuousClock()
    let started = clock.now
    let (formula, effectNotes) = try DynamicPanelFormula.rewritten(formula, options)
    let (type, covariance) = try choice(formula)
    let estimator = try type.init(options: options)

    var builder = DesignFrameBuilder(table: table, formula: formula)
    builder.categoryColumns = covariance.columns
    builder.weights = options.weights
    builder.unit = options.unit
    builder.time = options.time
    builder.included = rows
    if let text = options.condition { builder.included = try RowCondition.read(text).rows(of: table) }
    builder.keepsIncomplete = type.keepsIncompleteRows
    let hasPanel = options.unit != nil && options.time != nil
    builder.needsPanel = type.needsPanel || covariance.needsPanel || hasPanel
    builder.looksAlongTime = type.looksAlongTime || covariance.looksAlongTime
    var frame = try builder.build()
    if !frame.effects.isEmpty {
      let stay = Singletons.remaining(frame.effects.map(\.codes))
      if stay.count < frame.rowCount {
        guard !stay.isEmpty else {
          throw .absorbedEverything(effects: frame.effects.map(\.name).joined(separator: " + "))
        }
        let lost = frame.rowCount - stay.count
        frame = frame.rows(stay)
        frame.singletonCount = lost
      }
    }
    let designed = clock.now
    var model = try estimator.estimate(frame)
    model.notes.append(contentsOf: effectNotes)
    model.jointTests.append(contentsOf: EventStudy.studies(formula, names: model.names).compactMap(\.test))
    if let text = options.condition, let included = builder.included {
      model.notes.insert("rows where \(text): \(included.count { $0 }) of \(included.count)", at: 0)
    }
    let fitted = clock.now
    if covariance.refits { attachRefit(&model, estimator, frame) }
    let estimate: CovarianceEstimate
    if let own = model.ownCovariance {
      estimate = own
    } else {
      estimate = try covariance.estimate(model.score)
    }
    let finished = clock.now
    return try assemble(
      formula, type.name, frame, model, estimate,
      timings: [
        .init(name: "design", value: Self.seconds(started, designed)),
        .init(name: "fit", value: Self.seconds(designed, fitted)),
        .init(name: "covariance", value: Self.seconds(fitted, finished)),
      ])
  }

  /// The estimator and the covariance that are asked for, where they go together.
  func choice(_ formula: Formula) throws(RegressionError)
    -> (estimator: any RegressionEstimator.Type, covariance: any CovarianceEstimator)
  {
    guard options.level > 0, options.level < 1 else {
      throw .badOption(option: "level", found: "\(options.level)", expected: "a number strictly between 0 and 1")
    }
    let type = try EstimatorRegistry.named(options.estimator ?? Self.usual(formula))
    let asked = options.covariance ?? type.defaultCovariance
    let (covarianceName, covariance) = try chosenCovariance(asked)
    if self.covariance == nil, let allowed = type.covariances, !allowed.contains(covarianceName) {
      throw .covarianceUnavailable(
        covariance: asked, estimator: type.name, reason: "it takes \(allowed.sorted().joined(separator: ", "))")
    }
    if !formula.endogenous.isEmpty, !type.usesInstruments { throw .unusedInstruments(estimator: type.name) }
    if !formula.absorbed.isEmpty, !type.absorbsEffects { throw .unusedEffects(estimator: type.name) }
    if !formula.random.isEmpty, !type.usesRandomTerms {
      throw .badOption(
        option: "Estimator '\(type.name)'", found: formula.random.map(\.label).joined(separator: " + "),
        expected: "no random terms; mixed does")
    }
    if !formula.offsets.isEmpty, ["gmm", "flogit", "fd"].contains(type.name) {
      throw .badOption(
        option: "The formula", found: "offset()", expected: "no offset with estimator '\(type.name)', which takes none")
    }
    if let weights = options.weights, !type.usesWeights {
      throw .badOption(
        option: "weights", found: weights, expected: "no column with estimator '\(type.name)', which uses none")
    }
    return (type, covariance)
  }

  /// The estimator that a formula stands for where none is named.
  private static func usual(_ formula: Formula) -> String {
    if !formula.random.isEmpty { return MixedModel.name }
    return formula.endogenous.isEmpty ? "ols" : "iv"
  }

  private func chosenCovariance(
    _ asked: String
  ) throws(RegressionError) -> (name: String, estimator: any CovarianceEstimator) {
    if let covariance { return (covariance.name, OwnCovarianceEstimator(covariance)) }
    return try CovarianceRegistry.parse(asked)
  }

  static func seconds(_ from: ContinuousClock.Instant, _ to: ContinuousClock.Instant) -> Double {
    let parts = (to - from).components
    return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
  }

  /// Gives a bootstrap what it refits: the same estimator on rows drawn anew.
  private func attachRefit(_ model: inout EstimatedModel, _ estimator: any RegressionEstimator, _ frame: DesignFrame) {
    let names = model.names
    model.score.refitRows = frame.rowCount
    model.score.categories = frame.categories
    model.score.refit = { rows in
      var drawn = frame.rows(rows)
      // A unit drawn twice is two units, so that no two rows share unit and period.
      if let units = frame.units {
        var seen: [Int64: Int32] = [:]
        var labels = drawn.units?.codes ?? []
        var names = drawn.units?.levels ?? []
        for (position, row) in rows.enumerated() {
          let copy = seen[Int64(row), default: 0]
          seen[Int64(row)] = copy + 1
          if copy > 0 {
            let name = "\(units.levels[Int(units.codes[row])])#\(copy)"
            if let known = names.lastIndex(of: name) {
              labels[position] = Int32(known)
            } else {
              labels[position] = Int32(names.count)
              names.append(name)
            }
          }
        }
        drawn.units = LevelCodes(levels: names, codes: labels).rows(Array(labels.indices))
      }
      guard let again = try? estimator.estimate(drawn), again.names == names else { return nil }
      return again.coefficients
    }
  }
}
