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
    /// Estimate and, where the peer gives one, standard error.
    let terms: [String: [Number]]?
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

  static let files = ["python.json", "r.json", "gmm.json", "cells.json"]

  static func cases(_ file: String) throws -> [Case] {
    try Fixture.json(File.self, "peers/\(file)").cases.filter { $0.terms != nil }
  }

  /// All cases; `everyCellHasACase` fails where a file cannot be read.
  static let all: [Case] = (try? files.flatMap(cases)) ?? []

  /// Prints how many cases each estimator × covariance has, and fails on a combination that is offered but not tested.
  @Test func everyCellHasACase() throws {
    var counts: [String: [String: Int]] = [:]
    for one in try Self.files.flatMap(Self.cases) {
      guard var row = one.estimator, let se = one.se, let formula = one.formula else { continue }
      if row == "ols", one.options?.weights != nil { row = "wls" }
      let parts = formula.split(separator: "|").count
      if row == "ols", parts > 1 { row = formula.contains("+ year") || formula.contains("+ survey") ? "fe2" : "fe" }
      if row == "iv", parts > 2 { row = "iv fe" }
      var column = String(se.prefix { $0 != ":" })
      if column == "cluster", se.contains("+") { column = "cluster2" }
      counts[row, default: [:]][column, default: 0] += 1
    }
    for one in try Fixture.json(WildTests.File.self, "peers/wild.json").cases {
      counts["ols", default: [:]]["wild", default: 0] += one.p.count
    }
    let rows = ["ols", "wls", "fe", "fe2", "be", "fd", "re", "iv", "iv fe", "flogit", "quantile", "huber", "gmm"]
    let columns = [
      "iid", "HC0", "HC1", "HC2", "HC3", "cluster", "cluster2", "hac", "driscoll-kraay", "bootstrap", "wild",
    ]
    func cell(_ row: String, _ column: String) -> Int { counts[row]?[column] ?? 0 }
    var lines = ["cases by estimator and covariance (- is not offered)"]
    lines.append(([""] + columns).map { $0.padding(toLength: 9, withPad: " ", startingAt: 0) }.joined(separator: " "))
    for row in rows {
      let numbers = columns.map { column in cell(row, column) == 0 ? "-" : "\(cell(row, column))" }
      lines.append(
        ([row] + numbers).map { $0.padding(toLength: 9, withPad: " ", startingAt: 0) }.joined(separator: " "))
    }
    print(lines.joined(separator: "\n"))
    for row in rows where row != "gmm" && row != "be" {
      for column in ["iid", "HC0", "HC1", "cluster", "cluster2", "hac", "driscoll-kraay"] {
        #expect(cell(row, column) >= 2, "\(row) × \(column) on two panels")
      }
    }
    for row in ["ols", "wls", "fe", "fe2", "be", "fd", "re"] {
      for column in ["HC2", "HC3"] { #expect(cell(row, column) >= 2, "\(row) × \(column)") }
    }
    #expect(counts["gmm"]?["windmeijer"] ?? 0 >= 8)
    for penalised in ["ridge", "lasso", "enet"] { #expect(counts[penalised] != nil) }
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

  @Test(arguments: all)
  func agrees(_ one: Case) throws {
    let fit = try Self.fit(one)
    // A system has two sets of equations; peers differ in which they count.
    if one.options?.system != 1 { #expect(fit.observationCount == one.n, "\(one.id) rows") }
    let floor = 8.0
    for (name, pair) in try #require(one.terms) {
      let found = try #require(fit.coefficient(name), "\(one.id) has \(fit.coefficients.map(\.name))")
      expectDigits(found.estimate, certified: pair[0].value ?? .nan, atLeast: floor, "\(one.id) \(name)")
      if one.se != "none", pair.count > 1, let error = pair[1].value {
        expectDigits(found.standardError ?? -1, certified: error, atLeast: floor, "\(one.id) se \(name)")
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
