import LintasanTables

/// The rows of `lintasan forecast`: `rank_*` and probabilities stand on the index's own rows.
struct ForecastRows {
  let index: IndexData
  let model: String
  private var forecasts: [EntityForecast] = []
  private var variables: [String] = []
  private var scores = SummaryColumns()
  private var ranks = SummaryColumns()
  private var probabilities: ProbabilityColumns

  init(index: IndexData, model: String) {
    self.index = index
    self.model = model
    probabilities = ProbabilityColumns(rankThresholds: index.rankThresholds)
  }

  mutating func append(_ forecast: EntityForecast, variable: String, component: DrawSummary? = nil) {
    forecasts.append(forecast)
    variables.append(variable)
    scores.append(component ?? forecast.score)
    ranks.append(component == nil ? forecast.rank : nil)
    probabilities.append(component == nil ? forecast : nil)
  }

  var table: Table {
    var columns = [
      Column("entity", forecasts.map(\.entity)), Column("name", forecasts.map(\.name)),
      Column("time", forecasts.map(\.year)), Column("step", forecasts.map(\.step)),
      Column("model", forecasts.map { _ in model }), Column("variable", variables), scores.means("mean"),
      scores.medians("median"),
    ]
    columns += scores.intervals("")
    columns += [ranks.means("rank_mean"), ranks.medians("rank_median")]
    columns += ranks.intervals("rank_")
    columns += probabilities.columns
    columns.append(
      Column("flags", forecasts.map { $0.flags.isEmpty ? nil : $0.flags.joined(separator: " ") }))
    return Table(trusted: columns)
  }
}
