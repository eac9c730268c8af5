import LintasanCore
package import LintasanIndices
import LintasanRankings
package import LintasanTables

/// Published figures of a year that do not follow the index's definition: those that are known, and others.
package struct PublishedCheck: Sendable {
  /// A figure that does not follow.
  package struct Finding: Hashable, Sendable {
    /// What it does not follow.
    package let check: KnownDiscrepancy.Check
    /// The entity.
    package let entity: String
    /// What is published.
    package let published: String
    /// What the definition gives.
    package let expected: String
    /// Whether the definition lists it.
    package let isKnown: Bool
    /// What the definition and the data say about it.
    package let note: String?
  }

  /// A published mean may differ by this many units of the last decimal shown: index and components are rounded each.
  private static let roundingUnits = 2.0

  /// The findings, by check and entity.
  package let findings: [Finding]
  private let index: IndexData

  /// Checks the figures of a year; nothing is found for a table without a definition.
  ///
  /// - Throws: ``IndexDataError``.
  package init(_ index: IndexData, year: Int, language: String = "en") throws(IndexDataError) {
    self.index = index
    guard let definition = index.definition else {
      findings = []
      return
    }
    let rows = try Rows(index, definition, year: year)
    var found: [Finding] = []
    func add(_ check: KnownDiscrepancy.Check, _ row: Row, published: String, expected: String) {
      let exception = definition.exceptions.first {
        $0.check == check && $0.year == year && $0.entities.contains(row.entity)
      }
      let notes = [exception?.note.text(in: language), row.note].compactMap { $0 }
      found.append(
        Finding(
          check: check, entity: row.entity, published: published, expected: expected, isKnown: exception != nil,
          note: notes.isEmpty ? nil : notes.joined(separator: " ")))
    }
    func number(_ value: Double) -> String { NumberText.shortest(value) }
    let ranks = Ranking(rows.all.map(\.score), direction: index.direction, ties: index.ties).ranks
    let bounds = definition.scale.bounds
    let unit = (0..<definition.scale.decimals).reduce(1.0) { power, _ in power / 10 }
    for (position, row) in rows.all.enumerated() {
      let given = row.components.filter { definition.component($0.key) != nil }
      if let score = row.score, row.isComplete, let sum = try? definition.aggregate(given, in: year).index,
        abs(sum - score) > Self.roundingUnits * unit
      {
        add(
          .composition, row, published: number(score),
          expected: NumberText.fixed(sum, decimals: definition.scale.decimals))
      }
      if let rank = row.publishedRank, let expected = ranks[position], rank != expected {
        add(.rankTieRule, row, published: number(rank), expected: number(expected))
      }
      if let name = row.publishedClass, let score = row.score, let own = definition.classify(score),
        ![own.id, own.name.english, own.name.indonesian].contains(name)
      {
        add(.scoreClass, row, published: name, expected: own.name.text(in: language))
      }
      for (id, value) in row.components.sorted(by: { $0.key < $1.key }) where !bounds.contains(value) {
        add(
          .range, row, published: "\(id) \(number(value))",
          expected: "\(number(bounds.lowerBound)) to \(number(bounds.upperBound))")
      }
    }
    for score in index.outsideScale where score.year == year {
      let row = rows.all.first { $0.entity == score.entity } ?? Row(entity: score.entity)
      add(
        .range, row, published: "\(score.column) \(number(score.value))",
        expected: "\(number(bounds.lowerBound)) to \(number(bounds.upperBound))")
    }
    let order = KnownDiscrepancy.Check.allCases
    findings = found.sorted {
      (order.firstIndex(of: $0.check) ?? 0, $0.entity) < (order.firstIndex(of: $1.check) ?? 0, $1.entity)
    }
  }

  /// One row a finding: `check, entity, name, published, expected, known, note`.
  package var table: Table {
    Table(
      Column("check", findings.map(\.check.rawValue)), Column("entity", findings.map(\.entity)),
      Column("name", findings.map { index.name(of: $0.entity) }), Column("published", findings.map(\.published)),
      Column("expected", findings.map(\.expected)), Column("known", findings.map { $0.isKnown as Bool? }),
      Column("note", findings.map(\.note)))
  }

  private struct Row {
    let entity: String
    var score: Double?
    var components: [String: Double] = [:]
    var isComplete = false
    var publishedRank: Double?
    var publishedClass: String?
    var note: String?
  }

  /// What the table of scores says of a year.
  private struct Rows {
    var all: [Row] = []

    init(_ index: IndexData, _ definition: IndexDefinition, year: Int) throws(IndexDataError) {
      _ = try index.scores(in: year)
      let (table, layout) = (index.scores, definition.data)
      let known = Set(table.columnNames)
      let parts = definition.components.compactMap { part in
        part.column.flatMap { column in known.contains(column) ? (id: part.id, column: column) : nil }
      }
      do throws(TableError) {
        let (entities, times) = (try table.texts(layout.entity), try table.numbers(layout.time))
        let scores = try table.numbers(layout.value)
        let values = try parts.map { (part) throws(TableError) in try table.numbers(part.column) }
        let ranks = try layout.publishedRank.map { (name) throws(TableError) in try table.numbers(name) }
        let classes = try layout.publishedClass.map { (name) throws(TableError) in try table.texts(name) }
        let notes = try layout.note.map { (name) throws(TableError) in try table.texts(name) }
        for row in 0..<table.rowCount where times[row] == Double(year) {
          guard let entity = entities[row] else { continue }
          var found = Row(entity: entity)
          found.score = scores[row]
          for (part, numbers) in zip(parts, values) { found.components[part.id] = numbers[row] }
          found.isComplete = !parts.isEmpty && found.components.count == definition.components.count
          found.publishedRank = ranks?[row]
          found.publishedClass = classes?[row]
          found.note = notes?[row]
          all.append(found)
        }
      } catch {
        throw .table(file: layout.scores, error)
      }
    }
  }
}
