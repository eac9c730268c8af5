package import LintasanTables

/// Chances beside what happened: for each model, horizon and event, in ten bins of the chance that was given.
package struct Reliability: Sendable {
  /// One bin.
  package struct Bin: Hashable, Sendable {
    /// The model.
    package let model: String
    /// Surveys ahead.
    package let horizon: Int
    /// What was to happen: `improve`, `top_10`, …
    package let event: String
    /// The bin, counted from 0: chances from `bin / 10` to below `(bin + 1) / 10`, the last one up to 1.
    package let bin: Int
    /// How many chances were given.
    package let count: Int
    /// Their mean.
    package let meanForecast: Double
    /// The share in which it happened.
    package let frequency: Double
  }

  /// All bins with a chance in them.
  package let bins: [Bin]

  private struct Key: Hashable {
    let event: String
    let bin: Int
  }

  private struct Tally {
    var count = 0
    var chances = 0.0
    var happened = 0
  }

  /// The bins of a result.
  package init(_ result: BacktestResult) {
    var bins: [Bin] = []
    let events = ["improve"] + ForecastRecord.rankThresholds.map { "top_\($0)" }
    for model in result.models {
      for horizon in result.horizons {
        var tallies: [Key: Tally] = [:]
        func add(_ event: String, _ chance: Double, _ hasHappened: Bool) {
          let key = Key(event: event, bin: min(9, max(0, Int(chance * 10))))
          tallies[key, default: Tally()].count += 1
          tallies[key, default: Tally()].chances += chance
          tallies[key, default: Tally()].happened += hasHappened ? 1 : 0
        }
        for record in result.records(model, horizon: horizon) {
          add(events[0], record.probabilityToImprove, record.hasImproved)
          for (position, chance) in record.probabilitiesOfTop.enumerated() {
            guard let chance else { continue }
            add(
              events[position + 1], chance,
              record.rank - record.rankError <= Double(ForecastRecord.rankThresholds[position]))
          }
        }
        for event in events {
          for bin in 0..<10 {
            guard let tally = tallies[Key(event: event, bin: bin)] else { continue }
            let count = Double(tally.count)
            bins.append(
              Bin(
                model: model, horizon: horizon, event: event, bin: bin, count: tally.count,
                meanForecast: tally.chances / count, frequency: Double(tally.happened) / count))
          }
        }
      }
    }
    self.bins = bins
  }

  /// `model,horizon,event,bin,n,mean_forecast,frequency`.
  package var table: Table {
    Table(
      Column("model", bins.map(\.model)), Column("horizon", bins.map(\.horizon)), Column("event", bins.map(\.event)),
      Column("bin", bins.map(\.bin)), Column("n", bins.map(\.count)),
      Column("mean_forecast", bins.map(\.meanForecast)), Column("frequency", bins.map(\.frequency)))
  }
}
