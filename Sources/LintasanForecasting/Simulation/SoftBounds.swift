#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Keeps scores within their scale by a smooth increasing function.
///
/// Within the scale, apart from a margin at either end, a score stays as it is; within the margin and beyond it
/// approaches the end exponentially. Means are not clipped: each draw is transformed, and order is kept.
struct SoftBounds: Sendable {
  let lower: Double
  let upper: Double
  /// The width of the margins.
  let margin: Double

  /// - Parameter share: the margin as a share of the scale.
  init(_ scale: ClosedRange<Double>, share: Double = 0.02) {
    lower = scale.lowerBound
    upper = scale.upperBound
    margin = share * (upper - lower)
  }

  func apply(_ score: Double) -> Double {
    let low = score - lower
    let high = upper - score
    if low >= margin, high >= margin { return score }
    if low < margin { return lower + margin * exp(min((low - margin) / margin, 0)) }
    if high < margin { return upper - margin * exp(min((high - margin) / margin, 0)) }
    return score
  }
}
