public import LintasanAnalysis
public import LintasanDocuments
package import LintasanIndices
import LintasanTables

/// The audit of an index as a document.
public enum AuditReport {
  /// How many pairs and outliers people are shown; programs get all.
  private static let shown = 15

  /// Components, consistency, correlations, outliers and who was screened out.
  public static func report(_ study: AuditStudy, of index: IndexData, language: Language = .english) -> Report {
    report(study, of: index, published: nil, language: language)
  }

  /// The same, and where the published figures do not agree with one another.
  package static func report(
    _ study: AuditStudy, of index: IndexData, published: PublishedCheck?, language: Language = .english
  ) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let input = study.input
    let title = text(.auditTitle, ["index": input.index, "year": String(input.year)])
    var tiers: [String: String] = [:]
    for tier in index.definition?.tiers ?? [] { tiers[tier.id] = tier.name.text(in: language.rawValue) }
    var blocks: [Block] = [.paragraph([.text(lead(study, tiers, language))])]
    let isDeep = input.levels.count > 1
    blocks.append(
      .table(
        ReportTable(
          name: "components", caption: text(.auditComponents), table: study.table,
          styles: (isDeep ? [ColumnStyle("level", title: text(.levelWord), words: tiers)] : []) + [
            ColumnStyle("component", title: text(.componentWord)),
            ColumnStyle("weight", title: text(.weightWord), number: .percent(decimals: 1)),
            ColumnStyle("variance_share", title: text(.varianceShareWord), number: .percent(decimals: 1)),
            ColumnStyle("correlation_index", title: text(.withIndexWord), number: .decimals(2)),
          ] + (isDeep ? [ColumnStyle("correlation_parent", title: text(.withParentWord), number: .decimals(2))] : [])
            + [
              ColumnStyle("skewness", title: text(.skewnessWord), number: .decimals(2)),
              ColumnStyle("outliers", title: text(.outliersWord), number: .integer),
              ColumnStyle("availability", title: text(.availableWord), number: .probability),
            ])))
    blocks.append(
      .table(
        ReportTable(
          name: "consistency", caption: text(.consistencyCaption), table: study.consistencyTable,
          styles: [
            ColumnStyle("name", title: text(.wholeWord), words: wholeWords(study.consistencyTable, tiers, language)),
            ColumnStyle("parts", title: text(.partsWord), number: .integer),
            ColumnStyle("alpha", title: "Alpha", number: .decimals(3)),
            ColumnStyle("mean_correlation", title: text(.meanCorrelationWord), number: .decimals(3)),
          ])))
    let pairs = study.correlationTable
    blocks.append(
      .table(
        ReportTable(
          name: "correlations", caption: caption(.correlationCaption, pairs, language),
          table: pairs,
          styles: [
            ColumnStyle("level", title: text(.levelWord), words: tiers),
            ColumnStyle("first", title: text(.componentWord)),
            ColumnStyle("second", title: ""), ColumnStyle("correlation", title: "r", number: .decimals(3)),
            ColumnStyle("redundant", title: text(.redundantWord)),
          ])))
    let outliers = study.outlierTable
    if outliers.rowCount > 0 {
      blocks.append(
        .table(
          ReportTable(
            name: "outliers", caption: caption(.outlierCaption, outliers, language), table: outliers,
            styles: [
              ColumnStyle("component", title: text(.componentWord)), ColumnStyle("name", title: text(.name)),
              ColumnStyle("value", title: text(.score), number: .significant(4)),
            ])))
    }
    if study.screenedTable.rowCount > 0 {
      blocks.append(
        .table(
          ReportTable(
            name: "screened",
            caption: text(
              .screenedCaption,
              ["share": NumberStyle.percent(decimals: 0).text(study.leastAvailability, in: language)]),
            table: study.screenedTable,
            styles: [
              ColumnStyle("name", title: text(.name)),
              ColumnStyle("available", title: text(.availableWord), number: .probability),
            ])))
    }
    if let published, published.table.rowCount > 0 {
      blocks.append(
        .table(
          ReportTable(
            name: "published", caption: text(.publishedCaption), table: published.table,
            styles: [
              ColumnStyle("check", title: text(.checkWord)), ColumnStyle("name", title: text(.name)),
              ColumnStyle("published", title: text(.publishedWord)),
              ColumnStyle("expected", title: text(.expectedWord)),
              ColumnStyle("known", title: text(.knownWord)),
            ])))
    }
    return Report(name: "audit", title: title, language: language, blocks: blocks, data: json(study, published))
  }

  /// The principal components as a table for people: variances, shares and the loading of each part.
  package static func table(_ found: PrincipalComponents, language: Language = .english) -> ReportTable {
    func text(_ phrase: LocalizedString) -> String { phrase.text(in: language) }
    return ReportTable(
      name: "principal_components", caption: "", table: found.table,
      styles: [
        ColumnStyle("principal_component", title: text(.componentWord), number: .integer),
        ColumnStyle("variance", title: text(.varianceWord), number: .decimals(3)),
        ColumnStyle("share", title: text(.varianceShareWord), number: .percent(decimals: 1)),
        ColumnStyle("cumulative", title: text(.cumulativeWord), number: .percent(decimals: 1)),
      ] + found.parts.map { ColumnStyle("loading_\($0)", title: $0, number: .decimals(2)) })
  }

  /// The report with its long tables cut to what people read.
  package static func forPeople(_ report: Report) -> Report {
    var report = report
    report.blocks = report.blocks.map { block in
      guard case .table(var table) = block, ["correlations", "outliers"].contains(table.name),
        table.table.rowCount > shown
      else { return block }
      table.table = table.table.selecting(rows: Array(0..<shown))
      return .table(table)
    }
    return report
  }

  private static func caption(_ phrase: LocalizedString, _ table: Table, _ language: Language) -> String {
    phrase.text(in: language, ["shown": String(min(shown, table.rowCount)), "count": String(table.rowCount)])
  }

  private static func lead(_ study: AuditStudy, _ tiers: [String: String], _ language: Language) -> String {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    var sentences: [String] = []
    for (level, audit) in zip(study.input.levels, study.audits) {
      let alpha = audit.alpha.map { NumberStyle.decimals(2).text($0, in: language) } ?? "–"
      let dominant = audit.dominant.isEmpty ? text(.noneWord) : audit.dominant.joined(separator: ", ")
      sentences.append(
        text(
          .auditLead,
          [
            "level": tiers[level.name] ?? level.name, "count": String(level.nodes.count), "alpha": alpha,
            "redundant": String(audit.redundant.count), "dominant": dominant,
          ]))
    }
    return sentences.joined(separator: " ")
  }

  /// What a level as a whole is called in a language: `LAW, setiap butir`.
  private static func wholeWords(_ table: Table, _ levels: [String: String], _ language: Language) -> [String: String] {
    guard language == .indonesian, let names = try? table.texts("name") else { return [:] }
    var words: [String: String] = [:]
    for row in 0..<table.rowCount {
      guard let name = names[row], let place = name.firstRange(of: ", every ") else { continue }
      let level = String(name[place.upperBound...])
      words[name] = "\(name[..<place.lowerBound]), setiap \((levels[level] ?? level).lowercased())"
    }
    return words
  }

  private static func json(_ study: AuditStudy, _ published: PublishedCheck?) -> JSONValue {
    [
      "index": .text(study.input.index), "year": .number(Double(study.input.year)),
      "entities": .number(Double(study.input.entities.count - study.screened.count)),
      "components": JSONValue(study.table), "consistency": JSONValue(study.consistencyTable),
      "correlations": JSONValue(study.correlationTable), "outliers": JSONValue(study.outlierTable),
      "screened": JSONValue(study.screenedTable), "published": published.map { JSONValue($0.table) } ?? .array([]),
    ]
  }
}

