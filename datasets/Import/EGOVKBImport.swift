import LintasanTables

/// Reads the surveys of the United Nations E-Government Knowledgebase as its "Data Center" gives them.
///
/// Taken are its two headers (`E-Government Index`, `E_Index`), blanks around headers and names, both line ends, older
/// names of countries, and tables in the columns of the shipped `scores.csv`, so that a new survey can be added to it.
/// Scores stay the published text, never rounded again. A row without a rank whose figures are all zero is a country
/// that the survey did not cover: its cells are left blank. An index of 0 with a rank stays, flagged `zero_egdi`.
/// `epi_rank` is not in the downloads: it is the descending rank of `epi`, the smallest for ties.
package struct EGOVKBImport: Sendable {
  /// The columns of the result.
  package static let columns = [
    "survey_year", "iso3", "country", "egdi", "egdi_rank", "osi", "tii", "hci", "epi", "epi_rank", "flag",
  ]
  private static let scores = ["egdi", "osi", "tii", "hci", "epi"]
  private static let headers: [String: [String]] = [
    "egdi": ["E-Government Index", "E_Index", "egdi", "E-Government Development Index"],
    "egdi_rank": ["E-Government Rank", "Rank", "egdi_rank", "E-Government Development Rank"],
    "osi": ["Online Service Index", "Online_Service", "osi"],
    "tii": ["Telecommunication Infrastructure Index", "Tele_Infra", "tii"],
    "hci": ["Human Capital Index", "Human_Capital", "hci"],
    "epi": ["E-Participation Index", "E_Participation", "epi"],
  ]
  private static let yearHeaders = ["Survey Year", "survey_year", "Year"]
  private static let countryHeaders = ["Country Name", "Country"]

  private let countries: CountryCodes

  /// An importer that knows the given countries.
  package init(countries: CountryCodes) { self.countries = countries }

  private struct Row {
    let year: Int
    let iso3: String
    let place: String
    var cells: [String: String] = [:]
  }

  /// Reads files of any number of surveys into rows by year and code.
  ///
  /// - Throws: ``ImportError``.
  package func read(_ files: [ImportFile]) throws(ImportError) -> ImportResult {
    guard !files.isEmpty else { throw .nothingToRead }
    var notes: [ImportNote] = []
    var rows: [String: Row] = [:]
    for file in files {
      let raw = try RawTable(file)
      notes += raw.notes
      var kept = 0
      for row in try self.rows(of: raw, &notes) {
        kept += 1
        let key = "\(row.year) \(row.iso3)"
        if let other = rows[key] {
          try compare(other, row, key: key)
          notes.append(
            ImportNote(
              file: file.name, line: nil, column: nil, kind: .dropped, found: key, reason: "the same row a second time")
          )
        } else {
          rows[key] = row
        }
      }
      if kept == 0 { throw .nothingKept(file: file.name, reason: "no row has a survey year and a known country") }
    }
    let sorted = rankParticipation(rows.values.sorted { ($0.year, $0.iso3) < ($1.year, $1.iso3) }, &notes)
    let table = Table(
      trusted: Self.columns.map { name in
        switch name {
        case "survey_year": Column(name, sorted.map(\.year))
        case "iso3": Column(name, sorted.map(\.iso3))
        case "country": Column(name, sorted.map { countries.names[$0.iso3] ?? $0.iso3 })
        default: Column(name, sorted.map { $0.cells[name] })
        }
      })
    return ImportResult(table: table, notes: notes)
  }

  private func rows(of raw: RawTable, _ notes: inout [ImportNote]) throws(ImportError) -> [Row] {
    let year = try raw.column(for: "survey's year", named: Self.yearHeaders)
    let code = raw.column(named: ["iso3"])
    let country: Int
    if let code { country = code } else { country = try raw.column(for: "country", named: Self.countryHeaders) }
    var places: [String: Int] = [:]
    for (column, names) in Self.headers.sorted(by: { $0.key < $1.key }) {
      places[column] = try raw.column(
        for: column == "egdi_rank" ? "rank" : "\(column.uppercased()) score", named: names)
    }
    let used = Set(places.values).union([year, country]).union(
      [raw.column(named: Self.countryHeaders)].compactMap { $0 })
    for (index, name) in raw.header.enumerated() where !used.contains(index) && !["epi_rank", "flag"].contains(name) {
      notes.append(
        ImportNote(
          file: raw.file, line: nil, column: name, kind: .dropped, found: "the column \(name)",
          reason: "a column that the survey does not have"))
    }
    var rows: [Row] = []
    for index in 0..<raw.rowCount {
      func note(_ column: Int, _ kind: ImportNote.Kind, _ found: String, _ kept: String?, _ reason: String) {
        notes.append(
          ImportNote(
            file: raw.file, line: raw.line(of: index), column: raw.header[column], kind: kind, found: found, kept: kept,
            reason: reason))
      }
      guard let found = raw[index, year].flatMap({ Int($0) }), (1990...2100).contains(found) else {
        note(year, .dropped, raw[index, year] ?? "", nil, "no survey year; the whole row")
        continue
      }
      let name = raw[index, country] ?? ""
      let known = code == nil ? countries.code(of: name) : countries.names[name].map { _ in (name, true) }
      guard let (iso3, isExact) = known else {
        note(country, .dropped, name, nil, "no known country; the whole row\(countries.suggestion(for: name))")
        continue
      }
      if code == nil, let official = countries.names[iso3], official != name || !isExact {
        note(country, .changed, name, official, "another name of the country")
      }
      var row = Row(year: found, iso3: iso3, place: "\(raw.file), line \(raw.line(of: index))")
      for (column, place) in places.sorted(by: { $0.value < $1.value }) {
        guard let text = raw[index, place] else { continue }
        if let value = published(text, isRank: column == "egdi_rank") {
          if value != text { note(place, .changed, text, value, "a rank is a whole number") }
          row.cells[column] = value
        } else {
          note(place, .dropped, text, nil, "not a number")
        }
      }
      flag(&row, raw, index, &notes)
      rows.append(row)
    }
    return rows
  }

  /// The text of a number as it is kept.
  private func published(_ text: String, isRank: Bool) -> String? {
    guard let number = Double(text), number.isFinite, number >= 0 else { return nil }
    guard isRank else { return text }
    return number == number.rounded() && number >= 1 && number < 1000 ? String(Int(number)) : nil
  }

  /// Sets the flag of a row, and blanks one that stands for no survey.
  private func flag(_ row: inout Row, _ raw: RawTable, _ index: Int, _ notes: inout [ImportNote]) {
    let figures = Self.scores.compactMap { row.cells[$0].flatMap { Double($0) } }
    if row.cells["egdi_rank"] == nil && figures.allSatisfy({ $0 == 0 }) {
      if !figures.isEmpty {
        notes.append(
          ImportNote(
            file: raw.file, line: raw.line(of: index), column: nil, kind: .changed, found: "\(row.iso3): all figures 0",
            kept: "", reason: "no rank and all figures zero: not surveyed"))
      }
      row.cells = ["flag": "not_surveyed"]
    } else if row.cells["egdi"].flatMap({ Double($0) }) == 0 {
      row.cells["flag"] = "zero_egdi"
    }
  }

  private func compare(_ first: Row, _ second: Row, key: String) throws(ImportError) {
    for column in Self.scores + ["egdi_rank"] where first.cells[column] != second.cells[column] {
      let values = (first.cells[column].flatMap { Double($0) }, second.cells[column].flatMap { Double($0) })
      if values.0 != nil && values.0 == values.1 { continue }
      throw .conflict(
        key: key, column: column, first: first.cells[column] ?? "", firstPlace: first.place,
        second: second.cells[column] ?? "", secondPlace: second.place)
    }
  }

  private func rankParticipation(_ rows: [Row], _ notes: inout [ImportNote]) -> [Row] {
    var ranked = rows
    for year in Set(rows.map(\.year)).sorted() {
      let places = rows.indices.filter { rows[$0].year == year }
      let scores = places.compactMap { rows[$0].cells["epi"].flatMap { Double($0) } }.sorted(by: >)
      for place in places {
        guard let score = rows[place].cells["epi"].flatMap({ Double($0) }),
          let above = scores.firstIndex(of: score)
        else { continue }
        ranked[place].cells["epi_rank"] = String(above + 1)
      }
      notes.append(
        ImportNote(
          file: "survey \(year)", line: nil, column: "epi_rank", kind: .derived, found: "\(scores.count) values of epi",
          kept: "\(scores.count) ranks", reason: "the rank of e-participation is not in the downloads"))
    }
    return ranked
  }
}
