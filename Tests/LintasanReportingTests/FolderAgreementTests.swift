import Foundation
import LintasanAnalysis
import LintasanDatasets
import LintasanDocuments
import LintasanForecasting
import LintasanReporting
import LintasanTables
import LintasanTestSupport
import Testing

/// The figures of a report's folder are the same in every file of it: the brief in Markdown and HTML, the tables, the page to
/// explore.
@Suite struct FolderAgreementTests {
  private struct Figures: Equatable {
    var rank: Int
    var lower: Int
    var upper: Int
    var score: Int
  }

  private func files() throws -> [String: String] {
    let index = try IndexLoader.shipped(
      "egdi", in: DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets")))
    let projection = try Projection(
      of: index, horizon: .steps(2), settings: .init(model: "naive", draws: 200, seed: 11))
    var brief = try IndexBrief(projection, focus: ["IDN", "KOR"], command: "lintasan report")
    brief.openings = try ["IDN", "KOR"].map { try EntityBrief(projection, entity: $0, command: "lintasan report") }
    let folder = ReportFolder(
      brief: brief, toolVersion: "0", command: ["lintasan", "report"],
      linearAlgebra: Manifest.LinearAlgebra(library: "x", core: "y"))
    return Dictionary(
      uniqueKeysWithValues: try folder.artifacts().map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test func everyFileSaysTheSame() throws {
    let files = try files()
    let rankings = try #require(files["rankings.csv"]).split(separator: "\n").map { $0.components(separatedBy: ",") }
    let head = rankings[0]
    func value(_ row: [String], _ name: String) throws -> Double {
      let place = try #require(head.firstIndex(of: name))
      return try #require(Double(row[place]))
    }
    for (entity, name) in [("IDN", "Indonesia"), ("KOR", "Republic of Korea")] {
      let rows = rankings.filter { $0.contains(entity) && $0.contains("forecast") }
      let expected = try rows.map { row in
        Figures(
          rank: Int(try value(row, "rank").rounded()), lower: Int(try value(row, "rank_lower_80").rounded()),
          upper: Int(try value(row, "rank_upper_80").rounded()),
          score: Int((try value(row, "score") * 10_000).rounded()))
      }
      #expect(expected.count == 2)
      let (text, explored) = (try #require(files["report.md"]), try #require(files["explore.html"]))
      let (written, shown) = (try markdown(text, name), try page(explored, entity))
      #expect(written == expected, "\(entity)")
      #expect(shown == expected, "\(entity)")
      let html = try #require(files["report.html"])
      for figures in expected {
        #expect(html.contains(">\(figures.lower)–\(figures.upper)</td>"), "\(entity)")
      }
    }
  }

  /// The sheets hold the tables of the folder, the entities in focus first; the first sheet's figures stand in them.
  @Test func theWorkbookHoldsTheTables() throws {
    let index = try IndexLoader.shipped(
      "egdi", in: DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets")))
    let projection = try Projection(
      of: index, horizon: .steps(1), settings: .init(model: "naive", draws: 200, seed: 11))
    let brief = try IndexBrief(projection, focus: ["KOR", "IDN"], language: .indonesian, command: "lintasan report")
    let report = try brief.workbook(of: brief.report())
    let bytes = try #require(try XLSXFormat().render(report, options: RenderOptions()).first).bytes
    func sheet(_ name: String) throws -> Table { try WorkbookReader(sheet: name).read(bytes, file: "x.xlsx").table }
    for (name, table) in [
      ("peringkat", try projection.rankingsTable()), ("lintasan", try projection.trajectoriesTable()),
    ] {
      let found = try sheet(name)
      #expect(found.rowCount == table.rowCount && found.columns.count == table.columns.count)
      // As a workbook keeps numbers, to 16 digits.
      func keyed(_ table: Table) -> Set<String> {
        Set(
          (0..<table.rowCount).map { row in
            table.columns.map { column in
              if case .number(let value) = column[row] { String(format: "%.12g", value) } else { "" }
            }.joined(separator: " ") + "\(table.columns[1][row])"
          })
      }
      let differing = keyed(found).symmetricDifference(keyed(table))
      #expect(differing.isEmpty, "\(differing.count) rows of \(name) differ, such as \(differing.min() ?? "")")
      #expect(found.columns[1][0] == .text("KOR") && found.columns[3][0] == .number(name == "lintasan" ? 2003 : 2024))
    }
    let components = try sheet("komponen")
    #expect(components.columnNames.prefix(4) == ["Kode", "Nama", "Tahun", "EGDI"])
    #expect(components.columns[1][0] == .text("Korea Selatan") && components.columns[2][0] == .number(2024))
    #expect(components.columns[4][0] == .number(1))
    // Whoever opens it without calculating reads the same figures.
    let cells = try #require(report.openingSheet).cells.map(\.content)
    let place = try #require(try index.ranking(in: 2024).place(of: "IDN"))
    let live = cells.compactMap { cell -> Double? in
      if case .linked(let formula, let value, _) = cell, formula.hasPrefix("=SUMIFS('") { value } else { nil }
    }
    #expect(live.contains(place.rank) && live.contains(place.score))
    #expect(live.contains(1) && live.count > 20)
    let sentences = cells.compactMap { if case .linkedText(_, let text) = $0 { text } else { nil } }
    #expect(sentences.count == 2 && sentences[1].hasPrefix("Indonesia berada di peringkat 64 dari 193 dalam EGDI 2024"))
  }

  /// The first table of the outlook after the heading of an entity.
  private func markdown(_ text: String, _ name: String) throws -> [Figures] {
    let section = try #require(text.range(of: "## \(name)"))
    let start = try #require(text.range(of: "**Projected rank and score", range: section.upperBound..<text.endIndex))
    let lines = text[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false).dropFirst(4)
    return try lines.prefix { $0.hasPrefix("|") }.map { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let score = try #require(Double(cells[3]))
      let ends = cells[2].components(separatedBy: "–")
      return Figures(
        rank: try #require(Int(cells[1])), lower: try #require(Int(ends[0])), upper: try #require(Int(ends[1])),
        score: Int((score * 10_000).rounded()))
    }
  }

  private func page(_ text: String, _ entity: String) throws -> [Figures] {
    let start = try #require(text.range(of: "id=\"data\">"))
    let end = try #require(text.range(of: "</script>", range: start.upperBound..<text.endIndex))
    let json = try JSONSerialization.jsonObject(with: Data(text[start.upperBound..<end.lowerBound].utf8))
    let data = try #require(json as? [String: Any])
    let entities = try #require(data["entities"] as? [[String: Any]])
    let place = try #require(entities.firstIndex { $0["id"] as? String == entity })
    let unit = try #require((data["units"] as? [Int])?.firstIndex(of: place))
    return try #require(data["fan"] as? [[[String: Any]]]).map { step in
      let rank = try #require(step[unit]["rank"] as? [Double])
      let score = try #require(step[unit]["score"] as? [Double])
      return Figures(
        rank: Int(rank[2]), lower: Int(rank[1]), upper: Int(rank[3]), score: Int((score[2] * 10_000).rounded()))
    }
  }
}
