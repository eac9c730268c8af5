import LintasanCore
package import LintasanIndices
import LintasanTables

/// A maturity questionnaire: indicators answered by whole levels, in aspects, in domains, with exact weights.
///
/// All weights are whole numbers of one unit, so that a score is a fraction of whole numbers and nothing is rounded:
/// in PermenPANRB 59/2020 the weights of 1.3, 1.5, 2.5, 2.75 and 3 percent are 26, 30, 50, 55 and 60 of 2000.
public struct Questionnaire: Hashable, Sendable {
  /// One indicator.
  package struct Item: Hashable, Sendable {
    /// The identifier in the definition.
    package let id: String
    /// The number that answers go by.
    package let number: Int
    /// The name.
    package let name: LocalizedText
    /// The weight in units of the questionnaire.
    package let weight: Int
    /// The position of its aspect.
    package let aspect: Int
    /// The position of its domain.
    package let domain: Int
  }

  /// An aspect or a domain.
  package struct Group: Hashable, Sendable {
    /// The identifier in the definition.
    package let id: String
    /// The publisher's number, or the position counted from 1.
    package let number: Int
    /// The name.
    package let name: LocalizedText
    /// The weight in units of the questionnaire, the sum of its items' weights.
    package let weight: Int
    /// The positions of its items.
    package let items: Range<Int>
  }

  /// What scores and plans it: the same as every other instrument.
  let instrument: Instrument
  /// Policies that go before the practices that rest on them.
  package private(set) var order: [Prerequisite] = []
  /// The identifier of the index.
  package let indexID: String
  /// The indicators, in the order of the definition.
  package let items: [Item]
  /// The aspects.
  package let aspects: [Group]
  /// The domains.
  package let domains: [Group]
  /// The sum of all weights: an index is a whole number divided by this.
  package let unit: Int
  /// What the weights add up to in the definition's own unit (100 for percent).
  package let weightsSum: Double
  /// The levels that can be answered.
  package let levels: ClosedRange<Int>
  /// The words for levels in the scales, in lower case, with the level that each stands for.
  package let levelWords: [String: Int]
  /// The classes of the index, from the highest.
  package let classes: [ScoreClass]

  /// The questionnaire of an index in a year.
  ///
  /// - Parameters:
  ///   - definition: its tree has three tiers (domain, aspect, indicator), its leaves are numbered and judged on a
  ///     maturity scale.
  ///   - year: the year of the answers; the last year of validity where it is not said.
  ///   - file: the same instrument in the format of instruments, which says what comes first in a road map.
  /// - Throws: `.notAQuestionnaire`, `.outsideValidity`, `.successor`, `.weightsTooFine`.
  package init(
    _ definition: IndexDefinition, year: Int? = nil, file: Instrument? = nil
  ) throws(QuestionnaireError) {
    try Self.check(year, against: definition)
    func refuse(_ reason: String) -> QuestionnaireError { .notAQuestionnaire(index: definition.id, reason: reason) }
    let leaves = definition.leaves
    guard leaves.count > 0, leaves.allSatisfy({ $0.capability != nil }) else {
      throw refuse("its leaves are not judged on a maturity scale")
    }
    guard
      definition.components.allSatisfy({ $0.components.allSatisfy { !$0.isLeaf && $0.components.allSatisfy(\.isLeaf) } }
      )
    else { throw refuse("its tree does not have the three tiers domain, aspect, indicator") }
    guard definition.aggregation == .arithmetic else { throw refuse("its aggregation is not arithmetic") }
    let scales = definition.capabilities.filter { scale in leaves.contains { $0.capability == scale.id } }
    let ranges = Set(
      scales.compactMap { scale in scale.levels.first.map { [$0.level, scale.levels.last?.level ?? 0] } })
    guard let range = ranges.first, ranges.count == 1, range[0] < range[1] else {
      throw refuse("its maturity scales do not have the same levels")
    }
    let numbers = leaves.compactMap(\.number)
    guard numbers.count == leaves.count, Set(numbers).count == leaves.count else {
      throw refuse("its indicators are not numbered one by one")
    }

    let when = year ?? definition.validity.to ?? definition.calendar.surveys.last ?? definition.validity.from
    let weights = try Self.wholeWeights(leaves.map { definition.weight(of: $0, in: when) }, of: definition.id)
    var items: [Item] = []
    var aspects: [Group] = []
    var domains: [Group] = []
    for (domainPosition, domain) in definition.components.enumerated() {
      let firstOfDomain = items.count
      for aspect in domain.components {
        let first = items.count
        for leaf in aspect.components {
          items.append(
            Item(
              id: leaf.id, number: leaf.number ?? items.count + 1, name: leaf.name, weight: weights[items.count],
              aspect: aspects.count, domain: domainPosition))
        }
        aspects.append(Self.group(aspect, position: aspects.count, items: first..<items.count, weights))
      }
      domains.append(Self.group(domain, position: domainPosition, items: firstOfDomain..<items.count, weights))
    }
    self.init(
      indexID: definition.id, items: items, aspects: aspects, domains: domains,
      weightsSum: definition.weightsSum.value, levels: range[0]...range[1], classes: definition.classes,
      levelWords: Self.levelWords(scales))
    if let file { order = try Self.order(file, of: instrument) }
  }

