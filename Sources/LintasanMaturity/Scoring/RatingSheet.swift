import LintasanIndices

/// Reads a sheet of an instrument: values by indicator, or accepted evidence items by indicator and level.
struct RatingSheet {
  let instrument: Instrument
  let file: String
  private(set) var ratings: [Int: Rating] = [:]
  private(set) var warnings: [LocalizedText] = []
  private(set) var notes: [String] = []
  private(set) var isItems = false
  /// Indicators whose cell is there and blank.
  private(set) var blank: Set<Int> = []

  init(_ sheets: [SheetGrid], of instrument: Instrument, value: String?) throws(InstrumentError) {
    self.instrument = instrument
    file = sheets.first?.file ?? "the sheet"
    guard let (grid, layout) = Self.choose(sheets) else {
      throw Self.noHeader(sheets, instrument, file)
    }
    if grid.sheet != sheets.first?.sheet, let name = grid.sheet {
      notes.append("the values are those of the sheet “\(name)”")
    }
    for other in sheets where other.sheet != grid.sheet {
      guard let layout = SheetLayout(other), let accepted = layout.columns[.accepted]?.first,
        other.rows.indices.dropFirst(layout.head + 1).contains(where: { !other.field($0, accepted).isBlank })
      else { continue }
      notes.append("the sheet “\(other.sheet ?? "")” has accepted items too, which are not read; `sheet` takes them")
    }
    if let layout, let accepted = layout.columns[.accepted]?.first {
      isItems = true
      try readItems(grid, layout, accepted: accepted, value: value)
    } else {
      try readValues(grid, value: value)
    }
    lintCutoffs(grid)
  }

  /// The first sheet that has a header and values below it, or a header at all.
  private static func choose(_ sheets: [SheetGrid]) -> (SheetGrid, SheetLayout?)? {
    var first: (SheetGrid, SheetLayout?)?
    for grid in sheets {
      guard let layout = SheetLayout(grid) else { continue }
      let columns = layout.columns[.accepted] ?? layout.columns[.value] ?? []
      let isFilled = grid.rows.indices.dropFirst(layout.head + 1).contains { row in
        columns.contains { !grid.field(row, $0).isBlank }
      }
      if isFilled { return (grid, layout) }
      first = first ?? (grid, layout)
    }
    return first ?? sheets.first.map { ($0, nil) }
  }

  func fault(_ reason: String) -> InstrumentError { .sheet(file: file, reason: reason) }

  private static func noHeader(_ sheets: [SheetGrid], _ instrument: Instrument, _ file: String) -> InstrumentError {
    .sheet(file: file, reason: "the file holds no sheet; lintasan \(instrument.id) template writes one to fill in")
  }

  private func fault(_ fault: KeyedSheet.Fault, _ grid: SheetGrid) -> InstrumentError {
    switch fault {
    case .noHeader(let found):
      return self.fault(
        "the sheet needs a header with the columns “indicator” (Indikator, No) and “value” (Nilai, Skor), or "
          + "“indicator”, “level” (Tingkat), “items” (Butir) and “accepted” (Diterima); found "
          + (found.isEmpty ? "nothing" : found.prefix(12).joined(separator: ", ")))
    case .noColumn(let wanted, let titles):
      return self.fault("there is no column “\(wanted)”; the columns are \(titles.joined(separator: ", "))")
    case .severalRows(let count):
      return self.fault("a sheet with one column an indicator has one row of values; found \(count)")
    case .unknown(let found, let row):
      if let other = otherInstrument(grid) { return other }
      let (first, last) = (instrument.indicators.first?.id ?? "", instrument.indicators.last?.id ?? "")
      return self.fault(
        "there is no indicator \(found) in data row \(row); they are \(first) to \(last), or their names")
    }
  }

  /// A sheet of the instrument before: more indicators than there are here, or names that say so.
  private func otherInstrument(_ grid: SheetGrid) -> InstrumentError? {
    let numbers = IndicatorKeys((1...60).map { .init(number: $0, codes: [], names: []) }, groups: [])
    let keyed = try? KeyedSheet(grid, keys: numbers)
    let count = Set(keyed?.entries.map(\.position) ?? []).count
    let namesIt = grid.rows.contains { $0.contains { SheetText.plain($0.text).split(separator: " ").contains("spbe") } }
    guard count >= 35 || namesIt else { return nil }
    return fault(
      "this is a sheet of SPBE\(count >= 35 ? " (\(count) indicators)" : ""), and \(instrument.shortName) has "
        + "\(instrument.indicators.count) others with other levels and weights; the two are never mixed. lintasan spbe "
        + "score scores it; lintasan \(instrument.id) prefill says which of its evidence can be used again")
  }

