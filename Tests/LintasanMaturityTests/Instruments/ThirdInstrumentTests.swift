import Foundation
import LintasanIndices
import LintasanMaturity
import LintasanTables
import LintasanTestSupport
import Testing

/// The next instrument is a file: a made-up one, unlike the two that are shipped, is read, scored, planned and laid over years
/// by the code that serves both.
@Suite struct ThirdInstrumentTests {
  private struct Case: Decodable {
    let values: [Double]
    let costs: [String: Double]
    let freeze: [String]
    let max_step: Int?
    let without: [String]
    let target: Double
    let index: Double
    let aspects: [Double]
    let domains: [Double]
    let cost: Double?
    let after: Double?
    let most: Double
  }

  private let instrument: Instrument

  init() throws { instrument = try Instrument(yaml: Fixture.bytes("third/instrument.yaml"), file: "instrument.yaml") }

  private func ratings(_ sheet: String) throws -> Ratings {
    try Ratings.read([SheetGrid(csv: Array(sheet.utf8), file: "sheet.csv")], of: instrument)
  }

  private func sheet(_ values: [Double]) -> String {
    zip(instrument.indicators, values).reduce("Indikator;Nilai\n") { "\($0)\($1.0.name.indonesian);\($1.1)\n" }
  }

  private func request(_ one: Case) throws -> LevelPlanRequest {
    let rows = one.costs.map { "\($0.key),\($0.value)" }.joined(separator: "\n")
    let costs = SheetGrid(csv: Array("indicator,level,cost\n\(rows)\n".utf8), file: "costs.csv")
    return LevelPlanRequest(
      target: one.target, costs: try instrument.costs(costs), maxStep: one.max_step,
      frozen: Set(one.freeze.compactMap { instrument.position(of: $0) }), alternatives: 2, without: Set(one.without))
  }

  @Test("Scores and plans are those of an exhaustive search over all levels")
  func exhaustive() throws {
    let cases = try Fixture.json([Case].self, "third/cases.json")
    #expect(cases.count == 60)
    for (number, one) in cases.enumerated() {
      let ratings = try ratings(sheet(one.values))
      let score = InstrumentScore(ratings)
      #expect(abs(score.index.value - one.index) < 1e-9, "case \(number)")
      for (found, expected) in zip(score.aspects + score.domains, one.aspects + one.domains) {
        #expect(abs(found.value - expected) < 1e-9, "case \(number)")
      }
      let result = try LevelPlanner(request(one), of: instrument).plan(ratings)
      #expect(result.isReached == (one.cost != nil) && result.isOptimal, "case \(number)")
      #expect(result.best.totalCost == one.cost ?? result.best.totalCost, "case \(number)")
      #expect(abs(result.best.index - (one.after ?? one.most)) < 1e-9, "case \(number)")
      #expect(result.alternatives.allSatisfy { $0.totalCost >= result.best.totalCost && $0.index >= one.target - 1e-9 })
      let fewest = LevelRoadMap.fewestYears(result.best, of: instrument)
      let map = try LevelRoadMap(result.best, from: result.current, years: Array(2031..<2031 + max(1, fewest)))
      try check(map, result)
    }
  }

