public import LintasanAnalysis
public import LintasanDocuments
package import LintasanIndices
import LintasanTables

/// Studies of an index's robustness as documents.
public enum RobustnessReport {
  /// How ranks move with weights and methods.
  ///
  /// `part`: the whole study, or a part of its draws as if there were no others; `entities`: those shown, all by default.
  package static func report(
    _ part: UncertaintyPart, only entities: Set<String>? = nil, of index: IndexData? = nil,
    language: Language = .english
  ) -> Report {
    let (study, rankThresholds) = (part.study, part.frame.rankThresholds)
    let whole = study.table(rankThresholds: rankThresholds)
    let table =
      entities.map { wanted in
        let shown = study.entries.map { wanted.contains($0.entity) }
        return whole.filter { shown.indices.contains($0) && shown[$0] }
      } ?? whole
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let title = text(.uncertaintyTitle, ["index": study.index, "year": String(study.year)])
    var styles = [
      ColumnStyle("rank", title: text(.rank), number: .rank), ColumnStyle("entity", title: text(.entityCode)),
      ColumnStyle("name", title: text(.name), words: index?.cellWords(in: language) ?? [:]),
      ColumnStyle("score", title: text(.score), number: .decimals(part.frame.decimals)),
      ColumnStyle("rank_median", title: text(.medianWord), number: .rank),
      ColumnStyle("rank_lower_90", title: "5%", number: .rank),
      ColumnStyle("rank_upper_90", title: "95%", number: .rank),
    ]
    styles += rankThresholds.map {
      ColumnStyle("prob_top_\($0)", title: text(.briefTop, ["top": String($0)]), number: .probability)
    }
    styles.append(ColumnStyle("share_ahead_of_next", title: text(.aheadOfNext), number: .probability))
    var blocks: [Block] = [
      .paragraph([
        .text(
          text(
            .uncertaintyLead,
            [
              "draws": NumberStyle.integer.text(Double(study.draws), in: language),
              "what": settingWords(part.frame.varied, in: language),
            ]))
      ]),
      .table(
        ReportTable(
          name: "uncertainty", caption: "", table: table, styles: styles)),
    ]
    if study.excludedTable.rowCount > 0 {
      blocks.append(.table(ReportTable(name: "not-done", caption: text(.leftOutCaption), table: study.excludedTable)))
    }
    return Report(
      name: "uncertainty", title: title, language: language, blocks: blocks,
      data: study.excludedTable.rowCount > 0 ? nil : JSONValue(table))
  }