  private func keyed(_ grid: SheetGrid, value: String?, carriesKeys: Bool) throws(InstrumentError) -> KeyedSheet {
    do throws(KeyedSheet.Fault) {
      return try KeyedSheet(grid, keys: instrument.sheetKeys, value: value, carriesKeys: carriesKeys)
    } catch {
      throw fault(error, grid)
    }
  }

  // MARK: - Values

  private mutating func readValues(_ grid: SheetGrid, value: String?) throws(InstrumentError) {
    let sheet = try keyed(grid, value: value, carriesKeys: false)
    notes += sheet.notes
    let formulas = sheet.uncalculated
    if !formulas.isEmpty {
      let cells = formulas.prefix(3).joined(separator: ", ") + (formulas.count > 3 ? ", …" : "")
      throw fault(
        "\(formulas.count) cells hold formulas that no program has calculated (\(cells)); open the file in a "
          + "spreadsheet program and save it, or paste the values")
    }
    try lookForDoubled(sheet)
    for entry in sheet.entries {
      let indicator = instrument.indicators[entry.position]
      let source = sheet.field(entry, .source).flatMap { $0.isBlank ? nil : $0.text.trimmedText }
      try refuse(source, for: entry.position)
      if entry.value.isBlank {
        blank.insert(entry.position)
        continue
      }
      guard let number = SheetText.number(entry.value.text) else {
        throw fault(
          "\(indicator.id) in data row \(entry.row): found \(entry.value.found), expected a value from "
            + "\(Instrument.text(instrument.minimum)) to \(Instrument.text(instrument.maximum))")
      }
      guard number.value >= instrument.minimum, number.value <= instrument.maximum else {
        throw fault(
          "\(indicator.id) in data row \(entry.row): found \(entry.value.text.trimmedText); values go from "
            + "\(Instrument.text(instrument.minimum)) to \(Instrument.text(instrument.maximum))")
      }
      if indicator.external != nil, number.value == instrument.minimum, Self.saysMissing(source) {
        ratings[entry.position] = Rating(instrument.minimum, source: .missingExternal)
        continue
      }
      if instrument.isWhole, number.value != number.value.rounded() {
        throw fault(
          "\(indicator.id) in data row \(entry.row): found \(entry.value.text.trimmedText), expected a whole level from "
            + "\(Instrument.text(instrument.minimum)) to \(Instrument.text(instrument.maximum))")
      }
      let slack = number.decimals == 2 && !instrument.isWhole ? 0.005 : 0
      ratings[entry.position] = Rating(
        number.value, lower: max(instrument.minimum, number.value - slack),
        upper: min(instrument.maximum, number.value + slack), source: .sheet(source))
    }
    lintWeights(sheet)
  }

  private func lookForDoubled(_ sheet: KeyedSheet) throws(InstrumentError) {
    let rows = Dictionary(grouping: sheet.entries.filter { !$0.value.isBlank }, by: \.position)
    if let doubled = rows.filter({ $0.value.count > 1 }).min(by: { $0.key < $1.key }) {
      throw fault(
        "\(instrument.indicators[doubled.key].id) is given \(doubled.value.count) times, in data rows "
          + "\(doubled.value.map { "\($0.row)" }.joined(separator: ", ")); keep one")
    }
  }

  private func refuse(_ source: String?, for position: Int) throws(InstrumentError) {
    guard let source else { return }
    let words = Set(SheetText.plain(source).split(separator: " ").map(String.init))
    if let refused = instrument.refusedEvidence.first(where: {
      $0.indicator == position && !words.isDisjoint(with: $0.words)
    }) {
      throw fault("\(instrument.indicators[position].id) from “\(source)”: \(refused.reason.english)")
    }
  }

