public import LintasanCore
import LintasanLinearAlgebra
public import LintasanRankings
public import LintasanTables

/// Scores of one cross-section with their errors, from a table: what confidence sets for ranks are made of.
public struct ScoreSample: Sendable {
  /// What can be wrong with the table.
  public enum Failure: LintasanError, Hashable, Sendable {
    case table(TableError)
    case sets(ConfidenceSetError)
    /// A score without a standard error.
    case noError(entity: String)
    /// An entity that occurs twice.
    case doubled(entity: String)
    /// An entity that is not among them, with those that it may stand for.
    case unknown(entity: String, nearest: [String])
    /// An entity that a covariance matrix does not have.
    case notInCovariance(entity: String)
  }

  /// The entities with a score, in the order of the table.
  public let entities: [String]
  /// Their names.
  public let names: [String]
  /// The year, if there is one.
  package let year: Int?
  /// Their scores.
  public let scores: [Double]
  /// The rows of the table that they come from.
  package let rows: [Int]
  /// The entities of the same time that have no score.
  package let withoutScore: [String]

  /// Scores that are at hand; entities are distinct.
  init(entities: [String], names: [String], year: Int?, scores: [Double]) {
    self.entities = entities
    self.names = names
    self.year = year
    self.scores = scores
    rows = Array(entities.indices)
    withoutScore = []
  }

  /// The scores of a table.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - entity: the column of the entity.
  ///   - name: the column of its name.
  ///   - value: the column of the score.
  ///   - time: the column of the time.
  ///   - year: of a table with times only the rows of this year are taken.
  public init(
    _ table: Table, entity: String, name: String? = nil, value: String, time: String? = nil, year: Int? = nil
  ) throws(Failure) {
    do throws(TableError) {
      let (ids, values) = (try table.texts(entity), try table.numbers(value))
      let titles = try name.map { name throws(TableError) in try table.texts(name) }
      let times = try time.map { time throws(TableError) in try table.numbers(time) }
      let current = (0..<table.rowCount).filter { times == nil || year == nil || times?[$0] == year.map(Double.init) }
      let chosen = current.filter { values[$0] != nil }
      withoutScore = current.compactMap { values[$0] == nil ? ids[$0] : nil }
      for row in chosen where ids[row] == nil { throw .missingKey(column: entity, row: row + 1) }
      rows = chosen
      entities = chosen.compactMap { ids[$0] }
      names = chosen.compactMap { row in titles?[row] ?? ids[row] }
      scores = chosen.compactMap { values[$0] }
      self.year = year
    } catch {
      throw .table(error)
    }
    var seen: Set<String> = []
    for entity in entities where !seen.insert(entity).inserted { throw .doubled(entity: entity) }
  }

  /// Independent errors from a column of standard errors.
  package func errors(_ table: Table, standardError column: String) throws(Failure) -> ScoreErrors {
    let values: Numbers
    do throws(TableError) { values = try table.numbers(column) } catch { throw .table(error) }
    var deviations: [Double] = []
    for (row, entity) in zip(rows, entities) {
      guard let value = values[row] else { throw .noError(entity: entity) }
      deviations.append(value)
    }
    do throws(ConfidenceSetError) { return try ScoreErrors(standardErrors: deviations) } catch { throw .sets(error) }
  }

  /// Errors from a covariance matrix: a column an entity, named in the header, with the rows in the same order; or with
  /// the entities in a first column of texts.
  package func errors(covariance table: Table) throws(Failure) -> ScoreErrors {
    var columns = table.columns
    var rowOf: [String: Int] = [:]
    if let first = columns.first, first.kind == .text, columns.count > 1 {
      for row in 0..<first.count { if case .text(let name) = first[row] { rowOf[name] = row } }
      columns.removeFirst()
    } else {
      for (row, column) in columns.enumerated() { rowOf[column.name] = row }
    }
    var numbers: [String: Numbers] = [:]
    for column in columns {
      guard case .numbers(let values) = column.values else {
        throw .table(.wrongKind(column: column.name, expected: .number, found: column.kind))
      }
      numbers[column.name] = values
    }
    var elements: [Double] = []
    for second in entities {
      guard let column = numbers[second] else { throw .notInCovariance(entity: second) }
      for first in entities {
        guard let row = rowOf[first], row < column.count, let value = column[row] else {
          throw .notInCovariance(entity: first)
        }
        elements.append(value)
      }
    }
    do throws(ConfidenceSetError) {
      return try ScoreErrors(covariance: Matrix(rows: entities.count, columns: entities.count, columnMajor: elements))
    } catch {
      throw .sets(error)
    }
  }

