import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What was done about the outliers of one group of values.
struct TreatedValues {
  var values: [Double]
  /// Why each was changed; empty where it was not.
  var reasons: [String]
}

/// Outliers, as COINr's `Treat` deals with them.
///
/// - Reference: COINr 1.1.14, `Treat.numeric`, `winsorise`, `log_CT`, `log_CT_plus`.
enum Treating {
  /// Treats the values of one group; missing ones (not a number) stay missing.
  static func apply(_ rule: TreatRule, to values: [Double]) -> TreatedValues {
    var result = TreatedValues(values: values, reasons: [String](repeating: "", count: values.count))
    for position in values.indices where !values[position].isNaN {
      if let minimum = rule.minimum, values[position] < minimum {
        result.values[position] = minimum
        result.reasons[position] = "below the minimum"
      }
      if let maximum = rule.maximum, values[position] > maximum {
        result.values[position] = maximum
        result.reasons[position] = "above the maximum"
      }
    }
    guard rule.points != nil || rule.log != nil else { return result }
    var isDone = passes(result.values, rule) && !rule.isForced
    let bounded = result
    if !isDone, let points = rule.points {
      result = winsorised(result, points: points, rule)
      isDone = passes(result.values, rule)
    }
    if !isDone, let form = rule.log { result = logged(rule.isCombined ? result : bounded, form) }
    return result
  }

  /// Whether skewness and kurtosis say that nothing is to be done; too few values or none that differ are left alone.
  static func passes(_ values: [Double], _ rule: TreatRule) -> Bool {
    let known = values.filter { !$0.isNaN }
    let (skewness, kurtosis) = (Shape.skewness(known), Shape.kurtosis(known))
    if let skewness, abs(skewness) < rule.skewness { return true }
    if let kurtosis, kurtosis < rule.kurtosis { return true }
    return skewness == nil || kurtosis == nil
  }

  /// The furthest values are set to the next one, all that are equal at once, until the values pass or enough are set.
  private static func winsorised(_ start: TreatedValues, points: Int, _ rule: TreatRule) -> TreatedValues {
    var result = start
    var high: [Int] = []
    var low: [Int] = []
    var isPassed = passes(result.values, rule)
    while (!isPassed || rule.isForced), high.count + low.count < points {
      let known = result.values.filter { !$0.isNaN }
      guard let skewness = Shape.skewness(known), let largest = known.max(), let smallest = known.min() else { break }
      let bound = skewness >= 0 ? largest : smallest
      let rest = known.filter { $0 != bound }
      guard let next = skewness >= 0 ? rest.max() : rest.min() else { break }
      let set = result.values.indices.filter { result.values[$0] == bound }
      for position in set {
        result.values[position] = next
        result.reasons[position] = skewness >= 0 ? "winsorised from above" : "winsorised from below"
      }
      if skewness >= 0 { high = set } else { low = set }
      isPassed = passes(result.values, rule)
    }
    return result
  }

  private static func logged(_ start: TreatedValues, _ form: TreatRule.LogForm) -> TreatedValues {
    let known = start.values.filter { !$0.isNaN }
    guard let lowest = known.min(), let highest = known.max(), highest > lowest else { return start }
    let margin = 0.01 * (highest - lowest)
    let isMirrored = form == .mirrored && (Shape.skewness(known) ?? 0) <= 0
    var result = start
    for position in start.values.indices where !start.values[position].isNaN {
      let value = start.values[position]
      result.values[position] = isMirrored ? -log(highest - value + margin) : log(value - lowest + margin)
      result.reasons[position] = isMirrored ? "mirrored logarithm" : "logarithm"
    }
    return result
  }
}