  private static func saysMissing(_ source: String?) -> Bool {
    guard let source else { return false }
    let plain = SheetText.plain(source)
    return ["missing", "belum", "tidak ada", "kosong", "none"].contains { plain.hasPrefix($0) || plain.hasSuffix($0) }
  }

  // MARK: - Items

  private mutating func readItems(
    _ grid: SheetGrid, _ layout: SheetLayout, accepted: Int, value: String?
  ) throws(InstrumentError) {
    if let value {
      throw .option("`value` \(value) names a column of values, and \(file) gives accepted items; leave it out")
    }
    if instrument.indicators.contains(where: \.items.isEmpty) {
      throw fault(
        "the sheet gives accepted items, and the levels of \(instrument.shortName) are not made of items; give a column "
          + "“value” (Nilai)")
    }
    let levelTitles: Set<String> = ["level", "tingkat", "tingkat kematangan"]
    let levels = (layout.columns[.value] ?? []).filter { levelTitles.contains(SheetText.plain(layout.titles[$0])) }
    guard let levelColumn = levels.first else {
      throw fault("accepted items need a column “level” (Tingkat); found \(layout.titles.joined(separator: ", "))")
    }
    if let stray = layout.columns[.value]?.first(where: { !levels.contains($0) }) {
      throw fault(
        "the sheet has values (column “\(layout.titles[stray])”) and accepted items (“\(layout.titles[accepted])”); "
          + "keep one of them")
    }
    let sheet = try keyed(grid, value: layout.titles[accepted], carriesKeys: true)
    notes += sheet.notes
    var counts: [Int: [Int: (accepted: Int, row: Int)]] = [:]
    for entry in sheet.entries {
      let levelField = grid.field(entry.gridRow, levelColumn)
      if entry.value.isBlank && levelField.isBlank { continue }
      let indicator = instrument.indicators[entry.position]
      let place = "\(indicator.id) in data row \(entry.row)"
      guard let level = Self.level(levelField.text),
        let levelPlace = instrument.levels.firstIndex(where: { $0.number == level })
      else {
        throw fault(
          "\(place): found the level \(levelField.found), expected \(instrument.levels[0].number) to "
            + "\(instrument.level(completing: instrument.levels.count))")
      }
      let known = indicator.items[levelPlace]
      if let items = sheet.field(entry, .items), !items.isBlank, SheetText.integer(items.text) != known {
        throw fault("\(place): found \(items.found) items, level \(level) has \(known)")
      }
      let count = entry.value.isBlank ? 0 : SheetText.integer(entry.value.text)
      guard let count, count >= 0 else {
        throw fault("\(place): found \(entry.value.found) accepted, expected a whole number from 0 to \(known)")
      }
      guard count <= known else {
        throw fault("\(place): \(count) items are accepted, and level \(level) has only \(known)")
      }
      if let first = counts[entry.position]?[level] {
        throw fault(
          "\(indicator.id), level \(level) is given twice, in data rows \(first.row) and \(entry.row); keep one")
      }
      counts[entry.position, default: [:]][level] = (count, entry.row)
    }
    take(counts.mapValues { $0.mapValues(\.accepted) })
  }

  private static func level(_ text: String) -> Int? {
    if let level = SheetText.integer(text) { return level }
    let words = SheetText.plain(text).split(separator: " ")
    guard let last = words.last, words.count <= 2 else { return nil }
    return Int(last.hasPrefix("l") ? last.dropFirst() : last)
  }

  private mutating func take(_ counts: [Int: [Int: Int]]) {
    var (open, gated): ([String], [String]) = ([], [])
    for (position, accepted) in counts.sorted(by: { $0.key < $1.key }) {
      let indicator = instrument.indicators[position]
      let reading = instrument.rating(ofAccepted: accepted, at: position)
      ratings[position] = reading.rating
      if reading.rating.lower < reading.rating.upper { open.append(indicator.id) }
      gated += reading.gated.map { "\(indicator.id) L\($0)" }
    }
    if !open.isEmpty {
      let list = open.joined(separator: ", ")
      warnings.append(
        LocalizedText(
          english:
            "the weights of items inside a level are not published: \(list) are taken with equal weights and can "
            + "lie anywhere inside the level's band",
          indonesian:
            "bobot butir di dalam satu tingkat tidak dipublikasikan: \(list) dihitung dengan bobot sama dan dapat "
            + "berada di mana saja dalam pita tingkatnya"))
    }
    if !gated.isEmpty {
      let list = gated.joined(separator: ", ")
      warnings.append(
        LocalizedText(
          english: "items above an incomplete level count 0: \(list)",
          indonesian: "butir di atas tingkat yang belum lengkap dihitung 0: \(list)"))
    }
  }

