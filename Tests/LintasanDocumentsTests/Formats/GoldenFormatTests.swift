import LintasanDocuments
import LintasanTestSupport
import Testing

@Suite("Each format renders the sample report as recorded")
struct GoldenFormatTests {
  @Test(arguments: ReportFormats.names.filter { !["xlsx", "docx"].contains($0) }, Language.allCases)
  func sample(format: String, language: Language) throws {
    let report = Samples.report(language: language)
    let artifacts = try ReportFormats.named(format).render(report, options: RenderOptions(width: 80))
    let main = try #require(artifacts.first)
    try Golden.expect(main.text, "\(format)/\(language.rawValue)-\(main.path)")
  }

  @Test func charts() throws {
    try Golden.expect(try Samples.fan().svg(in: .english), "svg/fan.svg")
    try Golden.expect(try Samples.bump().svg(in: .indonesian), "svg/bump.svg")
    try Golden.expect(try Samples.intervals(7).svg(in: .english), "svg/intervals.svg")
  }
}
