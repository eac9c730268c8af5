import LintasanAnalysis
import LintasanDocuments
import LintasanIndices

extension IndexData {
  /// One observed survey of an entity.
  struct Observation {
    let year: Int
    let score: Double
    let rank: Int
    /// How official the figure is, where the data say so.
    let standing: String?

    /// Its rank in a picture.
    var point: FanChart.Point { FanChart.Point(year: year, value: Double(rank)) }
  }

  /// Every survey at which an entity was scored.
  func history(of entity: String) throws(IndexDataError) -> [Observation] {
    var found: [Observation] = []
    for year in years {
      if let place = try YearRanking(of: self, in: year).place(of: entity) {
        found.append(Observation(year: year, score: place.score, rank: place.rank, standing: place.standing))
      }
    }
    return found
  }

  /// The years at which a line is interrupted in a picture: where a new series begins, and where a survey was held without
  /// the entity.
  func interruptions(of history: [Observation]) -> [FanChart.Break] {
    chartBreaks.filter { change in
      history.contains { $0.year < change.year } && history.contains { $0.year >= change.year }
    } + missingYears(in: history).map { FanChart.Break(year: $0, label: "") }
  }

  /// Where the series changes its meaning.
  var chartBreaks: [FanChart.Break] {
    (definition?.breaks ?? []).map { FanChart.Break(year: $0.before, label: String($0.before)) }
  }

  /// The surveys between an entity's first and last at which it has no score.
  func missingYears(in history: [Observation]) -> [Int] {
    guard let first = history.first?.year, let last = history.last?.year else { return [] }
    let seen = Set(history.map(\.year))
    return years.filter { $0 > first && $0 < last && !seen.contains($0) }
  }
}
