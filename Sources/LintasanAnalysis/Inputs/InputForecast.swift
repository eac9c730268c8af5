import LintasanForecasting
import LintasanStatistics

/// What all entities' scores of a future survey may be: the ground on which a plan for that survey is laid.
package struct InputForecast: Sendable {
  /// The survey.
  package let year: Int
  /// The draws of the index by entity and draw, in the order of the inputs.
  let draws: [[Double]]
  /// Their medians.
  let medians: [Double]

  /// The draws of a survey of a projection.
  ///
  /// - Throws: `.noInputs` for a year that is not projected, `.unknownEntity` for an entity that is not.
  package init(_ projection: Projection, in year: Int, of data: InputData) throws(InputError) {
    guard let step = projection.years.firstIndex(of: year) else {
      throw .noInputs(year: year, available: [data.year] + projection.years)
    }
    let last = projection.forecast.variables.count - 1
    var found: [[Double]] = []
    for entity in data.entities {
      guard let unit = projection.position(of: entity) else { throw .unknownEntity(entity) }
      found.append(projection.simulated.scores(step: step, variable: last, unit: unit))
    }
    self.init(year: year, draws: found)
  }

  init(year: Int, draws: [[Double]]) {
    self.year = year
    self.draws = draws
    medians = draws.map { Quantiles.median($0) ?? 0 }
  }

  /// The share of the draws in which an aim is reached when every entity's score is moved.
  func probability(of aim: InputPlan.Aim, entity: Int, moved: [Double]) -> Double {
    let count = draws[entity].count
    guard count > 0 else { return 0 }
    let own = draws[entity].map { $0 + moved[entity] }
    switch aim {
    case .score(let score): return Double(own.count { $0 >= score }) / Double(count)
    case .rank(let rank):
      var above = [Int](repeating: 0, count: count)
      for other in draws.indices where other != entity {
        let (theirs, move) = (draws[other], moved[other])
        for draw in 0..<count where theirs[draw] + move > own[draw] { above[draw] += 1 }
      }
      return Double(above.count { $0 < rank }) / Double(count)
    }
  }
}
