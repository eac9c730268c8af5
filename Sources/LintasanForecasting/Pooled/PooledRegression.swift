import LintasanLinearAlgebra
import LintasanStatistics

/// Learns the corrections of pooled rules: regressions of earlier changes, less the common one, on features.
final class PooledRegression {
  let series: PooledSeries
  private var features: [Int: [Double]] = [:]
  private var rows: [Key: Rows] = [:]
  private var corrections: [CorrectionKey: [Double]?] = [:]

  private static let count = PooledSeries.featureCount
  private static let fewestUnits = 3
  /// The newest surveys from which least absolute errors are learnt.
  private static let medianSurveys = 12
  private static let medianRounds = 8
  /// Changes beyond one and a half times their 95 % point count as that: one mistyped cell cannot set a rule.
  private static let winsor = (probability: 0.95, factor: 1.5)

  private struct Key: Hashable {
    let origin: Int
    let horizon: Int
  }

  private struct CorrectionKey: Hashable {
    let form: PooledRule.Form
    let origin: Int
    let horizon: Int
  }

  /// What one earlier origin teaches.
  private struct Rows {
    /// Features, unit after unit.
    let features: [Double]
    /// Changes less the common one.
    let changes: [Double]
  }

  init(_ series: PooledSeries) { self.series = series }

  /// The correction of each unit's last score by a rule, learnt from changes that were known at the origin; `nil` where
  /// there is too little to learn from.
  func correction(_ rule: PooledRule, _ origin: Int, _ horizon: Int) -> [Double]? {
    if rule.form == .lastOrder { return [Double](repeating: 0, count: series.scores.unitCount) }
    let key = CorrectionKey(form: rule.form, origin: origin, horizon: horizon)
    let whole: [Double]?
    if let known = corrections[key] {
      whole = known
    } else {
      whole = learnt(rule.form, origin, horizon)
      corrections[key] = .some(whole)
    }
    return whole.map { rule.share == 1 ? $0 : $0.map { $0 * rule.share } }
  }

  private func learnt(_ form: PooledRule.Form, _ origin: Int, _ horizon: Int) -> [Double]? {
    guard origin - horizon >= 1, let coefficients = coefficients(form, origin, horizon) else { return nil }
    let features = features(origin)
    let columns = form.features
    return (0..<series.scores.unitCount).map { unit in
      columns.indices.reduce(0.0) { $0 + features[unit * Self.count + columns[$1]] * coefficients[$1] }
    }
  }

  /// The coefficients of a form's features, by changes known at an origin.
  func coefficients(_ form: PooledRule.Form, _ origin: Int, _ horizon: Int) -> [Double]? {
    let isMedian = form == .medianRegression
    let first = isMedian ? max(1, origin - horizon - Self.medianSurveys + 1) : 1
    guard first <= origin - horizon else { return nil }
    let parts = (first...(origin - horizon)).compactMap { rows($0, horizon) }
    guard !parts.isEmpty else { return nil }
    let columns = form.features
    let changes = parts.flatMap(\.changes)
    guard let far = Quantiles.of(changes.lazy.map { abs($0) }, [Self.winsor.probability])?[0] else { return nil }
    let limit = far * Self.winsor.factor
    var x: [Double] = []
    x.reserveCapacity(changes.count * columns.count)
    for part in parts {
      for row in part.changes.indices { for column in columns { x.append(part.features[row * Self.count + column]) } }
    }
    let bounded = changes.map { max(-limit, min(limit, $0)) }
    guard var coefficients = solve(x, bounded, weights: nil, columns: columns.count, surveys: parts.count) else {
      return nil
    }
    guard isMedian else { return coefficients }
    // Least absolute errors by reweighting; small errors count alike.
    for _ in 0..<Self.medianRounds {
      let errors = changes.indices.map { row in
        abs(
          changes[row]
            - columns.indices.reduce(0.0) { $0 + x[row * columns.count + $1] * coefficients[$1] })
      }
      let floor = (Quantiles.median(errors) ?? 0) * 0.1 + 1e-12
      var weights = errors.map { 1 / max($0, floor) }
      let mean = weights.reduce(0, +) / Double(weights.count)
      for row in weights.indices { weights[row] /= mean }
      guard let next = solve(x, changes, weights: weights, columns: columns.count, surveys: parts.count) else { break }
      coefficients = next
    }
    return coefficients
  }

  /// Weighted least squares with a ridge penalty that counts as much as one average survey.
  private func solve(
    _ x: [Double], _ y: [Double], weights: [Double]?, columns: Int, surveys: Int
  ) -> [Double]? {
    var gram = [Double](repeating: 0, count: columns * columns)
    var cross = [Double](repeating: 0, count: columns)
    for row in y.indices {
      let weight = weights?[row] ?? 1
      for a in 0..<columns {
        let value = x[row * columns + a] * weight
        cross[a] += value * y[row]
        for b in a..<columns { gram[a * columns + b] += value * x[row * columns + b] }
      }
    }
    var matrix = Matrix(rows: columns, columns: columns) { a, b in gram[min(a, b) * columns + max(a, b)] }
    let diagonal = matrix.diagonal
    let floor = 1e-9 * (1 + diagonal.reduce(0, +) / Double(columns))
    for position in 0..<columns { matrix[position, position] += diagonal[position] / Double(surveys) + floor }
    guard let solution = try? Cholesky(matrix).solve(cross), solution.allSatisfy(\.isFinite) else { return nil }
    return solution
  }

  private func features(_ origin: Int) -> [Double] {
    if let known = features[origin] { return known }
    let found = series.features(origin)
    features[origin] = found
    return found
  }

  private func rows(_ origin: Int, _ horizon: Int) -> Rows? {
    let key = Key(origin: origin, horizon: horizon)
    if let known = rows[key] { return known.changes.isEmpty ? nil : known }
    let all = features(origin)
    var (kept, changes): ([Double], [Double]) = ([], [])
    if let common = series.commonChange(origin, horizon) {
      for (unit, change) in series.changes(origin, horizon).enumerated() where !change.isNaN {
        changes.append(change - common)
        kept += all[(unit * Self.count)..<((unit + 1) * Self.count)]
      }
    }
    if changes.count < Self.fewestUnits { (kept, changes) = ([], []) }
    let found = Rows(features: kept, changes: changes)
    rows[key] = found
    return changes.isEmpty ? nil : found
  }
}
