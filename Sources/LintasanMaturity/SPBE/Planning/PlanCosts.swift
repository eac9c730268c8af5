public import LintasanTables

/// Costs of a level by indicator, kept as whole multiples of a power of ten so that sums are exact.
struct PlanCosts: Sendable {
  /// The whole cost of one level, by position of the item.
  let whole: [Int]
  /// The whole budget, if there is one.
  let budget: Int?
  private let decimals: Int

  init(_ request: PlanRequest, of questionnaire: Questionnaire) throws(QuestionnaireError) {
    for number in request.costs.keys.sorted() where questionnaire.position(ofNumber: number) == nil {
      throw .unknownIndicator(found: "\(number)", numbers: questionnaire.numbers, row: nil)
    }
    let costs = questionnaire.items.map { request.costs[$0.number] ?? 1 }
    for (item, cost) in zip(questionnaire.items, costs) where !(cost.isFinite && cost >= 0) {
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
    whole = Array(scaled.prefix(costs.count))
    budget = request.budget == nil ? nil : scaled.last
  }

  /// A whole cost as the user counts.
  func value(_ whole: Int) -> Double {
    Double(whole) / Double(ExactDecimal.powerOfTen(decimals))
  }
}

extension PlanRequest {
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
