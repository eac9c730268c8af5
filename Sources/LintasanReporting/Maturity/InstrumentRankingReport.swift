package import LintasanAnalysis
package import LintasanDocuments
import LintasanIndices
package import LintasanMaturity
import LintasanTables

/// Agencies by the index of an instrument as a document.
package enum InstrumentRankingReport {
  /// The ranking, and what has to be said of it.
  package static func report(
    _ ranking: InstrumentRanking, instrument: Instrument, top: Int? = nil, language: Language = .english
  ) -> Report {
    func text(_ phrase: LocalizedString) -> String { phrase.text(in: language) }
    let decimals = NumberStyle.decimals(2)
    let table = ranking.table(top: top)
    var blocks: [Block] = [
      .table(
        ReportTable(
          name: "ranking", caption: "", table: table,
          styles: [
            ColumnStyle("rank", title: text(.rank), number: .rank), ColumnStyle("name", title: text(.agency)),
            ColumnStyle("year", title: text(.year), number: .year),
            ColumnStyle("index", title: text(.index), number: decimals),
            ColumnStyle("grade", title: text(.predicateWord)),
            ColumnStyle(
              "standing", title: text(.standingWord),
              words: LocalizedString.standingWords(in: language)),
          ]))
    ]
    if ranking.entries.contains(where: { $0.entry.standing == "interim" }) {
      blocks.append(.note([.text(text(.rankingInterim))]))
    }
    if let caution = instrument.caution { blocks.append(.note([.text(caution.text(in: language.rawValue))])) }
    return Report(
      name: "rank", title: "\(instrument.name.text(in: language.rawValue))", language: language, blocks: blocks)
  }
}

extension LocalizedString {
  /// What people read for how official a figure is.
  static func standingWords(in language: Language) -> [String: String] {
    [
      "official": standingOfficial, "secondary": standingSecondary, "not_final": standingNotFinal,
      "interim": standingInterim, "own": standingOwn, "not_surveyed": standingNotSurveyed,
    ].mapValues { $0.text(in: language) }
  }

  static let standingNotSurveyed = LocalizedString("not evaluated", id: "tidak dievaluasi")
  static let standingOfficial = LocalizedString("official", id: "resmi")
  static let standingSecondary = LocalizedString("secondary", id: "sekunder")
  static let standingNotFinal = LocalizedString("not final", id: "belum final")
  static let standingInterim = LocalizedString("interim", id: "sementara")
  static let standingOwn = LocalizedString("own sheet", id: "lembar sendiri")
  static let rankingInterim = LocalizedString(
    "No final result of 2026 is known; interim ones are those of an assessment still going on.",
    id: "Belum ada hasil akhir 2026 yang diketahui; yang sementara berasal dari penilaian yang masih berjalan.")
}