  /// The entities of a list such as `Medan,Bandung`, by identifier or name, in any case.
  ///
  /// - Throws: `.unknown`.
  package func entities(called list: String) throws(Failure) -> Set<String> {
    func position(_ word: String) -> Int? {
      let folded = word.lowercased()
      return entities.firstIndex(of: word)
        ?? entities.indices.first { entities[$0].lowercased() == folded || names[$0].lowercased() == folded }
    }
    // A name may hold a comma itself.
    if let one = position(list.trimmingBlanks) { return [entities[one]] }
    var found: Set<String> = []
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      let word = String(part).trimmingBlanks
      guard let position = position(word) else {
        throw .unknown(entity: word, nearest: Suggestion.nearest(to: word, among: entities + names))
      }
      found.insert(entities[position])
    }
    return found
  }

  /// `entity,name,year,score,rank,published_rank,level_with`, best first; with confidence sets also
  /// `set_lower,set_upper`, with `best` `in_best`, and `level_count`. Level with an entity are those that cannot be told apart from it.
  ///
  /// `isBothKinds`: simultaneous sets are given beside those of the kind asked for, as
  ///   `simultaneous_lower,simultaneous_upper`; `shown`: only these entities, with ranks and sets among all.
  public func table(
    direction: Direction = .higherIsBetter, ties: TieRule = .minimum, sets: RankConfidenceSets? = nil,
    isBothKinds: Bool = false,
    best: Int? = nil, top: Int? = nil, only shown: Set<String>? = nil
  ) throws(ConfidenceSetError) -> Table {
    let ranking = Ranking(scores, direction: direction, ties: ties)
    let order = ranking.order.filter { unit in
      (ranking.ranks[unit] ?? 0) <= top.map(Double.init) ?? .infinity && shown?.contains(entities[unit]) ?? true
    }
    func level(_ unit: Int) -> String? {
      let others = sets?.levelWith[unit] ?? ranking.levelWith(unit)
      return others.isEmpty ? nil : others.map { entities[$0] }.joined(separator: " ")
    }
    var columns = [
      Column("entity", order.map { entities[$0] }), Column("name", order.map { names[$0] }),
      Column("year", order.map { _ in year }), Column("score", order.map { scores[$0] }),
      Column("rank", order.map { ranking.ranks[$0] }), Column("published_rank", order.map { _ in Int?.none }),
      Column("level_with", order.map(level)),
    ]
    if let sets {
      columns.append(Column("set_lower", order.map { sets.lower[$0] }))
      columns.append(Column("set_upper", order.map { sets.upper[$0] }))
      if isBothKinds {
        columns.append(Column("simultaneous_lower", order.map { sets.simultaneous.lower[$0] }))
        columns.append(Column("simultaneous_upper", order.map { sets.simultaneous.upper[$0] }))
      }
      if let best {
        let isIn = try sets.isInBest(best)
        columns.append(Column("in_best", order.map { isIn[$0] as Bool? }))
      }
      columns.append(Column("level_count", order.map { sets.levelWith[$0].count }))
    }
    return Table(trusted: columns)
  }
}

extension ScoreSample.Failure {
  public var description: String {
    switch self {
    case .table(let error): "\(error)"
    case .sets(let error): "\(error)"
    case .noError(let entity): "\(entity) has a score and no standard error; give one, 0 for an exact score"
    case .doubled(let entity): "\(entity) occurs twice; give one row for each, or `time` and `year`"
    case .unknown(let entity, let nearest):
      "there is no entity “\(entity)” with a score"
        + (nearest.isEmpty ? "" : "; did you mean \(nearest.joined(separator: " or "))?")
    case .notInCovariance(let entity):
      "the covariance matrix has no \(entity); it needs a column and a row for every entity with a score"
    }
  }
}

extension ScoreSample.Failure {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    .badData
  }
}
