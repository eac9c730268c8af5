public import LintasanDocuments
import LintasanIndices
public import LintasanMaturity
import LintasanTables

/// A plan of levels as a document.
public enum LevelPlanReport {
  /// The plan, the next-best ones, what every next level is worth, and a road map.
  public static func report(
    _ result: LevelPlanResult, roadMap: LevelRoadMap? = nil, language: Language = .english
  ) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let code = language.rawValue
    let decimals = NumberStyle.decimals(2)
    let title =
      result.request.target.map { text(.planTitle, ["target": NumberStyle.shortest.text($0, in: language)]) }
      ?? text(.planBudgetTitle, ["budget": NumberStyle.shortest.text(result.request.budget ?? 0, in: language)])
    var blocks: [Block] = []
    if !result.isReached { blocks.append(.note([.text(text(.planUnreached))])) }
    let lead = text(
      result.isOptimal ? .levelPlanLead : .levelPlanLeadUnproven,
      [
        "from": decimals.text(result.current.index.value, in: language),
        "before": InstrumentScoreReport.grade(result.current.predicate, language),
        "to": decimals.text(result.best.index, in: language),
        "after": InstrumentScoreReport.grade(result.best.predicate, language),
        "cost": NumberStyle.shortest.text(result.best.totalCost, in: language),
      ])
    blocks.append(.paragraph([.text(lead)]))
    blocks.append(
      .table(
        ReportTable(
          name: "steps", caption: text(.levelPlanSteps), table: result.best.table(language: code),
          styles: [
            ColumnStyle("indicator", title: text(.indicator)), ColumnStyle("name", title: text(.name)),
            ColumnStyle("level", title: text(.levelWord), number: .integer),
            ColumnStyle("from", title: text(.fromWord), number: decimals),
            ColumnStyle("to", title: text(.toWord), number: decimals), ColumnStyle("cost", title: text(.costWord)),
            ColumnStyle("gain", title: text(.gainWord), number: .signed(4)),
            ColumnStyle("after", title: text(.score), number: .decimals(4)),
          ])))
    if !result.alternatives.isEmpty { blocks.append(.table(alternatives(result, language))) }
    if let roadMap { blocks += road(roadMap, language) }
    blocks.append(
      .table(
        ReportTable(
          name: "next", caption: text(.levelPlanNext), table: result.nextTable(language: code),
          styles: [
            ColumnStyle("indicator", title: text(.indicator)), ColumnStyle("name", title: text(.name)),
            ColumnStyle("next_level", title: text(.levelWord), number: .integer),
            ColumnStyle("gain", title: text(.gainWord), number: .signed(4)),
            ColumnStyle("cost", title: text(.costWord)),
            ColumnStyle("item_gain_lower", title: text(.levelPlanItemLower), number: .signed(4)),
            ColumnStyle("item_gain_upper", title: text(.levelPlanItemUpper), number: .signed(4)),
            ColumnStyle("cost_without", title: text(.planCostWithout)),
          ])))
    blocks += notes(result, language).map { .note([.text($0)]) }
    return Report(
      name: "plan", title: title, language: language, blocks: blocks, data: json(result, roadMap, language))
  }

  private static func notes(_ result: LevelPlanResult, _ language: Language) -> [String] {
    var notes: [String] = []
    if !result.assumedGates.isEmpty {
      let list = result.assumedGates.map { "\($0.name.text(in: language.rawValue)) (--without \($0.id))" }
      notes.append(LocalizedString.levelPlanGates.text(in: language, ["list": list.joined(separator: "; ")]))
    }
    let external = result.best.steps.filter { $0.indicator.external != nil }.map(\.indicator.id)
    if !external.isEmpty {
      let list = Array(Set(external)).sorted {
        $0.dropFirst().count == $1.dropFirst().count ? $0 < $1 : $0.count < $1.count
      }
      notes.append(LocalizedString.levelPlanExternal.text(in: language, ["list": list.joined(separator: ", ")]))
    }
    if result.best.steps.contains(where: \.isBegun) {
      notes.append(LocalizedString.levelPlanBegun.text(in: language))
    }
    return notes + result.current.warnings.map { $0.text(in: language.rawValue) }
  }

  private static func alternatives(_ result: LevelPlanResult, _ language: Language) -> ReportTable {
    let plans = result.alternatives
    let levels = plans.map { plan in plan.steps.map { "\($0.indicator.id) L\($0.level)" }.joined(separator: ", ") }
    return ReportTable(
      name: "alternatives", caption: LocalizedString.levelPlanAlternatives.text(in: language),
      table: Table(
        Column("plan", Array(1..<plans.count + 1)), Column("total_cost", plans.map(\.totalCost)),
        Column("index", plans.map(\.index)), Column("levels", levels)),
      styles: [
        ColumnStyle("plan", title: LocalizedString.planWord.text(in: language), number: .integer),
        ColumnStyle("total_cost", title: LocalizedString.costWord.text(in: language)),
        ColumnStyle("index", title: LocalizedString.score.text(in: language), number: .decimals(4)),
        ColumnStyle("levels", title: LocalizedString.planLevelsWord.text(in: language)),
      ])
  }

  private static func road(_ map: LevelRoadMap, _ language: Language) -> [Block] {
    func text(_ phrase: LocalizedString) -> String { phrase.text(in: language) }
    return [
      .table(
        ReportTable(
          name: "years", caption: text(.planRoadYears), table: map.yearTable(language: language.rawValue),
          styles: [
            ColumnStyle("year", title: text(.year), number: .year),
            ColumnStyle("levels", title: text(.planLevelsWord), number: .integer),
            ColumnStyle("cost", title: text(.costWord)),
            ColumnStyle("index", title: text(.score), number: .decimals(4)),
            ColumnStyle("grade", title: text(.predicateWord)),
          ])),
      .table(
        ReportTable(
          name: "road-map", caption: text(.levelPlanRoad), table: map.table(language: language.rawValue),
          styles: [
            ColumnStyle("year", title: text(.year), number: .year),
            ColumnStyle("indicator", title: text(.indicator)), ColumnStyle("name", title: text(.name)),
            ColumnStyle("level", title: text(.levelWord), number: .integer),
            ColumnStyle("cost", title: text(.costWord)),
          ])),
    ]
  }

  private static func members(_ plan: LevelPlan, _ language: Language) -> [JSONValue.Member] {
    let steps = plan.steps.map { step -> JSONValue in
      [
        "indicator": .text(step.indicator.id), "name": .text(step.indicator.name.text(in: language.rawValue)),
        "from": .number(step.from), "to": .number(step.to), "level": .number(Double(step.level)),
        "cost": .number(step.cost), "gain": .number(step.gain), "after": .number(step.after),
        "begun": .boolean(step.isBegun),
      ]
    }
    return [
      .init("total_cost", .number(plan.totalCost)), .init("index", .number(plan.index)),
      .init("grade", .text(plan.predicate.grade.indonesian)), .init("label", .text(plan.predicate.label.indonesian)),
      .init("steps", .array(steps)),
    ]
  }

  private static func json(_ result: LevelPlanResult, _ map: LevelRoadMap?, _ language: Language) -> JSONValue {
    var members = members(result.best, language)
    members += [
      .init("optimal", .boolean(result.isOptimal)), .init("reached", .boolean(result.isReached)),
      .init("target", JSONValue(result.request.target)), .init("budget", JSONValue(result.request.budget)),
      .init("index_before", .number(result.current.index.value)),
      .init("grade_before", .text(result.current.predicate.grade.indonesian)),
      .init("alternatives", .array(result.alternatives.map { .object(Self.members($0, language)) })),
      .init("next_levels", JSONValue(result.nextTable(language: language.rawValue))),
      .init("assumed_gates", .array(result.assumedGates.map { .text($0.id) })),
      .init("warnings", .array(notes(result, language).map(JSONValue.text))),
    ]
    if let map {
      members.append(.init("road_map", JSONValue(map.table(language: language.rawValue))))
      members.append(.init("years", JSONValue(map.yearTable(language: language.rawValue))))
    }
    return .object(members)
  }
}

