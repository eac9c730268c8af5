import LintasanIndices
import LintasanMaturity
import LintasanTables

extension MaturityData {
  /// How deep a decomposition goes.
  package enum Depth: String, Hashable, Sendable, CaseIterable {
    case domain
    case aspect
    case indicator
  }

  /// Takes a change of rank apart by domain, aspect or indicator.
  ///
  /// Domains come from the published scores; aspects and indicators from the answers, in years that have them.
  ///
  /// - Throws: `.noAnswersInYear`; ``DecompositionError``; ``IndexDataError``.
  package func decomposition(of agency: String, from: Int, to: Int, depth: Depth) throws -> RankDecomposition {
    guard depth != .domain else { return try index.decomposition(of: agency, from: from, to: to) }
    guard from < to else { throw DecompositionError.notAscending(from: from, to: to) }
    return try decomposition(of: agency, .years(from, to), depth: depth)
  }

  /// Takes the places between two agencies in one year apart by domain, aspect or indicator.
  ///
  /// - Throws: `.noAnswersInYear`; ``DecompositionError``; ``IndexDataError``.
  package func decomposition(of agency: String, with other: String, in year: Int, depth: Depth) throws -> RankDecomposition {
    guard depth != .domain else { return try index.decomposition(of: agency, with: other, in: year) }
    return try decomposition(of: agency, .entities(other, year), depth: depth)
  }

  private func decomposition(of agency: String, _ span: DecompositionSpan, depth: Depth) throws -> RankDecomposition {
    let (from, to) = span.years
    for year in [from, to] where !answerYears.contains(year) {
      throw MaturityError.noAnswersInYear(year, available: answerYears)
    }
    let known = records.filter { $0.year == from || $0.year == to }
    let cards = known.map { Scorecard($0.answers, of: questionnaire) }
    var columns = [Column("entity", known.map(\.agency)), Column("year", known.map(\.year))]
    var parts: [IndexData.PublishedPart] = []
    let nodes = index.definition?.allComponents ?? []
    switch depth {
    case .aspect:
      for (position, aspect) in questionnaire.aspects.enumerated() {
        columns.append(Column(aspect.id, cards.map { $0.aspects[position].score }))
        parts.append(part(aspect.id, aspect.name, nodes))
      }
    case .indicator, .domain:
      for (position, item) in questionnaire.items.enumerated() {
        columns.append(Column(item.id, known.map { $0.answers.levels[position] }))
        parts.append(part(item.id, item.name, nodes))
      }
    }
    return try index.decomposition(
      of: agency, span, table: Table(trusted: columns), parts: parts, entityColumn: "entity", timeColumn: "year")
  }

  private func part(_ id: String, _ name: LocalizedText, _ nodes: [Component]) -> IndexData.PublishedPart {
    IndexData.PublishedPart(id: id, name: name.english, column: id, component: nodes.first { $0.id == id })
  }
}
