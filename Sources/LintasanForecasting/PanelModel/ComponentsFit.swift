import LintasanCore
import LintasanLinearAlgebra

/// Smoothed standings of components, each corrected by a ridge regression over all earlier origins.
final class ComponentsFit: StandingRule {
  private let history: ObservedPanel
  private let standing: StandardizedScores
  private let rules: [ForecastRecipe.ComponentRule]
  private let isNowcast: Bool
  private let levels: [UnitTimeGrid]
  private let drivers: DriverStandings?
  private let inputs: InputStandings?
  private var features: [Key: Matrix] = [:]
  private var sums: [Key: (gram: Matrix, cross: [Double])] = [:]
  private let penalty: Double

  private struct Key: Hashable {
    let component: Int
    let origin: Int
    let horizon: Int
  }

  init(
    _ history: ObservedPanel, _ standing: StandardizedScores, set: ForecastRecipe.RuleSet, isNowcast: Bool
  ) throws(ForecastError) {
    self.history = history
    self.standing = standing
    self.isNowcast = isNowcast
    penalty = set.penalty
    var ordered: [ForecastRecipe.ComponentRule] = []
    for name in history.componentNames {
      ordered.append(
        set.rules.first { $0.component == name } ?? ForecastRecipe.ComponentRule(name, smoothing: 1, features: []))
    }
    for rule in ordered {
      if let group = rule.group, rule.features.contains(.group), history.problem.grouping(group) == nil {
        throw .unknownGrouping(group, available: history.problem.groups.map(\.name))
      }
    }
    self.rules = ordered
    levels = zip(standing.z, ordered).map { StandardizedScores.smoothed($0, weight: $1.smoothing) }
    drivers = history.problem.drivers.map { DriverStandings($0, units: history.units) }
    inputs = history.problem.inputs.map { InputStandings($0, units: history.units) }
  }

  func point(origin: Int, horizon: Int) -> [[Double]] {
    rules.indices.map { component in
      let level = Array(levels[component].row(origin))
      guard let coefficients = coefficients(component, origin, horizon) else { return level }
      let correction = multiplied(features(component, origin, horizon), coefficients)
      return zip(level, correction).map { $0 + $1 }
    }
  }

  /// The coefficients of a component's correction; `nil` where it has no features or no earlier origin.
  func coefficients(_ component: Int, _ origin: Int, _ horizon: Int) -> [Double]? {
    guard origin >= horizon else { return nil }
    var gram: Matrix?
    var cross: [Double] = []
    for earlier in 0...(origin - horizon) {
      let (added, addedCross) = sum(component, earlier, horizon)
      guard added.rows > 0 else { return nil }
      if let so_far = gram, let total = try? so_far.plus(added) {
        gram = total
        for position in cross.indices { cross[position] += addedCross[position] }
      } else {
        (gram, cross) = (added, addedCross)
      }
    }
    guard var penalised = gram else { return nil }
    for position in 0..<penalised.rows { penalised[position, position] += penalty }
    return try? Cholesky(penalised).solve(cross)
  }

  /// What one earlier origin adds to the regression.
  private func sum(_ component: Int, _ origin: Int, _ horizon: Int) -> (gram: Matrix, cross: [Double]) {
    let key = Key(component: component, origin: origin, horizon: horizon)
    if let known = sums[key] { return known }
    let all = features(component, origin, horizon)
    var rows: [Int] = []
    var changes: [Double] = []
    for unit in 0..<history.units.count {
      let change = standing.z[component][origin + horizon, unit] - levels[component][origin, unit]
      if !change.isNaN {
        rows.append(unit)
        changes.append(change)
      }
    }
    let chosen = all.selecting(rows: rows)
    // Shapes agree by construction.
    let gram = (try? chosen.gram()) ?? Matrix(rows: all.columns, columns: all.columns)
    let cross = (try? chosen.times(changes, .transposed)) ?? [Double](repeating: 0, count: all.columns)
    sums[key] = (gram, cross)
    return (gram, cross)
  }

  /// The features of a component at an origin: units × features, gaps counting as 0 (the average).
  func features(_ component: Int, _ origin: Int, _ horizon: Int) -> Matrix {
    let key = Key(component: component, origin: origin, horizon: horizon)
    if let known = features[key] { return known }
    let rule = rules[component]
    let year = history.times[origin]
    var columns: [[Double]] = []
    for feature in isNowcast ? rule.nowcastFeatures : rule.features {
      switch feature {
      case .own: columns.append(standing.z[component].row(origin).map { $0.isNaN ? 0 : $0 })
      case .group:
        guard let name = rule.group, let grouping = history.problem.grouping(name) else { continue }
        let (codes, names) = history.groupCodes(grouping, at: year)
        for code in names.indices { columns.append(codes.map { $0 == code ? 1 : 0 }) }
      case .drivers: columns += drivers?.standings(through: year - 1) ?? []
      case .driverChanges:
        let target = history.time(origin, plus: horizon) - 1
        for (then, now) in zip(drivers?.standings(through: year - 1) ?? [], drivers?.standings(through: target) ?? []) {
          columns.append(zip(then, now).map { $1 - $0 })
        }
      case .inputs: columns += inputs?.standings(of: rule.component, survey: history.time(origin, plus: horizon)) ?? []
      case .inputChanges:
        let target = history.time(origin, plus: horizon)
        for (then, now) in zip(
          inputs?.standings(of: rule.component, survey: year) ?? [],
          inputs?.standings(of: rule.component, survey: target) ?? [])
        {
          columns.append(zip(then, now).map { $1 - $0 })
        }
      }
    }
    let matrix =
      columns.isEmpty ? Matrix(rows: history.units.count, columns: 0) : Matrix(columns: columns)
    features[key] = matrix
    return matrix
  }

  private func multiplied(_ matrix: Matrix, _ vector: [Double]) -> [Double] {
    (try? matrix.times(vector)) ?? [Double](repeating: 0, count: matrix.rows)
  }
}
