/// What a plan of levels is asked to do.
public struct LevelPlanRequest: Hashable, Sendable {
  /// A level of an indicator.
  public struct LevelKey: Hashable, Sendable {
    /// The position of the indicator.
    package let indicator: Int
    /// The level.
    package let level: Int

    /// A level of an indicator.
    public init(indicator: Int, level: Int) {
      self.indicator = indicator
      self.level = level
    }
  }

  /// The index to reach; `nil` to get the most out of ``budget``.
  package var target: Double?
  /// The cost of completing a level; 1 for each that is not named.
  package var costs: [LevelKey: Double]
  /// The most levels that one indicator can be raised by; `nil` for no limit but the scale's.
  package var maxStep: Int?
  /// The positions of indicators that stay as they are.
  package var frozen: Set<Int>
  /// The most that a plan may cost; `nil` for no limit.
  package var budget: Double?
  /// How many next-best plans are wanted.
  package var alternatives: Int
  /// The gates that are not there, by identifier.
  package var without: Set<String>

  /// A request.
  public init(
    target: Double? = nil, costs: [LevelKey: Double] = [:], maxStep: Int? = nil, frozen: Set<Int> = [],
    budget: Double? = nil, alternatives: Int = 5, without: Set<String> = []
  ) {
    self.target = target
    self.costs = costs
    self.maxStep = maxStep
    self.frozen = frozen
    self.budget = budget
    self.alternatives = alternatives
    self.without = without
  }
}

extension Instrument {
  /// Costs from a sheet with the columns `indicator`, `level` and `cost`; without `level` the cost is that of every level.
  ///
  /// - Throws: `.sheet` with the row.
  package func costs(_ grid: SheetGrid) throws(InstrumentError) -> [LevelPlanRequest.LevelKey: Double] {
    try LevelCosts.read(grid, keys: sheetKeys, levels: 1...levels.count, names: indicators.map(\.id))
  }
}

/// Costs by indicator and level, as a sheet gives them.
enum LevelCosts {
  static func read(
    _ grid: SheetGrid, keys: IndicatorKeys, levels: ClosedRange<Int>, names: [String]
  ) throws(InstrumentError) -> [LevelPlanRequest.LevelKey: Double] {
    func fault(_ reason: String) -> InstrumentError { .sheet(file: grid.file, reason: reason) }
    let titles = grid.rows.first?.map { SheetText.plain($0.text) } ?? []
    func column(_ names: Set<String>) -> Int? { titles.firstIndex { names.contains($0) } }
    guard let indicators = column(["indicator", "indikator", "no", "number", "id", "kode", "nomor"]),
      let costs = column(["cost", "biaya", "costs"])
    else {
      throw fault(
        "the costs need the columns “indicator” and “cost” (and “level” where levels cost differently); found "
          + titles.joined(separator: ", "))
    }
    let level = column(["level", "tingkat"])
    var found: [LevelPlanRequest.LevelKey: (cost: Double, row: Int)] = [:]
    for row in grid.rows.indices.dropFirst() where grid.rows[row].contains(where: { !$0.isBlank }) {
      let name = grid.field(row, indicators)
      guard let position = keys.named(name.text) ?? keys.numbered(name.text).flatMap(keys.position) else {
        throw fault("there is no indicator \(name.found) in data row \(row)")
      }
      let cell = grid.field(row, costs)
      guard let cost = SheetText.number(cell.text)?.value, cost >= 0 else {
        throw fault(
          "the cost of \(names[position]) in data row \(row): found \(cell.found), expected a number of 0 or more")
      }
      var range = levels
      if let level, !grid.field(row, level).isBlank {
        guard let number = SheetText.integer(grid.field(row, level).text), levels.contains(number) else {
          throw fault(
            "the cost of \(names[position]) in data row \(row): found the level \(grid.field(row, level).found), "
              + "expected \(levels.lowerBound) to \(levels.upperBound)")
        }
        range = number...number
      }
      for number in range {
        let key = LevelPlanRequest.LevelKey(indicator: position, level: number)
        if let first = found[key] {
          throw fault(
            "the cost of \(names[position]), level \(number) is given twice, in data rows \(first.row) and \(row); "
              + "keep one")
        }
        found[key] = (cost, row)
      }
    }
    return found.mapValues(\.cost)
  }
}
