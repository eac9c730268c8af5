import LintasanIndices
import LintasanMaturity
import LintasanTables
import LintasanTestSupport
import Testing

/// What people hand in: answers and costs, as lists, tables and YAML.
@Suite("Sheets of answers and costs")
struct SheetTests {
  private let questionnaire: Questionnaire

  init() throws { questionnaire = try Shipped.questionnaire() }

  @Test("YAML as a mapping, under a key, or as rows")
  func yaml() throws {
    let expected = Table(Column("indicator", ["1", "i2"]), Column("maturity", ["3", "4"]))
    for text in [
      "1: 3\ni2: 4", "answers:\n  1: 3\n  i2: 4", "- {indicator: 1, maturity: 3}\n- {indicator: i2, maturity: 4}",
      "answers: [{indicator: 1, maturity: 3}, {indicator: i2, maturity: 4}]",
    ] {
      #expect(try Answers.sheet(yaml: text) == expected, "\(text)")
    }
    for wrong in ["", "7", "1: [2]", "[1]: 2", "- 7", "- {indicator: 1}", "- {maturity: 1}", "a: ["] {
      #expect(throws: QuestionnaireError.self, "\(wrong)") { try Answers.sheet(yaml: wrong) }
    }
  }

  @Test("A list has one level an indicator, each on the scale")
  func lists() throws {
    func error(_ levels: [Int]) -> QuestionnaireError? {
      #expect(throws: QuestionnaireError.self) { try Answers(levels, of: questionnaire) }
    }
    #expect(error([Int](repeating: 3, count: 45)) == .missingIndicators([46, 47]))
    #expect(
      error([Int](repeating: 3, count: 48)) == .unknownIndicator(found: "48", numbers: 1...47, row: nil))
    var levels = [Int](repeating: 3, count: 47)
    levels[2] = 0
    #expect(error(levels) == .notALevel(indicator: 3, found: "0", levels: 1...5, row: nil))
  }

  @Test("Headings and cells may be in either language, with spaces around them")
  func forms() throws {
    let numbers = Array(1...47)
    let levels = numbers.map { $0 % 5 + 1 }
    let answers = try Answers(levels, of: questionnaire)
    for (indicator, maturity) in [(" Indikator\t", "NILAI "), ("no", "Level"), ("Number", "capaian")] {
      let sheet = Table(
        Column(indicator, numbers.map { $0 % 2 == 0 ? " I\($0)\u{A0}" : "\($0) " }),
        Column(maturity, levels.map { " \($0)\t" }))
      #expect(try Answers(sheet: sheet, of: questionnaire) == answers)
    }
    func found(_ cell: Column) -> QuestionnaireError? {
      #expect(throws: QuestionnaireError.self) {
        try Answers(sheet: Table(cell, Column("maturity", [3])), of: questionnaire)
      }
    }
    for (cell, text) in [
      (Column("indicator", ["x1"]), "“x1”"), (Column("indicator", ["i"]), "“i”"), (Column("indicator", ["  "]), "“  ”"),
      (Column("indicator", [1.5]), "1.5"), (Column("indicator", [true] as [Bool?]), "true"),
      (Column("indicator", [false] as [Bool?]), "false"), (Column("indicator", [nil] as [Double?]), "nothing"),
    ] {
      #expect(found(cell) == .unknownIndicator(found: text, numbers: 1...47, row: 1))
    }
    let both = Table(Column("indicator", [5, 5, 2, 2]), Column("maturity", [3, 3, 3, 3]))
    #expect(throws: QuestionnaireError.doubledIndicator(2, rows: [3, 4])) {
      try Answers(sheet: both, of: questionnaire)
    }
  }

  @Test("Costs by indicator, 0 or more, each once")
  func costs() throws {
    let sheet = Table(Column("Indikator", ["i3", "1"]), Column("Biaya", [0, 2.5]))
    #expect(try PlanRequest.costs(sheet: sheet, of: questionnaire) == [3: 0, 1: 2.5])
    func error(_ table: Table) -> QuestionnaireError? {
      #expect(throws: QuestionnaireError.self) { try PlanRequest.costs(sheet: table, of: questionnaire) }
    }
    let indicators = Column("indicator", [1, 2, 1])
    #expect(error(Table(indicators)) == .costLayout(found: ["indicator"]))
    #expect(
      error(Table(indicators, Column("cost", [1, -0.5, 1]))) == .notACost(indicator: 2, found: "-0.5", row: 2))
    #expect(
      error(Table(indicators, Column("cost", ["1", "2", "3"]))) == .notACost(indicator: 1, found: "“1”", row: 1))
    #expect(error(Table(indicators, Column("cost", [1.0, 2, 3]))) == .doubledIndicator(1, rows: [1, 3]))
    #expect(
      error(Table(Column("indicator", [0]), Column("cost", [1])))
        == .unknownIndicator(found: "0", numbers: 1...47, row: 1))
  }

  @Test("Requests whose numbers cannot be used say which")
  func requests() {
    func error(_ request: PlanRequest) -> QuestionnaireError? {
      #expect(throws: QuestionnaireError.self) { try Planner(request, of: questionnaire) }
    }
    #expect(
      error(PlanRequest(target: 4, costs: [48: 1, 49: 1])) == .unknownIndicator(found: "48", numbers: 1...47, row: nil))
    for cost in [-1.0, .infinity] {
      #expect(
        error(PlanRequest(target: 4, costs: [3: cost]))
          == .badNumber(name: "the cost of indicator 3", found: cost, expected: "0 or more"))
      #expect(
        error(PlanRequest(budget: cost)) == .badNumber(name: "the budget", found: cost, expected: "0 or more"))
    }
    #expect(
      error(PlanRequest(target: 4, maxStep: 0)) == .badNumber(name: "the largest step", found: 0, expected: "1 or more")
    )
    #expect(throws: Never.self) { try Planner(PlanRequest(target: 4, maxStep: 1), of: questionnaire) }
    for target in [1.0, 5] {
      #expect(throws: Never.self) { try Planner(PlanRequest(target: target), of: questionnaire) }
    }
    // 2⁵⁰ = 1,125,899,906,842,624: with twelve decimals 1,125 is fine, 1,126 has too many digits.
    let fine = [1: 0.000000000001]
    #expect(throws: Never.self) { try Planner(PlanRequest(costs: fine, budget: 1125), of: questionnaire) }
    #expect(error(PlanRequest(costs: fine, budget: 1126)) == .costsTooFine(largest: 1126))
    #expect(error(PlanRequest(target: 4, costs: [1: 1e-30, 2: 7])) == .costsTooFine(largest: 7))
    #expect(error(PlanRequest(target: 4, costs: [1: 1e30])) == .costsTooFine(largest: 1e30))
  }

  @Test("A target between two reachable indices is met from above")
  func targetsAreExact() throws {
    let answers = try Answers([Int](repeating: 3, count: 47), of: questionnaire)
    // A raise is worth at least 26 of 2000: 3.013 is met by one, 3.0131 by one of 30.
    for (target, units) in [(3.013, 6026), (3.0131, 6030), (3.015, 6030), (3.0150000001, 6050), (3.025, 6050)] {
      let costs = Dictionary(uniqueKeysWithValues: questionnaire.items.map { ($0.number, Double($0.weight)) })
      let plan = try Planner(PlanRequest(target: target, costs: costs, maxStep: 1), of: questionnaire).best(answers)
        .plan
      #expect(plan.scorecard.units == units, "\(target)")
    }
  }
}

