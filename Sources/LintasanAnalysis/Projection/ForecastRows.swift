import LintasanTables

/// The rows of `lintasan forecast`: `rank_*` and probabilities stand on the index's own rows.
struct ForecastRows {
  let index: IndexData
  let model: String
  let chosen: [String?]
  private var forecasts: [EntityForecast] = []
  private var variables: [String] = []
  private var isIndex: [Bool] = []
  private var scenarios: [String?] = []
  private var scores = SummaryColumns()
  private var ranks = SummaryColumns()
  private var probabilities: ProbabilityColumns

  init(index: IndexData, model: String, chosen: [String?]) {
    self.index = index
    self.model = model
    self.chosen = chosen
    probabilities = ProbabilityColumns(rankThresholds: index.rankThresholds)
  }

  mutating func append(
    _ forecast: EntityForecast, variable: String, component: DrawSummary? = nil, scenario: String? = nil
  ) {
    scenarios.append(scenario)
    forecasts.append(forecast)
    variables.append(variable)
    isIndex.append(component == nil)
    scores.append(component ?? forecast.score)
    ranks.append(component == nil ? forecast.rank : nil)
    probabilities.append(component == nil ? forecast : nil)
  }

  /// All rows.
  var table: Table {
    var columns = [
      Column("entity", forecasts.map(\.entity)), Column("name", forecasts.map(\.name)),
      index.timeAxis.column("time", forecasts.map(\.year)), Column("step", forecasts.map(\.step)),
      Column("model", forecasts.map { _ in model }), Column("variable", variables), scores.means("mean"),
      scores.medians("median"),
    ]
    columns += scores.intervals("")
    columns += [ranks.means("rank_mean"), ranks.medians("rank_median")]
    columns += ranks.intervals("rank_")
    columns += probabilities.columns
    columns.append(
      Column("flags", forecasts.map { $0.flags.isEmpty ? nil : $0.flags.joined(separator: " ") }))
    columns.append(Column("chosen", forecasts.map { chosen[$0.step - 1] }))
    columns.append(Column("rank_order", zip(forecasts, isIndex).map { $1 ? $0.rankOrder : nil }))
    columns.append(Column("rank_central", zip(forecasts, isIndex).map { $1 ? $0.rankCentral : nil }))
    if scenarios.contains(where: { $0 != nil }) { columns.append(Column("scenario", scenarios)) }
    return Table(trusted: columns)
  }
}
