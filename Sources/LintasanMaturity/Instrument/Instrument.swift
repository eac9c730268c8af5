public import LintasanIndices

/// An instrument of evaluation as data: weighted indicators with decimal values in bands of levels, their evidence items,
/// the indices of other bodies that feed them, grades, prerequisites and sources.
///
/// The next instrument is a file: `datasets/<id>/instrument.yaml`, read by ``init(yaml:file:)``. One code serves all: answers are
/// whole levels (SPBE) or values in bands (Pemdi), on any scale.
public struct Instrument: Hashable, Sendable {
  /// The format that the reader knows.
  package static let format = "lintasan-instrument/1"

  /// A level and the band of values that belongs to it.
  package struct Level: Hashable, Sendable {
    /// The level.
    package let number: Int
    /// The value where the level begins.
    package let floor: Double
    /// The value when it is complete.
    package let ceiling: Double
  }

  /// A grade of the index; its lower end belongs to it.
  public struct Predicate: Hashable, Sendable {
    /// The identifier.
    public let id: String
    /// The lowest index that belongs to it.
    public let lowerBound: Double
    /// The grade, such as Kurang.
    public let grade: LocalizedText
    /// The label, such as Merintis.
    public let label: LocalizedText
  }

  /// An aspect.
  package struct Aspect: Hashable, Sendable {
    /// The publisher's number.
    package let number: Int
    /// The name.
    package let name: LocalizedText
    /// The weight, the sum of its indicators' weights.
    package let weight: Int
    /// The positions of its indicators.
    package let indicators: [Int]
  }

  /// What of an older instrument's evidence can serve an indicator.
  package struct Reuse: Hashable, Sendable {
    /// How much of it: `reuse`, `update` or `new`.
    package let status: String
    /// The numbers of the older instrument's indicators.
    package let from: [Int]
    /// Further ones by our own reading.
    package let further: [Int]
  }

  /// One indicator.
  public struct Indicator: Hashable, Sendable {
    /// The identifier, such as `I1`.
    public let id: String
    /// The number.
    public let number: Int
    /// The code of the evaluation's portal, such as `1.1`.
    public let code: String
    /// The position of its aspect.
    package let aspect: Int
    /// The weight.
    public let weight: Int
    /// The name.
    public let name: LocalizedText
    /// What it is about.
    package let meaning: LocalizedText
    /// The number of evidence items of each level; empty where levels are not made of items.
    package let items: [Int]
    /// The index of another body that feeds it, if any.
    package let external: String?
    /// What each level asks for; empty where the instrument's file does not say.
    package let levels: [LocalizedText]
    /// What of the older instrument's evidence can serve it.
    package let reuse: Reuse?
    /// What is to be known of it.
    package let note: String?
  }

  /// An index of another body that gives an indicator its value.
  package struct ExternalIndex: Hashable, Sendable {
    /// The identifier, such as `sdi`.
    package let id: String
    /// The name.
    package let name: LocalizedText
    /// The body that publishes it.
    package let owner: String
    /// The position of the indicator that it feeds.
    package let indicator: Int
    /// Points of the index, ascending.
    package let x: [Double]
    /// The indicator's values there.
    package let y: [Double]
    /// How many years old it may be.
    package let maximumAge: Int?
    /// What is uncertain about the conversion.
    package let flag: LocalizedText?
  }

  /// A kind of evidence that an indicator does not take.
  package struct RefusedEvidence: Hashable, Sendable {
    /// Words by which a sheet names it, in lower case.
    package let words: [String]
    /// The position of the indicator.
    package let indicator: Int
    /// Why it is refused.
    package let reason: LocalizedText
  }

  /// A level that can only be completed where another indicator has a level complete.
  package struct Prerequisite: Hashable, Sendable {
    /// The position of the indicator that waits.
    package let indicator: Int
    /// The level that waits.
    package let level: Int
    /// The position of the indicator that goes first.
    package let neededIndicator: Int
    /// The level that it needs complete.
    package let neededLevel: Int
  }

  /// Something outside the sheet without which levels cannot be completed.
  package struct Gate: Hashable, Sendable {
    /// The identifier, such as `siap`.
    package let id: String
    /// The name.
    package let name: LocalizedText
    /// For each position of an indicator that waits for it, the first level that does.
    package let blocks: [Int: Int]
  }

