public import LintasanIndices
public import LintasanTables

extension IndexData {
  /// Takes the change of an entity's rank between two years apart, by the components whose scores are published.
  ///
  /// - Throws: ``DecompositionError``; ``IndexDataError/unknownYear(_:available:)``,
  ///   ``IndexDataError/notScored(entity:year:)``.
  public func decomposition(of entity: String, from: Int, to: Int) throws -> RankDecomposition {
    if let tree { return try decomposition(of: entity, from: from, to: to, tree: tree) }
    return try decomposition(
      of: entity, from: from, to: to, table: scores, parts: publishedParts, entityColumn: columns.entity,
      timeColumn: columns.time)
  }

  /// A component as a decomposition needs it.
  public struct PublishedPart: Hashable, Sendable {
    /// The identifier.
    public let id: String
    /// The name.
    public let name: String
    /// Its column.
    public let column: String
    /// The node of the definition, if there is one.
    public let component: Component?

    /// A part.
    public init(id: String, name: String, column: String, component: Component?) {
      self.id = id
      self.name = name
      self.column = column
      self.component = component
    }
  }

  /// The components whose scores stand in the table of scores.
  public var publishedParts: [PublishedPart] {
    guard let definition else {
      return columns.components.map { PublishedPart(id: $0, name: $0, column: $0, component: nil) }
    }
    let parts = definition.components.compactMap { component in
      component.column.map {
        PublishedPart(id: component.id, name: component.name.english, column: $0, component: component)
      }
    }
    return parts.count == definition.components.count ? parts : []
  }

  /// Takes a change apart by components whose scores stand in a table of their own, such as indicators.
  public func decomposition(
    of entity: String, from: Int, to: Int, table: Table, parts published: [PublishedPart], entityColumn: String,
    timeColumn: String, language: String = "en"
  ) throws -> RankDecomposition {
    guard from < to else { throw DecompositionError.notAscending(from: from, to: to) }
    if let definition {
      if let gap = definition.breaks.first(where: { from < $0.before && $0.before <= to }) {
        throw DecompositionError.notComparable(
          from: from, to: to, before: gap.before, reason: gap.reason.text(in: language))
      }
      guard definition.aggregation == .arithmetic else { throw DecompositionError.notArithmetic(index: definition.id) }
    }
    let (before, after) = (try scores(in: from), try scores(in: to))
    guard let unit = panel.position(ofUnit: entity) else {
      throw IndexDataError.unknownEntity(entity, nearest: [], kind: entityKind)
    }
    if before[unit] == nil { throw IndexDataError.notScored(entity: name(of: entity), year: from) }
    if after[unit] == nil { throw IndexDataError.notScored(entity: name(of: entity), year: to) }

    // A table without a definition says nothing of weights: then the index is taken whole.
    let used: [PublishedPart] = definition == nil ? [] : published
    let components = try Panel(table, unit: entityColumn, time: timeColumn, variables: used.map(\.column))
    func parts(_ index: Double?, _ id: String, _ year: Int) -> DecompositionInput.Scores? {
      guard let index else { return nil }
      let found = used.compactMap { components.value($0.column, unit: id, time: year) }
      return DecompositionInput.Scores(index: index, components: found.count == used.count ? found : nil)
    }
    let ranked = panel.units.indices.filter { before[$0] != nil || after[$0] != nil }
    let entities = ranked.map { position in
      let id = panel.units[position]
      return DecompositionInput.Entity(
        id: id, name: name(of: id), before: parts(before[position], id, from), after: parts(after[position], id, to))
    }
    func weights(_ year: Int) -> [Weight] {
      let whole = used.compactMap { part in part.component.flatMap { definition?.weight(of: $0, in: year) } }
      return Self.shares(whole)
    }
    let input = DecompositionInput(
      components: used.map { ($0.id, $0.name) }, weights: (weights(from), weights(to)), entities: entities,
      isHigherBetter: higherIsBetter)
    guard let focus = ranked.firstIndex(of: unit),
      let result = RankDecomposition(input, focus: focus, years: (from, to))
    else { throw IndexDataError.notScored(entity: name(of: entity), year: from) }
    return result
  }

  /// Weights divided by their sum, as fractions.
  private static func shares(_ weights: [Weight]) -> [Weight] {
    let denominator = weights.reduce(1) { least, weight in
      var (larger, smaller) = (least, weight.denominator)
      while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
      return least / larger * weight.denominator
    }
    let numerators = weights.map { $0.numerator * (denominator / $0.denominator) }
    let sum = numerators.reduce(0, +)
    return numerators.compactMap { Weight(numerator: $0, denominator: max(1, sum)) }
  }
}
