package import LintasanAnalysis
package import LintasanDocuments
import LintasanTables

/// A plan in inputs as a document.
package enum InputPlanReport {
  /// The steps of the cheapest plan, the next-best ones, and what one more of each input is worth.
  package static func report(_ plan: InputPlan, name: String, language: Language = .english) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let score = NumberStyle.decimals(4)
    let aim =
      switch plan.aim {
      case .rank(let rank): text(.targetRank, ["rank": String(rank)])
      case .score(let value): text(.targetScore, ["score": score.text(value, in: language)])
      }
    let values = [
      "rank": String(plan.now.rank), "score": score.text(plan.now.score, in: language),
      "planned": score.text(plan.best.score, in: language), "place": String(plan.best.rank),
      "cost": NumberStyle.significant(6).text(plan.best.totalCost, in: language), "year": String(plan.year),
    ]
    var lead = text(
      !plan.isReached
        ? .inputPlanImpossible
        : plan.best.steps.isEmpty ? .inputPlanNothing : plan.probabilityBefore == nil ? .inputPlanNow : .inputPlanAhead,
      values)
    if plan.isReached && !plan.best.steps.isEmpty {
      lead += " " + text(plan.best.isOptimal ? .inputPlanOptimal : .inputPlanUnproven)
    }
    if let before = plan.probabilityBefore, let after = plan.best.probability {
      lead +=
        " "
        + text(
          .inputPlanChance,
          [
            "before": NumberStyle.probability.text(before, in: language),
            "after": NumberStyle.probability.text(after, in: language),
          ])
    }
    let words = LocalizedString.inputWords(in: language)
    let change = [
      ColumnStyle("input", title: text(.leafWord), words: words),
      ColumnStyle("from", title: text(.nowWord), number: .significant(5)),
      ColumnStyle("to", title: "→", number: .significant(6)),
      ColumnStyle("cost", title: text(.stepCostWord), number: .significant(5)),
    ]
    var blocks: [Block] = [
      .paragraph([.text(lead)]),
      .table(
        ReportTable(
          name: "steps", caption: text(.inputSteps), table: InputPlan.table(of: plan.best.steps), styles: change)),
    ]
    if !plan.alternatives.isEmpty {
      let table = alternatives(plan)
      blocks.append(
        .table(
          ReportTable(
            name: "alternatives", caption: text(.inputAlternatives), table: table,
            styles: [
              ColumnStyle("plan", title: text(.planNumberWord), number: .integer),
              ColumnStyle("total_cost", title: text(.stepCostWord), number: .significant(5)),
              ColumnStyle("rank", title: text(.rank), number: .rank),
            ] + change.dropLast())))
    }
    blocks.append(
      .table(
        ReportTable(
          name: "worths", caption: text(.inputWorths), table: InputPlan.table(of: plan.worths),
          styles: change + [
            ColumnStyle("score_gain", title: text(.scoreGainWord), number: .signed(5)),
            ColumnStyle("rank_gain", title: text(.placesWord), number: .signed(0)),
          ]
            + (plan.probabilityBefore == nil
              ? [] : [ColumnStyle("probability", title: text(.chanceWord), number: .probability)]))))
    blocks.append(.note([.text(text(.inputPlanBasis))]))
    if plan.probabilityBefore != nil { blocks.append(.note([.text(text(.inputPlanForecast, values))])) }
    let title = text(.inputPlanTitle, ["name": name, "aim": aim, "year": String(plan.year)])
    return Report(name: "plan", title: title, language: language, blocks: blocks, data: json(plan))
  }

  private static func alternatives(_ plan: InputPlan) -> Table {
    struct Row {
      let plan: Int
      let option: InputPlan.Option
      let step: InputPlan.Step
    }
    let rows = plan.alternatives.enumerated().flatMap { number, option in
      option.steps.map { Row(plan: number + 1, option: option, step: $0) }
    }
    return Table(
      Column("plan", rows.map(\.plan)), Column("total_cost", rows.map(\.option.totalCost)),
      Column("score", rows.map(\.option.score)), Column("rank", rows.map(\.option.rank)),
      Column("input", rows.map(\.step.input)), Column("from", rows.map(\.step.from)),
      Column("to", rows.map(\.step.to)), Column("cost", rows.map(\.step.cost)))
  }

  private static func json(_ option: InputPlan.Option) -> [JSONValue.Member] {
    [
      .init("score", .number(option.score)), .init("rank", .number(Double(option.rank))),
      .init("total_cost", .number(option.totalCost)), .init("steps", JSONValue(InputPlan.table(of: option.steps))),
      .init("optimal", .boolean(option.isOptimal)),
    ]
  }

  private static func json(_ plan: InputPlan) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("entity", .text(plan.entity)), .init("name", .text(plan.name)), .init("year", .number(Double(plan.year))),
    ]
    switch plan.aim {
    case .rank(let rank): members.append(.init("target_rank", .number(Double(rank))))
    case .score(let score): members.append(.init("target_score", .number(score)))
    }
    members += [
      .init("score_before", .number(plan.now.score)), .init("rank_before", .number(Double(plan.now.rank))),
      .init("reached", .boolean(plan.isReached)),
    ]
    members += json(plan.best)
    members += [
      .init("probability_before", JSONValue(plan.probabilityBefore)),
      .init("probability_after", JSONValue(plan.best.probability)),
      .init(
        "alternatives",
        .array(
          plan.alternatives.map { option in
            .object(json(option) + [.init("probability_after", JSONValue(option.probability))])
          })),
      .init("worths", JSONValue(InputPlan.table(of: plan.worths))),
    ]
    return .object(members)
  }

  /// Each country's next best deed.
  package static func report(
    _ deeds: InputDeeds, year: Int, words names: [String: String] = [:], language: Language = .english
  ) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let styles = [
      ColumnStyle("entity", title: text(.entityCode)), ColumnStyle("name", title: text(.name), words: names),
      ColumnStyle("rank", title: text(.rank), number: .rank),
      ColumnStyle("input", title: text(.leafWord), words: LocalizedString.inputWords(in: language)),
      ColumnStyle("from", title: text(.nowWord), number: .significant(5)),
      ColumnStyle("to", title: "→", number: .significant(5)),
      ColumnStyle("score_gain", title: text(.scoreGainWord), number: .signed(5)),
      ColumnStyle("rank_after", title: text(.afterWord), number: .rank),
      ColumnStyle("rank_gain", title: text(.placesWord), number: .signed(0)),
    ]
    return Report(
      name: "deeds", title: text(.deedsTitle, ["year": String(year)]), language: language,
      blocks: [
        .table(ReportTable(name: "deeds", caption: text(.deedsCaption), table: deeds.table, styles: styles)),
        .note([.text(text(.inputPlanBasis))]),
      ])
  }
}
