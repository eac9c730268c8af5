import LintasanTables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Groups of countries that stand among countries in a download, such as “World” and “High income”: `names/aggregates.csv`.
///
/// A ranking of countries that holds them is wrong without a word: each of them takes a place, and most of them the first ones.
package struct CountryAggregates: Sendable {
  private let keys: Set<String>
  private let library: DatasetLibrary

  /// The shipped table; `nil` where a folder of datasets has none.
  package init?(_ library: DatasetLibrary) {
    let place = library.root.appendingPathComponent("names").appendingPathComponent("aggregates.csv")
    guard let bytes = try? Data(contentsOf: place) else { return nil }
    var reader = CSVReader(dialect: .rfc4180)
    reader.otherKinds = .text
    reader.policy = .verbatim
    guard let table = try? reader.read([UInt8](bytes), file: "aggregates.csv").table, let codes = try? table.texts("code"),
      let names = try? table.texts("name")
    else { return nil }
    keys = Set((0..<table.rowCount).flatMap { [codes[$0], names[$0]].compactMap(\.self) }.map(NameTable.key))
    self.library = library
  }

  /// Those of some names that stand for groups, where most of the names are countries; none where they are not: `EU` and `LAC`
  /// may be anything among agencies.
  package func among(_ units: some Sequence<String>) -> [String] {
    let units = Array(units)
    let found = units.filter { keys.contains(NameTable.key($0)) }
    guard !found.isEmpty, let names = NameTable(library) else { return [] }
    let countries = units.count {
      names.countryCodes.contains($0) || names.country($0) != nil || names.other($0) != nil
    }
    // A name may be both: Micronesia and the region of that name.
    return countries * 2 > units.count - found.count
      ? found.filter { !names.countryCodes.contains($0) && names.country($0) == nil } : []
  }
}
