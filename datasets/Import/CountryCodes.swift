package import LintasanTables

/// Which country a name or code in a download stands for.
package struct CountryCodes: Hashable, Sendable {
  /// The name of each country by its ISO 3166-1 alpha-3 code.
  package let names: [String: String]
  private let codes: [String: String]
  private let plainCodes: [String: String]

  /// Codes of the World Bank's older files and the ISO codes that replaced them.
  static let replaced = ["ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "ADO": "AND"]

  /// The names and codes of given tables.
  ///
  /// - Parameters:
  ///   - countries: `iso3`, `name`.
  ///   - spellings: `egovkb_name`, `iso3`: every spelling met so far.
  /// - Throws: `.noColumn`.
  package init(countries: Table, spellings: Table) throws(TableError) {
    var names: [String: String] = [:]
    var codes: [String: String] = [:]
    let (iso3, name) = (try countries.texts("iso3"), try countries.texts("name"))
    for row in 0..<countries.rowCount {
      guard let code = iso3[row], let name = name[row] else { continue }
      names[code] = name
      codes[name] = code
    }
    let (known, knownCode) = (try spellings.texts("egovkb_name"), try spellings.texts("iso3"))
    for row in 0..<spellings.rowCount {
      if let name = known[row], let code = knownCode[row] { codes[name] = code }
    }
    self.names = names
    self.codes = codes
    plainCodes = Dictionary(codes.map { (RawTable.plain($0), $1) }.sorted { $0 < $1 }) { first, _ in first }
  }

  /// The names and codes of the shipped data.
  ///
  /// - Throws: `.dataset`, `.csv`, `.table`.
  package init(_ library: DatasetLibrary) throws(ImportError) {
    do {
      var tables: [Table] = []
      for file in ["countries.csv", "country_names.csv"] {
        tables.append(try CSVReader(dialect: .rfc4180).read(library.bytes(of: file, in: "egdi"), file: file).table)
      }
      try self.init(countries: tables[0], spellings: tables[1])
    } catch {
      throw ImportError(error)
    }
  }

  /// The code of a name as it is spelt, or in another case and with other marks.
  func code(of name: String) -> (iso3: String, isExact: Bool)? {
    if let code = codes[name] { return (code, true) }
    return plainCodes[RawTable.plain(name)].map { ($0, false) }
  }

  /// Known names that are spelt much alike.
  func suggestion(for name: String) -> String { Suggestion.sentence(for: name, among: codes.keys.sorted()) }
}
