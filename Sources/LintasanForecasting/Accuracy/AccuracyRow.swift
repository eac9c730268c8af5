import LintasanStatistics
package import LintasanTables

/// The accuracy of one model at one horizon, over all targets and units, beside the reference.
public struct AccuracyRow: Hashable, Sendable {
  /// The model.
  public let model: String
  /// Surveys ahead.
  public let horizon: Int
  /// Number of origins.
  package let origins: Int
  /// Number of forecasts: units at targets.
  public let count: Int
  /// Mean absolute error of the score.
  public let scoreMAE: Double
  /// Root mean squared error of the score.
  public let scoreRMSE: Double
  /// Mean absolute scaled error of the score.
  package let mase: Double
  /// Mean absolute error of the rank.
  public let rankMAE: Double
  /// Mean ranked probability score of the rank.
  public let rankCRPS: Double
  /// Share of ranks within their 80 % interval.
  public let rankCoverage80: Double
  /// Share of ranks within their 95 % interval.
  public let rankCoverage95: Double
  /// Mean CRPS of the score.
  package let scoreCRPS: Double
  /// Share of scores within their 80 % interval.
  package let scoreCoverage80: Double
  /// Share of scores within their 95 % interval.
  package let scoreCoverage95: Double
  /// Mean interval score of the 80 % intervals of the score.
  package let intervalScore80: Double
  /// Mean interval score of the 95 % intervals of the score.
  package let intervalScore95: Double
  /// Kendall's tau-b between forecast and observed ranks, averaged over targets.
  package let kendallTau: Double?
  /// ``rankMAE`` over that of the reference on the same forecasts; `nil` where there is no reference.
  public let rankMAERatio: Double?
  /// ``rankCRPS`` over that of the reference.
  package let rankCRPSRatio: Double?
  /// The 95 % interval of ``rankMAERatio`` when units are drawn anew, model and reference together.
  package let rankMAERatioInterval: ClosedRange<Double>?
  /// The two-sided p-value of the Diebold–Mariano test on mean absolute rank errors by target; `nil` for the reference
  /// and where there are fewer than three targets.
  public let pValue: Double?

  /// The mean absolute error of the rank of those that came to be among the first ten.
  package let topTenRankMAE: Double?
  /// ``rankMAERatio`` by third of the ranking, best first; by the reference's rank, which was known before.
  package let rankMAERatioByThird: [Double?]
  /// What the model chose, with the number of origins, such as `last_order 4, drift 2`; `nil` where it does not choose.
  package let chosen: String?

  /// Sums up the records of one model at one horizon, ordered by origin.
  init(_ records: [ForecastRecord], beside reference: [ForecastRecord]) {
    precondition(!records.isEmpty, "no records")
    func mean(_ value: (ForecastRecord) -> Double) -> Double {
      records.reduce(0) { $0 + value($1) } / Double(records.count)
    }
    model = records[0].model
    horizon = records[0].horizon
    let byOrigin = Dictionary(grouping: records, by: \.origin)
    let order = byOrigin.keys.sorted()
    origins = order.count
    count = records.count
    scoreMAE = mean { abs($0.scoreError) }
    scoreRMSE = mean { $0.scoreError * $0.scoreError }.squareRoot()
    mase = mean(\.scaledError)
    rankMAE = mean { abs($0.rankError) }
    rankCRPS = mean(\.rankCRPS)
    rankCoverage80 = mean { $0.isRankIn80 ? 1 : 0 }
    rankCoverage95 = mean { $0.isRankIn95 ? 1 : 0 }
    scoreCRPS = mean(\.scoreCRPS)
    scoreCoverage80 = mean { $0.isScoreIn80 ? 1 : 0 }
    scoreCoverage95 = mean { $0.isScoreIn95 ? 1 : 0 }
    intervalScore80 = mean(\.intervalScore80)
    intervalScore95 = mean(\.intervalScore95)
    let taus = order.compactMap { byOrigin[$0] }
      .compactMap { records in KendallTau.tauB(records.map(\.rank), records.map { $0.rank - $0.rankError }) }
    kendallTau = taus.isEmpty ? nil : taus.reduce(0, +) / Double(taus.count)

    let comparison = PairedComparison(records, reference)
    rankMAERatio = comparison?.maeRatio
    rankCRPSRatio = comparison?.crpsRatio
    rankMAERatioInterval = comparison?.bootstrapInterval()
    let topTen = records.filter { $0.rank - $0.rankError <= 10 }
    topTenRankMAE = topTen.isEmpty ? nil : topTen.reduce(0) { $0 + abs($1.rankError) } / Double(topTen.count)
    rankMAERatioByThird = comparison?.maeRatioByThird ?? [nil, nil, nil]
    var choices: [String: Int] = [:]
    for origin in order { if let choice = byOrigin[origin]?.first?.chosen { choices[choice, default: 0] += 1 } }
    chosen =
      choices.isEmpty
      ? nil
      : choices.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
        .joined(separator: ", ")
    pValue = comparison?.dieboldMariano(horizon: records[0].horizon)
  }

  /// The columns of a backtest, one row each.
  package static func table(_ rows: [AccuracyRow]) -> Table {
    Table(
      trusted: [
        Column("model", rows.map(\.model)), Column("horizon", rows.map(\.horizon)),
        Column("origins", rows.map(\.origins)), Column("n", rows.map(\.count)),
        Column("score_mae", rows.map(\.scoreMAE)), Column("score_rmse", rows.map(\.scoreRMSE)),
        Column("mase", rows.map(\.mase)), Column("rank_mae", rows.map(\.rankMAE)),
        Column("rank_mae_ratio", rows.map(\.rankMAERatio)), Column("rank_crps", rows.map(\.rankCRPS)),
        Column("rank_crps_ratio", rows.map(\.rankCRPSRatio)), Column("rank_coverage_80", rows.map(\.rankCoverage80)),
        Column("rank_coverage_95", rows.map(\.rankCoverage95)), Column("score_crps", rows.map(\.scoreCRPS)),
        Column("score_coverage_80", rows.map(\.scoreCoverage80)),
        Column("score_coverage_95", rows.map(\.scoreCoverage95)),
        Column("interval_score_80", rows.map(\.intervalScore80)), Column("dm_p_value", rows.map(\.pValue)),
        Column("interval_score_95", rows.map(\.intervalScore95)), Column("kendall_tau", rows.map(\.kendallTau)),
        Column("rank_mae_ratio_lower_95", rows.map { $0.rankMAERatioInterval?.lowerBound }),
        Column("rank_mae_ratio_upper_95", rows.map { $0.rankMAERatioInterval?.upperBound }),
        Column("chosen", rows.map(\.chosen)), Column("top_10_rank_mae", rows.map(\.topTenRankMAE)),
        Column("rank_mae_ratio_top_third", rows.map { $0.rankMAERatioByThird[0] }),
        Column("rank_mae_ratio_middle_third", rows.map { $0.rankMAERatioByThird[1] }),
        Column("rank_mae_ratio_bottom_third", rows.map { $0.rankMAERatioByThird[2] }),
      ])
  }
}
