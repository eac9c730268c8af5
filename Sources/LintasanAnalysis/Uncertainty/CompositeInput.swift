import LintasanIndices
import LintasanTables

/// The component scores of one year, with what is needed to combine them in other ways.
public struct CompositeInput: Sendable {
  /// The index.
  public let index: String
  /// The year.
  public let year: Int
  /// The entities that have an index in the year.
  public let entities: [String]
  /// Their names.
  public let names: [String]
  /// Their index as published (or, without one, nothing is ranked).
  public let scores: [Double]
  /// The components: identifiers.
  public let components: [String]
  /// The top component that each is or belongs to.
  public let tops: [String]
  /// What the level of the components is called.
  public let level: String
  /// Their nominal weights, adding to 1.
  public let weights: [Double]
  /// For each component and entity the values by year of `times`.
  public let series: [[[Double?]]]
  /// The years.
  public let times: [Int]
  /// The position of the year.
  public let position: Int
  /// The group of each entity.
  public let groups: [String?]
  /// Whether a higher index is better; components are turned so that higher is better where it is not.
  public let higherIsBetter: Bool

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
