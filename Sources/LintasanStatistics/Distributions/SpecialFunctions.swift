import CBoostMath

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Special functions of Boost.Math that estimators need.
package enum SpecialFunctions {
  /// ln Γ(x).
  ///
  /// - Throws: `.outsideDomain` at 0 and the negative whole numbers.
  package static func logGamma(_ x: Double) throws(StatisticsError) -> Double {
    var result = 0.0
    let status = unsafe lintasan_boost_log_gamma(x, &result)
    return try boostValue(result, status, function: "log gamma", argument: x)
  }

  /// The logarithmic derivative of Γ at x.
  ///
  /// - Throws: `.outsideDomain` at 0 and the negative whole numbers.
  package static func digamma(_ x: Double) throws(StatisticsError) -> Double {
    var result = 0.0
    let status = unsafe lintasan_boost_digamma(x, &result)
    return try boostValue(result, status, function: "digamma", argument: x)
  }

  /// 1 / (1 + e⁻ˣ), without overflow.
  package static func logistic(_ x: Double) -> Double { x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x)) }

  /// The version of Boost that these values come from.
  package static var libraryVersion: String { unsafe String(cString: lintasan_boost_version()) }
}