  /// One level of an indicator a year; K5's second level not before K1's first; levels of K4 in years after those of K2.
  private func check(_ map: LevelRoadMap, _ result: LevelPlanResult) throws {
    #expect(map.stages.count == result.best.steps.count)
    #expect(abs((map.indices.last ?? 0) - result.best.index) < 1e-9)
    func year(_ id: String, _ level: Int) -> Int? {
      map.stages.first { $0.step.indicator.id == id && $0.step.level == level }?.year
    }
    for stage in map.stages {
      let id = stage.step.indicator.id
      if let before = year(id, stage.step.level - 1) { #expect(before < stage.year) }
      if id == "K4", let policy = year("K2", stage.step.level) { #expect(policy < stage.year) }
    }
    if let first = year("K1", 1), let then = year("K5", 2) { #expect(first <= then) }
  }

  @Test("Accepted items give an interval of the band, on this scale")
  func items() throws {
    let score = InstrumentScore(try ratings("Kode,Tingkat,Diterima\nK1,1,2\nK1,2,1\nK3,1,4\nK3,2,2\nK3,3,1\n"))
    #expect(score.ratings.ratings[0].value == 50 && score.ratings.ratings[2].value == 85)
    #expect(score.ratings.ratings[0].lower == 40 && score.ratings.ratings[0].upper == 70)
    #expect(score.index.value == (12.5 * 50 + 20 * 85) / 100 && score.predicate.grade.indonesian == "Awal")
    #expect(score.next?.predicate.label.english == "Growing")
    #expect(score.warnings.contains { $0.english.contains("K2, K4, K5, K6") })
  }

  @Test("What a sheet of it cannot hold is refused in its own words")
  func refused() throws {
    func says(_ sheet: String) -> String {
      let error = #expect(throws: InstrumentError.self) { try ratings(sheet) }
      return error.map { "\($0)" } ?? ""
    }
    #expect(says("indicator,value\nK1,120\n").contains("values go from 0 to 100"))
    #expect(says("indicator,value\nK7,20\n").contains("they are K1 to K6"))
    #expect(says("indicator,value\nK1,20\nK2,20\nK3,20\nK4,20\nK5,20\n").contains("K6 has no value"))
    #expect(says("indicator,level,accepted\nK2,1,2\n").contains("level 1 has only 1"))
  }
}

/// The questionnaire of SPBE in the format of instruments: the same results by either face.
@Suite struct SPBEInstrumentTests {
  private struct Problem: Decodable {
    let levels: [Int]
    let costs: [Double]
    let max_step: Int
    let frozen: [Int]
    let target: Double
    let least_cost: Double?
    let top: Double
  }

  @Test("The file's indicators, weights and order are those that score, and its plans cost the same")
  func sameAsTheQuestionnaire() throws {
    let (file, questionnaire) = (try Shipped.instrument("spbe"), try Shipped.questionnaire())
    #expect(file.isWhole && file.indicators.count == 47 && questionnaire.order.count == 12)
    #expect(file.indicators.map(\.name) == questionnaire.items.map(\.name))
    for (own, other) in zip(file.aspects + file.domains, questionnaire.aspects + questionnaire.domains) {
      #expect(own.name == other.name && own.number == other.number && own.indicators == Array(other.items))
    }
    for problem in try Fixture.json([Problem].self, "spbe/plans.json").prefix(20) {
      let sheet = zip(file.indicators, problem.levels).reduce("No,Tingkat\n") { "\($0)\($1.0.number),\($1.1)\n" }
      let ratings = try Ratings.read([SheetGrid(csv: Array(sheet.utf8), file: "sheet.csv")], of: file)
      let card = Scorecard(try Answers(problem.levels, of: questionnaire), of: questionnaire)
      let score = InstrumentScore(ratings)
      #expect(score.index.value == card.index && score.predicate.id == card.predicate?.id)
      #expect(score.aspects.map(\.value) == card.aspects.map(\.score))
      #expect(score.domains.map(\.value) == card.domains.map(\.score))
      var costs: [LevelPlanRequest.LevelKey: Double] = [:]
      for (position, cost) in problem.costs.enumerated() {
        for level in 2...5 { costs[.init(indicator: position, level: level)] = cost }
      }
      let request = LevelPlanRequest(
        target: problem.target, costs: costs, maxStep: problem.max_step,
        frozen: Set(problem.frozen.map { $0 - 1 }), alternatives: 0)
      guard problem.target >= score.index.value else { continue }
      let result = try LevelPlanner(request, of: file).plan(ratings)
      #expect(result.isReached == (problem.least_cost != nil))
      if let least = problem.least_cost { #expect(result.best.totalCost == least) }
    }
  }

  @Test("Half levels and items stay errors where the instrument has whole levels")
  func wholeLevels() throws {
    let file = try Shipped.instrument("spbe")
    for (text, words) in [("1,2.5\n", "a whole level"), ("1,0\n", "values go from 1 to 5")] {
      let error = #expect(throws: InstrumentError.self) {
        try Ratings.read([SheetGrid(csv: Array("No,Tingkat\n\(text)".utf8), file: "sheet.csv")], of: file)
      }
      #expect(error.map { "\($0)" }?.contains(words) == true)
    }
    let items = SheetGrid(csv: Array("No,Tingkat,Diterima\n1,2,1\n".utf8), file: "sheet.csv")
    #expect(throws: InstrumentError.self) { try Ratings.read([items], of: file) }
  }

  @Test("A definition and an instrument's file that differ are refused")
  func different() throws {
    let definition = try Shipped.definition("spbe")
    #expect(throws: QuestionnaireError.self) { try Questionnaire(definition, file: Shipped.pemdi()) }
  }
}
