import Foundation
import LintasanAnalysis
import LintasanDatasets
import LintasanDocuments
import LintasanForecasting
import LintasanReporting
import LintasanTestSupport
import Testing

/// A projection that several tests look at: a quick model, few draws.
enum Sample {
  static func projection() throws -> Projection {
    let index = try IndexLoader.shipped(
      "egdi", in: DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets")))
    return try Projection(of: index, horizon: .steps(1), settings: .init(model: "naive", draws: 400, seed: 7))
  }
}

@Suite struct ExplorePageTests {
  /// The data of a page, read by a parser that shares nothing with what wrote them.
  private func data(of page: String) throws -> [String: Any] {
    let start = try #require(page.range(of: "id=\"data\">"))
    let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    let json = try JSONSerialization.jsonObject(with: Data(page[start.upperBound..<end.lowerBound].utf8))
    return try #require(json as? [String: Any])
  }

  @Test func storedDrawsGiveTheRanksOfTheForecast() throws {
    let projection = try Sample.projection()
    let page = try ExplorePage(projection, focus: "IDN", command: "lintasan explore <x>").artifact().text
    let data = try data(of: page)
    let count = try #require(data["draws"] as? Int)
    let quantum = try #require(data["quantum"] as? [Double])
    let blocks = try #require(data["draws64"] as? [String])
    let block = try #require(blocks.first)
    let bytes = Array(try #require(Data(base64Encoded: block)))
    let units = try #require(data["units"] as? [Int])
    #expect(count == projection.simulated.drawCount && bytes.count == units.count * count * 2)
    let scores = units.indices.map { unit in
      (0..<count).map { draw in
        let place = (unit * count + draw) * 2
        return quantum[0] + quantum[1] * Double(Int(bytes[place]) | Int(bytes[place + 1]) << 8)
      }
    }
    for unit in stride(from: 0, to: units.count, by: 16) {
      let ranks = (0..<count).map { draw in 1 + units.indices.count { scores[$0][draw] > scores[unit][draw] } }.sorted()
      let median = projection.forecasts[0][unit].rank.median
      // Scores that differ by less than a quantum of 1/65535 are level here.
      #expect(abs(Double(ranks[(count - 1) / 2]) - median) <= 1, "\(projection.forecast.units[unit])")
    }
  }

  @Test func fetchesNothingAndStaysSmall() throws {
    let page = try ExplorePage(try Sample.projection(), command: "lintasan </script><b>").artifact().text
    #expect(page.utf8.count < 4_000_000)
    #expect(page.contains("default-src 'none'") && !page.contains("connect-src") && !page.contains("unsafe-inline"))
    for mark in [" src=", "<link", "@import", "url(", "fetch(", "XMLHttpRequest", "<b>"] {
      #expect(!page.contains(mark), "\(mark)")
    }
    #expect(page.contains("id=\"what-if-rank\"") && page.contains("id=\"what-if-top-50\""))
  }

  /// Every word that the script or the markup asks for stands in both languages.
  @Test func noWordIsMissing() throws {
    let page = try ExplorePage(try Sample.projection(), command: "lintasan explore").artifact().text
    let start = try #require(page.range(of: "id=\"words\">"))
    let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    let json = try JSONSerialization.jsonObject(with: Data(page[start.upperBound..<end.lowerBound].utf8))
    let words = try #require(json as? [String: [String: String]])
    let asked = Set(page.matches(of: /\bword\("([A-Za-z0-9]+)"/).map { String($0.1) })
      .union(page.matches(of: /data-(?:word|label)="([A-Za-z0-9]+)"/).map { String($0.1) })
    #expect(asked.count > 30)
    for language in ["en", "id"] {
      let known = Set(words[language].map { Array($0.keys) } ?? [])
      #expect(asked.subtracting(known).isEmpty, "\(language): \(asked.subtracting(known).sorted())")
    }
    for (key, english) in words["en"] ?? [:] { #expect(words["id"]?[key] != nil && !english.isEmpty, "\(key)") }
  }
}
