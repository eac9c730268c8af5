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
