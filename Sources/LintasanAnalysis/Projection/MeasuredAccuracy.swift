package import LintasanTables

/// How the default model did on past surveys, each forecast from what was known before: what a brief quotes.
///
/// Comes with a dataset as `accuracy.csv`, made by `lintasan backtest`.
package struct MeasuredAccuracy: Hashable, Sendable {
  /// One horizon.
  package struct Horizon: Hashable, Sendable {
    /// Surveys ahead.
    package let horizon: Int
    /// Mean absolute error of the median rank.
    package let rankError: Double
    /// The same of carrying the last rank forward.
    package let naiveRankError: Double
    /// The share of outcomes within the 80 % interval.
    package let coverage80: Double
    /// The share of outcomes within the 95 % interval.
    package let coverage95: Double
  }

  /// The first and the last survey that was forecast.
  package let years: ClosedRange<Int>
  /// A row a horizon, ascending.
  package let horizons: [Horizon]

  /// Reads `horizon,from,to,rank_mae,rank_mae_naive,rank_coverage_80,rank_coverage_95`.
  ///
  /// - Throws: `.noColumn`, `.wrongKind`; `nil` for a table without rows.
  package init?(_ table: Table) throws(TableError) {
    let (horizon, from, to) = (try table.numbers("horizon"), try table.numbers("from"), try table.numbers("to"))
    let (mae, naive) = (try table.numbers("rank_mae"), try table.numbers("rank_mae_naive"))
    let (c80, c95) = (try table.numbers("rank_coverage_80"), try table.numbers("rank_coverage_95"))
    guard let first = from.present.min(), let last = to.present.max(), first <= last else { return nil }
    years = Int(first)...Int(last)
    var horizons: [Horizon] = []
    for row in 0..<table.rowCount {
      guard let h = horizon[row], let mae = mae[row], let naive = naive[row], let c80 = c80[row], let c95 = c95[row]
      else { continue }
      horizons.append(
        Horizon(horizon: Int(h), rankError: mae, naiveRankError: naive, coverage80: c80, coverage95: c95))
    }
    self.horizons = horizons.sorted { $0.horizon < $1.horizon }
  }
}
