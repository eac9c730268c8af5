import LintasanTables

/// The rows of `lintasan forecast`: `rank_*` and probabilities stand on the index's own rows.
struct ForecastRows {
  let index: IndexData
  let model: String
  let chosen: [String?]
  private var outlooks: [Outlook] = []
  private var variables: [String] = []
  private var isIndex: [Bool] = []
  private var scores = SpreadColumns()
  private var ranks = SpreadColumns()
  private var probabilities: ProbabilityColumns

  init(index: IndexData, model: String, chosen: [String?]) {
    self.index = index
    self.model = model
    self.chosen = chosen
    probabilities = ProbabilityColumns(tops: index.tops)
  }

  mutating func append(_ outlook: Outlook, variable: String, component: Spread? = nil) {
    outlooks.append(outlook)
    variables.append(variable)
    isIndex.append(component == nil)
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
    columns.append(Column("chosen", outlooks.map { chosen[$0.step - 1] }))
    columns.append(Column("rank_order", zip(outlooks, isIndex).map { $1 ? $0.rankOrder : nil }))
    columns.append(Column("rank_central", zip(outlooks, isIndex).map { $1 ? $0.rankCentral : nil }))
    return Table(trusted: columns)
  }
}