  // MARK: - Older drafts

  private mutating func lintWeights(_ sheet: KeyedSheet) {
    var differing: [String] = []
    var sum = 0.0
    for entry in sheet.entries {
      guard let field = sheet.field(entry, .weight),
        let found = SheetText.number(field.text.filter { $0 != "%" })?.value
      else { continue }
      let weight = instrument.share(instrument.indicators[entry.position].weight)
      let percent = found < 1 && field.text.contains("%") == false ? found * 100 : found
      sum += percent
      if abs(percent - weight) > 1e-9 {
        differing.append(
          "\(instrument.indicators[entry.position].id) \(Instrument.text(found)) (\(Instrument.text(weight)))")
      }
    }
    guard !differing.isEmpty else { return }
    let (list, total) = (differing.joined(separator: ", "), Instrument.text((sum * 1e6).rounded() / 1e6))
    let whole = Instrument.text(instrument.share(instrument.weightsSum))
    warnings.append(
      LocalizedText(
        english: "the sheet has weights of an older draft, adding up to \(total), not \(whole); the "
          + "instrument's own are used: \(list)",
        indonesian: "lembar memuat bobot dari rancangan lama, berjumlah \(total), bukan \(whole); yang "
          + "dipakai bobot instrumen: \(list)"))
  }

  private mutating func lintCutoffs(_ grid: SheetGrid) {
    let grades = instrument.predicates.flatMap {
      [$0.grade.indonesian, $0.label.indonesian, $0.label.english].map(SheetText.plain)
    }
    var found: Set<Double> = []
    for row in grid.rows {
      let named = row.contains { field in
        let plain = " \(SheetText.plain(field.text)) "
        return grades.contains { plain.contains(" \($0) ") }
      }
      guard named else { continue }
      for field in row {
        for word in field.text.split(whereSeparator: { !($0.isASCIIDigit || $0 == "." || $0 == ",") }) {
          if let value = SheetText.number(word)?.value, instrument.supersededCutoffs.contains(value) {
            found.insert(value)
          }
        }
      }
    }
    guard !found.isEmpty else { return }
    let (list, own) = (
      found.sorted().map(Instrument.text).joined(separator: ", "),
      instrument.predicates.dropFirst().map { Instrument.text($0.lowerBound) }.joined(separator: ", ")
    )
    warnings.append(
      LocalizedText(
        english:
          "the sheet names \(list) as a cut-off, from an older draft or another instrument; the cut-offs are \(own)",
        indonesian: "lembar menyebut ambang \(list) dari rancangan lama atau instrumen lain; ambang yang berlaku \(own)"
      ))
  }
}

extension Instrument {
  /// The value of accepted evidence items by level: the band of the first incomplete level, by the share of its items that
  /// are accepted; anywhere in the band where that share is neither none nor all, because items' weights are not published.
  ///
  /// - Returns: the rating, and the levels above the incomplete one whose items count nothing.
  package func rating(ofAccepted accepted: [Int: Int], at position: Int) -> (rating: Rating, gated: [Int]) {
    let items = indicators[position].items
    let place = zip(levels, items).enumerated().first { (accepted[$0.element.0.number] ?? 0) < $0.element.1 }?.offset
    guard let place else { return (Rating(maximum, source: .items), []) }
    let open = levels[place]
    let (count, all) = (accepted[open.number] ?? 0, items[place])
    let value = open.floor + (open.ceiling - open.floor) * Double(count) / Double(max(1, all))
    let gated = accepted.filter { $0.key > open.number && $0.value > 0 }.keys.sorted()
    let isNothing = count == 0 && place == 0
    return (
      Rating(
        value, lower: open.floor, upper: count == 0 ? open.floor : open.ceiling,
        source: isNothing ? .nothingAccepted : .items,
        open: .init(number: open.number, accepted: count, items: all)), gated
    )
  }
}
