import LintasanAnalysis
import LintasanIndices
import LintasanMaturity
import LintasanTestSupport
import Testing

@Suite("Plans for many agencies")
struct AgencyPlansTests {
  @Test("Each agency's plan is the one that it gets alone; those beyond the target raise nothing")
  func alone() throws {
    let data = try MaturityData(in: ShippedIndices.library())
    let records = Array(data.records(in: 2022, group: "province").prefix(12))
    let request = PlanRequest(target: 3.2, maxStep: 2, alternatives: 0)
    let plans = try AgencyPlans(request, for: records, of: data, threads: 2)
    #expect(plans.entries.map(\.agency) == records.map(\.agency))
    let planner = try Planner(request, of: data.questionnaire)
    for (entry, record) in zip(plans.entries, records) {
      if entry.current.index > 3.2 {
        #expect(entry.plan.steps.isEmpty && entry.isReached)
        #expect(throws: QuestionnaireError.self) { try planner.plan(record.answers) }
      } else {
        let alone = try planner.plan(record.answers)
        #expect(entry.plan == alone.best && entry.isReached == alone.isReached)
      }
    }
  }
}
