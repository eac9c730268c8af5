import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The system's `log`, which a case of the same name would hide.
private func naturalLogarithm(_ value: Double) -> Double { log(value) }

/// How outliers of a component are dealt with before it is normalised.
///
/// - Reference: COINr's `Treat`: a component is left alone where |skewness| < 2 or kurtosis < 3.5 (sample versions as in
///   SAS and Excel); else its furthest values are winsorised, up to five, and if that does not help it is logged.
public enum Treatment: String, Hashable, Sendable, CaseIterable {
  /// As they are.
  case none
  /// The furthest values are set to the next one, as many as it takes and at most five.
  case winsorise
  /// Winsorised, and logged where that does not help.
  case winsoriseOrLog = "winsorise_or_log"
  /// Logged where skewness and kurtosis say so.
  case log

  /// A method by its name.
  ///
  /// - Throws: `.unknownMethod`.
  package init(named text: String) throws(CompositeError) {
    let name = try MethodSpec.parse(text).name
    guard let known = Treatment(rawValue: name == "winsorize" ? "winsorise" : name) else {
      throw .unknownMethod(kind: "treatment", name: text, available: Self.allCases.map(\.rawValue))
    }
    self = known
  }

  /// What was done to a component.
  package struct Outcome: Hashable, Sendable {
    /// The treated values.
    package let values: [Double?]
    /// The number of values that were winsorised.
    package let winsorised: Int
    /// Whether the values were logged.
    package let isLogged: Bool
  }

  private static let mostPoints = 5
  private static let skewnessLimit = 2.0
  private static let kurtosisLimit = 3.5

  /// Treats values; missing ones stay missing.
  package func apply(_ values: [Double?]) -> Outcome {
    let known = values.compactMap { $0 }
    let untouched = Outcome(values: values, winsorised: 0, isLogged: false)
    if self == .none || Self.isRegular(known) { return untouched }
    if self == .log { return Outcome(values: Self.logged(values), winsorised: 0, isLogged: true) }
    var treated = values
    for points in 1...Self.mostPoints {
      treated = Self.winsorised(values, points: points)
      if Self.isRegular(treated.compactMap { $0 }) {
        return Outcome(values: treated, winsorised: points, isLogged: false)
      }
    }
    if self == .winsorise { return Outcome(values: treated, winsorised: Self.mostPoints, isLogged: false) }
    return Outcome(values: Self.logged(values), winsorised: 0, isLogged: true)
  }

  /// Whether a sample needs no treatment.
  static func isRegular(_ values: [Double]) -> Bool {
    guard let skewness = Shape.skewness(values), let kurtosis = Shape.kurtosis(values) else { return true }
    return abs(skewness) < skewnessLimit || kurtosis < kurtosisLimit
  }

  private static func winsorised(_ values: [Double?], points: Int) -> [Double?] {
    let known = values.compactMap { $0 }.sorted()
    guard known.count > points, let skewness = Shape.skewness(known) else { return values }
    if skewness >= 0 {
      let bound = known[known.count - 1 - points]
      return values.map { $0.map { min($0, bound) } }
    }
    let bound = known[points]
    return values.map { $0.map { max($0, bound) } }
  }

  /// log(x − min + 1 % of the range), as COINr's `log_CT`; a sample that is skewed to the left is mirrored.
  private static func logged(_ values: [Double?]) -> [Double?] {
    let known = values.compactMap { $0 }
    guard let lowest = known.min(), let highest = known.max(), highest > lowest else { return values }
    let margin = 0.01 * (highest - lowest)
    if let skewness = Shape.skewness(known), skewness < 0 {
      return values.map { $0.map { -naturalLogarithm(highest - $0 + margin) } }
    }
    return values.map { $0.map { naturalLogarithm($0 - lowest + margin) } }
  }
}

/// Skewness and excess kurtosis of a sample, corrected for its size (type 2 of Joanes and Gill 1998).
package enum Shape {
  /// Skewness; `nil` of fewer than three values or none that differ.
  package static func skewness(_ values: [Double]) -> Double? {
    guard values.count >= 3, let moments = moments(values) else { return nil }
    let n = Double(values.count)
    return moments.third / (moments.second * moments.second.squareRoot()) * (n * (n - 1)).squareRoot() / (n - 2)
  }

  /// Excess kurtosis; `nil` of fewer than four values or none that differ.
  package static func kurtosis(_ values: [Double]) -> Double? {
    guard values.count >= 4, let moments = moments(values) else { return nil }
    let n = Double(values.count)
    let plain = moments.fourth / (moments.second * moments.second) - 3
    return ((n + 1) * plain + 6) * (n - 1) / ((n - 2) * (n - 3))
  }

  private static func moments(_ values: [Double]) -> (second: Double, third: Double, fourth: Double)? {
    guard let mean = Moments.mean(values) else { return nil }
    var (second, third, fourth) = (0.0, 0.0, 0.0)
    for value in values {
      let square = (value - mean) * (value - mean)
      second += square
      third += square * (value - mean)
      fourth += square * square
    }
    let n = Double(values.count)
    return second > 0 ? (second / n, third / n, fourth / n) : nil
  }
}
