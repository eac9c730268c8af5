import LintasanTables

/// The rows of `rankings.csv`.
struct OutlookRows {
  let index: IndexData
  private var entities: [String] = []
  private var names: [String] = []
  private var years: [Int] = []
  private var kinds: [String] = []
  private var observedScores: [Double?] = []
  private var observedRanks: [Double?] = []
  private var scores = SpreadColumns()
  private var ranks = SpreadColumns()
  private var probabilities: ProbabilityColumns
  private var flags: [String?] = []

  init(index: IndexData) {
    self.index = index
    probabilities = ProbabilityColumns(tops: index.tops)
  }

  mutating func append(observed place: Standing.Place, year: Int) {
    begin(place.entity, place.name, year, "observed", score: place.score, rank: Double(place.rank))
    append(nil)
  }

  mutating func append(_ outlook: Outlook) {
    begin(
      outlook.entity, outlook.name, outlook.year, "forecast", score: outlook.score.median, rank: outlook.rank.median)
    append(Optional(outlook))
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

  private mutating func append(_ outlook: Outlook?) {
    scores.append(outlook?.score)
    ranks.append(outlook?.rank)
    probabilities.append(outlook)
    flags.append(outlook.flatMap { $0.flags.isEmpty ? nil : $0.flags.joined(separator: " ") })
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
    return Table(trusted: columns)
  }
}
