package import LintasanDocuments
import LintasanIndices
package import LintasanMaturity
import LintasanTables

/// A blank sheet of an instrument as a workbook: values or items to fill in, the results as live formulas, notes.
///
/// Names are Indonesian, as the evaluation has them. What is filled in is read back as it is.
package enum InstrumentTemplate {
  /// The first row of indicators on the sheet of values, from 0.
  private static let first = 4

  /// The first row of levels on the sheet of items, from 0.
  private static let firstItem = 3

  /// The workbook.
  package static func form(_ instrument: Instrument) -> WorkbookForm {
    WorkbookForm(
      title: "\(instrument.name.indonesian) – lembar penilaian",
      sheets: [values(instrument), results(instrument)] + (hasItems(instrument) ? [items(instrument)] : [])
        + [notes(instrument)])
  }

  /// Whether levels are made of evidence items.
  private static func hasItems(_ instrument: Instrument) -> Bool { !instrument.indicators.contains { $0.items.isEmpty } }

  private static func bounds(_ instrument: Instrument) -> (minimum: String, maximum: String) {
    (NumberText.shortest(instrument.minimum), NumberText.shortest(instrument.maximum))
  }

  private static func values(_ instrument: Instrument) -> WorkbookForm.Sheet {
    var sheet = WorkbookForm.Sheet("Nilai", widths: [7, 62, 10, 8, 9, 18, 11], frozenRows: first)
    let (low, high) = bounds(instrument)
    sheet.put([.title("\(instrument.name.indonesian) – \(instrument.regulation)")], row: 0)
    sheet.put(
      [
        .text(
          "Isi kolom Nilai (\(low) sampai \(high), \(instrument.isWhole ? "bilangan bulat" : "desimal boleh"))"
            + (hasItems(instrument) ? " atau lembar Butir." : ".")
            + (instrument.external.isEmpty
              ? "" : " Indikator yang menunggu indeks instansi pembina boleh kosong: dihitung \(low)."))
      ], row: 1)
    sheet.put(
      [
        .heading("Kode"), .heading("Indikator"), .heading("Aspek"), .heading("Bobot"), .heading("Nilai"),
        .heading("Sumber"), .heading("Dihitung"),
      ], row: first - 1)
    let values = "$E$\(first + 1):$E$\(first + instrument.indicators.count)"
    let accepted = "Butir!$F$\(firstItem + 1):$F$\(firstItem + instrument.indicators.count * instrument.levels.count)"
    for (position, indicator) in instrument.indicators.enumerated() {
      let row = first + position
      let cell = "E\(row + 1)"
      let blank = indicator.external == nil ? "\"\"" : low
      sheet.put(
        [
          .text(indicator.id), .text(indicator.name.indonesian),
          .number(Double(instrument.aspects[indicator.aspect].number), .integer),
          .number(instrument.share(indicator.weight), .shortest), .input(decimals: 2), .input(decimals: nil),
          .formula(
            hasItems(instrument)
              ? "=IF(COUNT(\(values))>0,IF(\(cell)=\"\",\(blank),\(cell)),IF(COUNT(\(accepted))=0,\(blank),"
                + "\(byItems(instrument, position))))"
              : "=IF(\(cell)=\"\",\(blank),\(cell))", .decimals(2)),
        ], row: row)
    }
    let rows = first...first + instrument.indicators.count - 1
    sheet.validations = [
      .init(
        rows: rows, column: 4, rule: .decimal(instrument.minimum...instrument.maximum),
        message: "Angka dari \(low) sampai \(high)."),
      .init(
        rows: rows, column: 5,
        rule: .choice(["mandiri", "dokumen", "interviu", "visitasi", "indeks pembina", "belum ada"]),
        message: "Asal nilai; \"belum ada\" untuk indeks instansi pembina yang belum terbit."),
    ]
    return sheet
  }

  /// The value of accepted items with equal weights: the band of the first incomplete level by the share accepted.
  private static func byItems(_ instrument: Instrument, _ position: Int) -> String {
    let start = firstItem + position * instrument.levels.count + 1
    return instrument.levels.enumerated().reversed().reduce(NumberText.shortest(instrument.maximum)) { rest, entry in
      let level = entry.element
      let (accepted, items) = ("Butir!F\(start + entry.offset)", "Butir!E\(start + entry.offset)")
      let width = NumberText.shortest(level.ceiling - level.floor)
      let value = "\(NumberText.shortest(level.floor))+\(width)*\(accepted)/\(items)"
      return "IF(\(accepted)<\(items),\(value),\(rest))"
    }
  }

  private static func results(_ instrument: Instrument) -> WorkbookForm.Sheet {
    var sheet = WorkbookForm.Sheet("Hasil", widths: [8, 62, 8, 12])
    sheet.put([.title("Hasil \(instrument.shortName)")], row: 0)
    sheet.put([.heading("Aspek"), .heading("Nama aspek"), .heading("Bobot"), .heading("Nilai aspek")], row: 2)
    func range(_ positions: [Int], _ column: String) -> String {
      let (low, high) = (positions.min() ?? 0, positions.max() ?? 0)
      return "Nilai!$\(column)$\(first + low + 1):$\(column)$\(first + high + 1)"
    }
    for (place, aspect) in instrument.aspects.enumerated() {
      let (values, weights) = (range(aspect.indicators, "G"), range(aspect.indicators, "D"))
      sheet.put(
        [
          .number(Double(aspect.number), .integer), .text(aspect.name.indonesian),
          .number(instrument.share(aspect.weight), .shortest),
          .formula(
            "=IF(COUNT(\(values))<\(aspect.indicators.count),\"\","
              + "SUMPRODUCT(\(weights),\(values))/\(NumberText.shortest(instrument.share(aspect.weight))))",
            .decimals(2)),
        ], row: 3 + place)
    }
    let all = Array(instrument.indicators.indices)
    let (values, weights) = (range(all, "G"), range(all, "D"))
    let row = 4 + instrument.aspects.count
    let index = "D\(row + 1)"
    let bounds = instrument.predicates.map { NumberText.shortest($0.lowerBound) }.joined(separator: ",")
    func lookup(_ names: [String]) -> String {
      let list = names.map { "\"\($0)\"" }.joined(separator: ",")
      return "=IF(\(index)=\"\",\"\",LOOKUP(ROUND(\(index),10),{\(bounds)},{\(list)}))"
    }
    sheet.put(
      [
        nil, .text("Indeks \(instrument.shortName)"), .number(instrument.share(instrument.weightsSum), .shortest),
        .formula(
          "=IF(COUNT(\(values))<\(all.count),\"\","
            + "SUMPRODUCT(\(weights),\(values))/\(NumberText.shortest(instrument.share(instrument.weightsSum))))",
          .decimals(4)),
      ], row: row)
    sheet.put(
      [nil, .text("Predikat"), nil, .formula(lookup(instrument.predicates.map(\.grade.indonesian)), .shortest)],
      row: row + 1)
    sheet.put(
      [nil, .text("Sebutan"), nil, .formula(lookup(instrument.predicates.map(\.label.indonesian)), .shortest)],
      row: row + 2)
    return sheet
  }

  private static func items(_ instrument: Instrument) -> WorkbookForm.Sheet {
    var sheet = WorkbookForm.Sheet("Butir", widths: [7, 50, 9, 70, 8, 10], frozenRows: firstItem)
    sheet.put([.title("Butir bukti yang diterima, per tingkat")], row: 0)
    sheet.put(
      [
        .heading("Kode"), .heading("Indikator"), .heading("Tingkat"), .heading("Kriteria (ringkas)"),
        .heading("Butir"), .heading("Diterima"),
      ], row: 2)
    var row = firstItem
    for indicator in instrument.indicators {
      for (place, level) in instrument.levels.enumerated() {
        let items = indicator.items[place]
        let criterion = indicator.levels.isEmpty ? nil : indicator.levels[place]
        sheet.put(
          [
            .text(indicator.id), .text(indicator.name.indonesian), .number(Double(level.number), .integer),
            .text(criterion?.indonesian ?? ""), .number(Double(items), .integer), .input(decimals: 0),
          ], row: row)
        sheet.validations.append(
          .init(
            rows: row...row, column: 5, rule: .choice((0...items).map { "\($0)" }), message: "0 sampai \(items) butir.")
        )
        row += 1
      }
    }
    return sheet
  }

  private static func notes(_ instrument: Instrument) -> WorkbookForm.Sheet {
    var sheet = WorkbookForm.Sheet("Catatan", widths: [110])
    let bands = instrument.levels.map {
      "tingkat \($0.number): \(comma($0.floor))–\(comma($0.ceiling))"
    }.joined(separator: "; ")
    let grades = instrument.predicates.map {
      "mulai \(comma($0.lowerBound)): \($0.grade.indonesian) (\($0.label.indonesian))"
    }.joined(separator: "; ")
    var lines = [
      instrument.caution?.indonesian ?? "",
      "Nilai aspek adalah rata-rata tertimbang nilai indikatornya; indeks rata-rata tertimbang semua indikator. Tidak ada "
        + "pembulatan di antaranya.",
      "Predikat, batas bawah termasuk: \(grades).", "Nilai indikator menurut tingkat: \(bands).",
      "Bila kolom Nilai kosong seluruhnya, nilai dihitung dari lembar Butir dengan bobot butir yang sama; bobot sebenarnya tidak "
        + "dipublikasikan, sehingga hasilnya perkiraan. Butir di atas tingkat yang belum lengkap tidak dihitung.",
    ]
    lines += instrument.external.map { external in
      let points = zip(external.x, external.y).map { "\(comma($0)) = \(comma($1))" }.joined(separator: "; ")
      let flag = external.flag.map { " Catatan: \($0.indonesian)." } ?? ""
      return
        "\(instrument.indicators[external.indicator].id) dari \(external.name.indonesian) (\(external.owner)): \(points), "
        + "di antaranya garis lurus.\(flag)"
    }
    lines += instrument.refusedEvidence.map { "\(instrument.indicators[$0.indicator].id): \($0.reason.indonesian)." }
    sheet.put([.title("Catatan")], row: 0)
    for (row, line) in lines.enumerated() { sheet.put([.wrapped(line)], row: row + 2) }
    return sheet
  }

  private static func comma(_ value: Double) -> String {
    NumberText.shortest(value).replacing(".", with: ",")
  }
}
