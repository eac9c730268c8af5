import Foundation
import LintasanAnalysis
import LintasanDocuments
import LintasanForecasting
import LintasanReporting
import LintasanTables
import Testing

/// What people read under `--lang id` holds no English but codes, commands and the titles of sources.
@Suite struct IndonesianTests {
  /// Words that no Indonesian sentence has.
  private static let english: Set<String> = [
    "the", "of", "and", "with", "from", "is", "are", "was", "rank", "ranks", "score", "scores", "chance", "others",
    "more", "survey",
    "surveys", "entering", "leaving", "published", "which", "where", "than", "by", "its", "it", "or", "not", "has",
    "have", "all",
    "class", "group", "country", "countries", "year", "mean", "best", "own", "change", "overtaken", "weights",
    "normalisation",
    "aggregation", "high", "low", "middle", "republic", "kingdom", "united", "states", "eastern", "western", "islands",
  ]

  private func leftovers(_ report: Report) throws -> [String] {
    let text = try ReportFormats.named("markdown").render(report, options: RenderOptions())[0].text
    return text.split(separator: "\n").map(String.init).filter { line in
      // Sources are cited as their publishers write them; commands are code.
      guard !line.contains("United Nations"), !line.contains("lintasan "), !line.hasPrefix("![") else { return false }
      // Codes such as ARE and AND are no words.
      let words = Set(
        line.split { !$0.isLetter }.map(String.init).filter { $0.count < 3 || $0 != $0.uppercased() }.map { $0.lowercased() })
      return !words.isDisjoint(with: Self.english)
    }
  }

  @Test func reportsHoldNoEnglish() throws {
    let projection = try Sample.projection()
    let index = projection.index
    let target = try TargetStudy(projection, entity: "IDN", aim: .rank(50), by: 2026)
    let reports: [(String, Report)] = [
      ("report", try IndexBrief(projection, focus: ["IDN"], language: .indonesian, command: "x").report()),
      (
        "decompose",
        DecompositionReport.report(
          try index.decomposition(of: "IDN", from: 2022, to: 2024), of: index, language: .indonesian)
      ),
      (
        "compare",
        try ComparisonReport.report(try Comparison(index, entities: ["IDN", "SGP"], year: 2024), language: .indonesian)
      ),
      ("target", TargetReport.report(target, of: index, language: .indonesian)),
      ("rank", RankingReport.report(try index.ranking(in: 2024), of: index, language: .indonesian)),
      ("mobility", MobilityReport.report(try MobilityStudy(index), language: .indonesian)),
    ]
    for (name, report) in reports {
      let found = try leftovers(report)
      #expect(found.isEmpty, "\(name): \(found.prefix(5).joined(separator: " / "))")
    }
  }

  /// The entity that was named first is the one that is spoken of.
  @Test func comparisonSpeaksOfTheFirst() throws {
    let index = try Sample.projection().index
    func lines(_ entities: [String]) throws -> String {
      let report = try ComparisonReport.report(try Comparison(index, entities: entities, year: 2024))
      return try ReportFormats.named("markdown").render(report, options: RenderOptions())[0].text
    }
    #expect(try lines(["IDN", "KOR"]).contains("- Indonesia is 21 years behind Republic of Korea"))
    #expect(
      try lines(["KOR", "IDN"]).contains("- Republic of Korea last stood no higher than where Indonesia stands now"))
  }

  /// Years in one table: a change is that since the year before.
  @Test func severalYearsAreOneTable() throws {
    let index = try Sample.projection().index
    let report = RankingReport.report(try [2022, 2024].map { try index.ranking(in: $0) }, of: index, only: ["IDN"])
    let table = try #require(report.tables.first?.table)
    #expect(table.rowCount == 2)
    #expect(try table.numbers("rank_change")[0] == nil)
    #expect(try table.numbers("rank_change")[1] == 13)
    #expect(try table.numbers("rank")[1] == 64)
  }
}
