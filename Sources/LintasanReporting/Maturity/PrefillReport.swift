package import LintasanDocuments
import LintasanIndices
package import LintasanMaturity
import LintasanTables

/// Which evidence of an older questionnaire can serve which indicator of the new instrument, as a worksheet.
///
/// Never a number: the old levels say where evidence lies, not what it is worth.
package enum PrefillReport {
  /// The worksheet.
  package static func report(
    _ instrument: Instrument, from questionnaire: Questionnaire, answers: Answers, language: Language = .english
  ) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let code = language.rawValue
    func evidence(_ numbers: [Int]) -> String {
      numbers.compactMap { number in
        questionnaire.position(ofNumber: number).map { position in
          text(
            .prefillEvidence,
            [
              "number": String(number), "name": questionnaire.items[position].name.text(in: code),
              "level": String(answers.levels[position]),
            ])
        }
      }.joined(separator: "; ")
    }
    let words = ["reuse": text(.prefillReuse), "update": text(.prefillUpdate), "new": text(.prefillNew)]
    let indicators = instrument.indicators
    let table = Table(
      Column("indicator", indicators.map(\.id)), Column("name", indicators.map { $0.name.text(in: code) }),
      Column("value", indicators.map { _ in nil as Double? }),
      Column("status", indicators.map { $0.reuse?.status }),
      Column("spbe_indicators", indicators.map { ($0.reuse?.from ?? []).map(String.init).joined(separator: " ") }),
      Column("evidence", indicators.map { evidence($0.reuse?.from ?? []) }),
      Column("further", indicators.map { evidence($0.reuse?.further ?? []) }),
      Column("asks_for", indicators.map { $0.levels.first?.text(in: code) ?? "" }))
    let counts = Dictionary(grouping: indicators.compactMap { $0.reuse?.status }, by: { $0 }).mapValues(\.count)
    func count(_ status: String) -> String { String(counts[status] ?? 0) }
    return Report(
      name: "prefill", title: text(.prefillTitle, ["new": instrument.shortName]), language: language,
      blocks: [
        .paragraph([
          .text(
            text(
              .prefillLead, ["reuse": count("reuse"), "update": count("update"), "new": count("new")]))
        ]),
        .table(
          ReportTable(
            name: "evidence", caption: text(.prefillCaption), table: table,
            styles: [
              ColumnStyle("indicator", title: text(.indicator)), ColumnStyle("name", title: text(.name)),
              ColumnStyle("value", title: text(.instrumentValue)),
              ColumnStyle("status", title: text(.prefillStatus), words: words),
              ColumnStyle("evidence", title: text(.prefillEvidenceWord)),
              ColumnStyle("further", title: text(.prefillFurther)),
              ColumnStyle("asks_for", title: text(.prefillAsks)),
            ])),
        .note([.text(text(.prefillWhy))]), .note([.text(instrument.caution?.text(in: code) ?? "")]),
      ])
  }
}

extension LocalizedString {
  static let prefillTitle = LocalizedString(
    "What of the SPBE evidence can serve {new}", id: "Bukti SPBE yang dapat dipakai untuk {new}")
  static let prefillLead = LocalizedString(
    "{reuse} indicators can use older evidence again, {update} need it updated, {new} are new. No value is filled in.",
    id:
      "{reuse} indikator dapat memakai lagi bukti lama, {update} perlu memperbaruinya, {new} baru sama sekali. Tidak ada nilai "
      + "yang diisikan.")
  static let prefillCaption = LocalizedString("Evidence by indicator", id: "Bukti per indikator")
  static let prefillStatus = LocalizedString("Older evidence", id: "Bukti lama")
  static let prefillReuse = LocalizedString("use again", id: "pakai lagi")
  static let prefillUpdate = LocalizedString("update", id: "perbarui")
  static let prefillNew = LocalizedString("new", id: "baru")
  static let prefillEvidence = LocalizedString(
    "{number} {name} (SPBE level {level})", id: "{number} {name} (tingkat SPBE {level})")
  static let prefillEvidenceWord = LocalizedString("SPBE indicators", id: "Indikator SPBE")
  static let prefillFurther = LocalizedString("Perhaps also (our reading)", id: "Mungkin juga (tafsir kami)")
  static let prefillAsks = LocalizedString("Level 1 asks for", id: "Yang diminta tingkat 1")
  static let prefillWhy = LocalizedString(
    "Why no number: SPBE put 45.5% of its weight on services, Pemdi 25% on users and 4% on the portal; 47 whole levels face 20 "
      + "decimal values in uneven bands; three indicators are new, others come from other bodies; evidence is gated by level, "
      + "and stale scores are refused. No official crosswalk is known; this one follows one regency's archive of evidence.",
    id:
      "Mengapa tanpa angka: SPBE menaruh 45,5% bobot pada layanan, Pemdi 25% pada pengguna dan 4% pada portal; 47 tingkat "
      + "bulat berhadapan dengan 20 nilai desimal dalam pita yang tidak sama lebar; tiga indikator baru, sebagian lain berasal "
      + "dari instansi pembina; bukti dibuka tingkat demi tingkat dan skor usang ditolak. Tidak ada padanan resmi yang "
      + "diketahui; padanan ini mengikuti arsip bukti satu kabupaten.")
}
