import LintasanStatistics

/// How missing values of a component are filled; what was filled is flagged.
public enum Imputation: String, Hashable, Sendable, CaseIterable {
  /// Entities with a gap are left out.
  case none
  /// The mean of the year.
  case mean
  /// The median of the year.
  case median
  /// The median of the entity's group in the year, the year's where the group has no value.
  case groupMedian = "group_median"
  /// The entity's latest earlier value, else its earliest later one.
  case last
  /// Between the entity's neighbouring years, in a straight line; the nearest value beyond them.
  case interpolate

  /// A method by its name.
  ///
  /// - Throws: `.unknownMethod`.
  package init(named text: String) throws(CompositeError) {
    guard let known = Imputation(rawValue: try MethodSpec.parse(text).name) else {
      throw .unknownMethod(kind: "imputation", name: text, available: Self.allCases.map(\.rawValue))
    }
    self = known
  }

  /// Values with their gaps filled, and which they were.
  package struct Outcome: Hashable, Sendable {
    /// The values.
    package let values: [Double?]
    /// Whether each was filled.
    package let isFilled: [Bool]
  }

  /// Fills the gaps of one component in one year.
  ///
  /// - Parameters:
  ///   - series: for each entity its values by year, ascending.
  ///   - times: the years.
  ///   - position: the position of the year wanted.
  ///   - groups: the group of each entity, where there are groups.
  ///   - component: its name, for errors.
  ///   - entities: codes of entities.
  /// - Throws: `.cannotImpute` where there is nothing to take a value from.
  package func apply(
    _ series: [[Double?]], times: [Int], at position: Int, groups: [String?], component: String, entities: [String]
  ) throws(CompositeError) -> Outcome {
    let now = series.map { $0[position] }
    let known = now.compactMap { $0 }
    var filled = now
    for entity in now.indices where now[entity] == nil && self != .none {
      let value: Double? =
        switch self {
        case .none: nil
        case .mean: Moments.mean(known)
        case .median: Quantiles.median(known)
        case .groupMedian:
          Quantiles.median(now.indices.filter { groups[$0] == groups[entity] }.compactMap { now[$0] })
            ?? Quantiles.median(known)
        case .last:
          series[entity][..<position].last { $0 != nil } ?? series[entity][position...].first { $0 != nil } ?? nil
        case .interpolate: Self.between(series[entity], times, position)
        }
      guard let value else {
        throw .cannotImpute(component: component, entity: entities[entity], method: rawValue)
      }
      filled[entity] = value
    }
    return Outcome(values: filled, isFilled: now.indices.map { now[$0] == nil && filled[$0] != nil })
  }

  private static func between(_ series: [Double?], _ times: [Int], _ position: Int) -> Double? {
    let before = series.indices.last { $0 < position && series[$0] != nil }
    let after = series.indices.first { $0 > position && series[$0] != nil }
    guard let before, let first = series[before] else { return after.flatMap { series[$0] } }
    guard let after, let second = series[after] else { return first }
    let share = Double(times[position] - times[before]) / Double(times[after] - times[before])
    return first + share * (second - first)
  }
}
