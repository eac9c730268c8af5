#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A straight map from values to places on the sheet.
struct Scale {
  let domain: ClosedRange<Double>
  let start: Double
  let end: Double

  /// - Parameters:
  ///   - domain: widened by one half to each side where it is a single value.
  ///   - start: the place of its lower end.
  ///   - end: the place of its upper end.
  init(_ domain: ClosedRange<Double>, from start: Double, to end: Double) {
    let isPoint = domain.lowerBound == domain.upperBound
    self.domain = isPoint ? (domain.lowerBound - 0.5)...(domain.upperBound + 0.5) : domain
    self.start = start
    self.end = end
  }

  func callAsFunction(_ value: Double) -> Double {
    start + (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound) * (end - start)
  }

  /// Round values within the domain, about as many as wished, at steps of 1, 2, 2.5 or 5 times a power of ten.
  func ticks(about count: Int, whole: Bool = false) -> [Double] {
    let step = Self.step(for: domain.upperBound - domain.lowerBound, about: count, whole: whole)
    let first = Int((domain.lowerBound / step).rounded(.up))
    let last = Int((domain.upperBound / step).rounded(.down))
    guard first <= last else { return [] }
    return (first...last).map { Double($0) * step }
  }

  /// How many decimals tell the ticks apart.
  func tickDecimals(about count: Int) -> Int {
    let step = Self.step(for: domain.upperBound - domain.lowerBound, about: count, whole: false)
    var decimals = 0
    var scaled = step
    while abs(scaled - scaled.rounded()) > 1e-6 && decimals < 8 {
      scaled *= 10
      decimals += 1
    }
    return decimals
  }

  /// Ticks of ranks: round ones, and 1 where the best stands on the axis.
  func rankTicks(about count: Int) -> [Double] {
    let round = ticks(about: count, whole: true).filter { $0 >= 1 }
    guard domain.lowerBound <= 1, round.first != 1 else { return round }
    let step = round.count > 1 ? round[1] - round[0] : 1
    // A round rank that would stand in the way of the first gives way to it.
    return [1] + round.filter { $0 - 1 > step * 0.45 }
  }

  private static func step(for span: Double, about count: Int, whole: Bool) -> Double {
    let raw = span / Double(max(1, count))
    let power = pow(10, floor(log10(raw)))
    let candidates = [1, 2, 2.5, 5, 10].map { $0 * power }.filter { !whole || ($0 >= 1 && $0 == $0.rounded()) }
    return candidates.first { $0 >= raw * 0.999 } ?? max(1, candidates.last ?? 1)
  }
}
