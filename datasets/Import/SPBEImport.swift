import LintasanTables

/// Reads tables of SPBE results as the ministry (PANRB) prints them: a name of the agency, the index, and where they
/// are given the predicate and the four domains.
///
/// Decimal commas are read; names find their agency through `agencies.csv` with its other names. Figures stay the
/// published text but for the decimal mark. An agency that is not known is left out and listed.
package struct SPBEImport: Sendable {
  /// The columns of the result.
  package static let columns = [
    "year", "agency", "name", "group", "province", "index", "predicate", "domain_policy", "domain_governance",
    "domain_management", "domain_services", "standing", "instrument", "source", "source_table", "note",
  ]
  private static let headers: [(column: String, names: [String])] = [
    ("index", ["Indeks SPBE", "Indeks", "Nilai Indeks SPBE", "Nilai", "index", "spbe_index", "Indeks Akhir"]),
    ("predicate", ["Predikat", "Predikat SPBE", "predicate"]),
    (
      "domain_policy",
      [
        "Domain Kebijakan SPBE", "Domain Kebijakan", "Kebijakan SPBE", "Kebijakan", "Domain 1",
        "Kebijakan Internal SPBE", "domain_policy",
      ]
    ),
    (
      "domain_governance",
      [
        "Domain Tata Kelola SPBE", "Domain Tata Kelola", "Tata Kelola SPBE", "Tata Kelola", "Domain 2",
        "domain_governance",
      ]
    ),
    (
      "domain_management",
      [
        "Domain Manajemen SPBE", "Domain Manajemen", "Manajemen SPBE", "Manajemen", "Domain 3",
        "domain_management",
      ]
    ),
    (
      "domain_services",
      [
        "Domain Layanan SPBE", "Domain Layanan", "Layanan SPBE", "Layanan", "Domain 4",
        "domain_services",
      ]
    ),
  ]
  private static let nameHeaders = [
    "Nama Instansi", "Instansi", "Instansi Pusat/Pemerintah Daerah", "Nama IPPD", "IPPD", "Nama", "agency_name", "name",
    "Kementerian", "Lembaga", "Provinsi", "Kabupaten", "Kota", "Pemerintah Daerah",
  ]
  private static let yearHeaders = ["Tahun", "Tahun Evaluasi", "year", "evaluation_year"]

  private let agencies: AgencyNames
  /// The year of tables that do not name it.
  package var year: Int?
  /// How far the figures are to be trusted, such as `official`.
  package var standing: String?
  /// Where the figures come from.
  package var source: String?

  /// An importer that knows the given agencies.
  package init(agencies: AgencyNames, year: Int? = nil, standing: String? = nil, source: String? = nil) {
    self.agencies = agencies
    self.year = year
    self.standing = standing
    self.source = source
  }

  /// Reads tables into rows by year and agency.
  ///
  /// - Throws: ``ImportError``.
  package func read(_ files: [ImportFile]) throws(ImportError) -> ImportResult {
    guard !files.isEmpty else { throw .nothingToRead }
    var notes: [ImportNote] = []
    var rows: [(year: Int, slug: String, place: String, cells: [String: String])] = []
    var seen: [String: Int] = [:]
    for file in files {
      let raw = try RawTable(file)
      notes += raw.notes
      let before = rows.count
      for row in try self.rows(of: raw, &notes) {
        let key = "\(row.year) \(row.slug)"
        if let other = seen[key] {
          for (column, _) in Self.headers where rows[other].cells[column] != row.cells[column] {
            throw .conflict(
              key: key, column: column, first: rows[other].cells[column] ?? "", firstPlace: rows[other].place,
              second: row.cells[column] ?? "", secondPlace: row.place)
          }
          notes.append(
            ImportNote(
              file: file.name, line: nil, column: nil, kind: .dropped, found: key, reason: "the same row a second time")
          )
        } else {
          seen[key] = rows.count
          rows.append(row)
        }
      }
      if rows.count == before { throw .nothingKept(file: file.name, reason: "no row has a known agency and an index") }
    }
    let sorted = rows.sorted { ($0.year, $0.slug) < ($1.year, $1.slug) }
    let table = Table(
      trusted: Self.columns.map { name in
        switch name {
        case "year": Column(name, sorted.map(\.year))
        case "agency": Column(name, sorted.map(\.slug))
        default: Column(name, sorted.map { $0.cells[name] })
        }
      })
    return ImportResult(table: table, notes: notes)
  }

  private func rows(
    of raw: RawTable, _ notes: inout [ImportNote]
  ) throws(ImportError) -> [(year: Int, slug: String, place: String, cells: [String: String])] {
    let name = try raw.column(for: "agency's name", named: Self.nameHeaders)
    let yearColumn = raw.column(named: Self.yearHeaders)
    if yearColumn == nil && year == nil {
      throw .noColumn(
        file: raw.file, purpose: "year (it can be given with `year`)", names: ["Tahun"], available: raw.header)
    }
    var places: [(column: String, place: Int)] = []
    for (column, names) in Self.headers {
      if column == "index" {
        places.append((column, try raw.column(for: "index", named: names)))
      } else if let place = raw.column(named: names) {
        places.append((column, place))
      }
    }
    let used = Set(places.map(\.place) + [name] + [yearColumn].compactMap { $0 })
    for (index, header) in raw.header.enumerated() where !used.contains(index) {
      notes.append(
        ImportNote(
          file: raw.file, line: nil, column: header, kind: .dropped, found: "the column \(header)",
          reason: "a column that the scores do not have"))
    }
    var rows: [(year: Int, slug: String, place: String, cells: [String: String])] = []
    for row in 0..<raw.rowCount {
      func note(_ column: Int, _ kind: ImportNote.Kind, _ found: String, _ kept: String?, _ reason: String) {
        notes.append(
          ImportNote(
            file: raw.file, line: raw.line(of: row), column: raw.header[column], kind: kind, found: found, kept: kept,
            reason: reason))
      }
      let found = raw[row, name] ?? ""
      guard let agency = agencies.agency(named: found) else {
        note(name, .dropped, found, nil, "no known agency; the whole row\(agencies.suggestion(for: found))")
        continue
      }
      guard let year = yearColumn.map({ raw[row, $0].flatMap { Int($0) } }) ?? year, (2000...2100).contains(year) else {
        note(yearColumn ?? name, .dropped, yearColumn.flatMap { raw[row, $0] } ?? "", nil, "no year; the whole row")
        continue
      }
      var cells = ["name": agency.name]
      cells["group"] = agency.group
      cells["province"] = agency.province
      cells["standing"] = standing
      cells["source"] = source
      if agency.name != found { note(name, .changed, found, agency.name, "another name of the agency") }
      for (column, place) in places {
        guard let text = raw[row, place] else { continue }
        if column == "predicate" {
          cells[column] = text
          continue
        }
        let value = text.contains(".") ? text : text.replacing(",", with: ".")
        guard let number = Double(value), (0...5).contains(number) else {
          note(place, .dropped, text, nil, "not a level from 0 to 5")
          continue
        }
        if value != text { note(place, .changed, text, value, "a decimal comma") }
        cells[column] = value
      }
      guard cells["index"] != nil else {
        note(name, .dropped, found, nil, "no index; the whole row")
        continue
      }
      rows.append((year, agency.slug, "\(raw.file), line \(raw.line(of: row))", cells))
    }
    return rows
  }
}