  init(
    indexID: String, items: [Item], aspects: [Group], domains: [Group], weightsSum: Double, levels: ClosedRange<Int>,
    classes: [ScoreClass], levelWords: [String: Int] = [:]
  ) {
    self.levelWords = levelWords
    self.indexID = indexID
    self.items = items
    self.aspects = aspects
    self.domains = domains
    self.weightsSum = weightsSum
    unit = items.reduce(0) { $0 + $1.weight }
    self.levels = levels
    self.classes = classes
    instrument = Self.instrument(
      id: indexID, items: items, aspects: aspects, domains: domains, levels: levels, classes: classes)
  }

  private static func levelWords(_ scales: [MaturityScale]) -> [String: Int] {
    var words: [String: Int] = [:]
    for level in scales.flatMap(\.levels) {
      for name in [level.name.english, level.name.indonesian] {
        words[SheetText.plain(name)] = level.level
        words[SheetText.plain(name.prefix { $0 != "(" })] = level.level
      }
    }
    return words
  }

  /// The position of the indicator with a number.
  package func position(ofNumber number: Int) -> Int? {
    items.firstIndex { $0.number == number }
  }

  /// A weight in the definition's own unit, such as 1.3 percent.
  package func share(_ weight: Int) -> Double {
    Double(weight) * weightsSum / Double(unit)
  }

  /// The fewest units of an index that belong to a class.
  func lowerBound(of scoreClass: ScoreClass) -> Int {
    ExactDecimal(scoreClass.lowerBound)?.ceiling(times: unit)
      ?? Int((scoreClass.lowerBound * Double(unit)).rounded(.up))
  }

  private static func check(_ year: Int?, against definition: IndexDefinition) throws(QuestionnaireError) {
    guard let year else { return }
    if let successor = definition.validity.successor, year >= successor.from {
      throw .successor(
        index: definition.shortName, year: year, successor: successor.name.english, from: successor.from,
        reason: successor.reason.english)
    }
    let last = definition.validity.to ?? definition.calendar.surveys.last ?? year
    let first = definition.firstComparableYear(for: last)
    guard year >= first, year <= max(last, definition.validity.to ?? year) else {
      let reason = definition.breaks.last { $0.before == first }?.reason.english
      throw .outsideValidity(
        index: definition.shortName, year: year, first: first, last: definition.validity.to, reason: reason)
    }
  }

  private static func group(_ node: Component, position: Int, items: Range<Int>, _ weights: [Int]) -> Group {
    Group(
      id: node.id, number: node.number ?? position + 1, name: node.name, weight: items.reduce(0) { $0 + weights[$1] },
      items: items)
  }

  /// Fractions brought to their least common denominator.
  private static func wholeWeights(_ weights: [Weight], of index: String) throws(QuestionnaireError) -> [Int] {
    var denominator = 1
    for weight in weights {
      let (product, overflows) = denominator.multipliedReportingOverflow(
        by: weight.denominator / greatestCommonDivisor(denominator, weight.denominator))
      guard !overflows, product <= 1 << 24 else { throw .weightsTooFine(index: index) }
      denominator = product
    }
    var whole: [Int] = []
    for weight in weights {
      let (product, overflows) = weight.numerator.multipliedReportingOverflow(by: denominator / weight.denominator)
      guard !overflows, product <= 1 << 24 else { throw .weightsTooFine(index: index) }
      whole.append(product)
    }
    let divisor = whole.reduce(0, greatestCommonDivisor)
    guard divisor > 0 else { throw .notAQuestionnaire(index: index, reason: "its weights are all 0") }
    return whole.map { $0 / divisor }
  }

  static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    var (larger, smaller) = (first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
  }
}
