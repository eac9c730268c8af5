import Foundation
import LintasanAnalysis
import LintasanDatasets
import LintasanTables
import LintasanTestSupport
import Testing

@Suite("Targets and comparisons")
struct TargetStudyTests {
  private static func egdi() throws -> IndexData {
    try IndexLoader.shipped(
      "egdi", in: DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets")))
  }

  @Test("The chance of a rank is that of the projection; plans add up and grow")
  func target() throws {
    let index = try Self.egdi()
    let projection = try Projection(of: index, horizon: .through(2026), settings: .init(draws: 300, seed: 1))
    let study = try TargetStudy(projection, entity: "IDN", aim: .rank(50), by: 2026)
    let unit = try #require(projection.position(of: "IDN"))
    #expect(study.probability == projection.forecasts[0][unit].probabilityOfTop[50])
    #expect(zip(study.curve, study.curve.dropFirst()).allSatisfy { $0.extraGain <= $1.extraGain })
    for plan in study.plans where plan.isFeasible {
      // Three components of a third each.
      #expect(abs(plan.needs.reduce(0) { $0 + $1.gain } / 3 - plan.extraGain) < 1e-12)
      #expect(plan.everGained <= plan.comparable)
    }
    let priced = try TargetStudy(
      projection, entity: "IDN", aim: .rank(50), by: 2026, costs: ["osi": 1, "tii": 5, "hci": 5])
    #expect(priced.plans[0].needs[0].gain > 0)
    #expect(throws: TargetError.badRank(found: 500, entities: 193)) {
      try TargetStudy(projection, entity: "IDN", aim: .rank(500), by: 2026)
    }
    for aim in [TargetStudy.Aim.rank(65), .score(0.7)] {
      #expect(throws: TargetError.met(entity: "Indonesia", rank: 64, score: 0.79911)) {
        try TargetStudy(projection, entity: "IDN", aim: aim, by: 2026)
      }
    }
    #expect(throws: TargetError.self) { try TargetStudy(projection, entity: "IDN", aim: .score(1.2), by: 2026) }
    #expect(throws: TargetError.self) { try TargetStudy(projection, entity: "IDN", aim: .rank(50), by: 2027) }
    #expect(throws: TargetError.self) {
      try TargetStudy(projection, entity: "IDN", aim: .rank(50), by: 2026, costs: ["oso": 1])
    }
  }

  @Test("When the leader stood where the follower stands")
  func compare() throws {
    let index = try Self.egdi()
    let comparison = try Comparison(index, entities: ["IDN", "KOR"], year: 2024)
    let chase = try #require(comparison.chases.first)
    #expect(chase.leader == "KOR" && chase.follower == "IDN")
    // Korea stood at 0.7441 in 2003 and at 0.8575 in 2004; Indonesia stands at 0.7991.
    #expect(chase.leaderYear == 2003 && chase.yearsBehind == 21)
    // The index, its rank, three components, e-participation and its rank.
    #expect(comparison.table.rowCount == 7)
    #expect(comparison.peers.allSatisfy { $0.climbed > 0 })
  }
}
