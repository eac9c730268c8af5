import LintasanStatistics

/// A model beside the reference on the forecasts that both made.
struct PairedComparison {
  private struct Key: Hashable {
    let origin: Int
    let unit: String
  }

  private struct Pair {
    let origin: Int
    let unit: String
    let own: ForecastRecord
    let reference: ForecastRecord
  }

  private let pairs: [Pair]

  /// `nil` where nothing was forecast by both.
  init?(_ records: [ForecastRecord], _ reference: [ForecastRecord]) {
    var known: [Key: ForecastRecord] = [:]
    for record in reference { known[Key(origin: record.origin, unit: record.unit)] = record }
    pairs = records.compactMap { record in
      known[Key(origin: record.origin, unit: record.unit)].map {
        Pair(origin: record.origin, unit: record.unit, own: record, reference: $0)
      }
    }
    if pairs.isEmpty { return nil }
  }

  private func ratio(_ value: (ForecastRecord) -> Double) -> Double? {
    let own = pairs.reduce(0) { $0 + value($1.own) }
    let reference = pairs.reduce(0) { $0 + value($1.reference) }
    return reference > 0 ? own / reference : nil
  }

  /// Mean absolute rank errors, the model's over the reference's; `nil` where the reference makes none.
  var maeRatio: Double? { ratio { abs($0.rankError) } }
  /// Ranked probability scores, the model's over the reference's.
  var crpsRatio: Double? { ratio(\.rankCRPS) }

  /// ``maeRatio`` by third of the ranking, by the reference's ranks at each origin.
  var maeRatioByThird: [Double?] {
    var own = [0.0, 0, 0]
    var reference = own
    for pairs in Dictionary(grouping: pairs, by: \.origin).sorted(by: { $0.key < $1.key }).map(\.value) {
      for pair in pairs {
        let place = (pair.reference.rank - 1) / Double(pairs.count)
        let third = min(2, max(0, Int(place * 3)))
        own[third] += abs(pair.own.rankError)
        reference[third] += abs(pair.reference.rankError)
      }
    }
    return zip(own, reference).map { $1 > 0 ? $0 / $1 : nil }
  }

  private var isReference: Bool { pairs[0].own.model == pairs[0].reference.model }

  /// The 95 % interval of ``maeRatio`` when units are drawn with replacement, each with all its targets.
  func bootstrapInterval(resamples: Int = 1000, seed: UInt64 = 1) -> ClosedRange<Double>? {
    guard !isReference else { return nil }
    var sums: [String: (own: Double, reference: Double)] = [:]
    for pair in pairs {
      sums[pair.unit, default: (0, 0)].own += abs(pair.own.rankError)
      sums[pair.unit, default: (0, 0)].reference += abs(pair.reference.rankError)
    }
    let units = sums.keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      .compactMap { sums[$0] }
    guard units.count >= 2 else { return nil }
    var ratios: [Double] = []
    for resample in 0..<resamples {
      var random = PhiloxStream(seed: seed, stream: RandomPurpose.bootstrap.stream(step: 0), draw: UInt64(resample))
      var (own, reference) = (0.0, 0.0)
      for _ in units.indices {
        let unit = units[random.index(below: units.count)]
        own += unit.own
        reference += unit.reference
      }
      if reference > 0 { ratios.append(own / reference) }
    }
    guard let quantiles = Quantiles.of(ratios, [0.025, 0.975]), ratios.count == resamples else { return nil }
    return quantiles[0]...quantiles[1]
  }

  /// The p-value of the Diebold–Mariano test on mean absolute rank errors by origin.
  func dieboldMariano(horizon: Int) -> Double? {
    guard !isReference else { return nil }
    let differences = Dictionary(grouping: pairs, by: \.origin).sorted { $0.key < $1.key }.map { _, pairs in
      pairs.reduce(0) { $0 + abs($1.own.rankError) - abs($1.reference.rankError) } / Double(pairs.count)
    }
    return try? DieboldMariano(differences: differences, horizon: horizon).pValue
  }
}
