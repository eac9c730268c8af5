import Foundation
import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// Every estimator × covariance on two real panels against pinned peers (`Fixtures/peers`).
struct PeerTests {
  struct File: Decodable { let cases: [Case] }

  struct Case: Decodable, CustomTestStringConvertible {
    var testDescription: String { id }
    let id: String
    let data: String?
    let formula: String?
    let estimator: String?
    let se: String?
    let ssc: String?
    let n: Int?
    let terms: [String: [Double]]?
    let stats: [String: Number]?
    let options: Options?
    struct Options: Decodable {
      let weights: String?
      let tau: Double?
      let lambda: Double?
      let alpha: Double?
      let steps: Int?
      let system: Int?
      let max_lag: Int?
      let collapse: Int?
      let drop_rows: [Int]?
    }
  }

  /// A number that the peer may have failed to give.
  struct Number: Decodable {
    let value: Double?
    init(from decoder: any Decoder) throws {
      value = try? decoder.singleValueContainer().decode(Double.self)
    }
  }

  static func cases(_ file: String) -> [Case] {
    (try? Fixture.json(File.self, "peers/\(file)"))?.cases.filter { $0.terms != nil } ?? []
  }

  static func fit(_ one: Case) throws -> RegressionFit {
    let data = try #require(one.data)
    var table = try Panels.named(data)
    var options = Panels.options(data)
    options.estimator = one.estimator
    options.covariance = one.se
    options.smallSample = try SmallSample(named: one.ssc ?? "fixest")
    if let weights = one.options?.weights {
      let values = try table.numbers(weights)
      table = try table.adding(Column("w", values.optional.map { $0.map { abs($0) + 1 } }))
      options.weights = "w"
    }
    if let rows = one.options?.drop_rows { table = table.filter { !rows.contains($0 + 1) } }
    if let tau = one.options?.tau { options.tau = tau }
    options.lambda = one.options?.lambda
    if let alpha = one.options?.alpha { options.mixing = alpha }
    if let steps = one.options?.steps { options.steps = steps }
    options.system = one.options?.system == 1
    options.maximumLag = one.options?.max_lag
    options.collapse = one.options?.collapse == 1
    return try Regression(options: options).fit(try #require(one.formula), to: table)
  }

  @Test(arguments: cases("python.json") + cases("r.json") + cases("gmm.json"))
  func agrees(_ one: Case) throws {
    let fit = try Self.fit(one)
    // A system has two sets of equations; peers differ in which they count.
    if one.options?.system != 1 { #expect(fit.observationCount == one.n, "\(one.id) rows") }
    let floor = 8.0
    for (name, pair) in try #require(one.terms) {
      let found = try #require(fit.coefficient(name), "\(one.id) has \(fit.coefficients.map(\.name))")
      expectDigits(found.estimate, certified: pair[0], atLeast: floor, "\(one.id) \(name)")
      if one.se != "none" {
        expectDigits(found.standardError ?? -1, certified: pair[1], atLeast: floor, "\(one.id) se \(name)")
      }
    }
    for (name, number) in one.stats ?? [:] {
      guard let value = number.value, let ours = Self.statistic(name, fit) else { continue }
      expectDigits(ours, certified: value, atLeast: floor, "\(one.id) \(name)")
    }
  }

  static func statistic(_ name: String, _ fit: RegressionFit) -> Double? {
    switch name {
    case "r_squared": fit.rSquared
    case "adj_r_squared": fit.adjustedRSquared
    case "r_squared_within": fit.rSquaredWithin
    case "r_squared_between": fit.rSquaredBetween
    case "r_squared_overall": fit.rSquaredOverall
    case "sigma": fit.sigma
    case "f_statistic": fit.fTest?.statistic
    case "log_likelihood": fit.logLikelihood
    case "aic": fit.aic
    case "bic": fit.bic
    case "df_t": fit.covariance.degreesOfFreedom
    case "df_residual": Double(fit.residualDegreesOfFreedom)
    case "wu_hausman", "first_stage_f", "hansen", "ar1", "ar2": fit.tests.first { $0.key == name }?.statistic
    case "sargan":
      fit.tests.first { $0.key == (fit.estimator == "gmm" ? "hansen" : "sargan") }?.statistic
    default: fit.extras.first { $0.name == name }?.value
    }
  }
}
