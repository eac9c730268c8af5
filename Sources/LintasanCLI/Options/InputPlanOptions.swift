import ArgumentParser
import Lintasan

/// A target in inputs: items of the questionnaire and figures behind the components, instead of component points.
struct InputPlanOptions: ParsableArguments {
  @Flag(help: "Plan in the inputs that EGDI is made of: items, subscriptions, prices, schooling.")
  var inputs = false

  @Option(
    help: ArgumentHelp("With --inputs: the largest change of inputs, such as sp=12,eys=0.3.", valueName: "limits"))
  var limit: String?

  @Option(help: ArgumentHelp("With --inputs: inputs that stay as they are, such as if,cp,mys.", valueName: "inputs"))
  var freeze: String?

  @Option(
    help: ArgumentHelp(
      "With --inputs: each entity's next best deed, of all or of some separated by commas.", valueName: "entities"),
    completion: .entities)
  var entities: String?

  func validate() throws {
    for (name, isGiven) in [("limit", limit != nil), ("freeze", freeze != nil), ("entities", entities != nil)]
    where isGiven && !inputs {
      throw ValidationError("--\(name) has no effect without --inputs; add that or leave it out.")
    }
  }

  /// Costs, limits and frozen inputs as they were given.
  func request(costs: String?, of data: InputData) throws -> InputPlanRequest {
    var request = InputPlanRequest()
    if let costs { request.costs = try Self.costs(costs, data) }
    if let limit {
      for (leaf, most) in try Self.pairs(limit, option: "--limit", data) {
        let isWhole = !leaf.isCount || most == most.rounded()
        guard most >= 0, most <= Double(leaf.items ?? .max), isWhole else {
          throw InputError.badOption(
            option: "--limit", found: "\(leaf.shortID)=\(NumberText.shortest(most))",
            expected: leaf.items.map { "a whole number of items from 0 to \($0)" } ?? "a change of 0 or more")
        }
        guard request.limits.updateValue(most, forKey: leaf.id) == nil else {
          throw InputError.badOption(option: "--limit", found: "\(leaf.shortID) twice", expected: "each input once")
        }
      }
    }
    for word in (freeze ?? "").split(separator: ",") {
      let leaf = data.leaves[try data.leaf(String(word.filter { $0 != " " }), option: "--freeze")]
      guard request.limits[leaf.id] == nil else {
        throw InputError.badOption(
          option: "--freeze", found: "\(leaf.shortID), which --limit names too", expected: "an input in one of the two")
      }
      request.frozen.insert(leaf.id)
    }
    if let freeze, request.frozen.isEmpty {
      throw InputError.badOption(option: "--freeze", found: "“\(freeze)”", expected: "inputs, such as if,cp,mys")
    }
    return request
  }

  /// Costs from a file with the columns input and cost, or from a list such as sp=1,eys=30.
  private static func costs(_ text: String, _ data: InputData) throws -> [String: Double] {
    var found: [String: Double] = [:]
    func add(_ leaf: InputLeaf, _ cost: Double, _ place: String, isFile: Bool) throws {
      guard cost >= 0, cost.isFinite else {
        let message = "\(place): the cost of \(leaf.shortID) is \(NumberText.shortest(cost)); expected 0 or more"
        throw isFile ? CommandFailure(.badData, message) : CommandFailure.usage(message)
      }
      guard found.updateValue(cost, forKey: leaf.id) == nil else {
        let message = "\(place): \(leaf.shortID) has two costs; expected one"
        throw isFile ? CommandFailure(.badData, message) : CommandFailure.usage(message)
      }
    }
    if text.contains("=") {
      for (leaf, cost) in try pairs(text, option: "--costs", data) { try add(leaf, cost, "--costs", isFile: false) }
      return found
    }
    let table = try InputFile.table(text, CSVReader()).table
    let (names, costs) = (try table.texts("input"), try table.numbers("cost"))
    for row in 0..<table.rowCount {
      guard let name = names[row], let cost = costs[row] else {
        throw CommandFailure(.badData, "\(text): row \(row + 2) lacks an input or a cost; expected both")
      }
      let leaf: Int
      do throws(InputError) {
        leaf = try data.leaf(name, option: "\(text), row \(row + 2)")
      } catch {
        throw CommandFailure(.badData, "\(error)")
      }
      try add(data.leaves[leaf], cost, "\(text), row \(row + 2)", isFile: true)
    }
    return found
  }

  private static func pairs(_ list: String, option: String, _ data: InputData) throws -> [(InputLeaf, Double)] {
    try list.split(separator: ",", omittingEmptySubsequences: false).map { word in
      let sides = word.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, let number = Double(sides[1].filter { $0 != " " }), number.isFinite else {
        throw InputError.badOption(
          option: option, found: "“\(word)”", expected: "input=number, such as sp=12")
      }
      return (data.leaves[try data.leaf(String(sides[0].filter { $0 != " " }), option: option)], number)
    }
  }
}
