package import LintasanTables

extension ForecastRecord {
  /// Records as a table with one row each: what shards exchange.
  package static func table(_ records: [ForecastRecord]) -> Table {
    Table(
      Column("model", records.map(\.model)), Column("origin", records.map(\.origin)),
      Column("target", records.map(\.target)), Column("horizon", records.map(\.horizon)),
      Column("entity", records.map(\.unit)), Column("rank", records.map(\.rank)),
      Column("rank_error", records.map(\.rankError)),
      Column("rank_crps", records.map(\.rankCRPS)), Column("rank_in_80", records.map { $0.isRankIn80 ? 1 : 0 }),
      Column("rank_in_95", records.map { $0.isRankIn95 ? 1 : 0 }), Column("rank_pit", records.map(\.rankPIT)),
      Column("score_error", records.map(\.scoreError)), Column("scaled_error", records.map(\.scaledError)),
      Column("score_crps", records.map(\.scoreCRPS)), Column("score_in_80", records.map { $0.isScoreIn80 ? 1 : 0 }),
      Column("score_in_95", records.map { $0.isScoreIn95 ? 1 : 0 }),
      Column("interval_score_80", records.map(\.intervalScore80)),
      Column("interval_score_95", records.map(\.intervalScore95)), Column("score_pit", records.map(\.scorePIT)),
      Column("prob_improve", records.map(\.probabilityToImprove)),
      Column("improved", records.map { $0.hasImproved ? 1 : 0 }), Column("chosen", records.map(\.chosen)),
      Column("prob_top_10", records.map { $0.probabilitiesOfTop[0] }),
      Column("prob_top_25", records.map { $0.probabilitiesOfTop[1] }),
      Column("prob_top_50", records.map { $0.probabilitiesOfTop[2] }),
      Column("prob_top_100", records.map { $0.probabilitiesOfTop[3] }))
  }

  /// The records of a table that ``table(_:)`` made.
  ///
  /// - Throws: `.noColumn`, `.wrongKind`, `.missingKey` for an empty cell.
  package static func records(_ table: Table) throws(TableError) -> [ForecastRecord] {
    let (models, units) = (try table.texts("model"), try table.texts("entity"))
    func text(_ texts: Texts, _ name: String, _ row: Int) throws(TableError) -> String {
      guard let value = texts[row] else { throw .missingKey(column: name, row: row + 1) }
      return value
    }
    let names = [
      "origin", "target", "horizon", "rank", "rank_error", "rank_crps", "rank_in_80", "rank_in_95", "rank_pit",
      "score_error",
      "scaled_error", "score_crps", "score_in_80", "score_in_95", "interval_score_80", "interval_score_95", "score_pit",
      "prob_improve", "improved",
    ]
    var columns: [Numbers] = []
    for name in names { columns.append(try table.numbers(name)) }
    let choices = try table.texts("chosen")
    var chances: [Numbers] = []
    for threshold in ForecastRecord.rankThresholds { chances.append(try table.numbers("prob_top_\(threshold)")) }
    var records: [ForecastRecord] = []
    records.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      var v: [Double] = []
      for (name, column) in zip(names, columns) {
        guard let value = column[row] else { throw .missingKey(column: name, row: row + 1) }
        v.append(value)
      }
      for position in 0..<3 where Int(exactly: v[position]) == nil {
        throw .notWholeNumber(column: names[position], row: row + 1, found: v[position])
      }
      records.append(
        ForecastRecord(
          model: try text(models, "model", row), origin: Int(v[0]), target: Int(v[1]), horizon: Int(v[2]),
          unit: try text(units, "entity", row), rank: v[3], rankError: v[4], rankCRPS: v[5], isRankIn80: v[6] == 1,
          isRankIn95: v[7] == 1, rankPIT: v[8], scoreError: v[9], scaledError: v[10], scoreCRPS: v[11],
          isScoreIn80: v[12] == 1, isScoreIn95: v[13] == 1, intervalScore80: v[14], intervalScore95: v[15],
          scorePIT: v[16], probabilityToImprove: v[17], hasImproved: v[18] == 1, chosen: choices[row],
          probabilitiesOfTop: chances.map { $0[row] }))
    }
    return records
  }
}
