import LintasanIndices
import LintasanMaturity
import LintasanTestSupport
import Testing

/// Plans of levels, certified by integer programming on random instances with gates and costs, the small ones by exhaustive search.
@Suite struct LevelPlannerTests {
  private struct Instances: Decodable {
    let exhaustive: Int
    let cases: [Case]
  }

  private struct Case: Decodable {
    let values: [Double]
    let costs: [String: Double]
    let freeze: [Int]
    let max_step: Int?
    let without: [String]
    let target: Double
    let budget: Double?
    let cost: Double?
    let best_index: Double?
  }

  private let instrument: Instrument

  init() throws { instrument = try Shipped.pemdi() }

  private func ratings(_ values: [Double]) -> Ratings {
    Ratings(values.map { Rating($0, source: .sheet(nil)) }, of: instrument)
  }

  private func request(_ one: Case) throws -> LevelPlanRequest {
    var costs: [LevelPlanRequest.LevelKey: Double] = [:]
    for (key, cost) in one.costs {
      let parts = key.split(separator: ",").compactMap { Int($0) }
      try #require(parts.count == 2)
      costs[.init(indicator: parts[0] - 1, level: parts[1])] = cost
    }
    return LevelPlanRequest(
      target: one.target, costs: costs, maxStep: one.max_step, frozen: Set(one.freeze.map { $0 - 1 }),
      budget: one.budget, alternatives: 2, without: Set(one.without))
  }

  @Test func noSolverBeatsThem() throws {
    let instances = try Fixture.json(Instances.self, "pemdi/plans.json")
    #expect(instances.cases.count == 200 && instances.exhaustive > 20)
    for (number, one) in instances.cases.enumerated() {
      let request = try request(one)
      let result = try LevelPlanner(request, of: instrument).plan(ratings(one.values))
      #expect(result.isOptimal, "case \(number)")
      #expect(result.isReached == (one.cost != nil), "case \(number)")
      if let cost = one.cost {
        #expect(abs(result.best.totalCost - cost) < 1e-6, "case \(number)")
        #expect(result.best.index >= one.target - 1e-9, "case \(number)")
      } else if let most = one.best_index {
        #expect(abs(result.best.index - most) < 1e-9, "case \(number)")
      }
      for plan in [result.best] + result.alternatives { try check(plan, one, request, number) }
      #expect(zip(result.alternatives, result.alternatives.dropFirst()).allSatisfy { $0.totalCost <= $1.totalCost })
      #expect(result.alternatives.allSatisfy { $0.totalCost >= result.best.totalCost && $0.index >= one.target - 1e-9 })
      #expect(Set(result.alternatives.map(\.steps)).count == result.alternatives.count)
    }
  }

