import LintasanCore
package import LintasanIndices
package import LintasanTables

extension IndexData {
  /// Takes the change of an entity's rank between two years apart, by the components whose scores are published.
  ///
  /// - Throws: ``DecompositionError``; ``IndexDataError/unknownYear(_:available:)``,
  ///   ``IndexDataError/notScored(entity:year:)``.
  public func decomposition(of entity: String, from: Int, to: Int) throws -> RankDecomposition {
    try decomposition(of: entity, .years(from, to))
  }

  /// Takes the places between two entities in one year apart, by the components whose scores are published: in every order
  /// the entity takes over the other's scores and the other the entity's, until they have changed places.
  ///
  /// - Throws: ``DecompositionError``; ``IndexDataError/unknownYear(_:available:)``,
  ///   ``IndexDataError/notScored(entity:year:)``.
  public func decomposition(of entity: String, with other: String, in year: Int) throws -> RankDecomposition {
    try decomposition(of: entity, .entities(other, year))
  }

  private func decomposition(of entity: String, _ span: DecompositionSpan) throws -> RankDecomposition {
    if let tree { return try decomposition(of: entity, span, tree: tree) }
    return try decomposition(
      of: entity, span, table: scores, parts: publishedParts, entityColumn: columns.entity, timeColumn: columns.time)
  }

  /// The scores on both sides of a span, by the position of the unit, where the entity has some.
  func sides(_ span: DecompositionSpan, of entity: String, language: String) throws -> DecompositionSides {
    let (from, to) = span.years
    if case .years = span {
      guard from < to else { throw DecompositionError.notAscending(from: from, to: to) }
      if let gap = definition?.breaks.first(where: { from < $0.before && $0.before <= to }) {
        throw DecompositionError.notComparable(
          from: from, to: to, before: gap.before, reason: gap.reason.text(in: language))
      }
    }
    guard let unit = panel.position(ofUnit: entity) else {
      throw IndexDataError.unknownEntity(entity, nearest: [], kind: entityKind)
    }
    let (before, after) = (try scores(in: from), try scores(in: to))
    var later = Array(panel.units.indices)
    if case .entities(let other, _) = span {
      guard let second = panel.position(ofUnit: other) else {
        throw IndexDataError.unknownEntity(other, nearest: [], kind: entityKind)
      }
      guard second != unit else { throw DecompositionError.itself(name(of: entity)) }
      if before[second] == nil { throw IndexDataError.notScored(entity: name(of: other), year: from) }
      later.swapAt(unit, second)
    }
    let sides = DecompositionSides(unit: unit, before: before, after: later.map { after[$0] }, later: later)
    if sides.before[unit] == nil { throw IndexDataError.notScored(entity: name(of: entity), year: from) }
    if sides.after[unit] == nil { throw IndexDataError.notScored(entity: name(of: entity), year: to) }
    return sides
  }

  /// A component as a decomposition needs it.
  package struct PublishedPart: Hashable, Sendable {
    /// The identifier.
    package let id: String
    /// The name.
    package let name: String
    /// Its column.
    package let column: String
    /// The node of the definition, if there is one.
    package let component: Component?

    /// A part.
    package init(id: String, name: String, column: String, component: Component?) {
      self.id = id
      self.name = name
      self.column = column
      self.component = component
    }
  }

  /// The components whose scores stand in the table of scores.
  package var publishedParts: [PublishedPart] {
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
  package func decomposition(
    of entity: String, from: Int, to: Int, table: Table, parts published: [PublishedPart], entityColumn: String,
    timeColumn: String, language: String = "en"
  ) throws -> RankDecomposition {
    try decomposition(
      of: entity, .years(from, to), table: table, parts: published, entityColumn: entityColumn, timeColumn: timeColumn,
      language: language)
  }

  func decomposition(
    of entity: String, _ span: DecompositionSpan, table: Table, parts published: [PublishedPart], entityColumn: String,
    timeColumn: String, language: String = "en"
  ) throws -> RankDecomposition {
    let sides = try sides(span, of: entity, language: language)
    let (from, to) = span.years
    // A table without a definition says nothing of weights: then the index is taken whole.
    let used: [PublishedPart] = definition == nil ? [] : published
    let components = try Panel(table, unit: entityColumn, time: timeColumn, variables: used.map(\.column))
    func parts(_ index: Double?, _ id: String, _ year: Int) -> DecompositionInput.Scores? {
      guard let index else { return nil }
      let found = used.compactMap { components.value($0.column, unit: id, time: year) }
      return DecompositionInput.Scores(index: index, components: found.count == used.count ? found : nil)
    }
    let ranked = sides.ranked
    let entities = ranked.map { position in
      let id = panel.units[position]
      return DecompositionInput.Entity(
        id: id, name: name(of: id), before: parts(sides.before[position], id, from),
        after: parts(sides.after[position], panel.units[sides.later[position]], to))
    }
    func weights(_ year: Int) -> [Weight] {
      let whole = used.compactMap { part in part.component.flatMap { definition?.weight(of: $0, in: year) } }
      return Self.shares(whole)
    }
    let input = DecompositionInput(
      components: used.map { ($0.id, $0.name) }, weights: (weights(from), weights(to)), entities: entities,
      isHigherBetter: higherIsBetter, aggregation: aggregation, ties: ties)
    guard let focus = ranked.firstIndex(of: sides.unit),
      let result = RankDecomposition(input, focus: focus, years: (from, to))
    else { throw IndexDataError.notScored(entity: name(of: entity), year: from) }
    return result.between(span.other.map { ($0, name(of: $0)) })
  }

  /// Weights divided by their sum, as fractions; those of very many digits to nine of them.
  private static func shares(_ weights: [Weight]) -> [Weight] {
    var denominator = 1
    for weight in weights {
      var (larger, smaller) = (denominator, weight.denominator)
      while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
      let (product, overflows) = (denominator / larger).multipliedReportingOverflow(by: weight.denominator)
      denominator = overflows ? .max : product
      if denominator > 1_000_000_000 { break }
    }
    let numerators: [Int]
    if denominator <= 1_000_000_000, weights.allSatisfy({ $0.value < 1e6 }) {
      numerators = weights.map { $0.numerator * (denominator / $0.denominator) }
    } else {
      let sum = weights.reduce(0) { $0 + $1.value }
      numerators = weights.map { Int(($0.value / sum * 1e9).rounded()) }
    }
    let sum = numerators.reduce(0, +)
    return numerators.compactMap { Weight(numerator: $0, denominator: max(1, sum)) }
  }
}
