import Synchronization

/// The rankings of an index that were made already, by year: each is made once.
final class KnownRankings: Sendable {
  private let byYear = Mutex<[Int: YearRanking]>([:])

  func ranking(of index: IndexData, in year: Int) throws(IndexDataError) -> YearRanking {
    if let known = byYear.withLock({ $0[year] }) { return known }
    let made = try YearRanking(of: index, in: year)
    byYear.withLock { $0[year] = made }
    return made
  }
}

extension IndexData {
  /// Scores and ranks of a year: made once and kept.
  ///
  /// - Throws: `.unknownYear` naming the years that there are.
  public func ranking(in year: Int) throws(IndexDataError) -> YearRanking {
    try rankings.ranking(of: self, in: year)
  }
}
