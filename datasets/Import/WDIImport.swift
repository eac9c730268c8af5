import LintasanTables

/// Reads series of the World Bank: its wide files (a column for each year, with or without the lines before the header
/// and the comma at the end of each line), DataBank's (`2003 [YR2003]`, `..`), and long tables of code, year and value.
///
/// The result has a row for each country and year, in the columns of the shipped `covariates.csv`. Groups of countries
/// and territories that are no members of the United Nations are left out and listed.
package struct WDIImport: Sendable {
  private static let codeHeaders = ["Country Code", "iso3c", "iso3", "Code", "countrycode", "REF_AREA"]
  private static let yearHeaders = ["Year", "date", "Time", "TIME_PERIOD"]
  private static let valueHeaders = ["Value", "estimate", "OBS_VALUE"]
  private static let missing: Set<String> = ["..", "NA", "N/A", "NaN"]

  private let countries: CountryCodes
  /// The years that are kept.
  package var years: ClosedRange<Int>

  /// An importer that knows the given countries.
  package init(countries: CountryCodes, years: ClosedRange<Int> = 2000...2100) {
    self.countries = countries
    self.years = years
  }

  private struct Value {
    let number: Double
    let place: String
  }
  private struct Key: Hashable {
    let iso3: String
    let year: Int
  }

  /// Reads files into one table.
  ///
  /// - Throws: ``ImportError``.
  package func read(_ files: [ImportFile]) throws(ImportError) -> ImportResult {
    guard !files.isEmpty else { throw .nothingToRead }
    var gathered = Gathered()
    for file in files {
      let raw = try RawTable(file, headerMarks: Self.codeHeaders)
      gathered.notes += raw.notes
      let before = gathered.count
      let code = try raw.column(for: "country's code", named: Self.codeHeaders)
      let yearColumns = raw.header.indices.compactMap { index in Self.year(of: raw.header[index]).map { (index, $0) } }
      if let year = raw.column(named: Self.yearHeaders) {
        try readLong(raw, code: code, year: year, &gathered)
      } else if yearColumns.isEmpty {
        throw .notOfTheForm(file: file.name, expected: "a column “Year”, or a column for each year")
      } else {
        try readWide(raw, code: code, years: yearColumns, &gathered)
      }
      gathered.listDropped(in: raw.file)
      if gathered.count == before {
        throw .nothingKept(file: file.name, reason: "no value of a known country in \(years.lowerBound) or later")
      }
    }
    return gathered.result(countries: countries.names.keys.sorted())
  }

  // MARK: - The two forms

  private func readWide(
    _ raw: RawTable, code: Int, years columns: [(index: Int, year: Int)], _ gathered: inout Gathered
  ) throws(ImportError) {
    let seriesCode = raw.column(named: ["Indicator Code", "Series Code", "INDICATOR"])
    let seriesName = raw.column(named: ["Indicator Name", "Series Name", "INDICATOR_LABEL"])
    for row in 0..<raw.rowCount {
      guard let iso3 = country(raw, row, code, &gathered) else { continue }
      let series = seriesColumn(
        code: seriesCode.flatMap { raw[row, $0] }, name: seriesName.flatMap { raw[row, $0] }, raw, &gathered)
      for (index, year) in columns {
        try take(raw, row, index, Key(iso3: iso3, year: year), series, &gathered)
      }
    }
  }

  private func readLong(_ raw: RawTable, code: Int, year: Int, _ gathered: inout Gathered) throws(ImportError) {
    let named = raw.header.indices.filter { index in
      WDISeries.known.contains { $0.code == raw.header[index] || $0.column == raw.header[index] }
    }
    var values = named
    if values.isEmpty {
      values = raw.column(named: Self.valueHeaders).map { [$0] } ?? otherNumbers(raw, code: code, year: year)
      if values.isEmpty { values = [try raw.column(for: "value", named: Self.valueHeaders)] }
    }
    let indicator = raw.column(named: ["Indicator Code", "Series Code", "indicator"])
    let indicatorName = raw.column(named: ["Indicator Name", "Series Name"])
    for row in 0..<raw.rowCount {
      guard let iso3 = country(raw, row, code, &gathered) else { continue }
      guard let found = raw[row, year].flatMap(Self.year(of:)) else {
        gathered.note(raw, row, year, .dropped, raw[row, year] ?? "", nil, "no year; the whole row")
        continue
      }
      for index in values {
        let isNamed = !Self.valueHeaders.contains { RawTable.plain($0) == RawTable.plain(raw.header[index]) }
        let series = seriesColumn(
          code: isNamed ? nil : indicator.flatMap { raw[row, $0] },
          name: isNamed ? raw.header[index] : (indicatorName ?? indicator).flatMap { raw[row, $0] }, raw, &gathered)
        try take(raw, row, index, Key(iso3: iso3, year: found), series, &gathered)
      }
    }
  }

  /// The year that a header or cell names, such as `2003` or `2003 [YR2003]`.
  private static func year(of text: String) -> Int? {
    let digits = text.prefix(4)
    guard digits.count == 4, digits.allSatisfy(\.isNumber), let year = Int(digits), (1900...2100).contains(year) else {
      return nil
    }
    let rest = text.dropFirst(4)
    return rest.isEmpty || rest == " [YR\(digits)]" || rest == ".0" ? year : nil
  }

  /// The columns of numbers beside those of country and year.
  private func otherNumbers(_ raw: RawTable, code: Int, year: Int) -> [Int] {
    raw.header.indices.filter { index in
      guard index != code, index != year, !raw.header[index].isEmpty else { return false }
      var count = 0
      for row in 0..<raw.rowCount {
        guard let text = raw[row, index], !Self.missing.contains(text) else { continue }
        guard Double(text) != nil else { return false }
        count += 1
      }
      return count > 0
    }
  }

  /// The column of a series: a shipped one by its exact code or whole name, otherwise one of its own name.
  private func seriesColumn(code: String?, name: String?, _ raw: RawTable, _ gathered: inout Gathered) -> String {
    var found = [code, name].compactMap { $0 }
    if found.isEmpty {
      let file = raw.file.split(separator: "/").last.map(String.init) ?? raw.file
      found = [file.hasSuffix(".csv") ? String(file.dropLast(4)) : file]
    }
    let own = found[0]
    let known = WDISeries.series(code: code, name: name ?? (code == nil ? own : nil))
    let column = raw.givenColumn ?? known?.column ?? own
    let label = found.count == 2 && found[0] != found[1] ? "\(found[0]) (\(found[1]))" : own
    gathered.map(
      label, to: column, in: raw.file,
      reason: raw.givenColumn != nil
        ? "the column that was named for the file"
        : known == nil ? "no series of the shipped covariates, so its own name" : "a series of the shipped covariates")
    return column
  }

  private func country(_ raw: RawTable, _ row: Int, _ code: Int, _ gathered: inout Gathered) -> String? {
    let found = raw[row, code] ?? ""
    let iso3 = CountryCodes.replaced[found] ?? found
    guard countries.names[iso3] != nil else {
      gathered.dropped[found, default: (0, raw.line(of: row))].rows += 1
      return nil
    }
    if iso3 != found { gathered.note(raw, row, code, .changed, found, iso3, "an older code of the country") }
    return iso3
  }

  private func take(
    _ raw: RawTable, _ row: Int, _ index: Int, _ key: Key, _ series: String, _ gathered: inout Gathered
  ) throws(ImportError) {
    guard let text = raw[row, index] else { return }
    guard years.contains(key.year) else {
      gathered.outside[key.year, default: 0] += 1
      return
    }
    guard let number = Double(text), number.isFinite else {
      if !Self.missing.contains(text) {
        gathered.note(raw, row, index, .dropped, text, nil, "not a number")
      }
      return
    }
    let place = "\(raw.file), line \(raw.line(of: row))"
    if let first = gathered.values[series]?[key], first.number != number {
      throw .conflict(
        key: "\(key.iso3) \(key.year)", column: series, first: NumberText.shortest(first.number),
        firstPlace: first.place,
        second: NumberText.shortest(number), secondPlace: place)
    }
    gathered.values[series, default: [:]][key] = Value(number: number, place: place)
  }

  // MARK: - What was found

  private struct Gathered {
    var values: [String: [Key: Value]] = [:]
    var notes: [ImportNote] = []
    /// Rows of codes that are no country, and the line of the first.
    var dropped: [String: (rows: Int, line: Int)] = [:]
    /// Values of years that are not kept.
    var outside: [Int: Int] = [:]
    /// Series that are noted already.
    private var mapped: Set<String> = []

    var count: Int { values.values.reduce(0) { $0 + $1.count } }

    mutating func note(
      _ raw: RawTable, _ row: Int, _ column: Int, _ kind: ImportNote.Kind, _ found: String, _ kept: String?,
      _ reason: String
    ) {
      notes.append(
        ImportNote(
          file: raw.file, line: raw.line(of: row), column: raw.header[column], kind: kind, found: found, kept: kept,
          reason: reason))
    }

    /// Notes once which series becomes which column.
    mutating func map(_ series: String, to column: String, in file: String, reason: String) {
      guard mapped.insert("\(file)\u{0}\(series)\u{0}\(column)").inserted else { return }
      notes.append(
        ImportNote(file: file, line: nil, column: nil, kind: .mapped, found: series, kept: column, reason: reason))
    }

    mutating func listDropped(in file: String) {
      for (code, what) in dropped.sorted(by: { $0.key < $1.key }) {
        notes.append(
          ImportNote(
            file: file, line: what.line, column: nil, kind: .dropped, found: "\(code) (rows: \(what.rows))",
            reason: "no member of the United Nations"))
      }
      for (year, count) in outside.sorted(by: { $0.key < $1.key }) {
        notes.append(
          ImportNote(
            file: file, line: nil, column: String(year), kind: .dropped, found: "\(count) values",
            reason: "a year that is not kept"))
      }
      dropped = [:]
      outside = [:]
    }

    func result(countries: [String]) -> ImportResult {
      let keys = values.values.flatMap(\.keys)
      let (first, last) = (keys.map(\.year).min() ?? 0, keys.map(\.year).max() ?? 0)
      let rows = countries.flatMap { iso3 in (first...last).map { Key(iso3: iso3, year: $0) } }
      let known = WDISeries.known.map(\.column)
      let order = known.filter { values[$0] != nil } + values.keys.filter { !known.contains($0) }.sorted()
      let columns = order.map { name in Column(name, rows.map { values[name]?[$0]?.number }) }
      return ImportResult(
        table: Table(trusted: [Column("iso3", rows.map(\.iso3)), Column("year", rows.map(\.year))] + columns),
        notes: notes)
    }
  }
}
