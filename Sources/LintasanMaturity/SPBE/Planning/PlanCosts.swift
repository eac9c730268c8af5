public import LintasanTables

/// Costs of levels by indicator, kept as whole multiples of a power of ten so that sums are exact.
struct PlanCosts: Sendable {
  /// The whole cost of reaching each level above the lowest, by position of the item.
  let whole: [[Int]]
  /// The whole budget, if there is one.
  let budget: Int?
  private let decimals: Int
  private let lowest: Int

  init(_ request: PlanRequest, of questionnaire: Questionnaire) throws(QuestionnaireError) {
    for number in request.costs.keys.sorted() where questionnaire.position(ofNumber: number) == nil {
      throw .unknownIndicator(found: "\(number)", numbers: questionnaire.numbers, row: nil)
    }
    let levels = questionnaire.levels.dropFirst()
    lowest = questionnaire.levels.lowerBound
    let costs = questionnaire.items.enumerated().flatMap { position, item in
      levels.map { request.levelCosts[.init(indicator: position, level: $0)] ?? request.costs[item.number] ?? 1 }
    }
    for (place, cost) in costs.enumerated() where !(cost.isFinite && cost >= 0) {
      let item = questionnaire.items[place / levels.count]
      throw .badNumber(name: "the cost of indicator \(item.number)", found: cost, expected: "0 or more")
    }
    if let budget = request.budget, !(budget.isFinite && budget >= 0) {
      throw .badNumber(name: "the budget", found: budget, expected: "0 or more")
    }
    let largest = max(costs.max() ?? 0, request.budget ?? 0)
    var exact: [ExactDecimal] = []
    for cost in costs + (request.budget.map { [$0] } ?? []) {
      guard let decimal = ExactDecimal(cost) else { throw .costsTooFine(largest: largest) }
      exact.append(decimal)
    }
    decimals = exact.map(\.decimals).max() ?? 0
    var scaled: [Int] = []
    for decimal in exact {
      // Every sum of costs stays below 2⁶²: the levels of all items together are far fewer than 2¹².
      guard let number = decimal.scaled(toDecimals: decimals), number < 1 << 50 else {
        throw .costsTooFine(largest: largest)
      }
      scaled.append(number)
    }
    let width = levels.count
    whole = questionnaire.items.indices.map { Array(scaled[$0 * width..<($0 + 1) * width]) }
    budget = request.budget == nil ? nil : scaled.last
  }

  /// A whole cost as the user counts.
  func value(_ whole: Int) -> Double {
    Double(whole) / Double(ExactDecimal.powerOfTen(decimals))
  }

  /// The whole costs of the levels that an item is raised through.
  func levels(of position: Int, from level: Int, raise: Int) -> ArraySlice<Int> {
    whole[position][(level - lowest)..<(level - lowest + raise)]
  }
}

extension PlanRequest {
  /// Costs of levels from a sheet with the columns `indicator`, `level` and `cost`; the level is the one reached.
  ///
  /// - Throws: `.sheetReason` with the row.
  public static func levelCosts(
    _ grid: SheetGrid, of questionnaire: Questionnaire
  ) throws(QuestionnaireError) -> [LevelPlanRequest.LevelKey: Double] {
    do throws(InstrumentError) {
      return try LevelCosts.read(
        grid, keys: questionnaire.sheetKeys, levels: questionnaire.levels,
        names: questionnaire.items.map { "indicator \($0.number)" })
    } catch {
      throw .sheetReason("\(error)")
    }
  }

  /// Costs from a sheet with the columns `indicator` and `cost`; the cost is that of one level.
  ///
  /// - Throws: `.sheetLayout`, `.unknownIndicator`, `.doubledIndicator`, `.badNumber`.
  public static func costs(
    sheet: Table, of questionnaire: Questionnaire
  ) throws(QuestionnaireError) -> [Int: Double] {
    guard let indicators = sheet.column(among: ["indicator", "indikator", "number", "no"]),
      let costs = sheet.column(among: ["cost", "biaya", "costs"])
    else { throw .costLayout(found: sheet.columnNames) }
    var found: [Int: (cost: Double, row: Int)] = [:]
    for row in 0..<sheet.rowCount {
      let (number, _) = try Answers.item(indicators[row], of: questionnaire, row: row + 1)
      guard case .number(let cost) = costs[row], cost.isFinite, cost >= 0 else {
        throw .notACost(indicator: number, found: Answers.text(of: costs[row]), row: row + 1)
      }
      if let first = found[number] { throw .doubledIndicator(number, rows: [first.row, row + 1]) }
      found[number] = (cost, row + 1)
    }
    return found.mapValues(\.cost)
  }
}
