import Foundation
import LintasanAnalysis
import LintasanDocuments
import LintasanForecasting
import LintasanReporting
import LintasanTestSupport
import Testing

/// The claims of briefs against the tables, by a reader of its own: it takes the sentences apart and the CSV file by commas.
@Suite struct EntityBriefTests {
  /// Scores of a survey by country, straight from the file.
  private func scores(in year: String) throws -> [String: Double] {
    let file = Fixture.repositoryRoot().appendingPathComponent("datasets/egdi/scores.csv")
    var found: [String: Double] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst() {
      let quoted = line.split(separator: "\"", omittingEmptySubsequences: false)
      let plain = quoted.enumerated().map { $0.offset % 2 == 1 ? "name" : String($0.element) }.joined()
      let cells = plain.split(separator: ",", omittingEmptySubsequences: false)
      if cells[0] == year, let score = Double(cells[3]), !line.contains("not_surveyed") { found[String(cells[1])] = score }
    }
    return found
  }

  @Test func everySentenceIsTrueForItsNumbers() throws {
    let projection = try Sample.projection()
    let (now, before) = (try scores(in: "2024"), try scores(in: "2022"))
    #expect(now.count == 193)
    func rank(_ code: String, _ scores: [String: Double]) throws -> Int {
      let own = try #require(scores[code])
      return 1 + scores.values.count { $0 > own }
    }
    let codes = ["IDN", "DNK", "SSD"] + projection.forecast.units.enumerated().filter { $0.offset % 12 == 5 }.map(\.element)
    for code in codes {
      let brief = try EntityBrief(projection, entity: code, command: "lintasan brief \(code)")
      let text = try ReportFormats.named("markdown").render(brief.report(), options: RenderOptions())[0].text
      let lead = try #require(text.firstMatch(of: /ranked (\d+)(st|nd|rd|th) of (\d+) in EGDI 2024, with a score of ([0-9.]+)\./))
      #expect(Int(lead.1) == (try rank(code, now)) && lead.3 == "193", "\(code)")
      #expect(abs((Double(lead.4) ?? 9) - (now[code] ?? 0)) <= 0.00005)
      let (first, last) = (try rank(code, before), try rank(code, now))
      if first == last {
        #expect(text.contains("kept its rank"), "\(code)")
      } else {
        let move = try #require(
          text.firstMatch(of: /(rose|fell) (one|\d+) places?, from (\d+)\w\w to (\d+)\w\w, with/), "\(code)")
        let places = move.2 == "one" ? 1 : Int(move.2) ?? 0
        #expect(places == abs(first - last) && (move.1 == "rose") == (last < first), "\(code)")
        #expect(Int(move.3) == first && Int(move.4) == last, "\(code)")
      }
      #expect(!text.contains("1 places") && !text.contains(" 0 places") && !text.contains("nan"), "\(code)")
      if let overtook = text.firstMatch(of: /It overtook ([^.]+)\./), first < last {
        #expect(!overtook.1.isEmpty)
      }
    }
  }

  @Test func ordinalsAreEnglish() throws {
    let projection = try Sample.projection()
    let texts = try ["DNK", "EST", "SGP", "KOR"].map { code in
      try ReportFormats.named("markdown").render(
        EntityBrief(projection, entity: code, command: "x").report(), options: RenderOptions())[0].text
    }
    for (text, ordinal) in zip(texts, ["1st", "2nd", "3rd", "4th"]) { #expect(text.contains("ranked \(ordinal) of 193")) }
  }
}
