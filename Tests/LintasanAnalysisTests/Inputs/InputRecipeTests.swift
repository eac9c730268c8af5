import LintasanTables
import Testing

@testable import LintasanAnalysis

@Suite("The recipe of EGDI 2024")
struct InputRecipeTests {
  @Test("Components and index as published, within what their digits allow, but for the named countries")
  func published() throws {
    let table = try ShippedInputs.table()
    let recipe = try InputRecipe(InputData(table, file: "inputs.csv"))
    let scores = recipe.scores()
    let codes = recipe.data.entities
    for (position, (column, tolerance)) in [("osi", 1e-5), ("tii", 1e-4), ("hci", 0.002)].enumerated() {
      let printed = try table.numbers(column)
      let off = try codes.indices.filter { abs(scores.pillars[position][$0] - (try #require(printed[$0]))) > tolerance }
      #expect(off.map { codes[$0] } == (column == "hci" ? ["CYP", "IND", "KWT", "NPL", "OMN", "SVN"] : []))
    }
  }

  @Test("Slopes times differences are distances; a shuffled table gives the same")
  func linear() throws {
    let recipe = try ShippedInputs.recipe()
    let (slopes, index) = (recipe.slopes(), recipe.scores().index)
    for (first, second) in [(0, 192), (5, 77), (100, 3)] {
      let sum = slopes.indices.reduce(0.0) {
        $0 + slopes[$1] * (recipe.columns[$1][second] - recipe.columns[$1][first])
      }
      #expect(abs(sum - (index[second] - index[first])) < 1e-12)
    }
  }

  @Test(
    "A table that cannot be is refused by cell",
    arguments: [
      ("osi_sp_points", "84", "osi_sp_points of IDN is 84; expected a whole number of items from 0 to 83"),
      ("osi_sp_points", "-1", "osi_sp_points of IDN is -1; expected a whole number of items from 0 to 83"),
      ("osi_cp_points", "3.5", "osi_cp_points of IDN is 3.5; expected a whole number of items from 0 to 9"),
      ("internet_users_pct", "100.5", "internet_users_pct of IDN is 100.5; expected a number from 0 to 100"),
      ("eys", "", "eys of IDN is missing; expected a number of 0 or more"),
    ])
  func refused(_ column: String, _ value: String, _ message: String) throws {
    let data = try ShippedInputs.data()
    var text = "iso3," + data.leaves.map(\.id).joined(separator: ",") + "\n"
    for (position, entity) in data.entities.enumerated() {
      let cells = data.leaves.indices.map { leaf in
        entity == "IDN" && data.leaves[leaf].id == column ? value : NumberText.shortest(data.values[leaf][position])
      }
      text += entity + "," + cells.joined(separator: ",") + "\n"
    }
    let table = try CSVReader().read(Array(text.utf8), file: "mine.csv").table
    let error = #expect(throws: InputError.self) { try InputData(table, file: "mine.csv", year: 2024) }
    #expect("\(try #require(error))" == "mine.csv: \(message)")
    #expect(error?.isUsage == false)
  }

  @Test("Only the years that there are")
  func years() throws {
    let table = try ShippedInputs.table()
    let error = #expect(throws: InputError.self) { try InputData(table, file: "inputs.csv", year: 2022) }
    #expect("\(try #require(error))" == "the inputs of 2022 are not known; they are known for 2024")
  }
}

@Suite("Distances by input")
struct InputDecompositionTests {
  @Test("Shares add up to the published distance and to the places, to the last bit")
  func sums() throws {
    let recipe = try ShippedInputs.recipe()
    let data = recipe.data
    let published = try data.published.map { try #require($0) }
    func rank(_ entity: Int) -> Int { 1 + published.count { $0 > published[entity] } }
    for (first, second) in [
      ("IDN", "KOR"), ("KOR", "IDN"), ("AFG", "DNK"), ("OMN", "KWT"), ("ERI", "SOM"), ("IDN", "IDN"),
    ] {
      let result = try InputDecomposition(recipe, entity: first, reference: .entity(second))
      let (own, other) = (try data.position(of: first), try data.position(of: second))
      #expect(result.parts.reduce(0) { $0 + $1.contribution } == published[other] - published[own])
      let places = result.parts.reduce(0.0) { $0 + $1.rankChangeOwn + $1.rankChangeOthers }
      #expect(places == Double(rank(own) - rank(other)), "\(first) \(second)")
      #expect(result.parts.map(\.input) == data.leaves.map(\.id) + ["residual"])
    }
  }

  @Test("Against the leader and a median")
  func references() throws {
    let recipe = try ShippedInputs.recipe()
    let leader = try InputDecomposition(recipe, entity: "IDN", reference: .leader)
    #expect(leader.other == "DNK" && leader.places == 63)
    let median = try InputDecomposition(
      recipe, entity: "IDN", reference: .median(of: "three", entities: ["KOR", "SGP", "MYS"]))
    #expect(median.parts.reduce(0) { $0 + $1.contribution } == median.gap)
    #expect(median.parts.reduce(0.0) { $0 + $1.rankChangeOwn + $1.rankChangeOthers } == Double(median.places))
  }

  @Test("Places are Shapley values: three parts by every order")
  func orders() {
    let changes = [0.02, 0.05, -0.01]
    let others = [0.505, 0.515, 0.53, 0.56, 0.58]
    let game = InputRankGame(start: 0.5, changes: changes, others: others, pair: nil)
    var expected = [0.0, 0, 0]
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      var score = 0.5
      for part in order {
        let before = others.count { $0 > score + 1e-9 }
        score += changes[part]
        expected[part] += Double(before - others.count { $0 > score + 1e-9 }) / 6
      }
    }
    for (found, expected) in zip(game.values().own, expected) { #expect(abs(found - expected) < 1e-9) }
  }
}
