import LintasanLinearAlgebra
import LintasanStatistics
public import LintasanTables

/// How much of a treatment's effect goes through a mediator, in linear models with bootstrap intervals.
///
/// The mediator is regressed on the other terms of the formula, the response on all of them. The indirect effect is the
/// product of the treatment's coefficient there and the mediator's here; both models are fitted anew to each draw.
/// - Reference: Baron and Kenny (1986), doi:10.1037/0022-3514.51.6.1173; Imai, Keele and Tingley (2010),
///   doi:10.1037/a0020761, whose average causal mediation effect this is without interaction, under sequential ignorability.
public struct Mediation: Sendable {
  /// One effect with its percentile interval.
  public struct Effect: Hashable, Sendable {
    /// `indirect`, `direct`, `total` or `share`.
    public let name: String
    /// The estimate.
    public let estimate: Double
    /// Standard deviation of the draws.
    public let standardError: Double
    /// Lower end of the interval.
    public let lower: Double
    /// Upper end of the interval.
    public let upper: Double
    /// Twice the smaller share of draws on one side of zero.
    public let pValue: Double
  }

  /// The term whose effect is taken apart.
  package let treatment: String
  /// The term that carries a part of it.
  package let mediator: String
  /// Indirect, direct and total effect, and the share that is indirect.
  public let effects: [Effect]
  /// The model of the mediator.
  package let mediatorFit: RegressionFit
  /// Draws that could be fitted.
  package let drawCount: Int
  /// What is drawn: a column's clusters, or nil for rows.
  package let cluster: String?
  /// The seed of the draws.
  package let seed: UInt64

  /// A row an effect.
  public var table: Table {
    Table(trusted: [
      Column("effect", effects.map { Optional($0.name) }), Column("estimate", effects.map { Optional($0.estimate) }),
      Column("std.error", effects.map { Optional($0.standardError) }),
      Column("p.value", effects.map { Optional($0.pValue) }), Column("conf.low", effects.map { Optional($0.lower) }),
      Column("conf.high", effects.map { Optional($0.upper) }),
    ])
  }
}

