import LintasanCore
import LintasanStatistics
package import LintasanTables

/// What another index as a driver did at each past survey that one of its waves came before.
package struct RelatedDriverAccuracy: Sendable {
  /// One survey.
  package struct Row: Hashable, Sendable {
    /// The wave that came before the survey.
    package let wave: Int
    /// The survey.
    package let survey: Int
    /// How many units are judged.
    package let count: Int
    /// The correlation of the gap between the two standings with the change of the component's standing.
    package let correlation: Double
    /// The surveys that the coefficient was learnt on.
    package let learntOn: [Int]
    /// Whether these are all earlier ones.
    package let isExAnte: Bool
    /// The shrunk coefficient of the gap.
    package let coefficient: Double
    /// The mean absolute rank error in the component without the driver, and with it over that.
    package let componentError: Double
    package let componentRatio: Double
    /// The same of the index.
    package let indexError: Double
    package let indexRatio: Double
  }

  /// The name of the driver.
  package let driver: String
  /// The component that it may foretell.
  package let component: String
  /// Survey by survey: learnt on earlier ones, and on later ones where there are any.
  package let rows: [Row]

  /// The accuracy of a problem's driver, one survey ahead.
  ///
  /// - Throws: `.notApplicable` without a recipe of components or without a driver.
  package init(_ problem: ForecastProblem) throws(ForecastError) {
    guard case .components(let sets) = problem.recipe, let related = problem.related else {
      throw .notApplicable(model: "nowcast", reason: "no other index drives it")
    }
    let history = ObservedPanel(problem)
    let standing = StandardizedScores(history.components)
    let base = try AverageFit(history, standing, sets: sets, isNowcast: true)
    guard let fit = RelatedFit(base, history, standing, driver: related) else {
      throw .unknownVariable(related.component, available: problem.components)
    }
    let origins = stride(from: 0, to: history.times.count - 1, by: 1).filter { fit.wave($0, 1) != nil }
    var rows: [Row] = []
    for origin in origins {
      guard let wave = fit.wave(origin, 1), let gap = fit.gap(origin, 1) else { continue }
      for learnt in [origins.filter { $0 < origin }, origins.filter { $0 > origin }] where !learnt.isEmpty {
        let coefficient = fit.coefficient(of: learnt, horizon: 1)
        let z = standing.z[fit.component]
        let judged = history.units.indices.filter { unit in
          !(history.index[origin + 1, unit] + z[origin, unit] + z[origin + 1, unit]).isNaN
        }
        let without = Self.errors(fit.point(origin: origin, horizon: 1, coefficient: 0), history, standing, origin, judged, fit)
        let with = Self.errors(
          fit.point(origin: origin, horizon: 1, coefficient: coefficient), history, standing, origin, judged, fit)
        rows.append(
          Row(
            wave: wave, survey: history.times[origin + 1], count: judged.count,
            correlation: Self.correlation(
              judged.map { gap[$0] }, judged.map { z[origin + 1, $0] - z[origin, $0] }),
            learntOn: learnt.map { history.times[$0 + 1] }, isExAnte: learnt.allSatisfy { $0 < origin },
            coefficient: coefficient, componentError: without.component, componentRatio: with.component / without.component,
            indexError: without.index, indexRatio: with.index / without.index))
      }
    }
    driver = related.name
    component = related.component
    self.rows = rows
  }

  /// Mean absolute rank errors of points: in the driven component, and in the index that all make.
  private static func errors(
    _ point: [[Double]], _ history: ObservedPanel, _ standing: StandardizedScores, _ origin: Int, _ judged: [Int],
    _ fit: RelatedFit
  ) -> (component: Double, index: Double) {
    let weights = history.weights(in: history.times[origin + 1])
    func error(_ forecast: [Double], _ came: [Double]) -> Double {
      let better = history.problem.higherIsBetter
      let ranks = zip(
        RowRanker.ranks(forecast, higherIsBetter: better), RowRanker.ranks(came, higherIsBetter: better))
      return ranks.reduce(0) { $0 + abs($1.0 - $1.1) } / Double(max(1, judged.count))
    }
    let index = judged.map { unit in
      point.indices.reduce(0.0) { $0 + weights[$1] * standing.spreads[$1][origin] * point[$1][unit] }
    }
    let z = standing.z[fit.component]
    return (
      error(judged.map { point[fit.component][$0] }, judged.map { z[origin + 1, $0] }),
      error(index, judged.map { history.index[origin + 1, $0] })
    )
  }

  private static func correlation(_ x: [Double], _ y: [Double]) -> Double {
    guard let meanX = Moments.mean(x), let meanY = Moments.mean(y) else { return 0 }
    let cross = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let product = Moments.sumOfSquares(x) * Moments.sumOfSquares(y)
    return product > 0 ? cross / product.squareRoot() : 0
  }

  /// The rows as a table.
  package var table: Table {
    Table(
      Column("wave", rows.map(\.wave)), Column("survey", rows.map(\.survey)), Column("n", rows.map(\.count)),
      Column("correlation", rows.map(\.correlation)),
      Column("learnt_on", rows.map { $0.learntOn.map(String.init).joined(separator: " ") }),
      Column("ex_ante", rows.map { $0.isExAnte ? 1 : 0 }), Column("coefficient", rows.map(\.coefficient)),
      Column("component_rank_error", rows.map(\.componentError)), Column("component_ratio", rows.map(\.componentRatio)),
      Column("index_rank_error", rows.map(\.indexError)), Column("index_ratio", rows.map(\.indexRatio)))
  }
}
