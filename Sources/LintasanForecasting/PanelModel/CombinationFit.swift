/// Standings averaged over rules, weighted by the inverse of their mean squared errors at earlier origins.
///
/// The weights of a component at a horizon use targets up to the origin only; without any, all rules count the same.
final class CombinationFit: StandingRule {
  private let standing: StandardizedScores
  private let members: [any StandingRule]
  private var points: [Key: [[[Double]]]] = [:]

  private struct Key: Hashable {
    let origin: Int
    let horizon: Int
  }

  init(_ standing: StandardizedScores, members: [any StandingRule]) {
    self.standing = standing
    self.members = members
  }

  func point(origin: Int, horizon: Int) -> [[Double]] {
    let points = memberPoints(origin, horizon)
    return standing.z.indices.map { component in
      let weights = weights(component, origin, horizon)
      return points[0][component].indices.map { unit in
        members.indices.reduce(0) { $0 + weights[$1] * points[$1][component][unit] }
      }
    }
  }

  /// One weight a rule, adding up to 1.
  func weights(_ component: Int, _ origin: Int, _ horizon: Int) -> [Double] {
    var squares = [Double](repeating: 0, count: members.count)
    var count = 0
    for earlier in stride(from: 0, through: origin - horizon, by: 1) {
      let points = memberPoints(earlier, horizon)
      let target = standing.z[component].row(earlier + horizon)
      for (unit, value) in target.enumerated() where !(value + points[0][component][unit]).isNaN {
        count += 1
        for member in members.indices {
          let error = value - points[member][component][unit]
          squares[member] += error * error
        }
      }
    }
    guard count > 0, squares.allSatisfy({ $0 > 0 }) else {
      return [Double](repeating: 1 / Double(members.count), count: members.count)
    }
    let total = squares.reduce(0) { $0 + 1 / $1 }
    return squares.map { 1 / $0 / total }
  }

  func isCarriedForward(target: Int) -> [Bool]? { members[0].isCarriedForward(target: target) }
  func priorScale(origin: Int, horizon: Int) -> [Double]? { members[0].priorScale(origin: origin, horizon: horizon) }
  var priorWeight: Double { members[0].priorWeight }

  private func memberPoints(_ origin: Int, _ horizon: Int) -> [[[Double]]] {
    let key = Key(origin: origin, horizon: horizon)
    if let known = points[key] { return known }
    let found = members.map { $0.point(origin: origin, horizon: horizon) }
    points[key] = found
    return found
  }
}
