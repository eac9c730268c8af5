package import LintasanCore
package import LintasanIndices
import LintasanTables

/// The component scores of one year, with what is needed to combine them in other ways.
public struct CompositeInput: Sendable {
  /// The index.
  package let index: String
  /// The year.
  package let year: Int
  /// The entities that have an index in the year.
  package let entities: [String]
  /// Their names.
  package let names: [String]
  /// Their index as published (or, without one, nothing is ranked).
  package let scores: [Double]
  /// The components: identifiers.
  package let components: [String]
  /// The top component that each is or belongs to.
  package let tops: [String]
  /// What the level of the components is called.
  package let level: String
  /// Their nominal weights, adding to 1.
  package let weights: [Double]
  /// For each component and entity the values by year of `times`.
  package let series: [[[Double?]]]
  /// The years.
  package let times: [Int]
  /// The position of the year.
  package let position: Int
  /// The group of each entity.
  package let groups: [String?]
  /// Whether a higher index is better; components are turned so that higher is better where it is not.
  package let higherIsBetter: Bool
  /// How the index itself combines its components.
  package let aggregation: Aggregator
  /// What rank equal scores get.
  package let ties: TieRule

  /// The components of an index in a year: those of the level asked for, else of the deepest level at which at least two
  /// thirds of the entities have every component, else of the level at which most have.
  ///
  /// - Throws: `CompositeError.noComponents`, `.unknownComponent` for a level that there is not, ``IndexDataError``.
  public init(_ index: IndexData, year: Int, level wanted: String? = nil) throws {
    let published = try index.scores(in: year)
    let chosen = try Self.chosenLevel(index, year: year, published: published, wanted: wanted)
    let nodes = chosen.nodes
    level = chosen.name
    guard nodes.count >= 2 else { throw CompositeError.noComponents(index: index.shortName) }
    let columns = nodes.map(\.column)
    let panel: Panel
    do throws(TableError) {
      panel = try Panel(
        index.scores, unit: index.columns.entity, time: index.columns.time, variables: columns)
    } catch {
      throw IndexDataError.table(file: "scores", error)
    }
    let units = index.panel.units.indices.filter { published[$0] != nil }
    entities = units.map { index.panel.units[$0] }
    names = entities.map { index.name(of: $0) }
    scores = units.compactMap { published[$0] }
    components = nodes.map(\.id)
    tops = nodes.map(\.top)
    let raw = nodes.map { node in
      index.definition.flatMap { definition in node.component.map { definition.weight(of: $0, in: year).value } } ?? 1
    }
    let sum = raw.reduce(0, +)
    weights = raw.map { $0 / sum }
    times = panel.times
    guard let time = panel.position(ofTime: year) else {
      throw IndexDataError.unknownYear(year, available: panel.times)
    }
    position = time
    self.index = index.shortName
    self.year = year
    higherIsBetter = index.higherIsBetter
    aggregation = Aggregator(index.aggregation)
    ties = index.ties
    let sign = index.higherIsBetter ? 1.0 : -1
    let all = entities
    series = columns.indices.map { variable in
      all.map { entity in
        panel.position(ofUnit: entity).map { unit in
          panel.series(unit: unit, variable: variable).map { $0.map { $0 * sign } }
        } ?? [Double?](repeating: nil, count: panel.times.count)
      }
    }
    let byEntity =
      index.groups.first { $0.attribute == index.definition?.report.group }?.byEntity
      ?? index.groups.first?.byEntity ?? [:]
    groups = all.map { byEntity[$0] }
  }
}