  /// An indicator whose levels come, in a road map, in a year after the like levels of another: a policy before its practice.
  package struct Order: Hashable, Sendable {
    /// The position of the indicator that goes first.
    package let first: Int
    /// The position of the one that follows.
    package let then: Int
  }

  /// A stage of the evaluation.
  package struct Stage: Hashable, Sendable {
    /// The identifier.
    package let id: String
    /// The name.
    package let name: LocalizedText
  }

  /// The identifier.
  public let id: String
  /// The name.
  public let name: LocalizedText
  /// A short name.
  package let shortName: String
  /// The act that sets it.
  package let regulation: String
  /// How sure the knowledge is (`official`, `secondary`).
  package let standing: String
  /// What has to be said of every result.
  package let caution: LocalizedText?
  /// The first year in which it holds.
  package let firstYear: Int
  /// The last year in which it holds, if known.
  package let lastYear: Int?
  /// The identifier of the index that it takes the place of.
  package let replaces: String?
  /// The stages of the evaluation, in order.
  package let stages: [Stage]
  /// Whether an indicator has a whole level, and nothing between two of them.
  package let isWhole: Bool
  /// The levels, ascending.
  package let levels: [Level]
  /// The grades, ascending.
  public let predicates: [Predicate]
  /// What drafts said of the end of a grade that does not belong to it, if any did.
  package let otherEnd: LocalizedText?
  /// Cut-offs of grades that drafts and other tools have and that do not hold.
  package let supersededCutoffs: [Double]
  /// The indices of other bodies.
  package let external: [ExternalIndex]
  /// What is no evidence.
  package let refusedEvidence: [RefusedEvidence]
  /// What must come first, inside the sheet.
  package let prerequisites: [Prerequisite]
  /// What comes first in a road map.
  package let order: [Order]
  /// What must be there, outside the sheet.
  package let gates: [Gate]
  /// The aspects.
  package let aspects: [Aspect]
  /// The domains that aspects belong to, where there are some.
  package let domains: [Aspect]
  /// The indicators.
  public let indicators: [Indicator]
  /// How many units of the weights make one of the instrument's file: weights with decimals are whole numbers of a part.
  package let weightParts: Int

  /// The lowest value.
  public var minimum: Double { levels.first?.floor ?? 0 }
  /// The highest value.
  public var maximum: Double { levels.last?.ceiling ?? 0 }
  /// The sum of the weights.
  package var weightsSum: Int { indicators.reduce(0) { $0 + $1.weight } }

  /// The position of the indicator with an identifier.
  package func position(of id: String) -> Int? { indicators.firstIndex { $0.id == id } }

  /// The value when so many levels are complete.
  package func value(levelsComplete count: Int) -> Double {
    count <= 0 ? minimum : levels[min(count, levels.count) - 1].ceiling
  }

  /// The highest level that is complete where so many are: what the levels are numbered by.
  package func level(completing count: Int) -> Int {
    count <= 0 ? (levels.first?.number ?? 1) - 1 : levels[min(count, levels.count) - 1].number
  }

  /// A weight as the instrument's file gives it.
  package func share(_ weight: Int) -> Double { Double(weight) / Double(weightParts) }

  /// How many levels a value has complete; sums that miss a bound by less than 10⁻¹² reach it.
  package func levelsComplete(at value: Double) -> Int {
    levels.count { $0.ceiling <= value + Self.slack }
  }

  /// The grade of an index; sums that miss a bound by less than 10⁻¹² reach it.
  package func predicate(of index: Double) -> Predicate {
    predicates.last { $0.lowerBound <= index + Self.slack } ?? predicates[0]
  }

  /// The nearest grade above an index; `nil` in the highest.
  package func nextPredicate(after index: Double) -> Predicate? {
    predicates.first { $0.lowerBound > index + Self.slack }
  }

  /// The grade that goes by a name: identifier, grade or label, in either language.
  package func predicate(named name: String) -> Predicate? {
    let wanted = SheetText.plain(name)
    return predicates.first { predicate in
      [
        predicate.id, predicate.grade.english, predicate.grade.indonesian, predicate.label.english,
        predicate.label.indonesian,
      ].contains { SheetText.plain($0) == wanted }
    }
  }

  /// Weighted sums of values with few decimals are exact to better than this.
  static let slack = 1e-12
}
