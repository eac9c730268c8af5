package import LintasanDocuments
import LintasanIndices
package import LintasanMaturity
import LintasanTables

/// A blank sheet of a questionnaire of whole levels as a workbook: levels to choose, the results as live formulas, notes.
package enum QuestionnaireTemplate {
  private static let first = 4

  /// The workbook.
  ///
  /// - Parameters:
  ///   - questionnaire: what is asked.
  ///   - name: the name of the sheet to fill in.
  ///   - notes: what has to be said, in Indonesian.
  package static func form(_ questionnaire: Questionnaire, name: String, notes: [String]) -> WorkbookForm {
    WorkbookForm(
      title: "\(name) – lembar jawaban", sheets: [answers(questionnaire, name), results(questionnaire), page(notes)])
  }

  private static func answers(_ questionnaire: Questionnaire, _ name: String) -> WorkbookForm.Sheet {
    var sheet = WorkbookForm.Sheet("Jawaban", widths: [6, 70, 8, 8, 8, 20], frozenRows: first)
    let levels = questionnaire.levels
    sheet.put([.title(name)], row: 0)
    sheet.put(
      [.text("Pilih tingkat kematangan \(levels.lowerBound) sampai \(levels.upperBound) untuk tiap indikator.")], row: 1
    )
    sheet.put(
      [
        .heading("No"), .heading("Indikator"), .heading("Domain"), .heading("Aspek"), .heading("Bobot"),
        .heading("Tingkat Kematangan"),
      ], row: first - 1)
    for (position, item) in questionnaire.items.enumerated() {
      sheet.put(
        [
          .number(Double(item.number), .integer), .text(item.name.indonesian),
          .number(Double(questionnaire.domains[item.domain].number), .integer),
          .number(Double(questionnaire.aspects[item.aspect].number), .integer),
          .number(questionnaire.share(item.weight), .shortest), .input(decimals: 0),
        ], row: first + position)
    }
    let choices = levels.map { "\($0)" }
    sheet.validations = [
      .init(
        rows: first...first + questionnaire.items.count - 1, column: 5, rule: .choice(choices),
        message: "Bilangan bulat \(levels.lowerBound) sampai \(levels.upperBound).")
    ]
    return sheet
  }

  private static func results(_ questionnaire: Questionnaire) -> WorkbookForm.Sheet {
    var sheet = WorkbookForm.Sheet("Hasil", widths: [10, 62, 9, 12])
    func score(_ items: Range<Int>) -> String {
      let rows = "\(first + items.lowerBound + 1):$%$\(first + items.upperBound)"
      func range(_ column: String) -> String { "Jawaban!$\(column)$" + rows.replacing("%", with: column) }
      return "=IF(COUNT(\(range("F")))<\(items.count),\"\",SUMPRODUCT(\(range("E")),\(range("F")))/SUM(\(range("E"))))"
    }
    sheet.put([.title("Hasil")], row: 0)
    sheet.put([.heading("Jenjang"), .heading("Nama"), .heading("Bobot"), .heading("Indeks")], row: 2)
    var row = 3
    for (word, groups) in [("Domain", questionnaire.domains), ("Aspek", questionnaire.aspects)] {
      for group in groups {
        sheet.put(
          [
            .text("\(word) \(group.number)"), .text(group.name.indonesian),
            .number(questionnaire.share(group.weight), .shortest), .formula(score(group.items), .decimals(2)),
          ], row: row)
        row += 1
      }
    }
    sheet.put(
      [
        .text("Indeks"), nil, .number(questionnaire.weightsSum, .shortest),
        .formula(score(0..<questionnaire.items.count), .decimals(4)),
      ], row: row + 1)
    let classes = questionnaire.classes.sorted { $0.lowerBound < $1.lowerBound }
    let bounds = classes.map { NumberText.shortest($0.lowerBound) }.joined(separator: ",")
    let names = classes.map { "\"\($0.name.indonesian)\"" }.joined(separator: ",")
    let index = "D\(row + 2)"
    sheet.put(
      [
        .text("Predikat"), nil, nil,
        .formula("=IF(\(index)=\"\",\"\",LOOKUP(ROUND(\(index),10),{\(bounds)},{\(names)}))", .shortest),
      ], row: row + 2)
    return sheet
  }

  private static func page(_ notes: [String]) -> WorkbookForm.Sheet {
    var sheet = WorkbookForm.Sheet("Catatan", widths: [110])
    sheet.put([.title("Catatan")], row: 0)
    for (row, line) in notes.enumerated() { sheet.put([.wrapped(line)], row: row + 2) }
    return sheet
  }
}