  /// Every step is one level, in order, within its limits, and the sums are those of the steps.
  private func check(_ plan: LevelPlan, _ one: Case, _ request: LevelPlanRequest, _ number: Int) throws {
    var values = one.values
    var (paid, raised) = (0.0, [Int](repeating: 0, count: 20))
    for step in plan.steps {
      let position = step.indicator.number - 1
      #expect(step.from == values[position], "case \(number)")
      #expect(step.level == instrument.levelsComplete(at: step.from) + 1, "case \(number)")
      #expect(step.to == instrument.levels[step.level - 1].ceiling, "case \(number)")
      if position == 0 && step.level == 2 { #expect(values[3] >= 1.5, "case \(number)") }
      #expect(!request.frozen.contains(position), "case \(number)")
      values[position] = step.to
      raised[position] += 1
      paid += step.cost
      let index = InstrumentScore(ratings(values)).index.value
      #expect(abs(step.after - index) < 1e-12, "case \(number)")
    }
    #expect(abs(paid - plan.totalCost) < 1e-9, "case \(number)")
    #expect(raised.allSatisfy { $0 <= request.maxStep ?? 5 }, "case \(number)")
    if let budget = one.budget { #expect(plan.totalCost <= budget, "case \(number)") }
  }

  @Test func nextLevelsAreWorthWhatTheyAdd() throws {
    let result = try LevelPlanner(LevelPlanRequest(budget: 0), of: instrument).plan(
      ratings([Double](repeating: 1, count: 20)))
    #expect(result.best.steps.isEmpty && result.best.index == 1)
    #expect(abs(result.nextLevels[19].gain - 0.075) < 1e-15)
    let second = try LevelPlanner(LevelPlanRequest(budget: 0), of: instrument).plan(
      ratings([Double](repeating: 1.5, count: 20)))
    #expect(abs(second.nextLevels[19].gain - 0.15) < 1e-15)
  }

  @Test func anItemIsWorthAnInterval() throws {
    let text = "indicator,level,items,accepted\nI20,1,4,3\nI3,1,5,2\nI8,1,7,7\n"
    let score = try Shipped.score(text)
    let result = try LevelPlanner(LevelPlanRequest(budget: 3), of: instrument).plan(score.ratings)
    let satisfaction = result.nextLevels[19]
    #expect(satisfaction.itemsLeft == 1)
    // The last item of four completes the level, wherever the three before left the value.
    #expect(satisfaction.itemGainLower == 0 && abs(satisfaction.itemGainUpper - 0.075) < 1e-15)
    #expect(result.nextLevels[2].itemsLeft == 3)
    #expect(result.nextLevels[7].level == 2 && result.nextLevels[7].itemsLeft == 7)
    #expect(abs(result.nextLevels[7].itemGainUpper - 0.04) < 1e-15)
  }

  @Test func budgetBuysTheMost() throws {
    // With equal costs of 1 the heaviest next levels come first: I20 to 1.5, 2.5, 3.5, 4, 5 gain 0.075, 0.15, 0.15, …
    let result = try LevelPlanner(LevelPlanRequest(budget: 3), of: instrument).plan(
      ratings([Double](repeating: 1, count: 20)))
    #expect(abs(result.best.index - (1 + 0.075 + 0.15 + 0.15)) < 1e-12)
    #expect(result.best.steps.map(\.indicator.id) == ["I20", "I20", "I20"])
    #expect(result.isReached && result.isOptimal)
  }

  @Test func whatCannotBeApplied() throws {
    func says(_ request: LevelPlanRequest, _ values: [Double]? = nil) -> String {
      let error = #expect(throws: InstrumentError.self) {
        try LevelPlanner(request, of: instrument).plan(ratings(values ?? [Double](repeating: 2, count: 20)))
      }
      return error.map { "\($0)" } ?? ""
    }
    #expect(says(LevelPlanRequest()).contains("needs a target"))
    #expect(says(LevelPlanRequest(target: 5.1)).contains("off the scale"))
    #expect(says(LevelPlanRequest(target: .nan)).contains("off the scale"))
    #expect(says(LevelPlanRequest(target: 1.5)).contains("lies below today's 2"))
    #expect(says(LevelPlanRequest(target: 3, maxStep: 0)).contains("`maxStep` is 0"))
    #expect(says(LevelPlanRequest(target: 3, without: ["sipa"])).contains("no gate “sipa”"))
    #expect(says(LevelPlanRequest(target: 3, budget: -1)).contains("0 or more"))
    #expect(says(LevelPlanRequest(target: 3, costs: [.init(indicator: 0, level: 1): 1e30])).contains("too many digits"))
  }

  @Test func costsAreReadByLevel() throws {
    func read(_ text: String) throws -> [LevelPlanRequest.LevelKey: Double] {
      try instrument.costs(SheetGrid(csv: Array(text.utf8), file: "costs.csv"))
    }
    let costs = try read("Indikator;Tingkat;Biaya\nI1;1;2,5\n2;;4\n")
    #expect(costs[.init(indicator: 0, level: 1)] == 2.5)
    #expect(costs[.init(indicator: 0, level: 2)] == nil)
    #expect((1...5).allSatisfy { costs[.init(indicator: 1, level: $0)] == 4 })
    for (text, says) in [
      ("indicator,level,cost\nI1,6,1\n", "found the level 6"), ("indicator,level,cost\nI1,1,-1\n", "0 or more"),
      ("indicator,level,cost\nI1,1,1\nI1,1,2\n", "given twice"), ("indicator,price\nI1,1\n", "need the columns"),
      ("indicator,cost\nI22,1\n", "no indicator “I22”"),
    ] {
      let error = #expect(throws: InstrumentError.self) { try read(text) }
      #expect(error.map { "\($0)" }?.contains(says) == true, "\(error.map { "\($0)" } ?? "")")
    }
  }

  @Test func aRoadMapKeepsToItsOrder() throws {
    let current = InstrumentScore(ratings([Double](repeating: 1, count: 20)))
    let result = try LevelPlanner(LevelPlanRequest(target: 2.5), of: instrument).plan(current.ratings)
    let fewest = LevelRoadMap.fewestYears(result.best, of: instrument)
    let map = try LevelRoadMap(result.best, from: current, years: Array(2027..<2027 + fewest + 1))
    #expect(map.stages.count == result.best.steps.count)
    for (_, stages) in Dictionary(grouping: map.stages, by: \.step.indicator.id) {
      #expect(stages.map(\.step.level) == stages.map(\.step.level).sorted())
      #expect(Set(stages.map(\.year)).count == stages.count)
    }
    #expect(abs((map.indices.last ?? 0) - result.best.index) < 1e-12)
    #expect(throws: InstrumentError.self) { try LevelRoadMap(result.best, from: current, years: [2027]) }
  }
}
