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
}
