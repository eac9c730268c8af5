import LintasanDocuments
import LintasanRegression
import LintasanReporting
import LintasanTables
import Testing

/// Regressions in Indonesian: remarks, reasons and names of tests follow the language of the report.
struct RegressionWordsTests {
  private static let table: Table = {
    let rows = (0..<40).map(Double.init)
    return Table(
      Column("y", rows.map { $0.truncatingRemainder(dividingBy: 7) + $0 / 10 }), Column("x", rows),
      Column("twice", rows.map { 2 * $0 }), Column("id", rows.map { Int($0) / 4 }),
      Column("t", rows.map { Int($0) % 4 }))
  }()

  private func text(_ formula: String, _ estimator: String, _ covariance: String? = nil) throws -> String {
    var options = RegressionOptions()
    (options.estimator, options.covariance, options.unit, options.time) = (estimator, covariance, "id", "t")
    let fit = try Regression(options: options).fit(formula, to: Self.table)
    let report = try RegressionReport(fits: [fit], language: .indonesian).report()
    let artifacts = try ReportFormats.named("markdown").render(report, options: RenderOptions())
    return String(decoding: artifacts.first?.bytes ?? [], as: UTF8.self)
  }

  @Test func collinearTermsAndClusters() throws {
    let shown = try text("y ~ x + twice", "ols", "cluster:id")
    #expect(shown.contains("kolinear dengan suku sebelumnya") && !shown.contains("collinear"))
  }

  @Test func mixedModels() throws {
    let shown = try text("y ~ x + (1 | id)", "mixed")
    #expect(shown.contains("derajat bebas Satterthwaite") && !shown.contains("likelihood"))
  }

  @Test func correlatedEffects() throws {
    let shown = try text("y ~ x", "mundlak")
    #expect(shown.contains("Uji Mundlak") && !shown.contains("within regression"))
  }

  @Test func changes() throws {
    let shown = try text("y ~ x", "fd")
    #expect(shown.contains("perubahan antarperiode") && !shown.contains("changes"))
  }

  /// A panel on which every estimator can be had.
  private static let panel: Table = {
    var (y, x, z, w, id, t): ([Double], [Double], [Double], [Double], [String], [Int]) = ([], [], [], [], [], [])
    var state: UInt64 = 9
    func draw() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    for unit in 0..<24 {
      var level = draw()
      for time in 0..<9 {
        level = 0.5 * level + 0.5 * draw()
        let instrument = draw()
        z.append(instrument)
        x.append(instrument + level + draw())
        w.append(draw())
        y.append(min(0.95, max(0.05, 0.2 * level + 0.2 * (x.last ?? 0) + 0.2 * draw())))
        id.append("u\(unit)")
        t.append(2000 + time)
      }
    }
    let since = zip(id, t).map { $0 == "u0" || $0 == "u1" ? -1000 : $1 - 2004 }
    return Table(
      Column("y", y), Column("x", x), Column("z", z), Column("w", w), Column("id", id), Column("t", t),
      Column("since", since))
  }()

  /// Words of English that no Indonesian sentence has.
  private static let english: Set<String> = [
    "the", "of", "and", "are", "is", "not", "with", "for", "from", "rows", "errors", "instruments", "have", "has", "than",
    "which", "effects", "tests", "no", "units", "periods", "row", "zero", "without", "their", "its", "where",
  ]

