import Foundation
import LintasanLinearAlgebra
import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// Tests of instruments under the errors asked for (`Fixtures/peers/make_instruments.py`).
struct InstrumentTests {
  struct File: Decodable { let cases: [Case] }
  struct Case: Decodable, CustomTestStringConvertible {
    var testDescription: String { id }
    let id: String
    let data: String
    let formula: String
    let se: String
    let tests: [String: Double]
  }

  static let all: [Case] = (try? Fixture.json(File.self, "peers/instruments.json"))?.cases ?? []

  private static func fit(_ formula: String, _ data: String, se: String?) throws -> RegressionFit {
    var options = RegressionOptions()
    options.covariance = se
    if data.contains("grunfeld") { (options.unit, options.time) = ("firm", "year") }
    return try Regression(options: options).fit(formula, to: Panels.table(data))
  }

  @Test func thereAreCases() { #expect(Self.all.count >= 13) }

  @Test(arguments: all)
  func agrees(_ one: Case) throws {
    let fit = try Self.fit(one.formula, one.data, se: one.se)
    for (key, expected) in one.tests {
      let test = try #require(fit.tests.first { $0.key == key }, "\(one.id) \(key)")
      // Hansen's weight carries a constant in linearmodels too, so that J is the same to rounding.
      expectDigits(test.statistic ?? .nan, certified: expected, atLeast: 8, "\(one.id) \(key)")
    }
  }

  @Test func weakInstrumentsAreSaid() throws {
    let two = try Self.fit(
      "y ~ 1 | x1 + x2 ~ z1 + z2", "wrong/iv_one_strong_instrument_for_two.csv", se: nil)
    #expect(two.notes.contains { $0.hasPrefix("weak instruments: Cragg-Donald") })
    let clustered = try Self.fit("y ~ 1 | x ~ z", "wrong/iv_clustered_instrument.csv", se: "cluster:g")
    #expect(clustered.notes.contains { $0.hasPrefix("weak instruments: the effective F is 3.2") })
    #expect(clustered.tests.contains { $0.key == "first_stage_f" && abs(($0.statistic ?? 0) - 3.2346) < 1e-4 })
  }

  /// A bootstrap's tests take the covariance that it stands for, and say so.
  @Test func bootstrapNamesTheErrorsOfItsTests() throws {
    let fit = try Self.fit("y ~ 1 | x ~ z", "wrong/iv_clustered_instrument.csv", se: "bootstrap:20:g")
    #expect(fit.notes.contains("tests of the instruments are under cluster:g errors"))
  }
}

/// What was wrong or misleading about errors and measures of fit.
struct HonestErrorTests {
  struct Quantile: Decodable {
    let cases: [Case]
    struct Case: Decodable, CustomTestStringConvertible {
      var testDescription: String { id }
      let id: String
      let data: String
      let formula: String
      let tau: Double
      let se: String
      let terms: [String: [Double]]
    }
  }
  static let quantiles: [Quantile.Case] = (try? Fixture.json(Quantile.self, "peers/quantile.json"))?.cases ?? []

  @Test(arguments: quantiles)
  func densitiesByRowAgreeWithR(_ one: Quantile.Case) throws {
    var options = RegressionOptions()
    (options.estimator, options.covariance, options.tau) = ("quantile", one.se, one.tau)
    let fit = try Regression(options: options).fit(one.formula, to: Panels.table("panels/\(one.data).csv"))
    #expect(!one.terms.isEmpty)
    for (name, pair) in one.terms {
      let found = try #require(fit.coefficient(name), "\(name)")
      expectDigits(found.estimate, certified: pair[0], atLeast: 8, "\(one.id) \(name)")
      expectDigits(found.standardError ?? .nan, certified: pair[1], atLeast: 7, "\(one.id) se \(name)")
    }
  }

