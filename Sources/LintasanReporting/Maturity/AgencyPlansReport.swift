package import LintasanAnalysis
package import LintasanDocuments
import LintasanIndices
import LintasanMaturity
import LintasanTables

/// The same plan for many agencies as a document.
package enum AgencyPlansReport {
  /// What each agency would have to raise.
  package static func report(
    _ plans: AgencyPlans, target: Double?, year: Int, language: Language = .english
  ) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let aim = target.map { NumberStyle.shortest.text($0, in: language) } ?? text(.mostOfBudget)
    let title = text(.agencyPlansTitle, ["aim": aim, "year": String(year)])
    let open = plans.entries.filter { !$0.plan.steps.isEmpty }
    let reached = plans.entries.count { $0.isReached }
    let decimals = NumberStyle.decimals(2)
    return Report(
      name: "plans", title: title, language: language,
      blocks: [
        .paragraph([
          .text(
            text(
              .agencyPlansLead,
              [
                "count": String(plans.entries.count), "open": String(open.count), "reached": String(reached),
                "cost": NumberStyle.shortest.text(open.reduce(0) { $0 + $1.plan.totalCost }, in: language),
              ]))
        ]),
        .table(
          ReportTable(
            name: "plans", caption: "", table: plans.table(language: language.rawValue),
            styles: [
              ColumnStyle("name", title: text(.name)),
              ColumnStyle("index", title: text(.score), number: decimals),
              ColumnStyle("total_cost", title: text(.costWord), number: .shortest),
              ColumnStyle("index_after", title: "→", number: decimals),
              ColumnStyle("predicate_after", title: text(.predicateWord)),
              ColumnStyle("raises", title: text(.raisesWord)),
            ])),
      ], data: JSONValue(plans.table(language: "id")))
  }
}

extension LocalizedString {
  static let agencyPlansTitle = LocalizedString(
    "Plans to {aim}, from the answers of {year}", id: "Rencana ke {aim}, dari jawaban {year}")
  static let agencyPlansLead = LocalizedString(
    "{count} agencies, of which {open} have something to raise; {reached} reach the target; all plans together cost "
      + "{cost}.",
    id:
      "{count} instansi, {open} di antaranya perlu menaikkan; {reached} mencapai target; semua rencana berbiaya {cost}."
  )
  static let mostOfBudget = LocalizedString("the most of the budget", id: "hasil terbesar dari anggaran")
  static let raisesWord = LocalizedString("Raises", id: "Kenaikan")
}
