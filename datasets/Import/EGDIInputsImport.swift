package import LintasanTables

/// Reads the tables of the survey's technical appendix, one for each component, into the columns of `datasets/egdi/inputs.csv`.
///
/// A table has a column of countries and some of the fifteen inputs; the parts of the Online Service Index are shares of items,
/// and become counts: a share that is no whole number of items is refused. Columns are known by their heads in the appendix
/// of 2024 and by the names of `inputs.csv`; others are listed as dropped.
package struct EGDIInputsImport: Sendable {
  /// A table with its name.
  package typealias Source = (name: String, table: Table)

  /// The columns of the result after the year, the code and the name.
  private static let inputs: [(id: String, items: Int?, heads: [String])] = [
    ("osi_if_points", 25, ["institutionalframework"]), ("osi_cp_points", 9, ["contentprovision"]),
    ("osi_sp_points", 83, ["servicesprovision", "serviceprovision"]), ("osi_epi_points", 73, ["eparticipation"]),
    ("osi_tec_points", 16, ["technology"]),
    ("mobile_per_100_cap120", nil, ["percentageofmobilesubscriptions", "mobilesubscriptions"]),
    ("internet_users_pct", nil, ["percentageofusinginternet", "internetusers"]),
    (
      "active_mobile_bb_per_100_cap120", nil,
      ["percentageofactivemobilesubscriptions", "activemobilebroadbandsubscriptions"]
    ),
    ("mobile_data_price_pct_gni", nil, ["percentageofmobiledataprice", "mobiledataprice"]),
    ("fixed_bb_price_pct_gni", nil, ["percentageofbroadbandprice", "fixedbroadbandprice"]),
    ("adult_literacy", nil, ["adultliteracy"]), ("ger", nil, ["grossenrollmentratio", "grossenrolmentratio"]),
    ("eys", nil, ["expectedyearofschooling", "expectedyearsofschooling"]),
    ("mys", nil, ["meanyearofschooling", "meanyearsofschooling"]),
    ("egov_literacy", nil, ["egovernmentiteracy", "egovernmentliteracy"]),
  ]
  private static let countryHeads = ["countryname", "country", "name"]

  private let countries: CountryCodes
  private let year: Int

  /// An importer for a survey.
  package init(countries: CountryCodes, year: Int) {
    self.countries = countries
    self.year = year
  }

  private static func folded(_ head: String) -> String {
    String(head.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// Reads the tables; every input must be in one of them.
  ///
  /// - Throws: ``ImportError``.
  package func read(_ sources: [Source]) throws(ImportError) -> ImportResult {
    guard !sources.isEmpty else { throw .nothingToRead }
    var notes: [ImportNote] = []
    var cells: [String: [String: (value: Double, place: String)]] = [:]
    for source in sources { try add(source, to: &cells, &notes) }
    for input in Self.inputs where !cells.values.contains(where: { $0[input.id] != nil }) {
      throw .noColumn(
        file: sources.map(\.name).joined(separator: ", "), purpose: "input \(input.id)",
        names: [input.id] + input.heads,
        available: sources.flatMap(\.table.columnNames))
    }
    let codes = cells.keys.sorted()
    var columns = [
      Column("survey_year", codes.map { _ in year }), Column("iso3", codes),
      Column("country", codes.map { countries.names[$0] ?? $0 }),
    ]
    for input in Self.inputs { columns.append(Column(input.id, codes.map { cells[$0]?[input.id]?.value })) }
    return ImportResult(table: Table(trusted: columns), notes: notes)
  }

  private func add(
    _ source: Source, to cells: inout [String: [String: (value: Double, place: String)]], _ notes: inout [ImportNote]
  ) throws(ImportError) {
    let (file, table) = source
    guard let names = table.columns.first(where: { Self.countryHeads.contains(Self.folded($0.name)) }) else {
      throw .noColumn(file: file, purpose: "country", names: ["Country_Name", "Country"], available: table.columnNames)
    }
    var known: [(column: Column, id: String, items: Int?)] = []
    for column in table.columns where column.name != names.name {
      let head = Self.folded(column.name)
      if let input = Self.inputs.first(where: { $0.id == column.name || $0.heads.contains(head) }) {
        known.append((column, input.id, column.name == input.id ? nil : input.items))
      } else {
        notes.append(
          ImportNote(
            file: file, line: nil, column: column.name, kind: .dropped, found: column.name, reason: "no input of EGDI"))
      }
    }
    guard !known.isEmpty else { throw .notOfTheForm(file: file, expected: "a table with inputs of OSI, TII or HCI") }
    for row in 0..<table.rowCount {
      guard case .text(let name) = names[row] else { continue }
      guard let code = countries.code(of: name)?.iso3 ?? (countries.names[name] == nil ? nil : name) else {
        notes.append(
          ImportNote(
            file: file, line: row + 2, column: names.name, kind: .dropped, found: name,
            reason: "no country of this name\(countries.suggestion(for: name))"))
        continue
      }
      for (column, id, items) in known {
        guard case .number(let found) = column[row] else { continue }
        let place = "\(file), row \(row + 2)"
        let value = try Self.value(found, items, place: "\(place), \(column.name)")
        if let other = cells[code]?[id], other.value != value {
          throw .conflict(
            key: code, column: id, first: NumberText.shortest(other.value), firstPlace: other.place,
            second: NumberText.shortest(value), secondPlace: place)
        }
        if items != nil {
          notes.append(
            ImportNote(
              file: file, line: row + 2, column: column.name, kind: .changed, found: NumberText.shortest(found),
              kept: NumberText.shortest(value), reason: "a share of items as their count"))
        }
        cells[code, default: [:]][id] = (value, place)
      }
    }
  }

  private static func value(_ found: Double, _ items: Int?, place: String) throws(ImportError) -> Double {
    guard let items else { return found }
    let count = (found * Double(items)).rounded()
    guard (0...1).contains(found), abs(found * Double(items) - count) < 0.01 else {
      throw .notOfTheForm(
        file: place, expected: "a share that is a whole number of \(items) items; found \(NumberText.shortest(found))")
    }
    return count
  }
}
