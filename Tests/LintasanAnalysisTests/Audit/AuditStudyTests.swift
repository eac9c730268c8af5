import LintasanAnalysis
import LintasanIndices
import LintasanMaturity
import LintasanRankings
import LintasanTables
import LintasanTestSupport
import Testing

@Suite("Audit of an index, and the weights that the data give")
struct AuditStudyTests {
  @Test("Down to the indicators of an index whose answers are known, shares of the variance adding to 1 at every level")
  func levels() throws {
    let data = try MaturityData(in: ShippedIndices.library())
    let study = try AuditStudy(AuditInput(data, year: 2022))
    #expect(study.input.levels.map(\.name) == ["domain", "aspect", "indicator"])
    #expect(study.input.levels.map(\.nodes.count) == [4, 8, 47])
    for audit in study.audits {
      #expect(abs(audit.entries.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
      #expect(abs(audit.entries.compactMap(\.varianceShare).reduce(0, +) - 1) < 1e-9)
    }
    #expect(study.table.rowCount == 59)
    // Whole index by domains; aspects of the three domains that have several, and all; indicators of eight aspects, and all.
    #expect(study.groups.map(\.count) == [4, 3, 2, 2, 8, 10, 4, 4, 2, 8, 3, 10, 6, 47])
    // A year without answers has what is published.
    #expect(try AuditStudy(AuditInput(data, year: 2024)).input.levels.map(\.nodes.count) == [4])
  }

  @Test("A parent that is not published is what its parts make of it; sparse entities are screened out")
  func sparse() throws {
    let yaml = """
      format: lintasan-index/1
      id: other
      name: Another index
      entity: {singular: city, plural: cities}
      data: {scores: other.csv, entity: city, time: year, value: total}
      calendar: {surveys: [2020], step: 1}
      scale: {minimum: 0, maximum: 10, decimals: 2, direction: higher}
      weights_sum: 1
      tiers: [{id: pillar, name: pillar}, {id: indicator, name: indicator}]
      components:
        - id: p
          name: P
          weight: 0.5
          components: [{id: a, name: A, column: a, weight: 0.2}, {id: b, name: B, column: b, weight: 0.3}]
        - id: q
          name: Q
          weight: 0.5
          components: [{id: c, name: C, column: c, weight: 0.25}, {id: d, name: D, column: d, weight: 0.25}]

      """
    let csv = """
      city,year,total,a,b,c,d
      v,2020,5,2,8,4,4
      w,2020,5,1,9,5,6
      x,2020,6,6,5,7,9
      y,2020,3,4,2,1,90
      z,2020,4,1,,,

      """
    var loader = IndexLoader(asOf: nil)
    let index = try loader.load(definitionFile: "other.yaml", folder: "") { (name) throws(IndexDataError) in
      guard name.hasPrefix("other.") else { throw .unreadable("\(name) is not there") }
      return Array((name == "other.yaml" ? yaml : csv).utf8)
    }
    let study = try AuditStudy(AuditInput(index, year: 2020))
    #expect(study.input.levels.map(\.nodes.count) == [2, 4])
    // 0.4 · 2 + 0.6 · 8
    #expect(abs((study.input.levels[0].nodes[0].values[0] ?? 0) - 5.6) < 1e-12)
    #expect(study.screened.map { study.input.entities[$0] } == ["z"])
    #expect(try study.screenedTable.numbers("available")[0] == 0.25)
    #expect(throws: CompositeError.self) {
      try AuditStudy(AuditInput(ShippedIndices.egdi(), year: 2024), leastAvailability: 2)
    }
  }

  @Test("Every scheme's weights add to 1; a scheme that is named and cannot be applied is an error")
  func weights() throws {
    let input = try CompositeInput(try ShippedIndices.egdi(), year: 2024)
    let study = try WeightsStudy(input)
    #expect(study.results.map(\.scheme.name) + study.excluded.map(\.scheme) == Weighting.names)
    #expect(study.excluded.isEmpty)
    for result in study.results {
      #expect(abs(result.weights.reduce(0, +) - 1) < 1e-9, "\(result.scheme.name)")
    }
    #expect(study.results[0].agreement?.churn == 0)
    let best = try #require(study.results.last)
    #expect(best.scores.max() == 1 && best.scores.allSatisfy { $0 >= 0 && $0 <= 1 })
    #expect(throws: CompositeError.self) { try WeightsStudy(input, schemes: [.init(named: "bod:0.1,0.6")]) }
    #expect(throws: CompositeError.self) { try Weighting(named: "pc") }
    #expect(try Weighting(named: "pca") == .scheme(.principalComponent))
  }
}
