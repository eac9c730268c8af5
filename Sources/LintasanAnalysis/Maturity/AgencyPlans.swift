import LintasanIndices
import LintasanLinearAlgebra
package import LintasanMaturity
package import LintasanTables

/// The same request planned for many agencies: what each would have to raise, and what it would cost.
package struct AgencyPlans: Sendable {
  /// One agency's plan.
  package struct Entry: Sendable {
    /// The agency.
    package let agency: String
    /// Its name.
    package let name: String
    /// Its group.
    package let group: String?
    /// Where it stands now.
    package let current: Scorecard
    /// Its cheapest plan, or the best that can be had; without steps where it stands beyond the target already.
    package let plan: RaisePlan
    /// Whether the target is reached.
    package let isReached: Bool
  }

  /// One an agency, in the order of the records.
  package let entries: [Entry]

  /// Plans for the agencies of given records.
  ///
  /// - Throws: `QuestionnaireError` of the request.
  package init(
    _ request: PlanRequest, for records: [MaturityData.Record], of data: MaturityData, threads: Int = 1
  ) throws(QuestionnaireError) {
    let planner = try Planner(request, of: data.questionnaire)
    let groups = data.groupOf
    entries = try parallelMap(count: records.count, threads: threads) { index throws(QuestionnaireError) in
      let record = records[index]
      let current = Scorecard(record.answers, of: data.questionnaire)
      func entry(_ plan: RaisePlan, _ isReached: Bool) -> Entry {
        Entry(
          agency: record.agency, name: data.index.name(of: record.agency), group: groups[record.agency],
          current: current, plan: plan, isReached: isReached)
      }
      do throws(QuestionnaireError) {
        let (plan, isReached) = try planner.best(record.answers)
        return entry(plan, isReached)
      } catch {
        guard case .targetBelow = error else { throw error }
        return entry(.none(current), true)
      }
    }
  }

  /// One row an agency: `agency, name, group, index, predicate, reached, total_cost, levels_raised, index_after,
  /// predicate_after, raises`, the latter as indicator and level, such as `3→4 12→5`.
  package func table(language: String = "en") -> Table {
    Table(
      Column("agency", entries.map(\.agency)), Column("name", entries.map(\.name)),
      Column("group", entries.map(\.group)), Column("index", entries.map(\.current.index)),
      Column("predicate", entries.map { $0.current.predicate?.name.text(in: language) }),
      Column("reached", entries.map { $0.isReached as Bool? }), Column("total_cost", entries.map(\.plan.totalCost)),
      Column("levels_raised", entries.map { $0.plan.steps.reduce(0) { $0 + $1.to - $1.from } }),
      Column("index_after", entries.map(\.plan.index)),
      Column("predicate_after", entries.map { $0.plan.predicate?.name.text(in: language) }),
      Column(
        "raises",
        entries.map { entry in entry.plan.steps.map { "\($0.item.number)→\($0.to)" }.joined(separator: " ") }))
  }
}
