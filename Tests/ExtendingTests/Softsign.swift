import Lintasan

extension Normalisation {
  /// The distance from the mean in standard deviations, drawn in between 0 and 1 so that no outlier decides alone.
  static let softsign = Normalisation.own(
    OwnNormalisation("softsign") { values, reference in
      guard let mean = Moments.mean(reference), let deviation = Moments.standardDeviation(reference), deviation > 0
      else { return values.map { _ in nil } }
      return values.map { value in
        value.map { value in
          let distance = (value - mean) / deviation
          return 0.5 + 0.5 * distance / (1 + abs(distance))
        }
      }
    })
}
