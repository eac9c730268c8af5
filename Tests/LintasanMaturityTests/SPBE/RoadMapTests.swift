import LintasanIndices
import LintasanMaturity
import LintasanTables
import Testing

@Suite("Road maps and simulations")
struct RoadMapTests {
  @Test("Every level once, one a year and indicator, practices after their policies, the plan's index at the end")
  func order() throws {
    let questionnaire = try Shipped.questionnaire()
    var rng = Repeatable(state: 3)
    for _ in 0..<20 {
      let answers = try Answers((0..<47).map { _ in Int.random(in: 1...3, using: &rng) }, of: questionnaire)
      let costs = Dictionary(uniqueKeysWithValues: (1...47).map { ($0, Double(Int.random(in: 1...20, using: &rng))) })
      let plan = try Planner(PlanRequest(target: 3.6, costs: costs, maxStep: 2), of: questionnaire).best(answers).plan
      let rules = questionnaire.order
      let needed = RoadMap.fewestYears(plan, prerequisites: rules)
      for count in needed...needed + 2 {
        let years = (0..<count).map { 2025 + $0 }
        let map = try RoadMap(plan, from: answers, years: years, prerequisites: rules)
        #expect(map.stages.count == plan.steps.reduce(0) { $0 + $1.to - $1.from })
        #expect(map.scorecards.last?.scorecard == plan.scorecard)
        var yearOf: [[Int]: Int] = [:]
        for stage in map.stages {
          #expect(yearOf.updateValue(stage.year, forKey: [stage.item.number, stage.to]) == nil)
        }
        for stage in map.stages {
          if let before = yearOf[[stage.item.number, stage.from]] { #expect(before < stage.year) }
          for rule in rules where rule.then == stage.item.number {
            for level in 1...stage.to {
              if let policy = yearOf[[rule.first, level]] { #expect(policy < stage.year) }
            }
          }
        }
      }
      #expect(throws: QuestionnaireError.tooFewYears(found: needed - 1, needed: needed)) {
        try RoadMap(plan, from: answers, years: Array(2025..<2025 + needed - 1), prerequisites: rules)
      }
    }
  }

  @Test("A policy goes before the practices whose names have its subject")
  func policies() throws {
    let questionnaire = try Shipped.questionnaire()
    let items = questionnaire.items
    var expected: Set<Prerequisite> = []
    for subject in [
      "Arsitektur", "Peta Rencana", "Manajemen Data", "Pembangunan Aplikasi", "Pusat Data", "Jaringan Intra",
      "Sistem Penghubung", "Keamanan Informasi", "Audit", "Tim Koordinasi",
    ] {
      let numbers = items.filter { $0.name.indonesian.contains(subject) }.map(\.number)
      let policy = try #require(numbers.first)
      #expect(policy <= 10 && numbers.count > 1, "\(subject)")
      for practice in numbers.dropFirst() { expected.insert(Prerequisite(policy, before: practice)) }
    }
    #expect(Set(questionnaire.order) == expected)
  }

  @Test("Practices that a plan raises above their policies are named, others are not")
  func beyondPolicy() throws {
    let questionnaire = try Shipped.questionnaire()
    var levels = [Int](repeating: 3, count: 47)
    levels[0] = 2
    levels[3] = 5
    // Of the practices only 11 (policy 1 at level 2), 15 (policy 4 at 5) and 16 (policy 5 at 3) can be raised, by 1.
    let frozen = Set(1...47).subtracting([11, 15, 16])
    let answers = try Answers(levels, of: questionnaire)
    let most = try Planner(PlanRequest(maxStep: 1, frozen: frozen, budget: 3), of: questionnaire).best(answers).plan
    #expect(most.steps.map(\.item.number) == [11, 15, 16])
    let beyond = most.raisesBeyondPolicy(questionnaire.order)
    let found = beyond.map { [$0.step.item.number, $0.step.to, $0.policy.number, $0.level] }
    #expect(found == [[11, 4, 1, 2], [16, 4, 5, 3]])
  }

  @Test("Lifting indicator 12 to 3 in one group moves that group only, and ranks of both")
  func simulation() throws {
    let questionnaire = try Shipped.questionnaire()
    let low = try Answers([Int](repeating: 1, count: 47), of: questionnaire)
    var nearly = [Int](repeating: 1, count: 47)
    nearly[0] = 2
    let high = try Answers(nearly, of: questionnaire)
    let agencies = [
      Simulation.Agency(id: "a", name: "A", isLifted: false, answers: high),
      Simulation.Agency(id: "b", name: "B", isLifted: true, answers: low),
      Simulation.Agency(id: "c", name: "C", isLifted: false, answers: low),
    ]
    let outcomes = try Simulation(agencies, lifting: [12: 3], of: questionnaire).outcomes
    #expect(outcomes.map(\.rankBefore) == [1, 2, 2])
    #expect(outcomes.map(\.rankAfter) == [2, 1, 3])
    #expect(outcomes[1].after.units - outcomes[1].before.units == 100)
    #expect(outcomes.map(\.levelsRaised) == [0, 2, 0])
    #expect(throws: QuestionnaireError.self) { try Simulation(agencies, lifting: [12: 6], of: questionnaire) }
    #expect(throws: QuestionnaireError.self) { try Simulation(agencies, lifting: [0: 3], of: questionnaire) }
  }

  @Test("Gaps against the median of peers")
  func peers() throws {
    let questionnaire = try Shipped.questionnaire()
    let own = try Answers([Int](repeating: 3, count: 47), of: questionnaire)
    let peers = try [2, 4, 5].map { try Answers([Int](repeating: $0, count: 47), of: questionnaire) }
    let comparison = try #require(PeerComparison(own, peers: peers, of: questionnaire))
    #expect(comparison.strengths.isEmpty)
    #expect(comparison.weaknesses.first?.item.number == 42)
    #expect(comparison.gaps.reduce(0) { $0 + $1.worth }.isApproximately(1))
    #expect(PeerComparison(own, peers: [], of: questionnaire) == nil)
  }
}

extension Double {
  /// Whether it is the same up to the rounding of a short sum.
  func isApproximately(_ other: Double) -> Bool { abs(self - other) <= 1e-12 * max(1, abs(other)) }
}
