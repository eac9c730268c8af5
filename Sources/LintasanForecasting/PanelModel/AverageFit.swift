/// The average, with equal weights, of the standings that several sets of rules forecast.
final class AverageFit: StandingRule {
  private let members: [ComponentsFit]

  init(
    _ history: ObservedPanel, _ standing: StandardizedScores, sets: [ForecastRecipe.RuleSet], isNowcast: Bool
  ) throws(ForecastError) {
    var members: [ComponentsFit] = []
    for set in sets.isEmpty ? [ForecastRecipe.RuleSet([], penalty: 1)] : sets {
      members.append(try ComponentsFit(history, standing, set: set, isNowcast: isNowcast))
    }
    self.members = members
  }

  func point(origin: Int, horizon: Int) -> [[Double]] {
    let points = members.map { $0.point(origin: origin, horizon: horizon) }
    return points[0].indices.map { component in
      points[0][component].indices.map { unit in
        points.reduce(0) { $0 + $1[component][unit] } / Double(points.count)
      }
    }
  }
}
