public import LintasanAnalysis
public import LintasanDocuments
import LintasanTables

/// A target as a document.
public enum TargetReport {
  /// The probability as things go, and what makes it likelier.
  public static func report(_ study: TargetStudy, of index: IndexData, language: Language = .english) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let score = NumberStyle.decimals(index.decimals)
    // Raw indicators have units of their own.
    let figure: NumberStyle = index.tree == nil ? score : .significant(5)
    func shown(_ value: Double) -> String { score.text(value, in: language) }
    let title = title(of: study, index, language)
    var blocks: [Block] = [
      .paragraph([
        .text(
          text(
            .targetLead,
            [
              "rank": NumberStyle.rank.text(study.now.rank, in: language), "score": shown(study.now.score),
              "outlook": shown(study.outlook.score),
              "needed": shown(study.neededScore), "year": index.label(study.year),
              "probability": NumberStyle.probability.text(study.probability, in: language),
            ]))
      ])
    ]
    for plan in study.plans {
      blocks.append(.paragraph([.text(sentence(plan, study, score, language))]))
    }
    blocks.append(
      .table(
        ReportTable(
          name: "gains", caption: text(.targetGains), table: study.table,
          styles: [
            ColumnStyle("probability", title: text(.chanceWord), number: .probability),
            ColumnStyle("name", title: text(.componentWord), words: index.cellWords(in: language)),
            ColumnStyle("now", title: text(.nowWord), number: figure),
            ColumnStyle("forecast", title: text(.asThingsGo), number: figure),
            ColumnStyle("gain", title: text(.extraWord), number: index.tree == nil ? .signed(index.decimals) : figure),
            ColumnStyle("level", title: "→", number: figure),
            ColumnStyle("ever_gained", title: text(.everGained), number: .integer),
            ColumnStyle("comparable", title: text(.ofWord), number: .integer),
          ])))
    return Report(name: "target", title: title, language: language, blocks: blocks, data: json(study))
  }

  /// What reaches a target of the last survey, all others staying as they are; the JSON has the keys of a projected one.
  package static func report(_ target: PresentTarget, of index: IndexData, language: Language = .english) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let score = NumberStyle.decimals(index.decimals)
    let figure: NumberStyle = .significant(5)
    let values = [
      "rank": NumberStyle.rank.text(target.now.rank, in: language), "score": score.text(target.now.score, in: language),
      "needed": score.text(target.neededScore, in: language), "gain": score.text(target.gain, in: language),
      "year": index.timeAxis.label(target.year),
    ]
    var styles = [
      ColumnStyle("name", title: text(.componentWord), words: index.cellWords(in: language)),
      ColumnStyle("now", title: text(.nowWord), number: figure),
      ColumnStyle("gain", title: text(.extraWord), number: figure),
      ColumnStyle("level", title: "→", number: figure),
      ColumnStyle("alone", title: text(.targetAlone), number: figure),
    ]
    if target.needs.contains(where: { $0.comparable > 0 }) {
      styles += [
        ColumnStyle("ever_gained", title: text(.everGained), number: .integer),
        ColumnStyle("comparable", title: text(.ofWord), number: .integer),
      ]
    }
    let needs = target.needs.map { need -> JSONValue in
      [
        "component": .text(need.component), "name": .text(need.name), "now": .number(need.now), "forecast": .null,
        "gain": .number(need.gain), "level": .number(need.level), "alone": JSONValue(need.alone),
        "ever_gained": need.comparable > 0 ? .number(Double(need.everGained)) : .null,
        "comparable": need.comparable > 0 ? .number(Double(need.comparable)) : .null,
      ]
    }
    return Report(
      name: "target", title: title(target.entity, target.aim, target.year, index, language), language: language,
      blocks: [
        .paragraph([.text(text(target.isFeasible ? .targetPresent : .targetPresentNoRoom, values))]),
        .table(ReportTable(name: "gains", caption: text(.targetGains), table: target.table, styles: styles)),
      ],
      data: .object(
        [
          .init("entity", .text(target.entity)), .init("name", .text(target.name)),
          .init("year", .number(Double(target.year))), member(target.aim), .init("rank", .number(target.now.rank)),
          .init("score", .number(target.now.score)), .init("forecast_score", .null), .init("forecast_rank", .null),
          .init("needed_score", .number(target.neededScore)), .init("probability", .null),
          .init(
            "plans",
            .array([
              [
                "probability": .null, "extra_gain": .number(target.gain), "feasible": .boolean(target.isFeasible),
                "ever_gained": .null, "comparable": .null, "components": .array(needs),
              ]
            ])),
          .init("curve", .array([])),
        ]))
  }

  private static func member(_ aim: TargetStudy.Aim) -> JSONValue.Member {
    switch aim {
    case .rank(let rank): .init("target_rank", .number(Double(rank)))
    case .score(let score): .init("target_score", .number(score))
    }
  }

  /// What the index has to gain beyond its forecast, by the chance that is wanted.
  package static func figure(_ study: TargetStudy, of index: IndexData, language: Language = .english) -> Figure {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let points = study.curve.map { LineChart.Point(x: ($0.probability * 100).rounded(), y: $0.extraGain) }
    return Figure(
      name: "trade-off", caption: text(.targetCurve),
      chart: LineChart(
        title: title(of: study, index, language),
        subtitle: text(.targetCurve) + " (" + text(.targetCurveUnit, ["index": index.shortName]) + ")",
        xTitle: text(.targetCurveAxis),
        series: [.init(name: text(.extraWord), points: points, isHighlighted: true)],
        number: .decimals(index.decimals)))
  }

  private static func title(of study: TargetStudy, _ index: IndexData, _ language: Language) -> String {
    title(study.entity, study.aim, study.year, index, language)
  }

  private static func title(
    _ entity: String, _ aim: TargetStudy.Aim, _ year: Int, _ index: IndexData, _ language: Language
  ) -> String {
    let aim =
      switch aim {
      case .rank(let rank): LocalizedString.targetRank.text(in: language, ["rank": String(rank)])
      case .score(let value):
        LocalizedString.targetScore.text(
          in: language, ["score": NumberStyle.decimals(index.decimals).text(value, in: language)])
      }
    return LocalizedString.targetTitle.text(
      in: language,
      ["name": index.name(of: entity, in: language.rawValue), "aim": aim, "year": index.label(year)])
  }

  private static func sentence(
    _ plan: TargetStudy.Plan, _ study: TargetStudy, _ score: NumberStyle, _ language: Language
  ) -> String {
    let chance = NumberStyle.probability.text(plan.probability, in: language)
    if plan.extraGain == 0 { return LocalizedString.targetNothing.text(in: language, ["chance": chance]) }
    let phrase: LocalizedString = plan.isFeasible ? .targetPlan : .targetNoRoom
    return phrase.text(
      in: language,
      [
        "chance": chance, "extra": score.text(plan.extraGain, in: language), "reached": String(plan.everGained),
        "comparable": String(plan.comparable), "surveys": String(study.surveys),
      ])
  }

  private static func json(_ study: TargetStudy) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("entity", .text(study.entity)), .init("name", .text(study.name)),
      .init("year", .number(Double(study.year))), member(study.aim),
    ]
    members += [
      .init("rank", .number(study.now.rank)), .init("score", .number(study.now.score)),
      .init("forecast_score", .number(study.outlook.score)), .init("forecast_rank", .number(study.outlook.rank)),
      .init("needed_score", .number(study.neededScore)), .init("probability", .number(study.probability)),
      .init(
        "plans",
        .array(
          study.plans.map { plan in
            [
              "probability": .number(plan.probability), "extra_gain": .number(plan.extraGain),
              "feasible": .boolean(plan.isFeasible), "ever_gained": .number(Double(plan.everGained)),
              "comparable": .number(Double(plan.comparable)),
              "components": .array(
                plan.needs.map { need in
                  [
                    "component": .text(need.component), "name": .text(need.name), "now": .number(need.now),
                    "forecast": .number(need.forecast), "gain": .number(need.gain), "level": .number(need.level),
                    "alone": JSONValue(need.alone), "ever_gained": .number(Double(need.everGained)),
                    "comparable": .number(Double(need.comparable)),
                  ]
                }),
            ]
          })),
      .init("curve", JSONValue(study.curveTable)),
    ]
    return .object(members)
  }
}

