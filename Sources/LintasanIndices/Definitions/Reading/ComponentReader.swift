/// Reads the tree of components and checks that identifiers are unique and weights add up at every level.
struct ComponentReader {
  /// How far a sum of weights may be from what it should be: fractions such as 0.333333333 are meant as thirds.
  static let tolerance = 1e-9

  /// The line of each identifier.
  private var lines: [String: Int] = [:]

  mutating func components(of parent: MappingReader, sum: Weight) throws(DefinitionError) -> [Component] {
    let found = try children(of: parent)
    if !found.isEmpty {
      try Self.check(found, sum: sum, years: nil, weight: \.weight, at: parent, key: "components")
    }
    return found
  }

  private mutating func children(of parent: MappingReader) throws(DefinitionError) -> [Component] {
    var found: [Component] = []
    for reader in try parent.mappings("components", allowing: DefinitionKeys.at("components[]")) {
      let id = try reader.text("id")
      if let first = lines[id] { throw reader.fault(.duplicateID(id, firstLine: first), at: "id") }
      lines[id] = reader.line(of: "id") ?? 0
      let weight = try reader.weight("weight")
      let components = try children(of: reader)
      if !components.isEmpty {
        try Self.check(components, sum: weight, years: nil, weight: \.weight, at: reader, key: "components")
      }
      found.append(
        Component(
          id: id, number: reader.has("number") ? try reader.integer("number", in: 1...100_000, "a number") : nil,
          name: try reader.localized("name"), column: try reader.optionalText("column"), weight: weight,
          capability: try reader.optionalText("capability"), components: components))
    }
    return found
  }

  /// Checks that weights add up.
  static func check(
    _ components: [Component], sum: Weight, years: ClosedRange<Int>?, weight: (Component) -> Weight,
    at reader: MappingReader, key: String
  ) throws(DefinitionError) {
    let found = components.reduce(0) { $0 + weight($1).value }
    guard abs(found - sum.value) <= tolerance * max(1, sum.value), found > 0 else {
      throw reader.fault(.weightsSum(found: found, expected: "\(sum)", years: years), at: key)
    }
  }

  /// The weights that held in some years, checked at every level of the tree.
  static func periods(
    of root: MappingReader, components: [Component], sum: Weight
  ) throws(DefinitionError) -> [WeightPeriod] {
    let ids = components.flatMap(\.subtree).map(\.id)
    var found: [WeightPeriod] = []
    for reader in try root.mappings("weight_periods", allowing: DefinitionKeys.at("weight_periods[]")) {
      let years = try range(of: reader)
      let weights = try reader.mapping("weights", allowing: nil)
      var changed: [String: Weight] = [:]
      for id in weights.keys {
        guard ids.contains(id) else {
          throw weights.fault(.unknownReference(id, kind: "component", available: ids), at: id)
        }
        changed[id] = try weights.weight(id)
      }
      func weight(_ component: Component) -> Weight { changed[component.id] ?? component.weight }
      try check(components, sum: sum, years: years, weight: weight, at: reader, key: "weights")
      for parent in components.flatMap(\.subtree) where !parent.isLeaf {
        try check(parent.components, sum: weight(parent), years: years, weight: weight, at: reader, key: "weights")
      }
      found.append(WeightPeriod(years: years, weights: changed))
    }
    return found
  }

  /// The further columns that an index is made of.
  static func composition(
    of root: MappingReader, components: [Component], index: String
  ) throws(DefinitionError) -> [ComposedColumn] {
    let ids = [index] + components.flatMap(\.subtree).map(\.id)
    var found: [ComposedColumn] = []
    for reader in try root.mappings("composition", allowing: DefinitionKeys.at("composition[]")) {
      let whole = try reader.text("part_of")
      guard ids.contains(whole) else {
        throw reader.fault(.unknownReference(whole, kind: "component", available: ids), at: "part_of")
      }
      found.append(ComposedColumn(column: try reader.text("column"), partOf: whole))
    }
    return found
  }

  private static func range(of reader: MappingReader) throws(DefinitionError) -> ClosedRange<Int> {
    let from = try reader.year("from")
    let to = try reader.year("to")
    guard from <= to else { throw reader.unexpected("to", expected: "a year not before \(from)") }
    return from...to
  }
}
