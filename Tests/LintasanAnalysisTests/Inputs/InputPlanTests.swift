import LintasanDatasets
import LintasanTables
import LintasanTestSupport
import Testing

@testable import LintasanAnalysis

/// The inputs as they are shipped.
enum ShippedInputs {
  static func table() throws -> Table {
    try CSVReader().read(ShippedIndices.library().bytes(of: "inputs.csv", in: "egdi"), file: "inputs.csv").table
  }

  static func data() throws -> InputData { try InputData(table(), file: "inputs.csv") }

  static func recipe() throws -> InputRecipe { try InputRecipe(data()) }
}

@Suite("Plans in inputs")
struct InputPlanTests {
  /// A plan that another solver found (`Fixtures/inputs/make_plans.py`).
  struct Task: Decodable {
    let kind: String
    let country: String
    let rank: Int
    let costs: [Double]
    let room: [Double]
    let cost: Double?
    let steps: [Double]?
  }

  struct Tasks: Decodable { let tasks: [Task] }

  @Test(
    "Never dearer than another solver's plan, as cheap as exhaustive search, and always true when all is recomputed")
  func solvers() throws {
    let recipe = try ShippedInputs.recipe()
    let tasks = try Fixture.json(Tasks.self, "inputs/plans.json").tasks
    #expect(tasks.count >= 100)
    // A build without optimisation is slow: it takes every fourth.
    var stride = 1
    assert(
      {
        stride = 5
        return true
      }())
    for (number, task) in tasks.enumerated() where number % stride < 1 || task.cost == nil {
      let ids = recipe.data.leaves.map(\.id)
      let request = InputPlanRequest(
        costs: Dictionary(uniqueKeysWithValues: zip(ids, task.costs)),
        limits: Dictionary(uniqueKeysWithValues: zip(ids, task.room)))
      let plan = try InputPlan(
        recipe, entity: task.country, aim: .rank(task.rank), request: request, alternatives: 0)
      guard plan.isReached else {
        #expect(task.cost == nil, "\(task.country) \(task.rank)")
        continue
      }
      #expect(plan.best.isOptimal)
      #expect(plan.best.rank <= task.rank)
      if let cost = task.cost {
        #expect(plan.best.totalCost <= cost * (1 + 1e-7), "\(task.country) \(task.rank)")
        if task.kind == "exhaustive" { #expect(abs(plan.best.totalCost - cost) <= 1e-9) }
      }
      // What is promised is what the whole recipe gives.
      let position = try recipe.data.position(of: task.country)
      var values = recipe.data.values.map { $0[position] }
      for step in plan.best.steps { values[try #require(ids.firstIndex(of: step.input))] = step.to }
      let index = recipe.scores(replacing: position, with: values).index
      #expect(index[position] == plan.best.score)
      #expect(1 + index.count { $0 > index[position] } <= task.rank)
    }
  }

  @Test("Indonesia: ten more service items give 0.8171 and rank 55, the others still")
  func indonesia() throws {
    let recipe = try ShippedInputs.recipe()
    let position = try recipe.data.position(of: "IDN")
    var values = recipe.data.values.map { $0[position] }
    values[2] += 10
    let index = recipe.scores(replacing: position, with: values).index
    #expect(abs(index[position] - 0.8171) < 5e-5)
    #expect(InputRecipe.rank(of: position, in: index) == 55)
    let measures = Set(recipe.data.leaves.filter { !$0.isCount }.map(\.id))
    let plan = try InputPlan(
      recipe, entity: "Indonesia", aim: .rank(55), request: InputPlanRequest(frozen: measures))
    #expect(plan.best.steps.map(\.input) == ["osi_sp_points"] && plan.best.totalCost == 9 && plan.best.rank == 55)
    #expect(plan.alternatives.first.map { $0.totalCost >= 9 && $0.rank <= 55 } == true)
  }

  @Test("A new maximum moves everyone: the plan of the leader's nearest is still true")
  func newMaximum() throws {
    let recipe = try ShippedInputs.recipe()
    let plan = try InputPlan(recipe, entity: "DNK", aim: .score(0.995), alternatives: 0)
    #expect(plan.isReached && plan.best.score >= 0.995 && plan.best.isOptimal)
  }

  @Test("What cannot be had is not promised, and the best that can be had is said")
  func outOfReach() throws {
    let recipe = try ShippedInputs.recipe()
    let ids = recipe.data.leaves.map(\.id)
    var request = InputPlanRequest(frozen: Set(ids.dropFirst()))
    request.limits["osi_if_points"] = 2
    let plan = try InputPlan(recipe, entity: "AFG", aim: .rank(100), request: request)
    #expect(!plan.isReached && !plan.best.isOptimal && plan.best.rank > 100)
    #expect(plan.best.steps.map(\.to) == [19])
  }

  @Test("A target that is met takes nothing")
  func met() throws {
    let plan = try InputPlan(ShippedInputs.recipe(), entity: "IDN", aim: .rank(64))
    #expect(plan.best.steps.isEmpty && plan.best.totalCost == 0 && plan.best.isOptimal)
  }

  @Test("Against forecasts: the chance counts the draws, the plan moves medians")
  func forecast() throws {
    let recipe = try ShippedInputs.recipe()
    let base = recipe.scores().index
    let position = try recipe.data.position(of: "IDN")
    // Others gain 0.01, the country nothing; half of the draws of the country lie 0.02 lower.
    let draws = base.indices.map { entity in
      (0..<10).map { draw in
        entity == position ? base[entity] - (draw < 4 ? 0.02 : 0) : base[entity] + 0.01
      }
    }
    let forecast = InputForecast(year: 2026, draws: draws)
    let plan = try InputPlan(recipe, entity: "IDN", aim: .rank(60), forecast: forecast, alternatives: 0)
    let before = base.indices.count { $0 != position && base[$0] + 0.01 > base[position] } + 1
    #expect(plan.now.rank == before && plan.probabilityBefore == 0)
    #expect(plan.best.rank <= 60 && plan.best.probability == 0.6)
  }

  @Test("Each one's next best deed is an item, and is worth what recomputation gives")
  func deeds() throws {
    let recipe = try ShippedInputs.recipe()
    let deeds = try InputDeeds(recipe)
    #expect(deeds.deeds.count + deeds.excluded.count == 193)
    #expect(deeds.deeds.allSatisfy { $0.worth.to == $0.worth.from + 1 && $0.worth.scoreGain > 0 })
    let base = recipe.scores().index
    for deed in deeds.deeds.prefix(5) {
      let position = try recipe.data.position(of: deed.entity)
      var values = recipe.data.values.map { $0[position] }
      values[try recipe.data.leaf(deed.worth.input, option: "")] += 1
      let index = recipe.scores(replacing: position, with: values).index
      #expect(abs(index[position] - base[position] - deed.worth.scoreGain) < 1e-12)
    }
  }
}
