import LintasanStatistics
import LintasanTables
import LintasanTestSupport
import Testing

@testable import LintasanRegression

/// Unit roots and cointegration against plm and formulas written out in R (`Fixtures/peers/make_panel_roots.R`).
///
/// The package pco 1.0.1 agrees on what does not use its squared long-run variances: group ρ and group PP.
struct PanelRootTests {
  struct File: Decodable {
    let cases: [Case]
    struct Case: Decodable {
      let test: String
      let variable: String
      let lags: Int
      let trend: Bool
      let value: Double
    }
  }

  @Test func statisticsAgreeWithR() throws {
    let file = try Fixture.json(File.self, "peers/panel_roots.json")
    #expect(file.cases.count == 144)
    var found: [String: Double] = [:]
    let table = try Panels.named("grunfeld")
    for lags in 0...2 {
      for trend in [false, true] {
        func add(_ text: String, _ kinds: [PanelRootTest.Kind]) throws {
          let tests = try kinds.map { try PanelRootTest($0, lags: lags, trend: trend) }
          let result = try PanelRoots.tests(
            Formula(text), tests, options: Panels.options("grunfeld"), table: table, draws: 199)
          for one in result.tests { found["\(one.key) \(lags) \(trend)"] = one.statistic }
        }
        try add("inv ~ value + capital", [.ips, .fisher, .cips, .pedroni, .westerlund])
      }
    }
    for one in file.cases {
      let key = one.test.contains("_") && (one.test.hasPrefix("pedroni") || one.test.hasPrefix("westerlund"))
      let name = key ? "\(one.test) \(one.lags) \(one.trend)" : "\(one.test):\(one.variable) \(one.lags) \(one.trend)"
      expectDigits(found[name] ?? .nan, certified: one.value, atLeast: 8, name)
    }
  }

  /// pco 1.0.1: pedroni99(Y, X, kk = 2, type.stat = 2), Grunfeld's inv on value.
  @Test func groupFormsAgreeWithPco() throws {
    let tests = try PanelRoots.tests(
      Formula("inv ~ value"), [PanelRootTest(.pedroni, lags: 0)], options: Panels.options("grunfeld"),
      table: Panels.named("grunfeld"), draws: 199
    ).tests
    func value(_ key: String) -> Double { tests.first { $0.key == key }?.statistic ?? .nan }
    expectDigits(value("pedroni_group_rho"), certified: -25.185817450205118, atLeast: 8, "group ρ")
    expectDigits(value("pedroni_group_pp"), certified: -6.857495942971680, atLeast: 8, "group PP")
  }

  private static func shape(_ units: Int, _ periods: Int, variables: Int = 1) -> [PanelRun] {
    (0..<units).map {
      PanelRun(
        unit: "\($0)", first: 0,
        series: [[Double]](repeating: [Double](repeating: 0, count: periods), count: variables))
    }
  }

  private static func draws(_ shape: [PanelRun], _ count: Int, _ statistic: ([PanelRun]) -> [Double]?) -> [[Double]] {
    (0..<count).compactMap { draw in
      var stream = PhiloxStream(seed: 5, stream: 71, draw: UInt64(draw))
      return statistic(PanelRun.simulated(as: shape, root: 1, &stream))
    }
  }

  /// Pesaran (2007, table II b) and Im, Pesaran and Shin (2003, table 2): 5 % values of 10 units and 15 or 20 periods.
  @Test func simulatedCriticalValuesAreThoseOfPublishedTables() throws {
    let cips = Self.draws(Self.shape(10, 21), 2_000) { runs in
      let t = UnitRootStatistics.cadf(runs, lags: 0, trend: false)
      return [t.reduce(0, +) / Double(t.count)]
    }
    let pesaran = try #require(Quantiles.of(cips.map { $0[0] }, [0.05])?.first)
    #expect(abs(pesaran - -2.34) < 0.06, "CIPS \(pesaran)")
    let tbar = Self.draws(Self.shape(10, 16), 2_000) { UnitRootStatistics.ips($0, lags: 0, trend: false).map { [$0.tbar] } }
    let ips = try #require(Quantiles.of(tbar.map { $0[0] }, [0.05])?.first)
    #expect(abs(ips - -2.02) < 0.04, "IPS \(ips)")
  }