extension LocalizedString {
  static let targetTitle = LocalizedString("{name}: {aim} by {year}", id: "{name}: {aim} pada {year}")
  static let targetRank = LocalizedString("rank {rank}", id: "peringkat {rank}")
  static let targetScore = LocalizedString("a score of {score}", id: "nilai {score}")
  static let targetLead = LocalizedString(
    "Now rank {rank} with {score}. As things go the median score is {outlook} in {year}, the target takes {needed}: a chance "
      + "of {probability}.",
    id:
      "Kini peringkat {rank} dengan {score}. Jika berjalan seperti sekarang, median nilai {outlook} pada {year}, target "
      + "butuh {needed}: peluang {probability}.")
  static let targetPlan = LocalizedString(
    "For a chance of {chance} the index has to gain {extra} more than that; {reached} of {comparable} comparable ever "
      + "gained so much in {surveys} surveys.",
    id:
      "Untuk peluang {chance} indeks harus naik {extra} lebih banyak; {reached} dari {comparable} yang sebanding pernah "
      + "naik sebanyak itu dalam {surveys} survei.")
  static let targetPresent = LocalizedString(
    "Rank {rank} with {score} in {year}. If all others stay as they are, the target takes {needed}, {gain} more.",
    id: "Peringkat {rank} dengan {score} pada {year}. Jika yang lain tetap, target butuh {needed}, yaitu {gain} lebih banyak.")
  static let targetPresentNoRoom = LocalizedString(
    "Rank {rank} with {score} in {year}. If all others stay as they are, the target takes {needed}, {gain} more: the indicators "
      + "have no room for it.",
    id:
      "Peringkat {rank} dengan {score} pada {year}. Jika yang lain tetap, target butuh {needed}, yaitu {gain} lebih banyak: "
      + "ruang indikator tidak cukup.")
  static let targetAlone = LocalizedString("If it did all", id: "Jika sendirian")
  static let targetNoRoom = LocalizedString(
    "For a chance of {chance} the index would have to gain {extra} more, and the scale has no room for it.",
    id: "Untuk peluang {chance} indeks harus naik {extra} lagi, dan skala tidak cukup.")
  static let targetNothing = LocalizedString(
    "A chance of {chance} needs no more than what is under way.", id: "Peluang {chance} tidak butuh tambahan.")
  static let targetGains = LocalizedString("The smallest gains by component", id: "Kenaikan terkecil menurut komponen")
  static let targetCurveUnit = LocalizedString("points of the {index}", id: "poin {index}")
  static let targetCurve = LocalizedString(
    "What the index has to gain beyond its forecast, by the chance that is wanted",
    id: "Kenaikan indeks di luar prakiraan menurut peluang yang diinginkan")
  static let targetCurveAxis = LocalizedString(
    "Chance of reaching the target, per cent", id: "Peluang mencapai target, persen")
  static let chanceWord = LocalizedString("Chance", id: "Peluang")
  static let nowWord = LocalizedString("Now", id: "Kini")
  static let asThingsGo = LocalizedString("As things go", id: "Menurut arah kini")
  static let extraWord = LocalizedString("Extra", id: "Tambahan")
  static let everGained = LocalizedString("Did so much", id: "Pernah")
  static let ofWord = LocalizedString("Of", id: "Dari")
}
