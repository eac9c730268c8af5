public import LintasanAnalysis
public import LintasanDocuments
import LintasanIndices
import LintasanTables

/// Weights that the data give, as a document.
public enum WeightsReport {
  /// The weights of each scheme, and what they do to the ranking.
  public static func report(_ study: WeightsStudy, language: Language = .english) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let title = text(.weightsTitle, ["index": study.input.index, "year": String(study.input.year)])
    var blocks: [Block] = [
      .table(
        ReportTable(
          name: "weights", caption: text(.weightsCaption), table: study.table,
          styles: [ColumnStyle("component", title: text(.componentWord))]
            + study.results.map {
              ColumnStyle(
                $0.scheme.name, title: heading(of: $0.scheme), number: .percent(decimals: 1))
            })),
      .table(
        ReportTable(
          name: "agreement", caption: text(.weightsAgreement), table: study.agreementTable,
          styles: [
            ColumnStyle("scheme", title: text(.schemeWord)),
            ColumnStyle("spearman", title: "Spearman", number: .decimals(4)),
            ColumnStyle("mean_shift", title: text(.meanShiftWord), number: .decimals(1)),
            ColumnStyle("mover", title: text(.moverWord)),
            ColumnStyle("mover_nominal_rank", title: text(.rank), number: .rank),
            ColumnStyle("mover_rank", title: "→", number: .rank),
          ])),
    ]
    for (scheme, reason) in study.excluded {
      let name = scheme.replacing("_", with: " ")
      blocks.append(.note([.text(text(.schemeExcluded, ["scheme": name, "reason": reason]))]))
    }
    return Report(
      name: "weights", title: title, language: language, blocks: blocks,
      data: [
        "index": .text(study.input.index), "year": .number(Double(study.input.year)),
        "normalisation": .text(study.normalisation.name), "weights": JSONValue(study.table),
        "agreement": JSONValue(study.agreementTable), "ranks": JSONValue(study.rankTable),
        "not_done": JSONValue(study.excludedTable),
      ])
  }

  /// What stands above a scheme's column, short.
  private static func heading(of scheme: Weighting) -> String {
    switch scheme {
    case .scheme(.principalComponent): "PCA"
    case .scheme(.critic): "CRITIC"
    case .benefitOfTheDoubt: "BoD"
    case let weighting: weighting.name
    }
  }

  /// Every entity's rank under each scheme.
  package static func ranks(_ study: WeightsStudy, language: Language = .english) -> Report {
    let title = LocalizedString.weightsTitle.text(
      in: language, ["index": study.input.index, "year": String(study.input.year)])
    let styles =
      [
        ColumnStyle("entity", title: LocalizedString.entityCode.text(in: language)),
        ColumnStyle("name", title: LocalizedString.name.text(in: language)),
      ]
      + study.results.map {
        ColumnStyle("rank_\($0.scheme.name)", title: heading(of: $0.scheme), number: .rank)
      }
    return Report(
      name: "weights", title: title, language: language,
      blocks: [.table(ReportTable(name: "ranks", caption: "", table: study.rankTable, styles: styles))])
  }
}

extension LocalizedString {
  static let weightsTitle = LocalizedString(
    "{index} {year}: weights that the data would give", id: "{index} {year}: bobot menurut data")
  static let weightsCaption = LocalizedString(
    "Weights by scheme (BoD, benefit of the doubt: mean share of an entity's own index)",
    id: "Bobot menurut skema (BoD, benefit of the doubt: rata-rata bagian dalam indeks sendiri)")
  static let weightsAgreement = LocalizedString(
    "The ranking under each, beside that of the nominal weights", id: "Peringkat masing-masing dibanding bobot nominal")
  static let schemeExcluded = LocalizedString("Without {scheme}: {reason}.", id: "Tanpa {scheme}: {reason}.")
  static let schemeWord = LocalizedString("Scheme", id: "Skema")
  static let moverWord = LocalizedString("Moves most", id: "Paling bergeser")
}
