package import LintasanAnalysis
package import LintasanDocuments
import LintasanForecasting
import LintasanIndices
import LintasanTables

/// Two pages about one entity for those who decide: where it stands, why it moved, where it is heading, what it would take.
///
/// Every figure is that of the projection, the decomposition and the target study that the commands of those names print.
package struct EntityBrief: Sendable {
  /// The entities that it is measured against.
  package struct Peers: Hashable, Sendable {
    /// What they are called, such as `ASEAN`; in the language of the brief.
    package let name: String
    /// Their identifiers; the entity itself may be among them.
    package let entities: [String]

    /// Peers by identifier.
    package init(name: String, entities: [String]) {
      self.name = name
      self.entities = entities
    }

    /// Peers as they were asked for: `ASEAN` for asean, the name of a region in the language, “the peers” for a list.
    package init(named text: String, entities: [String], in index: IndexData, language: Language) {
      let wanted = text.lowercased()
      let known = index.groups.lazy.compactMap { group in group.byEntity.values.first { $0.lowercased() == wanted } }
        .first
      let name =
        entities.count < 2 || text.contains(",")
        ? LocalizedString.briefPeersGiven.text(in: language)
        : known.map { index.cellWords(in: language)[$0] ?? $0 } ?? text.uppercased()
      self.init(name: name, entities: entities)
    }

    /// Those of an entity's own group: by the attribute by which its index is reported, or the first that there is.
    ///
    /// - Returns: `nil` for an entity without a group.
    package init?(groupOf entity: String, in index: IndexData, language: Language) {
      let attribute = index.definition?.report.group ?? index.groups.first?.attribute
      guard let attribute, let byEntity = index.groups.first(where: { $0.attribute == attribute })?.byEntity,
        let own = byEntity[entity]
      else { return nil }
      self.init(
        name: index.cellWords(in: language)[own] ?? own, entities: index.panel.units.filter { byEntity[$0] == own })
    }
  }

  /// The projection that every figure is taken from; `nil` for an index that cannot be projected.
  package let projection: Projection?
  /// What the brief speaks of: the index of the projection, or the one that cannot be projected.
  package let index: IndexData
  /// What would lift the entity in the last ranking, where nothing can be projected.
  package let present: PresentTarget?
  /// The entity's identifier.
  package let entity: String
  /// Whom it is measured against; `nil` for all.
  package let peers: Peers?
  /// What is aimed at, if anything.
  package let target: TargetStudy?
  /// The cheapest ways to the target in what the index is made of, where that is known.
  package let deeds: Deeds?
  /// What the instrument that takes the index's place asks; `nil` where there is none.
  package var successor: SuccessorBrief?
  /// The language.
  package let language: Language
  /// The command that makes the brief again.
  package let command: String

  let ranking: YearRanking
  let place: YearRanking.Place
  let unit: Int?

  /// A brief.
  ///
  /// - Throws: `.notScored` for an entity without a score at the last survey.
  package init(
    _ projection: Projection, entity: String, peers: Peers? = nil, target: TargetStudy? = nil,
    deeds: Deeds? = nil, language: Language = .english, command: String
  ) throws(IndexDataError) {
    index = projection.index
    present = nil
    ranking = try YearRanking(of: projection.index, in: projection.origin)
    guard let place = ranking.place(of: entity) else {
      throw .notScored(entity: projection.index.name(of: entity), year: projection.origin)
    }
    self.place = place
    unit = projection.position(of: entity)
    self.projection = projection
    self.entity = entity
    self.peers = peers
    self.target = target
    self.deeds = deeds
    self.language = language
    self.command = command
  }

  /// A brief about an entity of an index that cannot be projected, such as one with a single survey.
  ///
  /// - Throws: `.notScored` for an entity without a score at the last survey.
  package init(
    unprojected index: IndexData, entity: String, peers: Peers? = nil, present: PresentTarget? = nil,
    language: Language = .english, command: String
  ) throws(IndexDataError) {
    self.index = index
    self.present = present
    ranking = try YearRanking(of: index, in: index.lastYear)
    guard let place = ranking.place(of: entity) else {
      throw .notScored(entity: index.name(of: entity), year: index.lastYear)
    }
    self.place = place
    unit = nil
    projection = nil
    self.entity = entity
    self.peers = peers
    target = nil
    deeds = nil
    self.language = language
    self.command = command
  }

  /// The document, on two pages of A4 where it is printed.
  package func report() throws -> Report {
    var report = Report(
      name: "brief-\(entity)",
      title: words(.briefOf, ["name": name, "index": index.shortName, "year": index.label(ranking.year)]),
      language: language, blocks: try blocks() + notes())
    report.isCompact = true
    return report
  }

  /// The brief without its title and its notes.
  ///
  /// - Parameter level: the level of its headings.
  package func blocks(level: Int = 2) throws -> [Block] {
    var blocks: [Block] = [.paragraph([.strong(quote()), .text(next())])]
    blocks += [.heading(level: level, words(.briefStands)), .paragraph([.text(standing())])]
    blocks += try componentBlocks(level)
    blocks += try changeBlocks(level)
    blocks += try outlookBlocks(level)
    blocks += targetBlocks(level)
    blocks += successorBlocks(level)
    return blocks
  }

  // MARK: - Words

  var name: String { index.name(of: entity, in: language.rawValue) }

  func words(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
    phrase.text(in: language, values)
  }

  func name(of other: String) -> String { index.name(of: other, in: language.rawValue) }

  func score(_ value: Double) -> String { NumberStyle.decimals(index.decimals).text(value, in: language) }

  func chance(_ probability: Double) -> String { NumberStyle.probability.text(probability, in: language) }

  func whole(_ value: Double) -> String { NumberStyle.integer.text(value, in: language) }

  /// A rank as prose has it: `64th`, `ke-64`.
  ///
  /// A rank between two, as tied entities share it under the rule of averages, keeps its half.
  func ordinal(_ place: Double) -> String {
    guard let rank = Int(exactly: place) else { return NumberStyle.rank.text(place, in: language) }
    guard language == .english else { return "ke-\(rank)" }
    let ending =
      switch (rank % 10, rank % 100) {
      case (1, let tens) where tens != 11: "st"
      case (2, let tens) where tens != 12: "nd"
      case (3, let tens) where tens != 13: "rd"
      default: "th"
      }
    return "\(rank)\(ending)"
  }

  /// Names as prose lists them: `A, B and C`.
  func listed(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + words(.briefAnd) + last
  }

  /// The first of many names, and how many more there are: `A, B and 3 more`.
  func listed(_ names: [String], atMost count: Int) -> String {
    guard names.count > count else { return listed(names) }
    return names.prefix(count).joined(separator: ", ") + words(.briefMore, ["more": String(names.count - count)])
  }

  // MARK: - Where it stands

  /// The sentence to quote.
  private func quote() -> String {
    words(
      .briefQuote,
      [
        "name": name, "rank": ordinal(place.rank), "count": String(ranking.places.count), "index": index.shortName,
        "year": index.label(ranking.year), "score": score(place.score),
      ])
  }

  private func next() -> String {
    guard let next = unit.flatMap({ projection?.forecasts.first?[$0] }) else { return "" }
    return words(
      .briefQuoteNext,
      [
        "year": index.label(next.year), "median": whole(next.rank.median.rounded()),
        "low": whole(next.rank.lower80.rounded()), "high": whole(next.rank.upper80.rounded()),
      ])
  }

  private func standing() -> String {
    var text = ""
    if let now = index.definition?.classify(place.score) {
      text += words(.briefClass, ["class": now.name.text(in: language.rawValue), "from": score(now.lowerBound)])
      if let unit, let keep = classChance(now, unit: unit), let year = projection?.years.first {
        let highest = index.definition?.classes.map(\.lowerBound).max() ?? now.lowerBound
        text += words(
          now.lowerBound >= highest ? .briefKeepsHighest : .briefKeeps, ["chance": chance(keep), "year": index.label(year)])
      }
    }
    if let unit, let next = projection?.forecasts.first?[unit], let improve = next.probabilityToImprove {
      text += words(.briefImprove, ["chance": chance(improve), "year": index.label(next.year)])
    }
    if let peers {
      let ranked = ranking.places.filter { peers.entities.contains($0.entity) || $0.entity == entity }
      let ahead = ranked.filter { $0.rank < place.rank }
      let isMember = peers.entities.contains(entity)
      let phrase: LocalizedString =
        if isMember { ahead.isEmpty ? .briefPeersFirst : .briefPeers } else {
          ahead.isEmpty ? .briefOutsideFirst : .briefOutside
        }
      text += words(
        phrase,
        [
          "peers": peers.name, "count": String(ranked.count - (isMember ? 0 : 1)),
          "rank": ordinal(Double(ahead.count + 1)), "ahead": listed(ahead.map { name(of: $0.entity) }, atMost: 4),
        ])
    }
    return String(text.drop { $0 == " " })
  }

  /// The chance to stand in the present class or a better one at the next survey.
  private func classChance(_ now: ScoreClass, unit: Int) -> Double? {
    guard index.higherIsBetter, let projection, !projection.years.isEmpty else { return nil }
    let scores = projection.simulated.scores(step: 0, variable: projection.forecast.variables.count - 1, unit: unit)
    guard !scores.isEmpty else { return nil }
    return Double(scores.count { $0 >= now.lowerBound }) / Double(scores.count)
  }

  // MARK: - How to read it

  /// What cannot be compared and why; then source, method and accuracy.
  private func notes() -> [Block] {
    var apart: [String] = []
    var notes: [String] = []
    if let definition = index.definition {
      apart += definition.breaks.map { $0.reason.text(in: language.rawValue) }
      if let successor = definition.validity.successor,
        (projection?.years ?? []).contains(where: { $0 >= successor.from })
      {
        apart.append(successor.reason.text(in: language.rawValue))
      }
      apart += definition.exceptions.filter { $0.year == ranking.year && $0.entities.contains(entity) }
        .map { $0.note.text(in: language.rawValue) }
      notes.append(words(.exploreSource, ["citation": definition.citation ?? definition.publisher ?? index.shortName]))
    } else {
      notes.append(words(.exploreSource, ["citation": index.inputs.first?.name ?? index.id]))
    }
    guard let projection else {
      notes.append(words(.briefMethodPresent))
      notes.append(words(.exploreCommand, ["command": command]))
      return (apart.isEmpty ? [] : [.heading(level: 2, words(.briefApart)), .list(apart.map { [.text($0)] })])
        + [.heading(level: 2, words(.briefRead)), .list(notes.map { [.text($0)] })]
    }
    notes.append(
      words(.briefMethod, ["draws": whole(Double(projection.simulated.drawCount)), "model": projection.forecast.model]))
    if let accuracy = index.accuracy, let first = accuracy.horizons.first {
      notes.append(
        words(
          .exploreMeasured,
          [
            "from": String(accuracy.years.lowerBound), "to": String(accuracy.years.upperBound),
            "error": NumberStyle.decimals(1).text(first.rankError, in: language),
            "naive": NumberStyle.decimals(1).text(first.naiveRankError, in: language),
            "within": NumberStyle.percent(decimals: 0).text(first.coverage80, in: language),
          ]))
    } else {
      notes.append(words(.exploreNotMeasured))
    }
    notes.append(words(.exploreCommand, ["command": command]))
    var blocks: [Block] = []
    if !apart.isEmpty { blocks += [.heading(level: 2, words(.briefApart)), .list(apart.map { [.text($0)] })] }
    return blocks + [.heading(level: 2, words(.briefRead)), .list(notes.map { [.text($0)] })]
  }
}

extension NumberStyle {
  /// Ten to a power that is no larger than digits of a number go.
  static func power(_ digits: Int) -> Double { (0..<max(0, min(15, digits))).reduce(1.0) { power, _ in power * 10 } }
}
