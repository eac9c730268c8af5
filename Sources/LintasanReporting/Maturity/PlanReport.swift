package import LintasanDocuments
import LintasanIndices
package import LintasanMaturity
import LintasanTables

/// A plan to raise maturity as a document.
package enum PlanReport {
  /// The plan, the next-best ones, what each indicator is worth, and a road map where there is one.
  package static func report(_ result: PlanResult, roadMap: RoadMap? = nil, language: Language = .english) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let decimals = NumberStyle.decimals(2)
    let title =
      result.request.target.map { text(.planTitle, ["target": NumberStyle.shortest.text($0, in: language)]) }
      ?? text(.planBudgetTitle, ["budget": NumberStyle.shortest.text(result.request.budget ?? 0, in: language)])
    var blocks: [Block] = []
    if !result.isReached { blocks.append(.note([.text(text(.planUnreached))])) }
    blocks.append(
      .paragraph([
        .text(
          text(
            .planLead,
            [
              "from": NumberStyle.decimals(4).text(result.current.index, in: language),
              "before": ScorecardReport.predicate(result.current.predicate, language),
              "to": NumberStyle.decimals(4).text(result.best.index, in: language),
              "after": ScorecardReport.predicate(result.best.predicate, language),
              "cost": NumberStyle.shortest.text(result.best.totalCost, in: language),
            ]))
      ]))
    blocks.append(
      .table(
        ReportTable(
          name: "steps", caption: text(.planSteps), table: result.best.table(language: language.rawValue),
          styles: [
            ColumnStyle("indicator", title: text(.indicator), number: .integer),
            ColumnStyle("name", title: text(.name)), ColumnStyle("from", title: text(.fromWord), number: .integer),
            ColumnStyle("to", title: text(.toWord), number: .integer), ColumnStyle("cost", title: text(.costWord)),
            ColumnStyle("gain", title: text(.gainWord), number: .signed(4)),
          ])))
    if !result.alternatives.isEmpty {
      blocks.append(.table(alternatives(result, text(.planAlternatives), language)))
    }
    if let roadMap {
      let (years, stages) = (roadMap.yearTable(language: language.rawValue), roadMap.table(language: language.rawValue))
      blocks.append(
        .table(
          ReportTable(
            name: "years", caption: text(.planRoadYears), table: years,
            styles: [
              ColumnStyle("year", title: text(.year), number: .year),
              ColumnStyle("levels", title: text(.planLevelsWord), number: .integer),
              ColumnStyle("cost", title: text(.costWord)),
              ColumnStyle("index", title: text(.score), number: .decimals(4)),
              ColumnStyle("predicate", title: text(.predicateWord)),
            ])))
      blocks.append(
        .table(
          ReportTable(
            name: "road-map", caption: text(.planRoad), table: stages,
            styles: [
              ColumnStyle("year", title: text(.year), number: .year),
              ColumnStyle("indicator", title: text(.indicator), number: .integer),
              ColumnStyle("name", title: text(.name)), ColumnStyle("from", title: text(.fromWord), number: .integer),
              ColumnStyle("to", title: text(.toWord), number: .integer), ColumnStyle("cost", title: text(.costWord)),
            ])))
      if let note = beyondPolicy(result.best, language) { blocks.append(.note([.text(note)])) }
    }
    if !result.best.steps.isEmpty { blocks.append(.table(values(result, language))) }
    blocks.append(
      .table(
        ReportTable(
          name: "frontier", caption: text(.planFrontier), table: result.frontierTable(language: language.rawValue),
          styles: [
            ColumnStyle("target", title: text(.score), number: decimals),
            ColumnStyle("class", title: text(.predicateWord)), ColumnStyle("cost", title: text(.costWord)),
          ])))
    return Report(
      name: "plan", title: title, language: language, blocks: blocks,
      data: json(result, roadMap: roadMap, language))
  }

  /// Practices that the plan raises above the policy that they rest on; `nil` where there are none.
  private static func beyondPolicy(_ plan: RaisePlan, _ language: Language) -> String? {
    let beyond = plan.raisesBeyondPolicy(plan.scorecard.questionnaire.order)
    guard !beyond.isEmpty else { return nil }
    let list = beyond.map { "\($0.step.item.number)→\($0.step.to) (\($0.policy.number): \($0.level))" }
    return LocalizedString.planBeyondPolicy.text(in: language, ["list": list.joined(separator: ", ")])
  }

  /// What each indicator that the plan raises is worth; without one that it does not raise nothing would change.
  private static func values(_ result: PlanResult, _ language: Language) -> ReportTable {
    func title(_ phrase: LocalizedString) -> String { phrase.text(in: language) }
    return ReportTable(
      name: "values", caption: title(.planMarginal),
      table: result.marginalTable(language: language.rawValue, isRaisedOnly: true),
      styles: [
        ColumnStyle("indicator", title: title(.indicator), number: .integer),
        ColumnStyle("name", title: title(.name)),
        ColumnStyle("gain_per_level", title: title(.planLevelGain), number: .signed(4)),
        ColumnStyle("cost_per_level", title: title(.costWord)),
        ColumnStyle("room", title: title(.planRoom), number: .integer),
        ColumnStyle("raised", title: title(.planLevelsWord), number: .integer),
        ColumnStyle("cost_without", title: title(.planCostWithout)),
        ColumnStyle("saving", title: title(.planSaving)),
      ])
  }

  private static func alternatives(_ result: PlanResult, _ caption: String, _ language: Language) -> ReportTable {
    let plans = result.alternatives
    return ReportTable(
      name: "alternatives", caption: caption,
      table: Table(
        Column("plan", plans.indices.map { $0 + 2 }), Column("total_cost", plans.map(\.totalCost)),
        Column("index", plans.map(\.index)),
        Column(
          "raises", plans.map { $0.steps.map { "\($0.item.number): \($0.from)→\($0.to)" }.joined(separator: ", ") })),
      styles: [
        ColumnStyle("plan", title: LocalizedString.planWord.text(in: language), number: .integer),
        ColumnStyle("total_cost", title: LocalizedString.costWord.text(in: language)),
        ColumnStyle("index", title: LocalizedString.score.text(in: language), number: .decimals(4)),
        ColumnStyle("raises", title: LocalizedString.planSteps.text(in: language)),
      ])
  }

  private static func members(_ plan: RaisePlan, _ language: Language) -> [JSONValue.Member] {
    [
      .init("total_cost", .number(plan.totalCost)), .init("index", .number(plan.index)),
      .init("predicate", ScorecardReport.json(plan.predicate)),
      .init(
        "steps",
        .array(
          plan.steps.map { step in
            [
              "indicator": .number(Double(step.item.number)), "name": .text(step.item.name.text(in: language.rawValue)),
              "from": .number(Double(step.from)), "to": .number(Double(step.to)), "cost": .number(step.cost),
              "gain": .number(step.gain),
            ]
          })),
    ]
  }

  private static func json(_ result: PlanResult, roadMap: RoadMap?, _ language: Language) -> JSONValue {
    var all = members(result.best, language)
    all += [
      .init("optimal", .boolean(result.isOptimal)), .init("reached", .boolean(result.isReached)),
      .init("target", JSONValue(result.request.target)), .init("budget", JSONValue(result.request.budget)),
      .init("current_index", .number(result.current.index)),
      .init("current_predicate", ScorecardReport.json(result.current.predicate)),
      .init("alternatives", .array(result.alternatives.map { .object(members($0, language)) })),
      .init("marginal_values", JSONValue(result.marginalTable(language: language.rawValue))),
      .init("frontier", JSONValue(result.frontierTable(language: "id"))),
    ]
    if let roadMap {
      all.append(.init("years", JSONValue(roadMap.yearTable(language: "id"))))
      all.append(.init("road_map", JSONValue(roadMap.table(language: language.rawValue))))
      all.append(
        .init(
          "beyond_policy",
          .array(
            result.best.raisesBeyondPolicy(result.current.questionnaire.order).map { beyond in
              [
                "indicator": .number(Double(beyond.step.item.number)), "to": .number(Double(beyond.step.to)),
                "policy": .number(Double(beyond.policy.number)), "policy_level": .number(Double(beyond.level)),
              ]
            })))
    }
    return .object(all)
  }
}
