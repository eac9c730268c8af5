import LintasanIndices
package import LintasanTables

/// What if agencies lifted some indicators to given levels: before and after, each with its rank among all.
package struct Simulation: Hashable, Sendable {
  /// An agency and its answers.
  package struct Agency: Hashable, Sendable {
    /// The identifier.
    package let id: String
    /// The name.
    package let name: String
    /// Whether the change is made here (such as all agencies of a group).
    package let isLifted: Bool
    /// The answers now.
    package let answers: Answers

    /// An agency.
    package init(id: String, name: String, isLifted: Bool, answers: Answers) {
      self.id = id
      self.name = name
      self.isLifted = isLifted
      self.answers = answers
    }
  }

  /// What happens to an agency.
  package struct Outcome: Hashable, Sendable {
    /// The agency.
    package let agency: Agency
    /// Its scores now.
    package let before: Scorecard
    /// Its scores after.
    package let after: Scorecard
    /// Its rank now, 1 is best, ties get the smallest.
    package let rankBefore: Int
    /// Its rank after.
    package let rankAfter: Int
    /// The number of levels raised.
    package let levelsRaised: Int
  }

  /// One for every agency, in the order given.
  package let outcomes: [Outcome]

  /// Lifts indicators, by number, to at least the given levels; a level that is higher already stays.
  ///
  /// - Throws: `.unknownIndicator`, `.notALevel`.
  package init(
    _ agencies: [Agency], lifting targets: [Int: Int], of questionnaire: Questionnaire
  ) throws(QuestionnaireError) {
    var floors = [Int](repeating: 0, count: questionnaire.items.count)
    for (number, level) in targets.sorted(by: { $0.key < $1.key }) {
      guard let position = questionnaire.position(ofNumber: number) else {
        throw .unknownIndicator(found: "\(number)", numbers: questionnaire.numbers, row: nil)
      }
      guard questionnaire.levels.contains(level) else {
        throw .notALevel(indicator: number, found: "\(level)", levels: questionnaire.levels, row: nil)
      }
      floors[position] = level
    }
    let raises = agencies.map { agency in
      zip(agency.answers.levels, floors).map { agency.isLifted ? max(0, $1 - $0) : 0 }
    }
    let before = agencies.map { Scorecard($0.answers, of: questionnaire) }
    let after = zip(agencies, raises).map { Scorecard($0.answers.raised(by: $1), of: questionnaire) }
    let (ranksBefore, ranksAfter) = (Self.ranks(before.map(\.units)), Self.ranks(after.map(\.units)))
    outcomes = agencies.indices.map {
      Outcome(
        agency: agencies[$0], before: before[$0], after: after[$0], rankBefore: ranksBefore[$0],
        rankAfter: ranksAfter[$0], levelsRaised: raises[$0].reduce(0, +))
    }
  }

  /// One row an agency: `agency, name, lifted, levels_raised, index, index_after, rank, rank_after, predicate,
  /// predicate_after`.
  package func table(language: String = "en") -> Table {
    Table(
      Column("agency", outcomes.map(\.agency.id)), Column("name", outcomes.map(\.agency.name)),
      Column("lifted", outcomes.map { $0.agency.isLifted }), Column("levels_raised", outcomes.map(\.levelsRaised)),
      Column("index", outcomes.map(\.before.index)), Column("index_after", outcomes.map(\.after.index)),
      Column("rank", outcomes.map(\.rankBefore)), Column("rank_after", outcomes.map(\.rankAfter)),
      Column("predicate", outcomes.map { $0.before.predicate?.name.text(in: language) }),
      Column("predicate_after", outcomes.map { $0.after.predicate?.name.text(in: language) }))
  }

  /// Ranks of whole numbers, the largest first, ties the smallest rank.
  static func ranks(_ units: [Int]) -> [Int] {
    let order = units.indices.sorted { units[$0] > units[$1] }
    var ranks = [Int](repeating: 0, count: units.count)
    for (place, index) in order.enumerated() {
      let isTied = place > 0 && units[order[place - 1]] == units[index]
      ranks[index] = isTied ? ranks[order[place - 1]] : place + 1
    }
    return ranks
  }
}
