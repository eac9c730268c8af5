import Foundation
public import Testing

/// The number of correct significant digits: the log relative error −log₁₀(|found − certified| / |certified|), or the
/// log absolute error where the certified value is 0; at most 17.
public func digits(_ found: Double, certified: Double) -> Double {
  if found == certified { return 17 }
  guard found.isFinite, certified.isFinite else { return 0 }
  let error = abs(found - certified) / (certified == 0 ? 1 : abs(certified))
  return min(17, max(0, -log10(error)))
}

/// Expects at least so many correct significant digits.
public func expectDigits(
  _ found: Double, certified: Double, atLeast floor: Double, _ label: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let reached = digits(found, certified: certified)
  #expect(
    reached >= floor, "\(label) found \(found), certified \(certified): \(reached) digits",
    sourceLocation: sourceLocation)
}

/// Expects equality up to so many units in the last place of the larger value.
public func expectClose(
  _ first: Double, _ second: Double, ulps: Double, _ label: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let unit = max(abs(first), abs(second), .leastNormalMagnitude).ulp
  #expect(
    abs(first - second) <= ulps * unit, "\(label) \(first) and \(second) differ by \(abs(first - second) / unit) ulps",
    sourceLocation: sourceLocation)
}
