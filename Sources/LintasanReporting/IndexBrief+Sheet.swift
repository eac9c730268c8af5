import LintasanAnalysis
import LintasanDocuments
import LintasanIndices
import LintasanTables

extension IndexBrief {
  /// The first sheet of the workbook: the figures of the entities in focus side by side, as formulas on the table of all, so that
  /// they follow it, beside the sentence to quote.
  func openingSheet(all table: Table, sheet: String) -> WorkbookForm.Sheet? {
    let shown = focus.prefix(6).filter { standing.place(of: $0) != nil }
    guard !shown.isEmpty, let entities = try? table.texts("entity") else { return nil }
    let widths = [34.0] + shown.map { max(16, min(40, Double(name(of: $0).count) + 3)) }
    var form = WorkbookForm.Sheet(words(.sheetOfBrief), widths: widths)
    form.put([.title("\(indexName), \(String(standing.year))")], row: 0)
    let heads: [WorkbookForm.Content?] = shown.map { .heading(name(of: $0)) }
    form.put([nil] + heads, row: 2)
    let codeRow = 3
    var row = codeRow
    let letters = Dictionary(
      table.columnNames.enumerated().map { ($1, Self.letters($0)) }
    ) { first, _ in first }
    /// A row of figures that stand in the table of all.
    func link(_ title: String, _ column: String, _ style: NumberStyle) {
      guard let letter = letters[column], let key = letters["entity"], let values = try? table.numbers(column) else {
        return
      }
      let cells = shown.enumerated().map { position, entity -> WorkbookForm.Content? in
        guard let place = (0..<table.rowCount).first(where: { entities[$0] == entity }), let value = values[place]
        else { return nil }
        let code = Self.letters(position + 1) + String(codeRow + 1)
        return .linked(
          "=INDEX('\(sheet)'!$\(letter):$\(letter),MATCH(\(code),'\(sheet)'!$\(key):$\(key),0))", value, style)
      }
      form.put([.text(title)] + cells, row: row)
      row += 1
    }
    /// A row of figures that stand here alone.
    func put(_ title: String, _ style: NumberStyle, _ value: (String) -> Double?) {
      let cells = shown.map { entity in value(entity).map { WorkbookForm.Content.number($0, style) } }
      guard cells.contains(where: { $0 != nil }) else { return }
      form.put([.text(title)] + cells, row: row)
      row += 1
    }
    let codes: [WorkbookForm.Content?] = shown.map { .text($0) }
    form.put([.text(words(.entityCode))] + codes, row: row)
    row += 1
    link("\(words(.rank)) \(projection.origin)", "rank_now", .rank)
    link("\(words(.score)) \(projection.origin)", "score_now", scoreStyle)
    if let definition = index.definition, !definition.classes.isEmpty {
      let classes = shown.map { entity -> WorkbookForm.Content? in
        standing.place(of: entity).flatMap { definition.classify($0.score) }
          .map { WorkbookForm.Content.text($0.name.text(in: language.rawValue)) }
      }
      form.put([.text(words(.classWord))] + classes, row: row)
      row += 1
    }
    if let time = index.panel.position(ofTime: standing.year),
      index.publishedParts.count == index.columns.components.count
    {
      for (place, part) in index.publishedParts.enumerated() {
        put(cellWords[part.name] ?? part.name, scoreStyle) { entity in
          index.panel.position(ofUnit: entity).flatMap { index.panel[unit: $0, time: time, variable: place + 1] }
        }
      }
    }
    for (step, year) in projection.years.enumerated() {
      link("\(words(.median)) \(year)", "rank_\(year)", .rank)
      func figure(_ entity: String) -> EntityForecast? {
        projection.position(of: entity).map { projection.forecasts[step][$0] }
      }
      put("80% ↓ \(year)", .rank) { figure($0)?.rank.lower80.rounded() }
      put("80% ↑ \(year)", .rank) { figure($0)?.rank.upper80.rounded() }
      put("\(words(.improve)) \(year)", .probability) { figure($0)?.probabilityToImprove }
      for top in index.rankThresholds.filter({ $0 < standing.places.count }).prefix(4) {
        put("\(words(.briefTop, ["top": String(top)])) \(year)", .probability) { figure($0)?.probabilityOfTop[top] }
      }
    }
    return form
  }

  /// The letters of a column: A, B … Z, AA.
  private static func letters(_ column: Int) -> String {
    var (text, rest) = ("", column + 1)
    while rest > 0 {
      rest -= 1
      text = String(UnicodeScalar(UInt8(65 + rest % 26))) + text
      rest /= 26
    }
    return text
  }
}

extension LocalizedString {
  static let sheetOfAll = LocalizedString("all", id: "semua")
  static let sheetOfRankings = LocalizedString("rankings", id: "peringkat")
  static let sheetOfTrajectories = LocalizedString("trajectories", id: "lintasan")
  static let indexHead = LocalizedString("Index", id: "Indeks")
  static let kindHead = LocalizedString("Kind", id: "Jenis")
  static let kindObserved = LocalizedString("observed", id: "realisasi")
  static let kindForecast = LocalizedString("forecast", id: "proyeksi")
  static let flagHead = LocalizedString("Flags", id: "Penanda")
  static let meanOf = LocalizedString("Mean of {what}", id: "Rata-rata {what}")
  static let sheetOfBrief = LocalizedString("Brief", id: "Ringkasan")
}
