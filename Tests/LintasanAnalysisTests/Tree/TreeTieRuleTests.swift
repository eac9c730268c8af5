import LintasanAnalysis
import LintasanCore
import LintasanIndices
import LintasanStatistics
import LintasanTestSupport
import Testing

@Suite("Built indices under every tie rule, and the shipped ones from their parts")
struct TreeTieRuleTests {
  /// Ten units in two years with scores from a few levels, so that most are tied; so many parts.
  private func index(_ ties: TieRule, parts: Int) throws -> IndexData {
    var stream = PhiloxStream(seed: 7, stream: 1)
    var lines = ["e,t," + (0..<parts).map { "p\($0)" }.joined(separator: ",")]
    for year in 1...2 {
      for unit in 0..<10 where !(year == 1 && unit == 9) {
        lines.append(
          "U\(unit),\(year)," + (0..<parts).map { _ in String(Int.random(in: 0...2, using: &stream)) }.joined(separator: ","))
      }
    }
    return try TreeAnalysisTests.index(
      """
      format: lintasan-index/2
      id: x
      data: {scores: x.csv, entity: e, time: t}
      ties: \(ties.rawValue)
      defaults: {leaves: {normalise: {goalposts: [0, 2]}}}
      components: [\((0..<parts).map { "{id: p\($0)}" }.joined(separator: ", "))]
      """, lines.joined(separator: "\n") + "\n")
  }

  @Test("The parts of a change of rank add up to what the rule gives", arguments: TieRule.allCases, [2, 9])
  func partsAddUp(_ ties: TieRule, _ parts: Int) throws {
    let index = try index(ties, parts: parts)
    let data = try #require(index.tree)
    let ranks = data.ranks()
    for unit in 0..<9 {
      let found = try index.decomposition(of: "U\(unit)", from: 1, to: 2)
      #expect(found.isEstimated == (parts == 9))
      let rows = try [1, 2].map { try #require(data.built.row(of: "U\(unit)", in: $0)) }
      #expect(found.ranks.from == ranks[rows[0]] && found.ranks.to == ranks[rows[1]])
      #expect(found.parts.reduce(0) { $0 + $1.rankChange } == found.rankChange, "\(ties) U\(unit)")
    }
  }

  @Test(
    "Every shipped index follows from its published parts, but for what is known",
    arguments: [("egdi", 2308, 67, 0), ("gtmi", 593, 0, 0), ("spbe", 2307, 0, 1786)])
  func shipped(_ id: String, _ compared: Int, _ known: Int, _ outside: Int) throws {
    let index = try IndexLoader.shipped("\(id)-parts", in: ShippedIndices.library())
    let check = try BuildCheck(#require(index.tree))
    #expect(check.isPassed, "\(check.differences.prefix(3))")
    #expect(check.summaries.first?.compared == compared && check.exceptions.count == known)
    #expect(check.outsideCalendar == outside)
  }
}
