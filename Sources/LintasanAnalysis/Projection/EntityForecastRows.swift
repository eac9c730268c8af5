import LintasanTables

/// The rows of `rankings.csv`.
struct EntityForecastRows {
  let index: IndexData
  private var entities: [String] = []
  private var names: [String] = []
  private var years: [Int] = []
  private var kinds: [String] = []
  private var observedScores: [Double?] = []
  private var observedRanks: [Double?] = []
  private var scores = SummaryColumns()
  private var ranks = SummaryColumns()
  private var probabilities: ProbabilityColumns
  private var flags: [String?] = []

  init(index: IndexData) {
    self.index = index
    probabilities = ProbabilityColumns(rankThresholds: index.rankThresholds)
  }

  mutating func append(observed place: YearRanking.Place, year: Int) {
    begin(place.entity, place.name, year, "observed", score: place.score, rank: Double(place.rank))
    append(nil)
  }

  mutating func append(_ forecast: EntityForecast) {
    begin(
      forecast.entity, forecast.name, forecast.year, "forecast", score: forecast.score.median,
      rank: forecast.rank.median)
    append(Optional(forecast))
  }

  private mutating func begin(
    _ entity: String, _ name: String, _ year: Int, _ kind: String, score: Double, rank: Double
  ) {
    entities.append(entity)
    names.append(name)
    years.append(year)
    kinds.append(kind)
    observedScores.append(score)
    observedRanks.append(rank)
  }

  private mutating func append(_ forecast: EntityForecast?) {
    scores.append(forecast?.score)
    ranks.append(forecast?.rank)
    probabilities.append(forecast)
    flags.append(forecast.flatMap { $0.flags.isEmpty ? nil : $0.flags.joined(separator: " ") })
  }

  var table: Table {
    var columns = [
      Column("index", entities.map { _ in index.id }), Column("entity", entities), Column("name", names),
      Column("year", years), Column("kind", kinds), Column("score", observedScores),
    ]
    columns += scores.intervals("score_")
    columns.append(Column("rank", observedRanks))
    columns += ranks.intervals("rank_")
    columns += [scores.means("score_mean"), ranks.means("rank_mean")]
    columns += probabilities.columns
    columns.append(Column("flags", flags))
    if let standings = index.standings {
      columns.append(
        Column(
          "standing",
          entities.indices.map { kinds[$0] == "observed" ? standings.standing(of: entities[$0], in: years[$0]) : nil })
      )
    }
    return Table(trusted: columns)
  }
}