extension Regression {
  /// Takes an effect apart; the covariance `bootstrap:DRAWS[:COL]` says how often and what is drawn, 1,000 draws of rows without.
  ///
  /// - Parameters:
  ///   - formula: the outcome's model.
  ///   - treatment: a term of the formula that gives one coefficient.
  ///   - mediator: another such term.
  ///   - fit: the formula's fit by this regression.
  ///   - table: the data that it was fitted to.
  public func mediation(
    of formula: Formula, treatment: String, mediator: String, fit: RegressionFit, table: Table
  ) throws(RegressionError) -> Mediation {
    guard ["ols", "re", "be"].contains(fit.estimator), !fit.isStreamed else {
      throw .badOption(option: "mediation", found: fit.estimator, expected: "estimator ols, re or be on data read whole")
    }
    func term(_ text: String) throws(RegressionError) -> FormulaTerm {
      let wanted = text.filter { !$0.isWhitespace }
      let found = formula.terms.first { $0.label.filter { !$0.isWhitespace } == wanted }
      guard let found, fit.coefficient(found.label) != nil else {
        throw .badOption(
          option: "mediation", found: text,
          expected: "terms with one coefficient: \(formula.terms.map(\.label).joined(separator: ", "))")
      }
      if let crossed = formula.terms.first(where: { $0.factors.count > 1 && !$0.identity.isDisjoint(with: found.identity) }) {
        throw .badOption(
          option: "mediation", found: crossed.label,
          expected: "no interaction of treatment or mediator: the effect is one number")
      }
      return found
    }
    let (cause, carrier) = (try term(treatment), try term(mediator))
    guard cause != carrier, carrier.factors.count == 1 else {
      throw .badOption(option: "mediation", found: mediator, expected: "a mediator that is not the treatment")
    }
    let rest = formula.terms.filter { $0 != carrier }
    let text =
      carrier.label + " ~ " + ((formula.intercept ? [] : ["0"]) + rest.map(\.label)).joined(separator: " + ")
      + (formula.absorbed.isEmpty ? "" : " | " + formula.absorbed.map(\.label).joined(separator: " + "))
    let model = Formula(
      text: text, response: carrier.factors[0], terms: rest, intercept: formula.intercept, absorbed: formula.absorbed,
      endogenous: [], instruments: [])
    // Both models on the rows of the outcome's.
    var regression = self
    regression.options.condition = nil
    var rows = [Bool](repeating: false, count: table.rowCount)
    for row in fit.frame.rows { rows[row] = true }
    regression.rows = rows
    if (options.covariance ?? "").lowercased().hasPrefix("bootstrap") { regression.options.covariance = nil }
    let first = try regression.fit(model, to: table)
    let second = fit.frame
    guard first.frame.rows == second.rows, let a = first.coefficient(cause.label)?.estimate,
      let b = fit.coefficient(carrier.label)?.estimate, let direct = fit.coefficient(cause.label)?.estimate
    else {
      throw .badOption(
        option: "mediation", found: carrier.label,
        expected: "a mediator whose model has the rows and the treatment of the outcome's")
    }
    let plan = try Self.plan(options.covariance)
    try PairsBootstrap.expectTime(
      plan.draws, rows: second.rows.count, coefficients: first.coefficients.count + fit.coefficients.count)
    let groups = try Self.groups(plan.cluster, table, second.rows)
    let estimator = try EstimatorRegistry.named(fit.estimator).init(options: regression.options)
    let (left, seed) = (first.frame, options.seed)
    let draws = try parallelMap(
      count: plan.draws, threads: options.threads, cancelled: { RegressionError.cancelled }
    ) { draw throws(RegressionError) -> (a: Double, b: Double, direct: Double)? in
      var stream = PhiloxStream(seed: seed, stream: 47, draw: UInt64(draw))
      var taken: [Int] = []
      for _ in groups.indices { taken.append(contentsOf: groups[stream.index(below: groups.count)]) }
      guard let one = try? estimator.estimate(left.rows(taken)), let two = try? estimator.estimate(second.rows(taken)),
        let i = one.names.firstIndex(of: cause.label), let j = two.names.firstIndex(of: carrier.label),
        let k = two.names.firstIndex(of: cause.label)
      else { return nil }
      return (one.coefficients[i], two.coefficients[j], two.coefficients[k])
    }.compactMap(\.self)
    guard draws.count >= max(20, plan.draws / 2) else {
      throw .covarianceUnavailable(
        covariance: "bootstrap", estimator: "this model", reason: "only \(draws.count) of \(plan.draws) draws could be fitted")
    }
    func effect(_ name: String, _ estimate: Double, _ values: [Double]) -> Mediation.Effect {
      let tail = (1 - options.level) / 2
      let ends = Quantiles.of(values, [tail, 1 - tail]) ?? [.nan, .nan]
      let below = Double(values.count { $0 <= 0 }) / Double(values.count)
      let above = Double(values.count { $0 >= 0 }) / Double(values.count)
      return Mediation.Effect(
        name: name, estimate: estimate, standardError: Moments.standardDeviation(values, degreesLost: 1) ?? 0,
        lower: ends[0], upper: ends[1], pValue: min(1, 2 * min(below, above)))
    }
    let total = a * b + direct
    return Mediation(
      treatment: cause.label, mediator: carrier.label,
      effects: [
        effect("indirect", a * b, draws.map { $0.a * $0.b }), effect("direct", direct, draws.map(\.direct)),
        effect("total", total, draws.map { $0.a * $0.b + $0.direct }),
        effect("share", a * b / total, draws.map { $0.a * $0.b / ($0.a * $0.b + $0.direct) }),
      ],
      mediatorFit: first, drawCount: draws.count, cluster: plan.cluster, seed: seed)
  }

  /// How often to draw, and what, from the name of a covariance.
  private static func plan(_ covariance: String?) throws(RegressionError) -> (draws: Int, cluster: String?) {
    let parts = (covariance ?? "").split(separator: ":").map(String.init)
    switch parts.first?.lowercased() {
    case "bootstrap":
      let found = try PairsBootstrap("bootstrap", argument: parts.dropFirst().joined(separator: ":"))
      return (found.draws, found.columns.first)
    case "cluster" where parts.count == 2 && !parts[1].contains("+"): return (1000, parts[1])
    default: return (1000, nil)
    }
  }

  private static func groups(_ column: String?, _ table: Table, _ rows: [Int]) throws(RegressionError) -> [[Int]] {
    guard let column else { return rows.indices.map { [$0] } }
    let codes = try LevelCodes(table: table, column: column)
    var groups: [Int32: [Int]] = [:]
    for (position, row) in rows.enumerated() { groups[codes.codes[row], default: []].append(position) }
    guard groups.count >= 2 else { throw .tooFewClusters(column: column, found: groups.count) }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }
}
