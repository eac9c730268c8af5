import LintasanIndices
import LintasanMaturity
import LintasanTables
import LintasanTestSupport
import Testing

/// One sheet of 47 answers in the forms that agencies have.
@Suite struct SheetFormTests {
  private func read(_ name: String, value: String? = nil) throws -> (answers: Answers, notes: [String]) {
    let bytes = try Fixture.bytes("spbe-sheets/\(name)")
    return try Answers.read(SheetGrid.grids(bytes, file: name), of: Shipped.questionnaire(), value: value)
  }

  @Test(arguments: [
    "00-plain.csv", "01-semicolon-id.csv", "02-decimal-comma.csv", "03-decimal-point.csv", "04-names.csv",
    "05-shortnames.csv", "06-prefix-num.csv", "07-no-uraian-nilai.csv", "08-indikator-is-name-with-no.csv",
    "09-title-rows.csv", "10-with-total-row.csv", "11-with-aspect-rows.csv", "14-level-words.csv",
    "15-level-prefix.csv",
    "18-leading-zero.csv", "19-skor.csv", "20-nilai-mandiri-evaluator.csv", "21-wide.csv", "22-utf16.csv",
    "23-roman.csv",
    "24-sep.csv", "30-extra-cols.xlsx", "31-title-merged.xlsx", "32-second-sheet.xlsx", "33-numbers-as-text.xlsx",
    "35-office.ods", "36-old.xls", "37-packed.csv.gz", "38-packed.zip",
  ]) func isRead(_ name: String) throws {
    let expected = [
      2, 5, 5, 2, 3, 5, 4, 5, 1, 5, 1, 4, 3, 5, 2, 2, 4, 5, 5, 4, 4, 2, 2, 2, 5, 4, 1, 1, 2, 5, 1, 3, 1, 3, 4, 5, 4, 4,
      4, 5,
      4, 2, 3, 1, 1, 2, 4,
    ]
    #expect(try read(name).answers.levels == expected)
  }

  @Test(arguments: [
    ("12-35-indicators.csv", "instrument of 2018"), ("13-one-missing.csv", "indicator 21 in data row 21: found nothing"),
    ("16-zero-level.csv", "found 0, expected a whole level"),
    ("17-half-level.csv", "found 2.5, expected a whole level"),
    ("34-formulas.xlsx", "formulas that no program has calculated (B2, B3, B4, …)"),
  ]) func isRefused(_ name: String, _ says: String) throws {
    let error = #expect(throws: QuestionnaireError.self) { try read(name) }
    #expect(error.map { "\($0)" }?.contains(says) == true, "\(error.map { "\($0)" } ?? "")")
  }

  @Test func oneOfSeveralColumns() throws {
    let first = try read("20-nilai-mandiri-evaluator.csv")
    #expect(first.notes.contains { $0.contains("“Nilai Mandiri”") && $0.contains("“Nilai Evaluator”") })
    let other = try read("20-nilai-mandiri-evaluator.csv", value: "nilai evaluator").answers.levels
    #expect(zip(first.answers.levels, other).allSatisfy { $1 == max(1, $0 - 1) })
    let error = #expect(throws: QuestionnaireError.self) { try read("00-plain.csv", value: "Skor") }
    #expect(error.map { "\($0)" }?.contains("no column “Skor”") == true)
  }

  /// Heads, notes and blanks as agencies have them besides those of the fixtures.
  @Test func otherFormsAreRead() throws {
    let questionnaire = try Shipped.questionnaire()
    let levels = (1...47).map { $0 % 5 + 1 }
    let names = questionnaire.items.map(\.name.indonesian)
    func rows(_ row: (Int, Int) -> String) -> String { levels.enumerated().map { row($0 + 1, $1) + "\n" }.joined() }
    let words = ["Rintisan", "Terkelola", "Terdefinisi", "Terpadu dan Terukur", "Optimum"]
    let forms = [
      "Nomor Indikator,Capaian\n" + rows { "\($0),\($1)" },
      "No.,Nama Indikator,Tingkat Kematangan (1-5)\n" + rows { "\($0),\"\(names[$0 - 1])\",\($1)" },
      "NO;INDIKATOR;NILAI;KETERANGAN\n" + rows { "\($0);\"\(names[$0 - 1])\";\($1);\"sudah; perlu 2 bukti\"" },
      "indikator,tingkat\n" + rows { "\($0),\($1)\($0 % 10 == 0 ? "\n," : "")" },
      "Indikator\tHasil Penilaian\n" + rows { "I\($0)\t\($1)" },
      "Indikator ,  Tingkat Kematangan  \n" + rows { " \($0) , \($1) " },
      "no indikator,level\n" + rows { "\($0 < 10 ? "0" : "")\($0),Tingkat \($1)" },
      "Indikator,Level\n" + rows { "\($0),\(words[$1 - 1])" },
      "No;Indikator;Bobot;Skor\n" + rows { "\($0);\"\(names[$0 - 1])\";1,3%;\($1)" },
      "Kode,Nilai\n" + rows { "IND-\($0),\($1)" },
      "LEMBAR EVALUASI MANDIRI SPBE 2024,\nInstansi: Kota X,\n,\nIndikator,Nilai\n" + rows { "\($0),\($1)" },
      "indicator;maturity;catatan\n" + rows { "\($0);\($1),0;" },
      "Indikator;Nilai\n" + rows { "\($0);\($1)" } + "Nilai Indeks;3,19\n",
      "Indikator,Nilai 2023,Nilai 2024\n" + rows { "\($0),\(6 - $1),\($1)" },
      "Indikator,Nilai 2024,Nilai 2023\n" + rows { "\($0),\($1),\(6 - $1)" },
    ]
    for form in forms {
      let grid = SheetGrid(csv: Array(form.utf8), file: "sheet.csv")
      let (answers, notes) = try Answers.read([grid], of: questionnaire)
      #expect(answers.levels == levels, "\(form.prefix(60))")
      // Which of two years was taken is said.
      #expect(form.contains("2023") == notes.contains { $0.contains("“Nilai 2024”") }, "\(form.prefix(60)): \(notes)")
    }
  }

  @Test func numbersThatStartAgainGiveWayToNames() throws {
    let questionnaire = try Shipped.questionnaire()
    let rows = questionnaire.items.enumerated().map { "\($0 % 10 + 1),\"\($1.name.indonesian)\",\($0 % 5 + 1)\n" }
    let grid = SheetGrid(csv: Array(("No,Indikator,Nilai\n" + rows.joined()).utf8), file: "sheet.csv")
    let (answers, notes) = try Answers.read([grid], of: questionnaire)
    #expect(answers.levels == (0..<47).map { $0 % 5 + 1 })
    #expect(notes.contains { $0.contains("disagree with the indicators' names") })
  }

  @Test func aPemdiSheetIsNamed() throws {
    let text = "indicator,value\n" + (1...20).map { "I\($0),2\n" }.joined()
    let error = #expect(throws: QuestionnaireError.self) {
      try Answers.read([SheetGrid(csv: Array(text.utf8), file: "a.csv")], of: Shipped.questionnaire())
    }
    #expect(error.map { "\($0)" }?.contains("lintasan pemdi score") == true)
  }
}
