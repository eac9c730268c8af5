package import LintasanTables

/// Which agency of Indonesia's government a name stands for.
package struct AgencyNames: Sendable {
  struct Agency: Sendable {
    let slug: String
    let name: String
    let group: String?
    let province: String?
  }
  private let byName: [String: Agency]
  private let allNames: [String]

  /// The names of a table with `agency`, `name`, `group`, `province` and `other_names` (parted by semicolons).
  ///
  /// - Throws: `.noColumn`.
  package init(agencies: Table) throws(TableError) {
    var byName: [String: Agency] = [:]
    var allNames: [String] = []
    let (slug, name) = (try agencies.texts("agency"), try agencies.texts("name"))
    let (group, province) = (try agencies.texts("group"), try agencies.texts("province"))
    let others = try agencies.texts("other_names")
    for pass in 0...1 {
      for row in 0..<agencies.rowCount {
        guard let code = slug[row], let official = name[row] else { continue }
        let agency = Agency(slug: code, name: official, group: group[row], province: province[row])
        let names = pass == 0 ? [official, code] : (others[row] ?? "").split(separator: ";").map(String.init)
        for spelling in names where byName[Self.key(spelling)] == nil {
          byName[Self.key(spelling)] = agency
          allNames.append(RawTable.trimmed(spelling))
        }
      }
    }
    self.byName = byName
    self.allNames = allNames
  }

  /// The names of the shipped data.
  ///
  /// - Throws: `.dataset`, `.csv`, `.table`.
  package init(_ library: DatasetLibrary) throws(ImportError) {
    do {
      let bytes = try library.bytes(of: "agencies.csv", in: "spbe")
      try self.init(agencies: CSVReader(dialect: .rfc4180).read(bytes, file: "agencies.csv").table)
    } catch {
      throw ImportError(error)
    }
  }

  func agency(named name: String) -> Agency? { byName[Self.key(name)] }

  func suggestion(for name: String) -> String { Suggestion.sentence(for: name, among: allNames) }

  /// A name without what differs between tables: case, marks, "Pemerintah", and the two ways to write regencies.
  static func key(_ name: String) -> String {
    var words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if words.first == "pemerintah", words.count > 1 { words.removeFirst() }
    if let first = words.first {
      let short = ["kabupaten": "kab", "provinsi": "prov", "propinsi": "prov", "pemkab": "kab", "pemkot": "kota"]
      words[0] = short[first] ?? first
    }
    if words.first == "prov" { words.removeFirst() }
    return words.joined(separator: " ")
  }
}
