package import LintasanAnalysis
import LintasanCore
package import LintasanDocuments
import LintasanForecasting
import LintasanIndices
import LintasanTables

/// A page to explore a projection with: one self-contained file with every score, rank and fan, and some thousands of the
/// joint draws, so that a reader can change components and weights and see the ranking again without the tool.
package struct ExplorePage: Sendable {
  /// The projection that every figure is taken from.
  package let projection: Projection
  /// The entity that is shown first.
  package let focus: String
  /// The language shown first; the reader can switch.
  package let language: Language
  /// The command that makes the page again.
  package let command: String

  /// The inputs of the last survey, where they are known: items of the questionnaire then have sliders too.
  package let inputs: InputData?

  /// The most bytes that draws may take before they are written as text, a third more.
  static let drawBytes = 2_300_000
  /// The most draws that are stored.
  static let mostDraws = 2_000

  /// A page.
  ///
  /// - Parameters:
  ///   - projection: what every figure is taken from.
  ///   - focus: the entity that is shown first; the best of the last survey by default.
  ///   - language: the language shown first.
  ///   - inputs: what the index is made of; used where it is about the last survey.
  ///   - command: what makes the page again.
  package init(
    _ projection: Projection, focus: String? = nil, language: Language = .english, inputs: InputData? = nil,
    command: String
  ) {
    self.inputs = inputs?.year == projection.origin ? inputs : nil
    self.projection = projection
    self.focus = focus ?? projection.forecast.units.first ?? ""
    self.language = language
    self.command = command
  }

  /// The page as a file, `explore.html`.
  ///
  /// - Throws: `.notScored` and its like where the scores of a year cannot be ranked.
  package func artifact() throws(IndexDataError) -> Artifact {
    let data = try data()
    let page = WebPage(
      title: LocalizedTexts.text(.exploreTitle, ["index": fullName.text(in: language.rawValue)], language),
      language: language, style: ExploreStyle.sheet, script: ExploreScript.text,
      data: [("data", data), ("words", ExploreWords.json)], body: ExploreMarkup(page: self).text)
    return Artifact(path: "explore.html", text: page.text)
  }

  var index: IndexData { projection.index }

  var fullName: LocalizedText { index.definition?.name ?? LocalizedText(index.shortName) }

  /// A component whose gain moves the index in proportion to its weight.
  struct Lever: Sendable {
    let id: String
    let name: LocalizedText
    let weight: Double
  }

  /// The components, where the index is their weighted mean and they are published; otherwise the index itself.
  var levers: [Lever] {
    guard let definition = index.definition, hasParts else {
      return [Lever(id: "score", name: LocalizedText(index.shortName), weight: 1)]
    }
    let year = projection.years.first ?? projection.origin
    return zip(definition.components, definition.weights(in: year)).map { Lever(id: $0.id, name: $0.name, weight: $1) }
  }

  /// An item of the questionnaire that the first component is made of.
  struct Item: Sendable {
    let leaf: Int
    let id: String
    let most: Int
    let weight: Double
    let name: LocalizedString
  }

  /// The items with sliders; `nil` where they are not known.
  var items: [Item]? {
    guard let inputs, hasParts, itemComponent != nil else { return nil }
    let found = inputs.leaves.enumerated().compactMap { position, leaf in
      leaf.items.map {
        Item(
          leaf: position, id: leaf.shortID, most: $0, weight: abs(leaf.weight),
          name: LocalizedString.inputNames[leaf.id] ?? LocalizedString(leaf.name, id: leaf.name))
      }
    }
    return found.isEmpty ? nil : found
  }

  /// The component that the items make.
  var itemComponent: Int? { levers.firstIndex { $0.id == InputLeaf.Pillar.osi.rawValue } }

  /// Whether the index is the weighted mean of published components, so that its weights can be changed.
  var hasParts: Bool {
    guard let definition = index.definition else { return false }
    return definition.aggregation == .arithmetic && !index.columns.components.isEmpty
  }

  /// The attributes that a reader can filter by: those with at most forty values.
  var filters: [(attribute: String, values: [String], byEntity: [String: String])] {
    index.groups.compactMap { group in
      let values = Set(index.panel.units.compactMap { group.byEntity[$0] }).sorted()
      return values.count > 1 && values.count <= 40 ? (group.attribute, values, group.byEntity) : nil
    }
  }

  /// The range of scores that the page counts with: the scale, or what was seen and drawn.
  var range: ClosedRange<Double> {
    if let bounds = index.bounds { return bounds }
    var (low, high) = (Double.infinity, -Double.infinity)
    for time in index.panel.times.indices {
      for score in index.panel.crossSection(time: time) {
        if let score { (low, high) = (min(low, score), max(high, score)) }
      }
    }
    for step in projection.spreads {
      for unit in step.last ?? [] { (low, high) = (min(low, unit.lower95), max(high, unit.upper95)) }
    }
    guard low.isFinite, high.isFinite, low < high else { return 0...1 }
    let room = (high - low) / 4
    return (low - room)...(high + room)
  }

  /// How many draws are stored, so that the page stays small enough for a mail.
  package var storedDraws: Int {
    let scores = max(1, projection.forecast.units.count * projection.years.count)
    return max(1, min(Self.mostDraws, Self.drawBytes / (2 * scores), projection.simulated.drawCount))
  }
}

/// Texts in the two languages, as the page's data carry them.
enum LocalizedTexts {
  static func json(_ text: LocalizedText) -> JSONValue { ["en": .text(text.english), "id": .text(text.indonesian)] }

  static func json(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> JSONValue {
    ["en": .text(phrase.text(in: .english, values)), "id": .text(phrase.text(in: .indonesian, values))]
  }

  static func text(_ phrase: LocalizedString, _ values: [String: String], _ language: Language) -> String {
    phrase.text(in: language, values)
  }
}
