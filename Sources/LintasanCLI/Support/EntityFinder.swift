import Lintasan

/// Finds the entities of an index by the shipped names of countries and agencies.
struct EntityFinder {
  private let index: IndexData
  private let names: NameTable
  private let isOfCountries: Bool
  private let isOfAgencies: Bool
  /// The unit of each country, where the index names its units otherwise than by code.
  private let unitOfCode: [String: String]

  /// A finder for an index of countries or agencies; `nil` for any other.
  init?(_ index: IndexData) {
    guard let library = try? DatasetLibrary.shipped(), let names = NameTable(library) else { return nil }
    self.index = index
    self.names = names
    let units = index.panel.units
    var unitOfCode: [String: String] = [:]
    isOfAgencies = units.count(where: names.agencyIdentifiers.contains) * 2 > units.count
    if !isOfAgencies {
      for unit in units {
        if names.countryCodes.contains(unit) {
          unitOfCode[unit] = unit
        } else if case .one(let code, _) = names.country(unit) ?? names.other(unit), unitOfCode[code] == nil {
          unitOfCode[code] = unit
        }
      }
    }
    isOfCountries = unitOfCode.count * 2 > units.count
    self.unitOfCode = unitOfCode
    if !isOfCountries && !isOfAgencies { return nil }
  }

  /// What a name means among the units of the index; `nil` for a name that is not known.
  func meaning(of text: String) -> NameTable.Meaning? {
    let found = isOfAgencies ? names.agency(text) : names.country(text) ?? names.other(text)
    func unit(_ code: String) -> String? {
      isOfAgencies ? (index.panel.position(ofUnit: code) == nil ? nil : code) : unitOfCode[code]
    }
    switch found {
    case .one(let code, let others):
      return unit(code).map { .one($0, others: others.compactMap(unit)) }
    case .several(let codes):
      let units = codes.compactMap(unit)
      return units.count == 1 ? .one(units[0], others: []) : units.isEmpty ? nil : .several(units)
    case nil: return nil
    }
  }

  /// Why a name is no unit of the index although it is known; `nil` for a name that is not known.
  func absence(of text: String) -> String? {
    guard isOfCountries else { return nil }
    if case .one(let code, _) = names.other(text) {
      return "\(names.otherName(of: code) ?? code) (\(code)), no member of the United Nations"
    }
    return nil
  }

  /// The units of a group in a year, such as those of `asean`, of a region or of an income group; `nil` for a word that names none.
  func members(of group: String, in year: Int) -> [String]? {
    if isOfCountries, let codes = names.members(of: group, in: year) {
      return index.panel.units.filter { unit in codes.contains { unitOfCode[$0] == unit } }
    }
    return nil
  }
}

extension IndexData {
  /// The units whose group in some attribute is called so, as `Lower middle income`.
  func units(grouped word: String) -> [String]? {
    let wanted = word.lowercased()
    for group in groups {
      let found = panel.units.filter { group.byEntity[$0]?.lowercased() == wanted }
      if !found.isEmpty { return found }
    }
    return nil
  }
}