  @Test(arguments: [
    ("y ~ x + w", "ols", "iid"), ("y ~ x + w", "ols", "HC3"), ("y ~ x + w", "ols", "cluster:id"),
    ("y ~ x + w", "ols", "CR2:id"), ("y ~ x + w", "ols", "bootstrap:20"), ("y ~ x + w", "ols", "wild:id"),
    ("y ~ x + w", "ols", "driscoll-kraay"), ("y ~ x + w", "ols", "hac"), ("y ~ x + w", "ols", "cluster:id+t"),
    ("y ~ x + w | id", "ols", "cluster:id"), ("y ~ x + w | id + t", "ols", "iid"),
    ("y ~ i(t, ref = 2004) + w", "ols", "iid"), ("y ~ x + w", "re", "iid"), ("y ~ x + w", "be", "iid"),
    ("y ~ x + w", "fd", "iid"), ("y ~ w | x ~ z", "iv", "iid"), ("y ~ w | x ~ z", "iv", "cluster:id"),
    ("y ~ w | x ~ z", "liml", "HC1"), ("y ~ w | x ~ z", "fuller", "iid"), ("y ~ w | x ~ z", "ivgmm", "HC1"),
    ("y ~ x + w", "flogit", "HC1"), ("y ~ x + w", "quantile", "iid"), ("y ~ x + w", "quantile", "nid"),
    ("y ~ x + w", "huber", "iid"), ("y ~ x + w", "ridge", "none"), ("y ~ x + w", "lasso", "none"),
    ("y ~ lag(y, 1) + x", "gmm", "windmeijer"), ("y ~ lag(y, 1) + gmm(x, 2:3) | id + t", "gmm", "windmeijer"),
    ("y ~ x + w", "mundlak", "cluster:id"), ("y ~ x + w", "chamberlain", "cluster:id"),
    ("y ~ x + w + (1 | id)", "mixed", ""), ("y ~ x + w + (1 + x | id)", "mixed-ml", ""),
  ])
  func nothingIsLeftInEnglish(_ formula: String, _ estimator: String, _ errors: String) throws {
    var options = RegressionOptions()
    (options.estimator, options.unit, options.time) = (estimator, "id", "t")
    options.covariance = errors.isEmpty ? nil : errors
    options.system = estimator == "gmm" && formula.hasSuffix("x")
    let fit = try Regression(options: options).fit(formula, to: Self.panel)
    var document = RegressionReport(fits: [fit], language: .indonesian)
    document.showsDiagnostics = true
    let artifacts = try ReportFormats.named("markdown").render(document.report(), options: RenderOptions())
    let shown = String(decoding: artifacts.first?.bytes ?? [], as: UTF8.self)
    for line in shown.split(separator: "\n") {
      let words = line.lowercased().split { !$0.isLetter }.map(String.init)
      let left = words.filter(Self.english.contains)
      #expect(left.isEmpty, "\(estimator) \(errors): \(line)")
    }
  }

  @Test func panelTestsInIndonesian() throws {
    var options = RegressionOptions()
    (options.unit, options.time) = ("id", "t")
    let formula = try Formula("y ~ x")
    let asked = try [PanelRootTest("ips:0"), PanelRootTest("cips:0"), PanelRootTest("pedroni:0")]
    let found = try PanelRoots.tests(formula, asked, options: options, table: Self.panel, draws: 199)
    let granger = try PanelGranger.tests(formula, lags: 1, options: options, table: Self.panel)
    let fit = try Regression(options: options).fit(formula, to: Self.panel).adding(found.tests + granger, notes: found.notes)
    let report = try RegressionReport(fits: [fit], language: .indonesian).report()
    let artifacts = try ReportFormats.named("markdown").render(report, options: RenderOptions())
    for line in String(decoding: artifacts.first?.bytes ?? [], as: UTF8.self).split(separator: "\n") {
      let left = line.lowercased().split { !$0.isLetter }.map(String.init).filter(Self.english.contains)
      #expect(left.isEmpty, "\(line)")
    }
  }

  @Test func anEventsReferenceIsAPointWithoutAnInterval() throws {
    var options = RegressionOptions()
    (options.unit, options.time) = ("id", "t")
    let fit = try Regression(options: options).fit("y ~ i(t, ref = 2004) + w", to: Self.panel)
    let chart = RegressionPlot.chart([fit], language: .indonesian)
    let place = try #require(chart.rows.firstIndex { $0.name == "t::2004 = 0" })
    let reference = chart.rows[place]
    #expect(reference.estimate == 0 && reference.lower == 0 && reference.upper == 0)
    #expect(chart.rows[place - 1].name == "t::2003" && chart.rows[place + 1].name == "t::2005")
    #expect(chart.subtitle.hasPrefix("Koefisien"))
    // Two references are two points; a code of units without an event is no period.
    let two = try Regression(options: options).fit("y ~ i(t, ref = c(2000, 2004)) + w", to: Self.panel)
    #expect(RegressionPlot.chart([two]).rows.filter { $0.estimate == 0 }.map(\.name) == ["t::2000 = 0", "t::2004 = 0"])
    let coded = try Regression(options: options).fit("y ~ i(since, ref = c(-1000, -1)) + w", to: Self.panel)
    #expect(RegressionPlot.chart([coded]).rows.filter { $0.estimate == 0 }.map(\.name) == ["since::-1 = 0"])
  }
}
