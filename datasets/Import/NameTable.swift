package import LintasanTables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which country or agency a name means, and which countries a group has: the shipped tables in `names/`.
package struct NameTable: Sendable {
  /// What a name means.
  package enum Meaning: Hashable, Sendable {
    /// One entity; where the name has other meanings too, these are listed.
    case one(String, others: [String])
    /// Several entities, none of which is usually meant.
    case several([String])
  }

  private struct Entry: Hashable {
    let code: String
    let kind: String
    let isUsual: Bool
  }

  private struct Membership {
    let code: String
    let from: Int
    let to: Int
  }

  private var countries: [String: [Entry]] = [:]
  private var others: [String: [Entry]] = [:]
  private var otherNames: [String: String] = [:]
  private var agencies: [String: [Entry]] = [:]
  private var memberships: [String: [Membership]] = [:]
  /// The codes of all countries: the members of the United Nations.
  package private(set) var countryCodes: Set<String> = []
  /// The codes of states and territories that are no members and stand beside them in tables, such as `XKX` and `HKG`.
  package private(set) var otherCodes: Set<String> = []
  /// The identifiers of all agencies.
  package private(set) var agencyIdentifiers: Set<String> = []

  /// A table of given files.
  ///
  /// - Parameters:
  ///   - countries: `name,iso3,kind,note`.
  ///   - agencies: `name,agency,kind`.
  ///   - memberships: `group,iso3,from,to,source`; an empty year is open.
  ///   - others: `name,iso3,kind,note` of states and territories that are no members.
  /// - Throws: `.noColumn`.
  package init(
    countries: Table, agencies: Table, memberships: Table, others: Table? = nil
  ) throws(TableError) {
    self.countries = try Self.entries(countries, code: "iso3")
    self.agencies = try Self.entries(agencies, code: "agency")
    countryCodes = Set(try countries.texts("iso3").levels)
    agencyIdentifiers = Set(try agencies.texts("agency").levels)
    if let others {
      self.others = try Self.entries(others, code: "iso3")
      let (names, codes) = (try others.texts("name"), try others.texts("iso3"))
      otherCodes = Set(codes.levels)
      for row in 0..<others.rowCount {
        if let code = codes[row], let name = names[row], otherNames[code] == nil { otherNames[code] = name }
      }
    }
    let (groups, codes) = (try memberships.texts("group"), try memberships.texts("iso3"))
    let (from, to) = (try memberships.texts("from"), try memberships.texts("to"))
    for row in 0..<memberships.rowCount {
      guard let group = groups[row], let code = codes[row] else { continue }
      self.memberships[group, default: []].append(
        Membership(code: code, from: from[row].flatMap { Int($0) } ?? .min, to: to[row].flatMap { Int($0) } ?? .max))
    }
  }

  /// The shipped tables; `nil` where a folder of datasets has none.
  package init?(_ library: DatasetLibrary) {
    func table(_ file: String) -> Table? {
      let place = library.root.appendingPathComponent("names").appendingPathComponent(file)
      guard let bytes = try? Data(contentsOf: place) else { return nil }
      var reader = CSVReader(dialect: .rfc4180)
      reader.otherKinds = .text
      reader.policy = .verbatim
      return try? reader.read([UInt8](bytes), file: file).table
    }
    guard let countries = table("countries.csv"), let agencies = table("agencies.csv"),
      let memberships = table("memberships.csv"),
      let found = try? NameTable(
        countries: countries, agencies: agencies, memberships: memberships, others: table("others.csv"))
    else { return nil }
    self = found
  }

  /// The country that a name means.
  package func country(_ name: String) -> Meaning? { Self.meaning(countries[Self.key(name)]) }

  /// The state or territory that is no member of the United Nations and that a name or code means.
  package func other(_ name: String) -> Meaning? {
    let code = name.uppercased()
    return otherCodes.contains(code) ? .one(code, others: []) : Self.meaning(others[Self.key(name)])
  }

  /// What a code of ``otherCodes`` is called.
  package func otherName(of code: String) -> String? { otherNames[code] }

  /// The agency that a name means.
  package func agency(_ name: String) -> Meaning? { Self.meaning(agencies[Self.key(name)]) }

  /// The names of the groups.
  package var groups: [String] { memberships.keys.sorted() }

  /// The members of a group in a year; `nil` for a word that names none.
  package func members(of group: String, in year: Int) -> [String]? {
    memberships[Self.key(group)]?.filter { ($0.from...$0.to).contains(year) }.map(\.code)
  }

  private static func meaning(_ entries: [Entry]?) -> Meaning? {
    guard let entries, !entries.isEmpty else { return nil }
    let codes = entries.map(\.code)
    if codes.count == 1 { return .one(codes[0], others: []) }
    if let usual = entries.first(where: \.isUsual) {
      return .one(usual.code, others: codes.filter { $0 != usual.code })
    }
    // An official name says more than a short one that others share.
    let official = entries.filter { $0.kind == "official" }
    return official.count == 1 ? .one(official[0].code, others: []) : .several(codes)
  }

  private static func entries(_ table: Table, code column: String) throws(TableError) -> [String: [Entry]] {
    var found: [String: [Entry]] = [:]
    let (names, codes, kinds) = (try table.texts("name"), try table.texts(column), try table.texts("kind"))
    let notes = try? table.texts("note")
    for row in 0..<table.rowCount {
      guard let name = names[row], let code = codes[row] else { continue }
      let isUsual = notes?[row] == "usual"
      if !(found[key(name)]?.contains { $0.code == code } ?? false) {
        found[key(name), default: []].append(Entry(code: code, kind: kinds[row] ?? "", isUsual: isUsual))
      }
    }
    return found
  }

  /// A name as names are compared: letters and digits in lower case, accents left out.
  static func key(_ name: String) -> String {
    var key = ""
    for letter in name.lowercased() where letter.isLetter || letter.isNumber { key.append(plain[letter] ?? letter) }
    return key
  }

  private static let plain: [Character: Character] = {
    var table: [Character: Character] = [:]
    let rows: [(Character, String)] = [
      ("a", "àáâãäåāăąạảấầẩẫậắằẳẵặ"), ("c", "çćčĉċ"), ("d", "ď"), ("e", "èéêëēĕėęěẹẻẽếềểễệ"), ("g", "ğĝġģ"), ("h", "ĥ"),
      ("i", "ìíîïĩīĭįỉị"),
      ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľ"), ("n", "ñńņň"), ("o", "òóôõöōŏőọỏốồổỗộơớờởỡợ"), ("r", "ŕŗř"), ("s", "śŝşšș"),
      ("t", "ţťț"),
      ("u", "ùúûüũūŭůűųụủưứừửữự"), ("w", "ŵ"), ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"),
    ]
    for (letter, marked) in rows { for one in marked { table[one] = letter } }
    return table
  }()
}