extension LocalizedString {
  static let levelPlanLead = LocalizedString(
    "From {from} ({before}) to {to} ({after}) at a cost of {cost}; proven to be the cheapest.",
    id: "Dari {from} ({before}) ke {to} ({after}) dengan biaya {cost}; terbukti paling murah.")
  static let levelPlanLeadUnproven = LocalizedString(
    "From {from} ({before}) to {to} ({after}) at a cost of {cost}; not proven to be the cheapest, the costs are too many.",
    id:
      "Dari {from} ({before}) ke {to} ({after}) dengan biaya {cost}; belum terbukti paling murah, ragam biayanya terlalu "
      + "banyak.")
  static let levelPlanSteps = LocalizedString(
    "Levels to complete, in an order that works", id: "Tingkat yang dilengkapi, dalam urutan yang dapat dijalankan")
  static let levelPlanAlternatives = LocalizedString("Next-best plans", id: "Rencana terbaik berikutnya")
  static let levelPlanNext = LocalizedString(
    "What the next level of each indicator adds to the index, and one more item of it (from, to)",
    id: "Tambahan indeks dari tingkat berikutnya tiap indikator, dan dari satu butir lagi (dari, sampai)")
  static let levelPlanItemLower = LocalizedString("An item, from", id: "Satu butir, dari")
  static let levelPlanItemUpper = LocalizedString("To", id: "Sampai")
  static let levelPlanRoad = LocalizedString(
    "Road map: one level of an indicator a year, ready before that year's self-assessment",
    id: "Peta jalan: satu tingkat per indikator per tahun, siap sebelum penilaian mandiri tahun itu")
  static let levelPlanGates = LocalizedString(
    "Taken to be there, because the sheet cannot show it: {list}.",
    id: "Dianggap sudah ada, karena tidak tampak di lembar: {list}.")
  static let levelPlanExternal = LocalizedString(
    "{list} follow the scores of other bodies; --freeze leaves them as they are.",
    id: "{list} mengikuti indeks instansi pembina; --freeze membiarkannya.")
  static let levelPlanBegun = LocalizedString(
    "Levels that are begun are charged in full: what is left of them can cost less.",
    id: "Tingkat yang sudah dimulai dihitung penuh: sisanya dapat lebih murah.")
}
