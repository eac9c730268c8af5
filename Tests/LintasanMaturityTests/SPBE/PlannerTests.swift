import LintasanIndices
import LintasanMaturity
import LintasanTables
import LintasanTestSupport
import Testing

@Suite("Plans to raise maturity")
struct PlannerTests {
  private struct Problem: Decodable {
    let levels: [Int]
    let costs: [Double]
    let max_step: Int
    let frozen: [Int]
    let target: Double
    let least_cost: Double?
    let top: Double
  }

  @Test("200 large problems cost what an integer-programming solver finds, in quarters exactly")
  func integerProgramming() throws {
    let questionnaire = try Shipped.questionnaire()
    for (number, problem) in try Fixture.json([Problem].self, "spbe/plans.json").enumerated() {
      let request = PlanRequest(
        target: problem.target, costs: Dictionary(uniqueKeysWithValues: zip(1...47, problem.costs)),
        maxStep: problem.max_step, frozen: Set(problem.frozen), alternatives: 0)
      let answers = try Answers(problem.levels, of: questionnaire)
      let found = try Planner(request, of: questionnaire).best(answers)
      try Self.check(found.plan, answers, request, questionnaire)
      if let least = problem.least_cost {
        #expect(found.isReached, "problem \(number)")
        #expect(found.plan.index >= problem.target)
        #expect(found.plan.totalCost == least, "problem \(number)")
      } else {
        #expect(!found.isReached)
        expectClose(found.plan.index, problem.top, ulps: 2)
      }
    }
  }

  /// What every plan must be: steps within the scale, limits and freezes, adding up to its cost and index.
  private static func check(
    _ plan: RaisePlan, _ answers: Answers, _ request: PlanRequest, _ questionnaire: Questionnaire
  ) throws {
    var levels = answers.levels
    var cost = 0.0
    for step in plan.steps {
      let position = try #require(questionnaire.position(ofNumber: step.item.number))
      #expect(step.from == levels[position] && step.to > step.from && step.to <= 5)
      #expect(step.to - step.from <= request.maxStep ?? 4)
      #expect(!request.frozen.contains(step.item.number))
      let price = request.costs[step.item.number] ?? 1
      #expect(abs(step.cost - Double(step.to - step.from) * price) < 1e-9)
      cost += step.cost
      levels[position] = step.to
    }
    #expect(abs(plan.totalCost - cost) < 1e-9)
    #expect(plan.scorecard == Scorecard(try Answers(levels, of: questionnaire), of: questionnaire))
  }

