package import LintasanDocuments
import LintasanIndices
package import LintasanMaturity
import LintasanTables

/// A what-if over agencies as a document.
package enum SimulationReport {
  /// Every agency before and after; people see those that were lifted first.
  package static func report(
    _ simulation: Simulation, lifting changes: [Int: Int], group: String?, year: Int, entities: Set<String>? = nil,
    language: Language = .english
  ) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let raised = changes.sorted { $0.key < $1.key }.map { "\($0.key)→\($0.value)" }.joined(separator: ", ")
    let title = text(.simulateTitle, ["group": group ?? text(.allAgencies), "changes": raised]) + " (\(year))"
    let decimals = NumberStyle.decimals(2)
    let touched = simulation.outcomes.filter { $0.levelsRaised > 0 }
    let gain = touched.reduce(0) { $0 + $1.after.index - $1.before.index } / Double(max(1, touched.count))
    let promoted = touched.count { $0.before.predicate != $0.after.predicate }
    return Report(
      name: "simulation", title: title, language: language,
      blocks: [
        .list([
          [.text(text(.simulateTouched)), .text(": "), .number(Double(touched.count), .integer)],
          [.text(text(.simulateGain)), .text(": "), .number(gain, .signed(4))],
          [.text(text(.simulatePromoted)), .text(": "), .number(Double(promoted), .integer)],
        ]),
        .table(
          ReportTable(
            name: "agencies", caption: title,
            table: shown(simulation.table(language: language.rawValue), simulation, entities),
            styles: [
              ColumnStyle("name", title: text(.name)),
              ColumnStyle("levels_raised", title: text(.levelWord) + " +", number: .integer),
              ColumnStyle("index", title: text(.score), number: decimals),
              ColumnStyle("index_after", title: "→", number: decimals),
              ColumnStyle("rank", title: text(.rank), number: .rank),
              ColumnStyle("rank_after", title: "→", number: .rank),
              ColumnStyle("predicate_after", title: text(.predicateWord)),
            ])),
      ], data: JSONValue(shown(simulation.table(language: "id"), simulation, entities)))
  }

  /// Those that were lifted first, by their new rank.
  private static func shown(_ table: Table, _ simulation: Simulation, _ entities: Set<String>?) -> Table {
    let rows = simulation.outcomes.indices.filter { entities?.contains(simulation.outcomes[$0].agency.id) ?? true }
    return table.selecting(
      rows: rows.sorted { first, second in
        let (a, b) = (simulation.outcomes[first], simulation.outcomes[second])
        if (a.levelsRaised > 0) != (b.levelsRaised > 0) { return a.levelsRaised > 0 }
        return (a.rankAfter, first) < (b.rankAfter, second)
      })
  }
}