/// Costs that differ by level: the dearer levels are left, and every combination of a few indicators is gone through.
@Suite struct LevelCostTests {
  @Test func agreeWithEveryCombination() throws {
    let questionnaire = try Shipped.questionnaire()
    var random = SplitMix(state: 5)
    for _ in 0..<20 {
      let levels = (0..<47).map { _ in Int.random(in: 1...5, using: &random) }
      let answers = try Answers(levels, of: questionnaire)
      let open = (0..<47).shuffled(using: &random).prefix(5).sorted()
      var costs: [LevelPlanRequest.LevelKey: Double] = [:]
      for position in open {
        for level in 2...5 {
          costs[.init(indicator: position, level: level)] = Double(Int.random(in: 0...9, using: &random))
        }
      }
      let now = Scorecard(answers, of: questionnaire).index
      let target = now + Double.random(in: 0.02...0.2, using: &random)
      let frozen = Set(questionnaire.items.indices.filter { !open.contains($0) }.map { questionnaire.items[$0].number })
      let result = try Planner(
        PlanRequest(target: (target * 1e4).rounded() / 1e4, levelCosts: costs, frozen: frozen), of: questionnaire
      ).plan(answers)
      var least: Double?
      func go(_ place: Int, _ raised: [Int], _ paid: Double) throws {
        guard place < open.count else {
          let after = Scorecard(try Answers(raised, of: questionnaire), of: questionnaire).index
          if after >= (target * 1e4).rounded() / 1e4 - 1e-12 { least = min(least ?? .infinity, paid) }
          return
        }
        var (levels, cost) = (raised, paid)
        try go(place + 1, levels, cost)
        while levels[open[place]] < 5 {
          levels[open[place]] += 1
          cost += costs[.init(indicator: open[place], level: levels[open[place]])] ?? 1
          try go(place + 1, levels, cost)
        }
      }
      try go(0, levels, 0)
      #expect(result.isReached == (least != nil))
      if let least { #expect(result.best.totalCost == least) }
      for step in result.best.steps { #expect(step.levelCosts.reduce(0, +) == step.cost) }
    }
  }
}
