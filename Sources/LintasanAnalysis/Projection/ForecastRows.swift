import LintasanTables

/// The rows of `lintasan forecast`: `rank_*` and probabilities stand on the index's own rows.
struct ForecastRows {
  let index: IndexData
  let model: String
  private var outlooks: [Outlook] = []
  private var variables: [String] = []
  private var scores = SpreadColumns()
  private var ranks = SpreadColumns()
  private var probabilities: ProbabilityColumns

  init(index: IndexData, model: String) {
    self.index = index
    self.model = model
    probabilities = ProbabilityColumns(tops: index.tops)
  }

  mutating func append(_ outlook: Outlook, variable: String, component: Spread? = nil) {
    outlooks.append(outlook)
    variables.append(variable)
    scores.append(component ?? outlook.score)
    ranks.append(component == nil ? outlook.rank : nil)
    probabilities.append(component == nil ? outlook : nil)
  }

  var table: Table {
    var columns = [
      Column("entity", outlooks.map(\.entity)), Column("name", outlooks.map(\.name)),
      Column("time", outlooks.map(\.year)), Column("step", outlooks.map(\.step)),
      Column("model", outlooks.map { _ in model }), Column("variable", variables), scores.means("mean"),
      scores.medians("median"),
    ]
    columns += scores.intervals("")
    columns += [ranks.means("rank_mean"), ranks.medians("rank_median")]
    columns += ranks.intervals("rank_")
    columns += probabilities.columns
    columns.append(
      Column("flags", outlooks.map { $0.flags.isEmpty ? nil : $0.flags.joined(separator: " ") }))
    return Table(trusted: columns)
  }
}
