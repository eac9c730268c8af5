import Foundation
import Lintasan
import LintasanTestSupport
import Testing

/// What `docs/extending.md` adds, used as its reader would use it: from outside, with the public library alone.
@Suite struct ExtendingTests {
  /// Eight towns in four surveys.
  private func towns() throws -> Table {
    var (names, years, scores, incomes): ([String], [Int], [Double], [Double]) = ([], [], [], [])
    for year in [2018, 2020, 2022, 2024] {
      for town in 1...8 {
        names.append("town \(town)")
        years.append(year)
        scores.append(0.1 * Double(town) + Double(year - 2018) / 100 + Double(town * year % 7) / 100)
        incomes.append(Double(town * town % 11) + Double(year - 2018) / 2)
      }
    }
    return try Table(columns: [
      Column("town", names), Column("year", years), Column("score", scores), Column("income", incomes),
    ])
  }

  @Test func aModel() async throws {
    let index = try IndexData(towns(), entity: "town", time: "year", value: "score", bounds: 0...1)
    let projection = try Projection(of: index, through: 2028, model: Halfway(), seed: 1, draws: 400)
    #expect(projection.years == [2026, 2028])
    let (best, worst) = (projection.forecast(of: "town 8", in: 2028), projection.forecast(of: "town 1", in: 2028))
    #expect(best.rank.median < worst.rank.median)
    let scores = try await Backtest(of: index, models: [Halfway(), .naive], horizons: [1], draws: 100).run()
    #expect(scores.models.contains("halfway"))
  }

  @Test func aNormalisation() throws {
    let values = try Normalisation.softsign.apply([1, 2, nil, 3])
    #expect(values == [0.25, 0.5, nil, 0.75])
    let egdi = try IndexData.egdi()
    let study = try WeightsStudy(CompositeInput(egdi, year: 2024), normalisation: .softsign)
    #expect(study.normalisation.name == "softsign" && !study.results.isEmpty)
  }

  @Test func aCovariance() throws {
    let fit = try towns().regress("score ~ income", errors: .own(.white))
    let known = try towns().regress("score ~ income", errors: .named("HC0"))
    for (own, shipped) in zip(fit.coefficients, known.coefficients) {
      let (found, expected) = (try #require(own.standardError), try #require(shipped.standardError))
      #expect(abs(found - expected) < 1e-12 * expected)
    }
  }

  @Test func aFormat() throws {
    let report = Report(
      title: "Towns",
      blocks: [
        .heading(level: 2, "Scores"), .paragraph(["Two of ", .strong("eight"), "."]),
        .table(ReportTable(name: "towns", caption: "", table: try towns().selecting(rows: [0, 7]))),
      ])
    let text = try OrgFormat().render(report, options: RenderOptions())[0].text
    #expect(text.hasPrefix("#+title: Towns\n* Scores\nTwo of eight.\n| "))
    #expect(text.contains("| town 8 | "))
  }

  /// Else what the chapter shows is not what was compiled.
  @Test func theChapterShowsTheseFiles() throws {
    let root = Fixture.repositoryRoot()
    let chapter = try String(contentsOf: root.appendingPathComponent("docs/extending.md"), encoding: .utf8)
    var sources = ""
    let folder = root.appendingPathComponent("Tests/ExtendingTests")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where name.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      sources += text
      if name != "ExtendingTests.swift" { #expect(chapter.contains("```swift\n\(text)```"), "\(name)") }
    }
    let blocks = chapter.components(separatedBy: "```swift\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(blocks.count >= 8)
    for block in blocks {
      let lines = block.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      for line in lines { #expect(sources.contains(line), "docs/extending.md: \(line)") }
    }
  }
}
