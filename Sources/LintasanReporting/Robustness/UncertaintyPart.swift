package import LintasanAnalysis
package import LintasanCore
import LintasanStatistics
package import LintasanTables

/// A part of a study of uncertainty, with all that its report needs: what `--shard` writes and `merge` reads.
package struct UncertaintyPart: Sendable {
  /// What all parts of a study have in common.
  package struct Frame: Hashable, Sendable {
    /// What is varied, in words.
    package let varied: String
    /// Digits after the point where people read a score.
    package let decimals: Int
    /// The ranks for which the chance to be among the best is given.
    package let rankThresholds: [Int]
    /// Number of settings drawn in all parts together.
    package let draws: Int

    /// A frame.
    package init(varied: String, decimals: Int, rankThresholds: [Int], draws: Int) {
      self.varied = varied
      self.decimals = decimals
      self.rankThresholds = rankThresholds
      self.draws = draws
    }
  }

  /// Why parts cannot be joined.
  package enum JoinError: LintasanError, Hashable, Sendable {
    /// No part.
    case nothing
    /// A part of another study than the first; counted from 1.
    case otherStudy(part: Int)
    /// A part that was given before.
    case repeated(number: Int)
    /// Too many draws, or too few.
    case draws(found: Int, expected: Int)
  }

  /// What the parts have in common.
  package let frame: Frame
  /// The ranks that this part drew.
  package let study: UncertaintyStudy
  /// Which part it is, from 1.
  package let number: Int

  /// A part, or the whole where no number is given.
  package init(_ study: UncertaintyStudy, frame: Frame, number: Int = 1) {
    self.study = study
    self.frame = frame
    self.number = number
  }

  /// A column that only such a part has.
  package static let mark = "times_ahead_of_next"

  /// A row for each entity and rank that it took, and one for each entity that does not take part.
  package var table: Table {
    let rows = study.entries.flatMap { entry in
      zip(entry.ranks.values, entry.ranks.counts).map { (entry: entry, rank: $0, count: Int($1)) }
    }
    let (count, out) = (rows.count + study.leftOut.count, study.leftOut)
    func padded<Value>(_ value: (UncertaintyStudy.Entry) -> Value?) -> [Value?] {
      rows.map { value($0.entry) } + out.map { _ in nil }
    }
    func all<Value>(_ value: Value) -> [Value] { [Value](repeating: value, count: count) }
    return Table(trusted: [
      Column("index", all(study.index)), Column("year", all(study.year)), Column("varied", all(frame.varied)),
      Column("decimals", all(frame.decimals)),
      Column("tops", all(frame.rankThresholds.map(String.init).joined(separator: " "))),
      Column("draws", all(frame.draws)), Column("part", all(number)),
      Column("entity", rows.map(\.entry.entity) + out.map(\.entity)),
      Column("name", rows.map(\.entry.name) + out.map(\.name)), Column("score", padded { $0.score }),
      Column("rank", padded { $0.rank }), Column("previous", padded { $0.previous }),
      Column("times_ahead_of_previous", padded(\.timesAheadOfPrevious)), Column("next", padded { $0.next }),
      Column(Self.mark, padded(\.timesAheadOfNext)),
      Column("drawn_rank", rows.map { Double?($0.rank) } + out.map { _ in nil }),
      Column("count", rows.map { Int?($0.count) } + out.map { _ in nil }),
    ])
  }

  /// The part that ``table`` describes.
  ///
  /// - Throws: `.noColumn`, `.wrongKind`, `.missingKey`, `.notWholeNumber`.
  package init(_ table: Table) throws(TableError) {
    let reader = PartReader(table: table)
    let row = 0
    number = try reader.whole("part", row)
    frame = Frame(
      varied: try reader.text("varied", row) ?? "", decimals: try reader.whole("decimals", row),
      rankThresholds: (try reader.text("tops", row) ?? "").split(separator: " ").compactMap { Int($0) },
      draws: try reader.whole("draws", row))
    var entries: [UncertaintyStudy.Entry] = []
    var leftOut: [UncertaintyStudy.LeftOut] = []
    var position = 0
    while position < table.rowCount {
      let start = position
      let entity = try reader.key("entity", start)
      let name = try reader.text("name", start) ?? entity
      guard let score = try reader.number("score", start) else {
        leftOut.append(UncertaintyStudy.LeftOut(entity: entity, name: name))
        position += 1
        continue
      }
      // Ranks in halves are means of ties.
      let perUnit = 2
      var counts: [Int] = []
      while position < table.rowCount, try reader.key("entity", position) == entity {
        let drawn = try reader.number("drawn_rank", position) ?? 0
        guard (1...1_000_000).contains(drawn), let rank = Int(exactly: drawn * Double(perUnit)) else {
          throw .notWholeNumber(column: "drawn_rank", row: position + 1, found: drawn)
        }
        if counts.count < rank { counts += [Int](repeating: 0, count: rank - counts.count) }
        counts[rank - 1] += max(0, try reader.whole("count", position))
        position += 1
      }
      guard let ranks = RankHistogram(first: 1, counts: counts, perUnit: perUnit) else {
        throw .missingKey(column: "count", row: start + 1)
      }
      entries.append(
        UncertaintyStudy.Entry(
          entity: entity, name: name, score: score, rank: try reader.number("rank", start) ?? 0, ranks: ranks,
          previous: try reader.text("previous", start),
          timesAheadOfPrevious: try reader.optionalWhole("times_ahead_of_previous", start),
          next: try reader.text("next", start), timesAheadOfNext: try reader.optionalWhole(Self.mark, start)))
    }
    study = UncertaintyStudy(
      index: try reader.text("index", row) ?? "", year: try reader.whole("year", row), entries: entries,
      leftOut: leftOut)
  }

  /// All parts of a study as one, in any order.
  ///
  /// - Throws: ``JoinError``.
  package static func joined(_ parts: [UncertaintyPart]) throws(JoinError) -> UncertaintyPart {
    guard let first = parts.first else { throw .nothing }
    func plan(_ part: UncertaintyPart) -> [String?] {
      part.study.entries.flatMap { [$0.entity, $0.next, "\($0.score)"] } + part.study.leftOut.map(\.entity)
    }
    for (position, part) in parts.enumerated()
    where part.frame != first.frame || part.study.index != first.study.index || part.study.year != first.study.year
      || plan(part) != plan(first)
    {
      throw .otherStudy(part: position + 1)
    }
    var seen: Set<Int> = []
    for part in parts where !seen.insert(part.number).inserted { throw .repeated(number: part.number) }
    let drawn = parts.reduce(0) { $0 + $1.study.draws }
    guard drawn == first.frame.draws else { throw .draws(found: drawn, expected: first.frame.draws) }
    let entries = first.study.entries.indices.compactMap { place -> UncertaintyStudy.Entry? in
      let own = parts.map { $0.study.entries[place] }
      guard let ranks = RankHistogram(joining: own.map(\.ranks)) else { return nil }
      let entry = own[0]
      func sum(_ times: (UncertaintyStudy.Entry) -> Int?) -> Int? {
        times(entry) == nil ? nil : own.reduce(0) { $0 + (times($1) ?? 0) }
      }
      return UncertaintyStudy.Entry(
        entity: entry.entity, name: entry.name, score: entry.score, rank: entry.rank, ranks: ranks,
        previous: entry.previous, timesAheadOfPrevious: sum(\.timesAheadOfPrevious), next: entry.next,
        timesAheadOfNext: sum(\.timesAheadOfNext))
    }
    return UncertaintyPart(
      UncertaintyStudy(
        index: first.study.index, year: first.study.year, entries: entries, leftOut: first.study.leftOut),
      frame: first.frame)
  }
}

