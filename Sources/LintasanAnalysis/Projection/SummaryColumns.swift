import LintasanTables

/// Columns of spreads, collected row by row; a row without one is a gap.
struct SummaryColumns {
  private var rows: [DrawSummary?] = []

  mutating func append(_ spread: DrawSummary?) { rows.append(spread) }

  /// The four ends of the intervals: `lower_95, lower_80, upper_80, upper_95`, each name preceded by `prefix`.
  func intervals(_ prefix: String) -> [Column] {
    [
      Column("\(prefix)lower_95", rows.map { $0?.lower95 }), Column("\(prefix)lower_80", rows.map { $0?.lower80 }),
      Column("\(prefix)upper_80", rows.map { $0?.upper80 }), Column("\(prefix)upper_95", rows.map { $0?.upper95 }),
    ]
  }

  /// The means.
  func means(_ name: String) -> Column { Column(name, rows.map { $0?.mean }) }
  /// The medians.
  func medians(_ name: String) -> Column { Column(name, rows.map { $0?.median }) }
}

/// Columns of the probabilities that go with a rank.
struct ProbabilityColumns {
  let rankThresholds: [Int]
  private var improve: [Double?] = []
  private var top: [[Double?]]

  init(rankThresholds: [Int]) {
    self.rankThresholds = rankThresholds
    top = rankThresholds.map { _ in [] }
  }

  mutating func append(_ forecast: EntityForecast?) {
    improve.append(forecast?.probabilityToImprove)
    for (position, mark) in rankThresholds.enumerated() { top[position].append(forecast?.probabilityOfTop[mark]) }
  }

  /// `prob_improve, prob_top_10, …`.
  var columns: [Column] {
    [Column("prob_improve", improve)] + rankThresholds.indices.map { Column("prob_top_\(rankThresholds[$0])", top[$0]) }
  }
}
