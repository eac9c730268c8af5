import LintasanForecasting
package import LintasanIndices
import LintasanStatistics

extension Projection {
  /// How many entities stand in a class.
  package struct ClassCount: Sendable {
    /// The class.
    package let scoreClass: ScoreClass
    /// How many stood in it at the origin.
    package let currentCount: Int
    /// How many are expected to at each future survey.
    package let counts: [DrawSummary]
  }

  /// The number of entities in each class, now and at every future survey, counted draw by draw; empty where the index
  /// has no classes.
  package func classCounts() -> [ClassCount] {
    guard let definition = index.definition, !definition.classes.isEmpty,
      let current = try? index.ranking(in: origin)
    else { return [] }
    let variable = forecast.variables.count - 1
    // Lower bounds descend: the class of a score is the first whose bound it reaches.
    let bounds = definition.classes.map(\.lowerBound)
    let last = bounds.count - 1
    func position(_ score: Double) -> Int { bounds.firstIndex { score >= $0 } ?? last }
    let draws = drawCount
    let counts = years.indices.map { step in
      // Class by class and draw by draw, in one array.
      var counts = [Double](repeating: 0, count: bounds.count * draws)
      for unit in forecast.units.indices {
        let scores = simulated.scores(step: step, variable: variable, unit: unit)
        for draw in 0..<draws { counts[position(scores[draw]) * draws + draw] += 1 }
      }
      return bounds.indices.map { Array(counts[($0 * draws)..<(($0 + 1) * draws)]) }
    }
    var now = bounds.map { _ in 0 }
    for place in current.places { now[position(place.score)] += 1 }
    return definition.classes.indices.map { position in
      ClassCount(
        scoreClass: definition.classes[position], currentCount: now[position],
        counts: years.indices.map { step in
          DrawSummary(of: counts[step][position])
        })
    }
  }
}
