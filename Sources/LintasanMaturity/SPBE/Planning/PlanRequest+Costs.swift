package import LintasanTables

extension PlanRequest {
  /// Costs and budget without rounding, by position and level.
  ///
  /// - Throws: `.unknownIndicator`, `.badNumber`, `.costsTooFine`.
  func decimalCosts(of questionnaire: Questionnaire) throws(QuestionnaireError) -> DecimalCosts {
    for number in costs.keys.sorted() where questionnaire.position(ofNumber: number) == nil {
      throw .unknownIndicator(found: "\(number)", numbers: questionnaire.numbers, row: nil)
    }
    let table = questionnaire.items.enumerated().map { position, item in
      questionnaire.levels.dropFirst().map {
        levelCosts[.init(indicator: position, level: $0)] ?? costs[item.number] ?? 1
      }
    }
    for (item, costs) in zip(questionnaire.items, table) {
      if let cost = costs.first(where: { !($0.isFinite && $0 >= 0) }) {
        throw .badNumber(name: "the cost of indicator \(item.number)", found: cost, expected: "0 or more")
      }
    }
    if let budget, !(budget.isFinite && budget >= 0) {
      throw .badNumber(name: "the budget", found: budget, expected: "0 or more")
    }
    guard let exact = DecimalCosts(table, budget: budget) else {
      throw .costsTooFine(largest: max(table.flatMap { $0 }.max() ?? 0, budget ?? 0))
    }
    return exact
  }
}

extension PlanRequest {
  /// Costs of levels from a sheet with the columns `indicator`, `level` and `cost`; the level is the one reached.
  ///
  /// - Throws: `.sheetReason` with the row.
  package static func levelCosts(
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
  package static func costs(
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