  @Test("Small cases against exhaustive search, with alternatives, marginal values and frontier")
  func exhaustive() throws {
    let questionnaire = try Shipped.questionnaire()
    var rng = Repeatable(state: 7)
    for _ in 0..<25 {
      let free = (0..<47).shuffled(using: &rng).prefix(5).sorted()
      let answers = try Answers((0..<47).map { _ in Int.random(in: 1...4, using: &rng) }, of: questionnaire)
      let costs = Dictionary(
        uniqueKeysWithValues: (1...47).map { ($0, Double(Int.random(in: 1...9, using: &rng)) / 10) })
      let start = Scorecard(answers, of: questionnaire)
      let gain = Int.random(in: 1...500, using: &rng)
      let target = Double(start.units + gain) / 2000
      guard target <= 5 else { continue }
      let request = PlanRequest(
        target: target, costs: costs, maxStep: 2, frozen: Set((1...47).filter { !free.contains($0 - 1) }),
        alternatives: 4)
      let result = try Planner(request, of: questionnaire).plan(answers)
      let all = Self.enumerate(free, answers, costs, questionnaire)
      let reaching = all.filter { $0.gain >= gain }
      #expect(result.isReached == !reaching.isEmpty)
      try Self.check(result.best, answers, request, questionnaire)
      guard let least = reaching.map(\.tenths).min() else { continue }
      #expect(result.best.totalCost == Double(least) / 10)
      let bestGain = reaching.filter { $0.tenths == least }.map(\.gain).max()
      #expect(result.best.scorecard.units - start.units == bestGain)

      let minimal = reaching.filter { plan in
        zip(free, plan.raises).allSatisfy { $1 == 0 || plan.gain - questionnaire.items[$0].weight < gain }
      }.map(\.tenths).sorted()
      let listed = [result.best] + result.alternatives
      for plan in result.alternatives { try Self.check(plan, answers, request, questionnaire) }
      #expect(Set(listed.map(\.steps)).count == listed.count)
      #expect(zip(listed, listed.dropFirst()).allSatisfy { $0.totalCost <= $1.totalCost })
      // No two of the five are interchangeable here unless they share aspect, level and cost: then fewer are listed.
      #expect(listed.count <= minimal.count)
      for plan in listed { #expect(minimal.contains(Int((plan.totalCost * 10).rounded()))) }

      for (place, position) in free.enumerated() {
        let without = reaching.filter { $0.raises[place] == 0 }.map(\.tenths).min()
        #expect(result.marginalValues[position].costWithout == without.map { Double($0) / 10 })
      }
      for point in result.frontier {
        let needed = Int((point.target * 2000).rounded()) - start.units
        #expect(point.cost == all.filter { $0.gain >= needed }.map(\.tenths).min().map { Double($0) / 10 })
      }
    }
  }

  private static func enumerate(
    _ free: [Int], _ answers: Answers, _ costs: [Int: Double], _ questionnaire: Questionnaire
  ) -> [(raises: [Int], gain: Int, tenths: Int)] {
    var found: [(raises: [Int], gain: Int, tenths: Int)] = [([], 0, 0)]
    for position in free {
      found = found.flatMap { plan in
        (0...min(2, 5 - answers.levels[position])).map { levels in
          (
            plan.raises + [levels], plan.gain + levels * questionnaire.items[position].weight,
            plan.tenths + levels * Int(((costs[position + 1] ?? 1) * 10).rounded())
          )
        }
      }
    }
    return found
  }

  @Test("A budget alone buys the highest index, and the cheapest way to it")
  func budget() throws {
    let questionnaire = try Shipped.questionnaire()
    let answers = try Answers([Int](repeating: 2, count: 47), of: questionnaire)
    let result = try Planner(PlanRequest(budget: 7), of: questionnaire).plan(answers)
    // Seven levels of the heaviest weight, 60 of 2000 each.
    #expect(result.best.index == 2 + 7 * 0.03)
    #expect(result.best.totalCost == 7)
    #expect(result.isReached)
    let tight = try Planner(PlanRequest(target: 3.5, budget: 7), of: questionnaire).plan(answers)
    #expect(!tight.isReached)
    #expect(tight.best.index == result.best.index)
    #expect(tight.alternatives.isEmpty)
  }

  @Test("Raises that cost nothing come first; costs of a tenth add up without rounding")
  func exactCosts() throws {
    let questionnaire = try Shipped.questionnaire()
    let answers = try Answers([Int](repeating: 3, count: 47), of: questionnaire)
    var costs = Dictionary(uniqueKeysWithValues: (1...47).map { ($0, 0.1) })
    costs[1] = 0
    let result = try Planner(PlanRequest(target: 3.1, costs: costs, maxStep: 1), of: questionnaire).plan(answers)
    // 26 units free, 174 more: 60 + 60 + 55 in three raises of 0.1.
    #expect(result.best.totalCost == 0.3)
    #expect(result.best.steps.first?.item.number == 1)
    #expect(result.best.index >= 3.1)
  }

  @Test("Targets that are met, below, off the scale or out of reach")
  func targets() throws {
    let questionnaire = try Shipped.questionnaire()
    let answers = try Answers([Int](repeating: 3, count: 47), of: questionnaire)
    let met = try Planner(PlanRequest(target: 3), of: questionnaire).plan(answers)
    #expect(met.isReached && met.best.steps.isEmpty && met.best.totalCost == 0)
    #expect(throws: QuestionnaireError.targetBelow(target: 2.9, current: 3)) {
      try Planner(PlanRequest(target: 2.9), of: questionnaire).plan(answers)
    }
    for target in [5.1, 0.9, .infinity] {
      #expect(throws: QuestionnaireError.targetOutOfRange(target: target, lowest: 1, highest: 5)) {
        try Planner(PlanRequest(target: target), of: questionnaire)
      }
    }
    let frozen = try Planner(PlanRequest(target: 5, frozen: [3, 17]), of: questionnaire).plan(answers)
    #expect(!frozen.isReached)
    #expect(frozen.best.scorecard.units == 10_000 - 2 * (26 + 50))
    #expect(throws: QuestionnaireError.unknownIndicator(found: "48", numbers: 1...47, row: nil)) {
      try Planner(PlanRequest(target: 4, frozen: [48]), of: questionnaire)
    }
    #expect(throws: QuestionnaireError.nothingToAimAt) { try Planner(PlanRequest(), of: questionnaire) }
    #expect(throws: QuestionnaireError.self) { try Planner(PlanRequest(target: 4, costs: [3: -1]), of: questionnaire) }
    #expect(throws: QuestionnaireError.self) { try Planner(PlanRequest(target: 4, maxStep: 0), of: questionnaire) }
  }
}

/// A small repeatable generator for tests.
struct Repeatable: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
