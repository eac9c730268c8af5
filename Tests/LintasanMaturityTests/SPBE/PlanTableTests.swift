import LintasanIndices
import LintasanMaturity
import LintasanTables
import LintasanTestSupport
import Testing

/// What is handed out: tables of plans, road maps, comparisons and simulations, on three indicators by hand.
@Suite("Tables of plans and comparisons")
struct PlanTableTests {
  private let questionnaire: Questionnaire

  init() throws {
    questionnaire = try Questionnaire(Shipped.read(SmallQuestionnaireTests.yaml))
  }

  private func answers(_ levels: [Int]) throws -> Answers { try Answers(levels, of: questionnaire) }

  /// Weights 2, 1, 1 of 4; levels 1, 1, 1 of 3; costs 5, 1, 3: an index of 1.75 needs three units.
  private func result() throws -> PlanResult {
    let request = PlanRequest(target: 1.75, costs: [7: 5, 3: 1, 5: 3], alternatives: 9)
    return try Planner(request, of: questionnaire).plan(answers([1, 1, 1]))
  }

  @Test("The cheapest plan, and the next ones without superfluous raises")
  func plans() throws {
    let result = try result()
    // 2 of indicator 3 and 1 of 5: 5. Others: 1 of 7 and 1 of 3: 6; 1 of 3 and 2 of 5: 7; 1 of 7 and 1 of 5: 8; …
    #expect(result.best.totalCost == 5 && result.best.index == 1.75 && result.isReached)
    let table = result.best.table()
    #expect(try table.numbers("indicator").present == [3, 5])
    #expect(try table.numbers("from").present == [1, 1] && table.numbers("to").present == [3, 2])
    #expect(try table.numbers("cost").present == [2, 3] && table.numbers("gain").present == [0.5, 0.25])
    #expect(result.alternatives.map(\.totalCost) == [6, 7, 8, 10])
    #expect(result.alternatives.map(\.scorecard.units) == [7, 7, 7, 8])
    let three = try Planner(PlanRequest(target: 1.75, costs: [7: 5, 3: 1, 5: 3], alternatives: 2), of: questionnaire)
      .plan(answers([1, 1, 1]))
    #expect(three.alternatives.map(\.totalCost) == [6, 7])
    let none = try Planner(PlanRequest(target: 1.75, alternatives: 0), of: questionnaire).plan(answers([1, 1, 1]))
    #expect(none.alternatives.isEmpty)
    let within = try Planner(
      PlanRequest(target: 1.75, costs: [7: 5, 3: 1, 5: 3], budget: 7, alternatives: 9), of: questionnaire
    ).plan(answers([1, 1, 1]))
    #expect(within.isReached && within.alternatives.map(\.totalCost) == [6, 7])
  }

  @Test("What each indicator is worth, and what the plan costs without it")
  func marginalValues() throws {
    let table = try result().marginalTable()
    #expect(try table.numbers("indicator").present == [7, 3, 5])
    #expect(try table.numbers("gain_per_level").present == [0.5, 0.25, 0.25])
    #expect(try table.numbers("cost_per_level").present == [5, 1, 3])
    #expect(try table.numbers("gain_per_cost").present == [0.1, 0.25, 0.25 / 3])
    #expect(try table.numbers("room").present == [2, 2, 2])
    #expect(try table.numbers("raised").present == [0, 2, 1])
    #expect(try table.numbers("cost_without").optional == [5, 8, 6])
    #expect(try table.numbers("saving").optional == [0, 3, 1])
    // What costs nothing is raised first and has no price of its own.
    let free = try Planner(PlanRequest(target: 2.5, costs: [7: 0, 3: 1, 5: 3]), of: questionnaire)
      .plan(answers([1, 1, 1]))
    #expect(free.best.totalCost == 2 && free.best.index == 2.5)
    #expect(free.marginalValues.map(\.raised) == [2, 2, 0] && free.marginalValues.map(\.room) == [2, 2, 2])
    #expect(free.marginalValues.map(\.costWithout) == [nil, 6, 2])
    #expect(try free.marginalTable().numbers("gain_per_cost").optional == [nil, 0.25, 0.25 / 3])
    #expect(free.alternatives.map(\.totalCost) == [4, 6])
  }

  @Test("The least cost of every tenth and class above today")
  func frontier() throws {
    let frontier = try result().frontierTable()
    // A unit is a quarter: of all tenths the halves are whole units. Classes are at 1.5 and 0.5.
    #expect(try frontier.numbers("target").present == [1.5, 2, 2.5, 3])
    // Two units: 2 of indicator 3. Four: those and 1 of 7, or 2 of 5: 7 or 8. Six: 2 of 3 and 2 of 7. All: 18.
    #expect(try frontier.numbers("cost").optional == [2, 7, 12, 18])
    #expect(try frontier.texts("class")[0] == "Good")
    #expect(try result().frontier.map { $0.scoreClass?.id } == ["good", nil, nil, nil])
    let limited = try Planner(PlanRequest(target: 1.5, maxStep: 1, frozen: [5]), of: questionnaire)
      .plan(answers([1, 1, 1]))
    #expect(limited.frontier.map(\.cost) == [1, nil, nil, nil])
    #expect(limited.best.steps.map(\.item.number) == [7])
    #expect(limited.marginalValues.map(\.room) == [1, 1, 0])
  }