extension UncertaintyPart.JoinError {
  package var description: String {
    switch self {
    case .nothing: "there is no part to join"
    case .otherStudy(let part):
      "part \(part) comes from another study than the first; give the parts of one run of `lintasan uncertainty --shard`"
    case .repeated(let number): "part \(number) is given twice; give each part once"
    case .draws(let found, let expected):
      "the parts hold \(found) draws, expected \(expected); give each part of the run once"
    }
  }
}

/// Reads cells of a part.
private struct PartReader {
  let table: Table

  func text(_ column: String, _ row: Int) throws(TableError) -> String? {
    let texts = try table.texts(column)
    return row < table.rowCount ? texts[row] : nil
  }

  func key(_ column: String, _ row: Int) throws(TableError) -> String {
    guard let text = try text(column, row) else { throw .missingKey(column: column, row: row + 1) }
    return text
  }

  func number(_ column: String, _ row: Int) throws(TableError) -> Double? {
    let numbers = try table.numbers(column)
    return row < table.rowCount ? numbers[row] : nil
  }

  func optionalWhole(_ column: String, _ row: Int) throws(TableError) -> Int? {
    try number(column, row) == nil ? nil : try whole(column, row)
  }

  func whole(_ column: String, _ row: Int) throws(TableError) -> Int {
    guard let number = try number(column, row) else { throw .missingKey(column: column, row: row + 1) }
    guard let whole = Int(exactly: number) else { throw .notWholeNumber(column: column, row: row + 1, found: number) }
    return whole
  }
}

extension UncertaintyPart.JoinError {
  /// What kind of failure it is.
  package var kind: ErrorKind {
    .badData
  }
}
