import LintasanTables

/// The rows of `trajectories.csv`.
struct TrajectoryRows {
  let index: IndexData
  private var entities: [String] = []
  private var years: [Int] = []
  private var kinds: [String] = []
  private var variables: [String] = []
  private var values: [Double?] = []
  private var places: [Double?] = []
  private var scores = SummaryColumns()
  private var ranks = SummaryColumns()
  private let standings: IndexData.Standings?

  init(index: IndexData) {
    self.index = index
    standings = index.standings
  }

  mutating func append(observed entity: String, year: Int, variable: String, score: Double, rank: Int?) {
    begin(entity, year, "observed", variable)
    values.append(score)
    places.append(rank.map(Double.init))
    scores.append(nil)
    ranks.append(nil)
  }

  /// A projection: of the index with its rank, or of a component by the score given.
  mutating func append(_ forecast: EntityForecast, variable: String, score component: DrawSummary? = nil) {
    begin(forecast.entity, forecast.year, "forecast", variable)
    let score = component ?? forecast.score
    let rank = component == nil ? forecast.rank : nil
    values.append(score.median)
    places.append(rank?.median)
    scores.append(score)
    ranks.append(rank)
  }

  private mutating func begin(_ entity: String, _ year: Int, _ kind: String, _ variable: String) {
    entities.append(entity)
    years.append(year)
    kinds.append(kind)
    variables.append(variable)
  }

  var table: Table {
    // How official a figure is, where the data say so, on every observed row.
    let standing = standings.map { standings in
      Column(
        "standing",
        entities.indices.map { kinds[$0] == "observed" ? standings.standing(of: entities[$0], in: years[$0]) : nil })
    }
    return Table(
      trusted: [
        Column("index", entities.map { _ in index.id }), Column("entity", entities),
        Column("name", entities.map { index.name(of: $0) }), Column("year", years), Column("kind", kinds),
        Column("variable", variables), Column("score", values),
      ] + scores.intervals("score_") + [Column("rank", places)] + ranks.intervals("rank_")
        + (standing.map { [$0] } ?? []))
  }
}
