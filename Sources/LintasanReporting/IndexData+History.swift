import LintasanAnalysis
import LintasanDocuments

extension IndexData {
  /// One observed survey of an entity.
  struct Observation {
    let year: Int
    let score: Double
    let rank: Int

    /// Its rank in a picture.
    var point: FanChart.Point { FanChart.Point(year: year, value: Double(rank)) }
  }

  /// Every survey at which an entity was scored.
  func history(of entity: String) throws(IndexDataError) -> [Observation] {
    var found: [Observation] = []
    for year in years {
      if let place = try YearRanking(of: self, in: year).place(of: entity) {
        found.append(Observation(year: year, score: place.score, rank: place.rank))
      }
    }
    return found
  }
}