extension LocalizedString {
  static let auditTitle = LocalizedString("{index} {year}: audit", id: "{index} {year}: audit")
  static let auditLead = LocalizedString(
    "{count} parts ({level}): alpha {alpha}; redundant pairs {redundant}; dominant {dominant}.",
    id: "{count} bagian ({level}): alfa {alpha}; pasangan berlebih {redundant}; dominan {dominant}.")
  static let auditComponents = LocalizedString(
    "Components: weight beside share of the index's variance", id: "Komponen: bobot dan bagian ragam indeks")
  static let varianceShareWord = LocalizedString("Of variance", id: "Dari ragam")
  static let withIndexWord = LocalizedString("r index", id: "r indeks")
  static let withParentWord = LocalizedString("r parent", id: "r induk")
  static let skewnessWord = LocalizedString("Skew", id: "Condong")
  static let outliersWord = LocalizedString("Outliers", id: "Pencilan")
  static let availableWord = LocalizedString("Known", id: "Ada")
  static let consistencyCaption = LocalizedString(
    "Internal consistency (Cronbach's alpha, standardised)", id: "Konsistensi internal (alfa Cronbach, baku)")
  static let wholeWord = LocalizedString("Whole", id: "Keseluruhan")
  static let partsWord = LocalizedString("Parts", id: "Bagian")
  static let meanCorrelationWord = LocalizedString("Mean r", id: "r rata-rata")
  static let correlationCaption = LocalizedString(
    "Pairs that go together most ({shown} of {count})", id: "Pasangan paling berkorelasi ({shown} dari {count})")
  static let redundantWord = LocalizedString("Redundant?", id: "Berlebih?")
  static let outlierCaption = LocalizedString(
    "Values beyond 1.5 interquartile ranges ({shown} of {count})",
    id: "Nilai di luar 1,5 rentang antarkuartil ({shown} dari {count})")
  static let screenedCaption = LocalizedString(
    "Left out: fewer than {share} of the values known", id: "Dikeluarkan: kurang dari {share} nilai diketahui")
  static let publishedCaption = LocalizedString(
    "Published figures that do not follow the definition", id: "Angka resmi yang tidak mengikuti definisi")
  static let checkWord = LocalizedString("Check", id: "Pemeriksaan")
  static let publishedWord = LocalizedString("Published", id: "Resmi")
  static let expectedWord = LocalizedString("By definition", id: "Menurut definisi")
  static let knownWord = LocalizedString("Known?", id: "Diketahui?")
  static let noneWord = LocalizedString("none", id: "tidak ada")
}