  /// Which choices matter.
  public static func report(
    _ study: SensitivityStudy, index: String, year: Int, settings: String, entities: Set<String>?,
    words names: [String: String] = [:], language: Language = .english
  ) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let title = text(.sensitivityTitle, ["index": index, "year": String(year)])
    let style = NumberStyle.decimals(3)
    return Report(
      name: "sensitivity", title: title, language: language,
      blocks: [
        .paragraph([
          .text(
            text(
              .sensitivityLead,
              [
                "points": NumberStyle.integer.text(Double(study.points), in: language),
                "what": settingWords(settings, in: language),
              ]))
        ]),
        .table(
          ReportTable(
            name: "sensitivity", caption: "", table: study.table(entities: entities),
            styles: [
              ColumnStyle(
                "name", title: text(.name), words: names.merging(["mean absolute rank shift": text(.shiftWord)]) { $1 }),
              ColumnStyle(
                "input", title: text(.inputWord),
                words: Dictionary(uniqueKeysWithValues: study.inputs.map { ($0, settingWords($0, in: language)) })),
              ColumnStyle("first_order", title: text(.firstOrder), number: style),
              ColumnStyle("first_order_se", title: "±", number: style),
              ColumnStyle("total", title: text(.totalOrder), number: style),
              ColumnStyle("total_se", title: "±", number: style),
            ])),
      ])
  }

  /// How much of the variance of ranks each choice has a part in: of the mean shift, and of the entities in focus.
  package static func figure(
    _ study: SensitivityStudy, index: String, year: Int, entities: Set<String>?, language: Language = .english
  ) -> Figure? {
    let table = study.table(entities: entities ?? [])
    guard let outputs = try? table.texts("output"), let names = try? table.texts("name"),
      let totals = try? table.numbers("total"), !study.inputs.isEmpty, totals.present.first != nil
    else { return nil }
    let count = table.rowCount / study.inputs.count
    let shift = LocalizedString.shiftWord.text(in: language)
    let columns = (0..<count).map { column in
      let row = column * study.inputs.count
      return outputs[row] == "mean_absolute_rank_shift" ? shift : names[row] ?? outputs[row] ?? ""
    }
    let title = LocalizedString.sensitivityTitle.text(in: language, ["index": index, "year": String(year)])
    return Figure(
      name: "sensitivity", caption: title,
      chart: HeatMap(
        title: title, subtitle: LocalizedString.sensitivitySubtitle.text(in: language),
        rows: study.inputs.map { settingWords($0, in: language) }, columns: columns,
        values: study.inputs.indices.map { input in (0..<count).map { totals[$0 * study.inputs.count + input] } }))
  }

  /// Settings as people read them in a language: the names of methods stay as they are typed.
  static func settingWords(_ text: String, in language: Language) -> String {
    guard language == .indonesian else { return text }
    let pairs = [
      ("one component left out", "satu komponen dikeluarkan"), ("weights ~", "bobot ~"), ("weights", "bobot"),
      ("weighting", "pembobotan"), ("weight_", "bobot_"), ("normalisation", "normalisasi"), ("aggregation", "agregasi"),
      ("imputation", "imputasi"), ("treatment", "pencilan"), ("left_out", "dikeluarkan"), ("leave_out", "dikeluarkan"),
      ("arithmetic", "aritmetika"), ("geometric", "geometris"), ("harmonic", "harmonis"),
      (" at every level", " pada setiap jenjang"), (" at each level", " pada tiap jenjang"),
      ("as of three siblings", "seperti tiga sekandung"), (" own |", " sendiri |"), ("mean |", "rata-rata |"),
      ("| none", "| tanpa"), ("none |", "tanpa |"),
    ]
    return pairs.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  /// What settings vary, in words.
  package static func varied(_ settings: UncertaintySettings) -> String {
    var parts: [String] = []
    if let concentration = settings.weightConcentration {
      parts.append("weights ~ Dirichlet(\(NumberText.shortest(concentration)) × nominal)")
    }
    for (name, methods) in [
      ("weighting", settings.weightings.map(\.name)), ("normalisation", settings.normalisations.map(\.name)),
      ("aggregation", settings.aggregations.map(\.name)),
      ("imputation", settings.imputations.map(\.rawValue)), ("treatment", settings.treatments.map(\.rawValue)),
    ] where methods.count > 1 || methods.first.map({ !["none", "arithmetic", "nominal"].contains($0) }) ?? false {
      parts.append("\(name) \(methods.joined(separator: " | "))")
    }
    if settings.leavesOut { parts.append("one component left out") }
    return parts.joined(separator: "; ")
  }
}

extension LocalizedString {
  static let shiftWord = LocalizedString("Mean shift of rank", id: "Rata-rata pergeseran peringkat")
  static let sensitivitySubtitle = LocalizedString(
    "Total share of the variance that a choice has any part in",
    id: "Bagian ragam yang melibatkan suatu pilihan (total)")
  static let leftOutCaption = LocalizedString("Left out, and why", id: "Dikeluarkan, dan sebabnya")
  static let uncertaintyTitle = LocalizedString(
    "{index} {year}: ranks under other ways to build the index",
    id: "{index} {year}: peringkat dengan cara lain menyusun indeks")
  static let uncertaintyLead = LocalizedString(
    "{draws} settings drawn: {what}.", id: "{draws} setelan diambil: {what}.")
  static let sensitivityTitle = LocalizedString(
    "{index} {year}: which choices move the ranks", id: "{index} {year}: pilihan mana yang menggerakkan peringkat")
  static let sensitivityLead = LocalizedString(
    "Sobol indices from {points} base points: {what}. First order: the share of the variance that an input explains by "
      + "itself; total: the share that it has any part in.",
    id: "Indeks Sobol dari {points} titik: {what}. Orde pertama: bagian ragam yang dijelaskan masukan sendiri; total: "
      + "bagian yang melibatkannya.")
  static let aheadOfNext = LocalizedString("Ahead of next", id: "Di atas berikutnya")
  static let inputWord = LocalizedString("Input", id: "Masukan")
  static let firstOrder = LocalizedString("First order", id: "Orde pertama")
  static let totalOrder = LocalizedString("Total", id: "Total")
}
