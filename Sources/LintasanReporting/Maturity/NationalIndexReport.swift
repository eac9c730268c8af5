package import LintasanAnalysis
package import LintasanDocuments
import LintasanIndices
package import LintasanTables

/// The national index with its targets as a document.
package enum NationalIndexReport {
  /// Index, targets and domains by year.
  package static func report(_ national: NationalIndex, of data: MaturityData, language: Language = .english) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let decimals = NumberStyle.decimals(2)
    let components = data.index.definition?.components ?? []
    var styles = [
      ColumnStyle("year", title: text(.year), number: .year),
      ColumnStyle("index", title: text(.index), number: decimals),
      ColumnStyle("change", title: text(.change), number: .signed(2)),
      ColumnStyle("target", title: text(.nationalTarget), number: decimals),
      ColumnStyle("gap", title: text(.nationalGap), number: .signed(2)),
      ColumnStyle("agencies", title: text(.agenciesWord), number: .integer),
      ColumnStyle("good_or_better", title: text(.nationalGood), number: .integer),
    ]
    styles += national.domainColumns.map { column in
      let name = components.first { $0.column == column }?.name.text(in: language.rawValue)
      return ColumnStyle(column, title: name ?? column, number: decimals)
    }
    var notes = (data.index.definition?.breaks ?? []).map { $0.reason.text(in: language.rawValue) }
    notes.append(text(.nationalNotMean))
    if let successor = data.index.definition?.validity.successor {
      notes.append(
        text(.nationalAfter, ["year": String(successor.from - 1), "next": successor.name.text(in: language.rawValue)]))
    }
    return Report(
      name: "national", title: text(.nationalTitle, ["index": data.index.shortName]), language: language,
      blocks: [
        .table(ReportTable(name: "national", caption: "", table: national.table, styles: styles))
      ] + notes.map { .note([.text($0)]) })
  }
}

extension LocalizedString {
  static let nationalTitle = LocalizedString(
    "National {index} index and its targets", id: "Indeks {index} nasional dan targetnya")
  static let nationalTarget = LocalizedString("Target", id: "Target")
  static let nationalGap = LocalizedString("Index − target", id: "Indeks − target")
  static let nationalGood = LocalizedString("Baik or better", id: "Baik ke atas")
  static let nationalNotMean = LocalizedString(
    "The published index is the mean of the agencies in 2021, but not in 2023 and 2024.",
    id: "Indeks yang dipublikasikan adalah rata-rata instansi pada 2021, tetapi tidak pada 2023 dan 2024.")
  static let nationalAfter = LocalizedString(
    "A national index of {year} was not found, nor a national target for {next}.",
    id: "Indeks nasional {year} tidak ditemukan, demikian pula target nasional untuk {next}.")
  static let laterTitle = LocalizedString(
    "Single {index} results of {year}, from secondary sources", id: "Beberapa nilai {index} {year} dari sumber sekunder"
  )
  static let laterNote = LocalizedString(
    "Only these are known of {year}; no rank follows from them.",
    id: "Hanya ini yang diketahui untuk {year}; tidak ada peringkat yang dapat ditarik darinya.")
}

/// Single results of a year without a full list as a document.
package enum LaterResultsReport {
  /// The results, without ranks.
  package static func report(_ table: Table, index: IndexData, year: Int, language: Language = .english) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let decimals = NumberStyle.decimals(index.decimals)
    return Report(
      name: "rank", title: text(.laterTitle, ["index": index.shortName, "year": String(year)]), language: language,
      blocks: [
        .table(
          ReportTable(
            name: "results", caption: "", table: table,
            styles: [
              ColumnStyle("name", title: text(.agency)), ColumnStyle("index", title: text(.index), number: decimals),
              ColumnStyle("predicate", title: text(.predicateWord)),
              ColumnStyle(
                "standing", title: text(.standingWord), words: LocalizedString.standingWords(in: language)),
            ])), .note([.text(text(.laterNote, ["year": String(year)]))]),
      ])
  }
}
