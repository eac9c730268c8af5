import LintasanIndices
import LintasanStatistics
public import LintasanTables

extension CompositeStudy {
  private static let stream: UInt32 = 0x554E_4352

  /// The settings of a draw: a function of seed and draw alone.
  func choice(draw: Int, seed: UInt64) -> Choice {
    var stream = PhiloxStream(seed: seed, stream: Self.stream, draw: UInt64(draw))
    var choice = Choice(weights: input.weights)
    func pick(_ count: Int) -> Int { count > 1 ? stream.index(below: count) : 0 }
    choice.imputation = pick(settings.imputations.count)
    choice.treatment = pick(settings.treatments.count)
    choice.normalisation = pick(settings.normalisations.count)
    choice.aggregation = pick(settings.aggregations.count)
    choice.weighting = pick(settings.weightings.count)
    choice.weights = base(of: choice)
    if settings.leavesOut {
      let component = stream.index(below: input.components.count + 1)
      choice.leftOut = component == 0 ? nil : component - 1
    }
    if let concentration = settings.weightConcentration {
      Dirichlet.draw(&choice.weights, concentration: concentration, &stream)
    }
    return choice
  }

  /// Every draw's settings: `draw, imputation, treatment, normalisation, aggregation, weighting, left_out`, and
  /// each weight, none where each entity has its own.
  public func settingsTable(draws: Int, seed: UInt64) -> Table {
    let choices = (0..<draws).map { choice(draw: $0, seed: seed) }
    var columns = [
      Column("draw", Array(0..<draws)),
      Column("imputation", choices.map { settings.imputations[$0.imputation].rawValue }),
      Column("treatment", choices.map { settings.treatments[$0.treatment].rawValue }),
      Column("normalisation", choices.map { settings.normalisations[$0.normalisation].name }),
      Column("aggregation", choices.map { settings.aggregations[$0.aggregation].name }),
      Column("weighting", choices.map { settings.weightings[$0.weighting].name }),
      Column("left_out", choices.map { $0.leftOut.map { input.components[$0] } }),
    ]
    for (position, component) in input.components.enumerated() {
      columns.append(
        Column(
          "weight_\(component)",
          choices.map { choice -> Double? in
            guard hasSharedWeights(choice) else { return nil }
            let kept = choice.weights.enumerated().reduce(0.0) { $0 + ($1.offset == choice.leftOut ? 0 : $1.element) }
            return position == choice.leftOut || kept == 0 ? 0 : choice.weights[position] / kept
          }))
    }
    return Table(trusted: columns)
  }
}