  @Test("A budget buys what it can; what it cannot is said")
  func budgets() throws {
    func plan(_ budget: Double, target: Double? = nil) throws -> (plan: RaisePlan, isReached: Bool) {
      try Planner(PlanRequest(target: target, costs: [7: 5, 3: 1, 5: 3], budget: budget), of: questionnaire)
        .best(answers([1, 1, 1]))
    }
    for (budget, index) in [(0.0, 1.0), (1, 1.25), (2, 1.5), (4.9, 1.5), (5, 1.75), (7, 2), (18, 3), (100, 3)] {
      let found = try plan(budget)
      #expect(found.isReached && found.plan.index == index, "\(budget)")
    }
    #expect(try plan(4, target: 1.75).isReached == false)
    #expect(try plan(4, target: 1.75).plan.index == 1.5)
    #expect(try plan(5, target: 1.75).isReached)
    #expect(try plan(0, target: 1).isReached)
  }

  @Test("A road map spreads the cost, and a year at a time goes into the tables")
  func roadMap() throws {
    let plan = try Planner(PlanRequest(target: 2, costs: [7: 1, 3: 1, 5: 1], frozen: [7]), of: questionnaire)
      .best(answers([1, 1, 1])).plan
    // Four raises of one: two levels each of indicators 3 and 5.
    #expect(RoadMap.fewestYears(plan, prerequisites: []) == 2)
    let map = try RoadMap(plan, from: answers([1, 1, 1]), years: [2025, 2026], prerequisites: [])
    let table = map.table()
    #expect(try table.numbers("year").present == [2025, 2025, 2026, 2026])
    #expect(try table.numbers("indicator").present == [3, 5, 3, 5])
    #expect(try table.numbers("from").present == [1, 1, 2, 2])
    #expect(try table.numbers("to").present == [2, 2, 3, 3])
    #expect(try table.numbers("cost").present == [1, 1, 1, 1])
    let years = map.yearTable()
    #expect(try years.numbers("levels").present == [2, 2])
    #expect(try years.numbers("cost").present == [2, 2])
    #expect(try years.numbers("index").present == [1.5, 2])
    #expect(try years.texts("predicate")[0] == "Good")
    // One after the other needs three years: 3 to level 2, then 3 to level 3 and 5 to level 2, then 5 to level 3.
    let rule = [Prerequisite(3, before: 5)]
    #expect(RoadMap.fewestYears(plan, prerequisites: rule) == 3)
    let chained = try RoadMap(plan, from: answers([1, 1, 1]), years: [2025, 2026, 2027], prerequisites: rule)
    #expect(try chained.table().numbers("year").present == [2025, 2026, 2026, 2027])
    #expect(try chained.table().numbers("indicator").present == [3, 3, 5, 5])
    #expect(chained.scorecards.map(\.cost) == [1, 2, 1])
    // In four years of one each nothing waits longer than it must.
    let slow = try RoadMap(plan, from: answers([1, 1, 1]), years: [1, 2, 3, 4], prerequisites: [])
    #expect(slow.scorecards.map(\.cost) == [1, 1, 1, 1])
    let nothing = RaisePlan.none(Scorecard(try answers([1, 1, 1]), of: questionnaire))
    #expect(RoadMap.fewestYears(nothing, prerequisites: rule) == 0)
    #expect(throws: QuestionnaireError.tooFewYears(found: 0, needed: 1)) {
      try RoadMap(nothing, from: answers([1, 1, 1]), years: [], prerequisites: [])
    }
    #expect(map == map && map != chained)
  }

  @Test("Peers: what is worth most comes first, ties by number")
  func peers() throws {
    let peers = try [[3, 0, 2], [3, 1, 2], [2, 3, 3]].map(answers)
    let comparison = try #require(PeerComparison(answers([2, 2, 1]), peers: peers, of: questionnaire))
    #expect(comparison.peerCount == 3)
    let table = comparison.table
    #expect(try table.numbers("group_median").present == [3, 1, 2])
    #expect(try table.numbers("maturity").present == [2, 2, 1])
    #expect(try table.numbers("gap").present == [-1, 1, -1])
    #expect(try table.numbers("worth").present == [0.5, -0.25, 0.25])
    #expect(comparison.weaknesses.map(\.item.number) == [7, 5])
    #expect(comparison.strengths.map(\.item.number) == [3])
    let level = try #require(PeerComparison(answers([2, 1, 1]), peers: peers, of: questionnaire))
    #expect(level.strengths.isEmpty && level.weaknesses.map(\.item.number) == [7, 5])
    let ahead = try #require(PeerComparison(answers([3, 3, 3]), peers: [answers([3, 2, 2])], of: questionnaire))
    #expect(ahead.strengths.map(\.item.number) == [3, 5] && ahead.weaknesses.isEmpty)
    let behind = try #require(PeerComparison(answers([1, 2, 2]), peers: [answers([1, 3, 3])], of: questionnaire))
    #expect(behind.weaknesses.map(\.item.number) == [3, 5])
  }

  @Test("A simulation lifts to a level and never lowers; equal agencies share a rank")
  func simulation() throws {
    let agencies = try [("a", true, [1, 3, 0]), ("b", false, [2, 1, 0]), ("c", true, [0, 1, 2])].map {
      Simulation.Agency(id: $0.0, name: $0.0.uppercased(), isLifted: $0.1, answers: try answers($0.2))
    }
    let simulation = try Simulation(agencies, lifting: [7: 2, 3: 2], of: questionnaire)
    let table = simulation.table()
    #expect(try table.numbers("levels_raised").present == [1, 0, 3])
    #expect(try table.numbers("index").present == [1.25, 1.25, 0.75])
    #expect(try table.numbers("index_after").present == [1.75, 1.25, 2])
    #expect(try table.numbers("rank").present == [1, 1, 3])
    #expect(try table.numbers("rank_after").present == [2, 3, 1])
    #expect(try table.texts("predicate_after")[1] == "Poor")
    #expect(throws: QuestionnaireError.notALevel(indicator: 7, found: "4", levels: 0...3, row: nil)) {
      try Simulation(agencies, lifting: [7: 4], of: questionnaire)
    }
  }
}