  /// Moments for long panels: Westerlund (2007, table 1), one regressor; Pedroni (1999, table 2), two; a constant in each unit.
  @Test func longPanelsHaveThePublishedMoments() throws {
    let units = 30.0
    let root = units.squareRoot()
    let westerlund = Self.draws(Self.shape(30, 500, variables: 2), 16) {
      CointegrationStatistics.westerlund($0, lags: 0, trend: false)?.values
    }
    func mean(_ draws: [[Double]], _ position: Int) -> Double {
      draws.reduce(0) { $0 + $1[position] } / Double(draws.count)
    }
    for (position, mu, variance, pooled) in [
      (0, -1.7776, 0.8071, false), (1, -7.1423, 29.6336, false), (2, -1.4476, 0.9885, true), (3, -4.2303, 19.7090, false),
    ] {
      let found = mean(westerlund, position) / (pooled ? root : 1)
      let error = (variance / units / 16).squareRoot()
      #expect(abs(found - mu) < 4 * error + 0.03 * abs(mu), "Westerlund \(position): \(found), \(mu)")
    }
    let pedroni = Self.draws(Self.shape(30, 500, variables: 3), 16) {
      CointegrationStatistics.pedroni($0, lags: 0, trend: false)?.values
    }
    for (position, mu, variance) in [
      (0, 11.754, 104.546), (1, -9.495, 57.61), (2, -2.177, 0.964), (3, -2.177, 0.964), (4, -12.938, 51.49),
      (5, -2.453, 0.618), (6, -2.453, 0.618),
    ] {
      let found = mean(pedroni, position) / root
      let error = (variance / units / 16).squareRoot()
      #expect(abs(found - mu) < 4 * error + 0.03 * abs(mu), "Pedroni \(position): \(found), \(mu)")
    }
  }

  @Test func gapsShortUnitsAndThreadsAreSaidAndChangeNothing() throws {
    let table = try Panels.named("grunfeld")
    let firms = try table.texts("firm")
    let years = try table.numbers("year")
    // One firm loses a year in the middle, another all but four.
    let cut = table.filter { row in
      !(firms[row] == "General Motors" && years[row] == 1940) && !(firms[row] == "US Steel" && (years[row] ?? 0) > 1938)
    }
    var options = Panels.options("grunfeld")
    let asked = try [PanelRootTest("cips:1"), PanelRootTest("ips:0:trend")]
    let one = try PanelRoots.tests(Formula("inv ~ 1"), asked, options: options, table: cut, draws: 300)
    options.threads = 2
    let two = try PanelRoots.tests(Formula("inv ~ 1"), asked, options: options, table: cut, draws: 300)
    #expect(one.tests == two.tests)
    #expect(one.notes == two.notes)
    #expect(one.notes.contains { $0.contains("of 1 unit with gaps the longest stretch") }, "\(one.notes)")
    #expect(one.notes.contains { $0.contains("1 unit has fewer than") }, "\(one.notes)")
    #expect(one.tests.allSatisfy { ($0.pValue ?? 2) <= 1 })
  }

  @Test(arguments: ["adf", "ips:x", "ips:9", "cips:1:2", "ips:-1", ""]) func wrongNamesAreRefused(_ text: String) {
    #expect(throws: RegressionError.self) { try PanelRootTest(text) }
  }

  @Test func whatCannotBeTestedHasAReason() throws {
    let table = try Panels.named("grunfeld")
    let options = Panels.options("grunfeld")
    let long = try PanelRoots.tests(
      Formula("inv ~ value"), [PanelRootTest("westerlund:6")], options: options, table: table, draws: 199)
    #expect(long.tests.count == 1 && long.tests[0].statistic == nil)
    #expect(throws: RegressionError.self) {
      try PanelRoots.tests(Formula("inv ~ 1"), [PanelRootTest("pedroni")], options: options, table: table, draws: 199)
    }
    #expect(throws: RegressionError.self) {
      try PanelRoots.tests(
        Formula("inv ~ 1"), [PanelRootTest("ips"), PanelRootTest("ips:0")], options: options, table: table, draws: 199)
    }
  }
}
