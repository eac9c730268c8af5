package import LintasanIndices
public import LintasanTables

/// What an agency's answers are worth: indicator → aspect → domain → index → predicate, in exact arithmetic.
///
/// - Reference: PermenPANRB 59/2020, Lampiran I, Bab II.B.4 and Tabel 13. The regulation rounds nothing; the index and
///   the predicate are those of the unrounded sum.
public struct Scorecard: Hashable, Sendable {
  /// The score of an aspect or a domain.
  package struct Part: Hashable, Sendable {
    /// The aspect or domain.
    package let group: Questionnaire.Group
    /// The unrounded score: the `Double` nearest to the exact fraction.
    package let score: Double
    /// The sum of weight × level over its items: the score is this divided by the group's weight.
    package var units: Int { Int((score * Double(group.weight)).rounded()) }
  }

  /// How far a class is away.
  package struct Distance: Hashable, Sendable {
    /// The class.
    package let scoreClass: ScoreClass
    /// The index still needed to reach it; 0 or less where it is reached.
    package let distance: Double
    /// Whether it is reached.
    package let isReached: Bool
  }

  /// The questionnaire.
  package let questionnaire: Questionnaire
  /// The answers.
  public let answers: Answers
  /// What they are worth, as every instrument's values are.
  public let score: InstrumentScore
  /// The sum of weight × level over all items: the index is this divided by ``Questionnaire/unit``.
  package let units: Int
  /// The aspects.
  package let aspects: [Part]
  /// The domains.
  package let domains: [Part]

  /// Scores answers.
  public init(_ answers: Answers, of questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    self.answers = answers
    score = InstrumentScore(questionnaire.ratings(answers))
    units = score.wholeUnits
    func parts(_ groups: [Questionnaire.Group], _ scores: [InstrumentScore.Bounded]) -> [Part] {
      zip(groups, scores).map { Part(group: $0, score: $1.value) }
    }
    aspects = parts(questionnaire.aspects, score.aspects)
    domains = parts(questionnaire.domains, score.domains)
  }

  /// The unrounded index: the `Double` nearest to the exact fraction.
  public var index: Double { score.index.value }

  /// The predicate, set on the unrounded index; `nil` where the index has no classes.
  package var predicate: ScoreClass? { questionnaire.classes.first { $0.id == score.predicate.id } }

  /// Every class, from the highest, and how far it is.
  package var distances: [Distance] {
    questionnaire.classes.map { scoreClass in
      let missing = questionnaire.lowerBound(of: scoreClass) - units
      return Distance(
        scoreClass: scoreClass, distance: Double(missing) / Double(questionnaire.unit), isReached: missing <= 0)
    }
  }

  /// The nearest class above; `nil` in the highest.
  package var next: Distance? { distances.last { !$0.isReached } }

  /// One row an indicator: `indicator, name, aspect, domain, weight, maturity, contribution, potential`.
  ///
  /// `weight` is in the definition's unit (percent); `contribution` is what the level adds to the index, `potential` what
  /// the highest level would add beyond it.
  package func indicatorTable(language: String = "en") -> Table {
    let items = questionnaire.items
    let unit = Double(questionnaire.unit)
    return Table(
      Column("indicator", items.map(\.number)),
      Column("name", items.map { $0.name.text(in: language) }),
      Column("aspect", items.map { questionnaire.aspects[$0.aspect].number }),
      Column("domain", items.map { questionnaire.domains[$0.domain].number }),
      Column("weight", items.map { questionnaire.share($0.weight) }),
      Column("maturity", answers.levels),
      Column("contribution", zip(items, answers.levels).map { Double($0.weight * $1) / unit }),
      Column(
        "potential",
        zip(items, answers.levels).map { Double($0.weight * (questionnaire.levels.upperBound - $1)) / unit }))
  }

  /// One row a domain, an aspect and the index: `level, number, name, weight, score`.
  public func table(language: String = "en") -> Table {
    let parts = domains.map { ("domain", $0) } + aspects.map { ("aspect", $0) }
    return Table(
      Column("level", ["index"] + parts.map(\.0)),
      Column("number", [nil] + parts.map { $0.1.group.number }),
      Column("name", [questionnaire.indexID] + parts.map { $0.1.group.name.text(in: language) }),
      Column("weight", [questionnaire.weightsSum] + parts.map { questionnaire.share($0.1.group.weight) }),
      Column("score", [index] + parts.map(\.1.score)))
  }
}
