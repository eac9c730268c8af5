/// The interval score of a central prediction interval: its width, and 2/α times the distance of an observation that
/// missed it. Smaller is better.
///
/// - Reference: Gneiting, Raftery (2007), section 6.2, equation 43.
public enum IntervalScore {
  /// The score.
  ///
  /// - Parameters:
  ///   - lower: the lower end of the interval.
  ///   - upper: the upper end of the interval.
  ///   - level: the nominal coverage 1 − α, strictly between 0 and 1.
  ///   - observed: what came.
  public static func score(lower: Double, upper: Double, level: Double, observed: Double) -> Double {
    precondition(
      level > 0 && level < 1, "an interval of level \(level): levels lie between 0 and 1, so that 95 % is 0.95")
    return upper - lower + 2 / (1 - level) * (max(0, lower - observed) + max(0, observed - upper))
  }
}
