import LintasanCore
import LintasanForecasting
import LintasanIndices
public import LintasanRankings

/// Errors of scores that come without standard errors, each from something that is known: how a figure was rounded, how an
/// index was put together, what may come. Errors of measurement are in none of them.
public struct AssumedErrors: Sendable {
  /// The scores that the errors are about.
  public let sample: ScoreSample
  /// The errors.
  public let errors: ScoreErrors

  /// The error of the last digit: a figure printed with so many decimals lies anywhere within half a unit of it.
  public static func rounding(_ sample: ScoreSample, decimals: Int) throws(ConfidenceSetError) -> AssumedErrors {
    try AssumedErrors(
      sample: sample,
      errors: ScoreErrors(
        standardErrors: [Double](repeating: roundingError(decimals: decimals), count: sample.scores.count)))
  }

  /// The standard deviation of a uniform error of half a unit of the last decimal either way.
  package static func roundingError(decimals: Int) -> Double {
    (0..<decimals).reduce(1.0) { power, _ in power / 10 } / 12.0.squareRoot()
  }

  /// What the choice of weights does: weights drawn about the nominal ones (Dirichlet, as in ``UncertaintyStudy``), all
  /// else as the index has it. Entities without all components are left out.
  ///
  /// - Throws: `CompositeError` (`.cancelled` where the task that asks is), ``IndexDataError``, `ConfidenceSetError`.
  package static func weights(of index: IndexData, year: Int, draws: Int, seed: UInt64) throws -> AssumedErrors {
    let input = try CompositeInput(index, year: year)
    let study = try CompositeStudy(input, settings: UncertaintySettings())
    let count = study.entityCount
    var nominal = [Double](repeating: 0, count: count)
    // Errors are in the index's own unit, whatever mean makes it.
    study.scores(CompositeStudy.Choice(weights: input.weights), into: &nominal)
    nominal = nominal.map(study.inUnits)
    var scores = nominal
    var rows: [[Double]] = []
    rows.reserveCapacity(draws)
    let sign = input.higherIsBetter ? 1.0 : -1
    for draw in 0..<draws {
      if Task.isCancelled { throw CompositeError.cancelled }
      study.scores(study.choice(draw: draw, seed: seed), into: &scores)
      rows.append(zip(nominal, scores).map { sign * ($0 - study.inUnits($1)) })
    }
    let sample = ScoreSample(
      entities: study.taking.map { input.entities[$0] }, names: study.taking.map { input.names[$0] }, year: year,
      scores: study.taking.map { input.scores[$0] })
    return AssumedErrors(sample: sample, errors: try ScoreErrors(draws: rows))
  }

  /// What may come: the medians of a projection, with its joint draws about them.
  ///
  /// `step`: the position among the projection's years.
  public static func forecast(_ projection: Projection, step: Int) throws(ConfidenceSetError) -> AssumedErrors {
    let units = projection.forecast.units
    let variable = projection.forecast.variables.count - 1
    let medians = projection.forecasts[step].map(\.score.median)
    let columns = units.indices.map { projection.simulated.scores(step: step, variable: variable, unit: $0) }
    let rows = (0..<projection.simulated.drawCount).map { draw in
      units.indices.map { medians[$0] - columns[$0][draw] }
    }
    let sample = ScoreSample(
      entities: units, names: units.map { projection.index.name(of: $0) }, year: projection.years[step],
      scores: medians)
    return AssumedErrors(sample: sample, errors: try ScoreErrors(draws: rows))
  }
}
