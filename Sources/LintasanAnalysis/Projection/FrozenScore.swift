package import LintasanTables

/// How projections that were written down before a survey did once it is known: rank by rank, and by model beside the last rank
/// carried on.
package struct FrozenScore: Sendable {
  /// A projection beside what happened.
  package struct Outcome: Hashable, Sendable {
    /// The model.
    package let model: String
    /// The entity.
    package let entity: String
    /// The survey.
    package let year: Int
    /// The rank that was projected.
    package let projected: Double
    /// The interval of four chances in five, where there is one.
    package let interval: ClosedRange<Double>?
    /// The same of nineteen in twenty.
    package let wide: ClosedRange<Double>?
    /// The median score that was projected.
    package let score: Double?
    /// What happened.
    package let rank: Double
    /// The score that happened.
    package let observed: Double
    /// The rank in the survey before; `nil` where there was none.
    package let before: Double?
  }

  /// One model in one survey.
  package struct Row: Hashable, Sendable {
    /// The model.
    package let model: String
    /// The survey.
    package let year: Int
    /// How many projections were judged.
    package let count: Int
    /// The mean absolute error of the median rank.
    package let rankError: Double
    /// The same of the last rank, over the same entities.
    package let naiveError: Double
    /// The mean absolute error of the median score.
    package let scoreError: Double?
    /// The share of ranks within the interval of four in five.
    package let within80: Double?
    /// The same of nineteen in twenty.
    package let within95: Double?
  }

  /// Why projections cannot be judged.
  package enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The survey is not in the data yet.
    case notYet(years: [Int], last: Int)
    /// A table without the columns that are needed.
    case table(file: String, TableError)

    package var description: String {
      switch self {
      case .notYet(let years, let last):
        "the projections are for \(years.map(String.init).joined(separator: ", ")), and the scores end in \(last); import "
          + "the survey from the knowledge base (egovkb) into a folder of datasets, and name that as `library`"
      case .table(let file, let error): "\(file): \(error)"
      }
    }
  }

  /// Every projection beside what happened.
  package let outcomes: [Outcome]
  /// By model and survey, the best first.
  package let rows: [Row]

  /// Judges projections in the columns of `lintasan forecast`: `model, entity, time, median, rank_central` (or `rank_median`) and
  /// intervals.
  ///
  /// - Throws: ``Failure``, ``IndexDataError``.
  package init(_ table: Table, file: String, of index: IndexData) throws {
    func numbers(_ names: [String]) throws(Failure) -> Numbers {
      let name = names.first { table.columnNames.contains($0) } ?? names[0]
      do throws(TableError) { return try table.numbers(name) } catch { throw .table(file: file, error) }
    }
    let models: Texts
    let entities: Texts
    do throws(TableError) {
      (models, entities) = (try table.texts("model"), try table.texts("entity"))
    } catch {
      throw Failure.table(file: file, error)
    }
    let variables = try? table.texts("variable")
    let years = try numbers(["time", "year"])
    let ranks = try numbers(["rank_central", "rank_median"])
    func optional(_ name: String) -> Numbers? { try? table.numbers(name) }
    let score = optional("median")
    let ends = ["80", "95"].map { (optional("rank_lower_\($0)"), optional("rank_upper_\($0)")) }
    var rankings: [Int: YearRanking] = [:]
    for year in index.years { rankings[year] = try index.ranking(in: year) }
    var (found, asked): ([Outcome], Set<Int>) = ([], [])
    for row in 0..<table.rowCount {
      guard let model = models[row], let entity = entities[row], let year = years[row].flatMap({ Int(exactly: $0) }),
        let rank = ranks[row], variables?[row] ?? index.columns.value == index.columns.value
      else { continue }
      asked.insert(year)
      guard let place = rankings[year]?.place(of: entity) else { continue }
      func range(_ position: Int) -> ClosedRange<Double>? {
        guard let low = ends[position].0?[row], let high = ends[position].1?[row], low <= high else { return nil }
        return low...high
      }
      let earlier = index.years.last { $0 < year }.flatMap { rankings[$0]?.place(of: entity)?.rank }
      found.append(
        Outcome(
          model: model, entity: entity, year: year, projected: rank, interval: range(0), wide: range(1),
          score: score?[row], rank: place.rank, observed: place.score, before: earlier))
    }
    guard !found.isEmpty else { throw Failure.notYet(years: asked.sorted(), last: index.lastYear) }
    outcomes = found
    rows = Self.rows(found)
  }

  private static func rows(_ outcomes: [Outcome]) -> [Row] {
    var groups: [(model: String, year: Int)] = []
    for outcome in outcomes where !groups.contains(where: { $0.model == outcome.model && $0.year == outcome.year }) {
      groups.append((outcome.model, outcome.year))
    }
    func mean(_ values: [Double]) -> Double? { values.isEmpty ? nil : values.reduce(0, +) / Double(values.count) }
    return groups.compactMap { model, year -> Row? in
      let own = outcomes.filter { $0.model == model && $0.year == year && $0.before != nil }
      guard let error = mean(own.map { abs($0.projected - Double($0.rank)) }),
        let naive = mean(own.map { abs(Double($0.before ?? 0) - Double($0.rank)) })
      else { return nil }
      func share(_ range: (Outcome) -> ClosedRange<Double>?) -> Double? {
        mean(own.compactMap { outcome in range(outcome).map { $0.contains(Double(outcome.rank)) ? 1 : 0 } })
      }
      return Row(
        model: model, year: year, count: own.count, rankError: error, naiveError: naive,
        scoreError: mean(own.compactMap { outcome in outcome.score.map { abs($0 - outcome.observed) } }),
        within80: share(\.interval), within95: share(\.wide))
    }.sorted { ($0.year, $0.rankError, $0.model) < ($1.year, $1.rankError, $1.model) }
  }

  /// One row a model and survey.
  package var table: Table {
    Table(
      Column("model", rows.map(\.model)), Column("year", rows.map(\.year)), Column("n", rows.map(\.count)),
      Column("rank_mae", rows.map(\.rankError)), Column("rank_mae_naive", rows.map(\.naiveError)),
      Column("rank_mae_ratio", rows.map { $0.naiveError > 0 ? $0.rankError / $0.naiveError : nil }),
      Column("score_mae", rows.map(\.scoreError)), Column("rank_coverage_80", rows.map(\.within80)),
      Column("rank_coverage_95", rows.map(\.within95)))
  }

  /// One row a projection.
  package var outcomeTable: Table {
    Table(
      Column("model", outcomes.map(\.model)), Column("entity", outcomes.map(\.entity)),
      Column("year", outcomes.map(\.year)), Column("rank_projected", outcomes.map(\.projected)),
      Column("rank_lower_80", outcomes.map { $0.interval?.lowerBound }),
      Column("rank_upper_80", outcomes.map { $0.interval?.upperBound }), Column("rank", outcomes.map(\.rank)),
      Column("rank_error", outcomes.map { $0.projected - Double($0.rank) }),
      Column("rank_before", outcomes.map(\.before)))
  }
}
