package import LintasanCore
package import LintasanTables

/// What an index is: identity, data, calendar, scale, the tree of its components with their weights, classes, breaks.
///
/// A definition is data, read from a YAML document by ``init(yaml:file:)``; nothing in the toolkit knows an index by
/// name. The keys of the document are described in `datasets/README.md`.
public struct IndexDefinition: Hashable, Sendable {
  /// The value of the key `format`.
  package static let format = "lintasan-index/1"

  /// The identifier, such as `egdi`.
  public let id: String
  /// The full name.
  public let name: LocalizedText
  /// The short name.
  package let shortName: String
  /// Who publishes it.
  public let publisher: String?
  /// How to cite it.
  public let citation: String?
  /// On which terms its figures may be used.
  public let licence: String?
  /// The years for which it is published.
  package let validity: ValidityYears
  /// What is ranked.
  package let entity: EntityNames
  /// Where its data lies.
  package let data: DataLayout
  /// When it is published.
  package let calendar: SurveyCalendar
  /// The range of its scores.
  package let scale: ScoreScale
  /// Which rank equal scores get.
  package let ties: TieRule
  /// What flags mean.
  package let missing: MissingFlags
  /// What the top weights, and those of the leaves, add up to: 1, or 100 where they are percent.
  package let weightsSum: Weight
  /// How children's scores make a parent's.
  package let aggregation: Aggregation
  /// The names of the tree's levels, from the top.
  package let tiers: [HierarchyLevel]
  /// The top of the tree; none for an index that is published without its parts.
  package let components: [Component]
  /// Weights that held in some years only; the last that includes a year holds.
  package let weightPeriods: [WeightPeriod]
  /// Further columns that it is made of.
  package let composition: [ComposedColumn]
  /// Indices published beside it.
  package let companions: [RelatedIndex]
  /// The maturity scales of the leaves.
  package let capabilities: [MaturityScale]
  /// The classes of scores, from the highest.
  package let classes: [ScoreClass]
  /// Years before which scores are not comparable, ascending.
  package let breaks: [SeriesBreak]
  /// Published figures that are known not to follow the definition.
  package let exceptions: [KnownDiscrepancy]
  /// What a report shows.
  package let report: ReportDefaults
  /// How it is forecast; `nil` for the way of any panel.
  package let forecast: ForecastSettings?

  /// The leaves of the tree, in order.
  package var leaves: [Component] { components.flatMap(\.leaves) }

  /// Every node of the tree, parents first.
  package var allComponents: [Component] { components.flatMap(\.subtree) }

  /// The node with an identifier.
  package func component(_ id: String) -> Component? {
    allComponents.first { $0.id == id }
  }

  /// The entities that are known not to pass a check in a year.
  package func exceptions(to check: KnownDiscrepancy.Check, in year: Int) -> Set<String> {
    Set(exceptions.filter { $0.check == check && $0.year == year }.flatMap(\.entities))
  }

  /// The first year of the series that a year belongs to: scores from then on are comparable.
  package func firstComparableYear(for year: Int) -> Int {
    max(breaks.map(\.before).filter { $0 <= year }.max() ?? validity.from, validity.from)
  }
}