  struct Wild: Decodable {
    let cases: [Case]
    struct Case: Decodable, CustomTestStringConvertible {
      var testDescription: String { id }
      let id: String
      let formula: String
      let level: Double
      let terms: [String: Term]
    }
    struct Term: Decodable {
      let p: Double
      let interval: [Double]
    }
  }
  static let wild: [Wild.Case] = (try? Fixture.json(Wild.self, "peers/wild_intervals.json"))?.cases ?? []

  @Test(arguments: wild)
  func wildIntervalsInvertTheTest(_ one: Wild.Case) throws {
    var options = RegressionOptions()
    (options.covariance, options.level) = ("wild:firm:9999:rademacher", one.level)
    let fit = try Regression(options: options).fit(one.formula, to: Panels.named("grunfeld"))
    for (name, expected) in one.terms {
      let found = try #require(fit.coefficient(name))
      #expect(found.pValue == expected.p, "\(one.id) \(name)")
      let scale = abs(found.estimate)
      #expect(abs((found.lower ?? .nan) - expected.interval[0]) < 1e-6 * scale, "\(one.id) \(name) low")
      #expect(abs((found.upper ?? .nan) - expected.interval[1]) < 1e-6 * scale, "\(one.id) \(name) high")
    }
  }

  @Test func pAndIntervalAgreeOnZero() throws {
    var options = RegressionOptions()
    options.covariance = "wild:firm:499"
    let fit = try Regression(options: options).fit("inv ~ value + capital | year", to: Panels.named("grunfeld"))
    for one in fit.coefficients {
      let (low, high, p) = (try #require(one.lower), try #require(one.upper), try #require(one.pValue))
      #expect((low > 0 || high < 0) == (p <= 0.05), "\(one.name)")
    }
  }

  @Test func indefiniteTwoWayCovarianceIsRepairedAndSaid() throws {
    var options = RegressionOptions()
    options.covariance = "cluster:id+year"
    let fit = try Regression(options: options).fit(
      "y ~ x + z + factor(k) + w", to: Panels.table("wrong/twoway_nonpsd.csv"))
    #expect(fit.notes.contains { $0.contains("negative eigenvalue") && $0.contains("errors cluster:id") })
    #expect(fit.notes.contains { $0.contains("4 clusters of 'year'") && $0.contains("a wild bootstrap, wild:year") })
    guard case .unavailable(let reason)? = fit.fTest?.outcome else {
      Issue.record("an F from a singular covariance")
      return
    }
    #expect(reason.contains("once repaired"))
  }

  /// Produc's log(pcap) in the published comparison of plm's `fd` and Stata's `D.`: here by two regressions on changes.
  @Test func firstDifferencesWithAndWithoutConstant() throws {
    var options = Panels.options("grunfeld")
    options.estimator = "fd"
    let without = try Regression(options: options).fit("inv ~ value + capital", to: Panels.named("grunfeld"))
    options.drift = true
    let with = try Regression(options: options).fit("inv ~ value + capital", to: Panels.named("grunfeld"))
    var plain = Panels.options("grunfeld")
    plain.estimator = "ols"
    for (fit, formula) in [
      (with, "diff(inv) ~ diff(value) + diff(capital)"), (without, "diff(inv) ~ diff(value) + diff(capital) - 1"),
    ] {
      let by = try Regression(options: plain).fit(formula, to: Panels.named("grunfeld"))
      for name in ["value", "capital"] {
        expectDigits(
          fit.coefficient(name)?.estimate ?? .nan, certified: by.coefficient("diff(\(name))")?.estimate ?? 0, atLeast: 11)
        expectDigits(
          fit.coefficient(name)?.standardError ?? .nan, certified: by.coefficient("diff(\(name))")?.standardError ?? 0,
          atLeast: 11)
      }
    }
    #expect(with.coefficient("(Intercept)") != nil && without.coefficient("(Intercept)") == nil)
    #expect(without.notes.contains { $0.contains("drift keeps one") })
  }

  @Test func sigmamoreIsAlwaysThere() throws {
    var options = Panels.options("egdi")
    options.estimator = "re"
    let fit = try Regression(options: options).fit(
      "osi ~ log(gdp_per_capita_ppp) + internet_users_pct", to: Panels.named("egdi"))
    let tests = try fit.diagnostics().tests
    let one = try #require(tests.first { $0.key == "hausman_sigmamore" })
    #expect((one.statistic ?? -1) >= 0)
    // Both variances with the same σ²: V_FE s²_RE/s²_FE − V_RE, from the two fits themselves.
    let within = try Regression(options: Panels.options("egdi")).fit(
      "osi ~ log(gdp_per_capita_ppp) + internet_users_pct | iso3", to: Panels.named("egdi"))
    let ratio = try #require(fit.sigma) / (try #require(within.sigma))
    let names = within.coefficients.map(\.name)
    let q = try names.map { name in
      try #require(within.coefficient(name)).estimate - (try #require(fit.coefficient(name))).estimate
    }
    let (a, b) = (try #require(within.covariance.matrix), try #require(fit.covariance.matrix))
    let places = try names.map { name in try #require(fit.coefficients.firstIndex { $0.name == name }) }
    let v = (0..<2).map { i in
      (0..<2).map { j in a[i, j] * ratio * ratio - b[places[i], places[j]] }
    }
    let determinant = v[0][0] * v[1][1] - v[0][1] * v[1][0]
    let statistic =
      (q[0] * q[0] * v[1][1] - 2 * q[0] * q[1] * v[0][1] + q[1] * q[1] * v[0][0]) / determinant
    expectDigits(one.statistic ?? .nan, certified: statistic, atLeast: 6)
  }

  struct SquaredCorrelations: Decodable {
    let cases: [String: [String: Double]]
  }

  /// Their definition, computed by numpy from Swamy and Arora's coefficients.
  @Test(arguments: [
    ("grunfeld", "inv ~ value + capital"), ("egdi", "osi ~ log(gdp_per_capita_ppp) + internet_users_pct"),
  ])
  func stataReportsSquaredCorrelations(_ data: String, _ formula: String) throws {
    var options = Panels.options(data)
    (options.estimator, options.smallSample) = ("re", .stata)
    let fit = try Regression(options: options).fit(formula, to: Panels.named(data))
    let wanted = try #require(try Fixture.json(SquaredCorrelations.self, "peers/re_rsquared.json").cases[data])
    expectDigits(fit.rSquaredWithin ?? .nan, certified: wanted["within"] ?? 0, atLeast: 9)
    expectDigits(fit.rSquaredBetween ?? .nan, certified: wanted["between"] ?? 0, atLeast: 9)
    expectDigits(fit.rSquaredOverall ?? .nan, certified: wanted["overall"] ?? 0, atLeast: 9)
  }

  @Test func booleansInCalls() throws {
    let table = try Panels.named("grunfeld")
    let raw = try Regression().fit("inv ~ poly(value, 2, raw = TRUE)", to: table)
    let plain = try Regression().fit("inv ~ value + I(value^2)", to: table)
    #expect(raw.coefficients.map(\.name)[1] == "poly(value, 2, raw = TRUE)1")
    expectDigits(raw.coefficients[2].estimate, certified: plain.coefficients[2].estimate, atLeast: 12)
    let orthogonal = try Regression().fit("inv ~ poly(value, 2, raw = FALSE)", to: table)
    #expect(orthogonal.coefficients[1].estimate != raw.coefficients[1].estimate)
  }

  @Test func informationCriteriaBothWays() throws {
    let fit = try Regression().fit("inv ~ value", to: Panels.named("grunfeld"))
    #expect((fit.aicCountingSigma ?? 0) == (fit.aic ?? 0) + 2)
    #expect(abs((fit.bicCountingSigma ?? 0) - (fit.bic ?? 0) - 200.0.logarithm) < 1e-9)
  }
}

extension Double {
  fileprivate var logarithm: Double { log(self) }
}
