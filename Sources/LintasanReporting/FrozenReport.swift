package import LintasanAnalysis
package import LintasanDocuments
import LintasanTables

/// Projections made before a survey, judged by it, as a document.
package enum FrozenReport {
  /// By model, and for programs projection by projection.
  package static func report(
    _ result: FrozenScore, index: String, isForPeople: Bool = true, language: Language = .english
  ) -> Report {
    func text(_ phrase: LocalizedString) -> String { phrase.text(in: language) }
    let styles = [
      ColumnStyle("model", title: text(.backtestModel)), ColumnStyle("year", title: text(.year), number: .year),
      ColumnStyle("n", title: text(.backtestCount), number: .integer),
      ColumnStyle("rank_mae", title: text(.backtestRankError), number: .decimals(2)),
      ColumnStyle("rank_mae_ratio", title: text(.backtestRatio), number: .decimals(3)),
      ColumnStyle("rank_coverage_80", title: text(.backtestWithin80), number: .percent(decimals: 1)),
      ColumnStyle("rank_coverage_95", title: text(.backtestWithin95), number: .percent(decimals: 1)),
      ColumnStyle("score_mae", title: text(.backtestScoreError), number: .decimals(4)),
    ]
    var blocks: [Block] = [.table(ReportTable(name: "frozen", caption: "", table: result.table, styles: styles))]
    if !isForPeople {
      blocks.append(.table(ReportTable(name: "projections", caption: "", table: result.outcomeTable)))
    }
    return Report(
      name: "frozen", title: "\(index): \(text(.frozenTitle))", language: language, blocks: blocks,
      data: ["models": JSONValue(result.table), "projections": JSONValue(result.outcomeTable)])
  }
}

extension LocalizedString {
  static let frozenTitle = LocalizedString(
    "projections made before the survey, judged by it", id: "proyeksi sebelum survei, dinilai dengan hasilnya")
}
