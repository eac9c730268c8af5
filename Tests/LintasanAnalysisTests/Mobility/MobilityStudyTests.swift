import LintasanAnalysis
import LintasanRankings
import LintasanTables
import LintasanTestSupport
import Testing

@Suite("Mobility of a ranking")
struct MobilityStudyTests {
  @Test("Every pair of surveys, all moves counted once, probabilities of a class adding to 1")
  func egdi() throws {
    let index = try ShippedIndices.egdi()
    let study = try MobilityStudy(index)
    #expect(study.surveys == index.years)
    #expect(study.steps.count == study.surveys.count)
    #expect(study.classes == ["Very high", "High", "Middle", "Low"])
    var moves = 0
    for (first, last) in zip(study.surveys, study.surveys.dropFirst()) {
      moves += zip(try index.scores(in: first), try index.scores(in: last)).count { $0 != nil && $1 != nil }
    }
    #expect(study.transitions.counts.joined().reduce(0, +) == moves)
    for from in study.classes.indices {
      let sum = study.classes.indices.reduce(0.0) {
        $0 + (study.transitions.probability(from: from, to: $1) ?? 0)
      }
      #expect(abs(sum - 1) < 1e-12)
    }
    // 2022 to 2024: the class of each from its score.
    let last = try MobilityStudy(index, from: 2022, to: 2024)
    func position(_ score: Double) -> Int { score >= 0.75 ? 0 : score >= 0.5 ? 1 : score >= 0.25 ? 2 : 3 }
    var counts = [[Int]](repeating: [0, 0, 0, 0], count: 4)
    for (before, after) in zip(try index.scores(in: 2022), try index.scores(in: 2024)) {
      if let before, let after { counts[position(before)][position(after)] += 1 }
    }
    #expect(last.transitions.counts == counts && last.steps.count == 1)
  }

  @Test("Equal parts of the ranking; clubs of those in every survey")
  func parts() throws {
    let index = try ShippedIndices.egdi()
    let study = try MobilityStudy(index, from: 2010, classes: .parts(4))
    #expect(study.classes == ["1/4", "2/4", "3/4", "4/4"])
    #expect(study.transitions.longRun?.allSatisfy { abs($0 - 0.25) < 0.03 } == true)
    let clubs = try ClubStudy(index, surveys: study.surveys)
    let members = clubs.clubs.clubs.flatMap(\.members) + clubs.clubs.divergent
    #expect(members.sorted() == Array(clubs.entities.indices))
    #expect(clubs.memberTable.rowCount == clubs.entities.count)
  }

  @Test("Requests that make no sense say why")
  func refused() throws {
    let index = try ShippedIndices.egdi()
    #expect(throws: MobilityError.notAscending(from: 2020, to: 2018)) {
      try MobilityStudy(index, from: 2020, to: 2018)
    }
    #expect(throws: MobilityError.badClasses(found: 1, entities: 191)) { try MobilityStudy(index, classes: .parts(1)) }
    #expect(throws: IndexDataError.self) { try MobilityStudy(index, from: 2011) }
    #expect(throws: MobilityError.self) { try ClubStudy(index, surveys: [2020, 2022, 2024]) }
    let spbe = try IndexLoader.shipped("spbe", in: ShippedIndices.library())
    #expect(throws: MobilityError.notComparable(from: 2019, to: 2024, before: 2021)) {
      try MobilityStudy(spbe, from: 2019)
    }
    #expect(try MobilityStudy(spbe).surveys == [2021, 2022, 2023, 2024])
  }
}
