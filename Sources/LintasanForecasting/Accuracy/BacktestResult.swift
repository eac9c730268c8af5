import LintasanStatistics
public import LintasanTables

/// How models did in a rolling-origin evaluation.
public struct BacktestResult: Sendable {
  /// Every forecast of every unit, ordered by model, origin, horizon and unit.
  public let records: [ForecastRecord]
  /// The models, in the order of the tables.
  public let models: [String]
  private let cells: [Key: [ForecastRecord]]

  private struct Key: Hashable {
    let model: String
    let horizon: Int
  }

  /// The name of the model that ratios and tests refer to.
  package static let reference = "naive"

  /// A result of records in any order, such as those of several shards.
  package init(_ records: [ForecastRecord], models: [String]? = nil) {
    let names = models ?? BacktestResult.order(Set(records.map(\.model)))
    let position = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    let sorted = records.sorted { a, b in
      if a.model != b.model { return (position[a.model] ?? .max, a.model) < (position[b.model] ?? .max, b.model) }
      if a.origin != b.origin { return a.origin < b.origin }
      if a.horizon != b.horizon { return a.horizon < b.horizon }
      return a.unit.unicodeScalars.lexicographicallyPrecedes(b.unit.unicodeScalars)
    }
    self.records = sorted
    self.models = names
    cells = Dictionary(grouping: sorted) { Key(model: $0.model, horizon: $0.horizon) }
  }

  /// Names in the order of the registry; those that are not in it after the others.
  private static func order(_ names: Set<String>) -> [String] {
    let known = Forecasters.names.filter(names.contains)
    return known + names.subtracting(known).sorted()
  }

  /// The horizons, ascending.
  package var horizons: [Int] { Set(cells.keys.map(\.horizon)).sorted() }

  /// The records of a model at a horizon.
  public func records(_ model: String, horizon: Int) -> [ForecastRecord] {
    cells[Key(model: model, horizon: horizon)] ?? []
  }

  /// One row for each model and horizon.
  public var accuracy: [AccuracyRow] {
    models.flatMap { model in
      horizons.compactMap { horizon in
        let own = records(model, horizon: horizon)
        guard !own.isEmpty else { return nil }
        return AccuracyRow(own, beside: records(Self.reference, horizon: horizon))
      }
    }
  }

  /// The columns of a backtest.
  public func table() -> Table { AccuracyRow.table(accuracy) }

  /// The histogram of the probability integral transform: the share of outcomes in each of ten equal parts of the
  /// forecast distribution; a tenth each would be right.
  package func pitTable() -> Table {
    var rows: [(model: String, horizon: Int, bin: Int, score: Double, rank: Double)] = []
    for model in models {
      for horizon in horizons {
        let own = records(model, horizon: horizon)
        guard !own.isEmpty else { continue }
        var (score, rank) = ([Double](repeating: 0, count: 10), [Double](repeating: 0, count: 10))
        for record in own {
          score[min(9, Int(record.scorePIT * 10))] += 1 / Double(own.count)
          rank[min(9, Int(record.rankPIT * 10))] += 1 / Double(own.count)
        }
        for bin in 0..<10 { rows.append((model, horizon, bin, score[bin], rank[bin])) }
      }
    }
    return Table(
      Column("model", rows.map(\.model)), Column("horizon", rows.map(\.horizon)),
      Column("from", rows.map { Double($0.bin) / 10 }), Column("to", rows.map { Double($0.bin + 1) / 10 }),
      Column("score_share", rows.map(\.score)), Column("rank_share", rows.map(\.rank)))
  }
}

extension BacktestResult: CustomStringConvertible {
  /// The accuracy of every model at every horizon.
  public var description: String {
    "Backtest of \(models.joined(separator: ", ")): \(records.count) forecasts\n" + table().text(rows: 40, width: 120)
  }
}
