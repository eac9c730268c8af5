import LintasanForecasting
import LintasanStatistics
package import LintasanTables

/// The ranks of a projected survey in the columns of a ranking with confidence sets: median ranks and intervals are those of
/// the forecast, so that both say the same.
package struct ForecastRanks: Sendable {
  private let projection: Projection
  private let step: Int

  /// The ranks so many surveys ahead, counted from 1.
  package init(_ projection: Projection, stepsAhead: Int) {
    self.projection = projection
    step = projection.place(stepsAhead)
  }

  /// A ranking's table with `rank`, `set_lower` and `set_upper` replaced, best first.
  package func ranks(in table: Table, confidence: Double) throws(TableError) -> Table {
    let entities = try table.texts("entity").optional
    let histograms = projection.simulated.rankHistograms(step: step)
    let tail = (1 - confidence) / 2
    var (ranks, lower, upper): ([Int?], [Int?], [Int?]) = ([], [], [])
    for entity in entities {
      guard let unit = entity.flatMap({ projection.position(of: $0) }) else {
        ranks.append(nil)
        lower.append(nil)
        upper.append(nil)
        continue
      }
      let quantiles = histograms[unit].quantiles([tail, 0.5, 1 - tail])
      ranks.append(Int(quantiles[1].rounded()))
      lower.append(Int(quantiles[0].rounded(.down)))
      upper.append(Int(quantiles[2].rounded(.up)))
    }
    let columns = table.columns.map { column in
      switch column.name {
      case "rank": Column("rank", ranks)
      case "set_lower": Column("set_lower", lower)
      case "set_upper": Column("set_upper", upper)
      default: column
      }
    }
    let order = ranks.indices.sorted { (ranks[$0] ?? .max, $0) < (ranks[$1] ?? .max, $1) }
    return try Table(columns: columns).selecting(rows: order)
  }
}
