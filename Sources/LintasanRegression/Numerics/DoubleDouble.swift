/// An unevaluated sum of two doubles: about 32 decimal digits, from error-free sums and fused products.
///
/// - Error bounds: relative 2⁻¹⁰⁴ for product and quotient, 2⁻¹⁰⁴ of the operands' magnitudes for the sum.
/// - Reference: Dekker (1971), doi:10.1007/BF01397083; Ogita, Rump and Oishi (2005), doi:10.1137/030601818.
struct DoubleDouble: Hashable, Sendable {
  var high: Double
  var low: Double

  @inline(__always) init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  static let zero = DoubleDouble(0)

  /// The nearest double.
  @inline(__always) var value: Double { high + low }

  /// `a + b` and what its rounding lost.
  @inline(__always) static func twoSum(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    let part = sum - a
    return DoubleDouble(sum, (a - (sum - part)) + (b - part))
  }

  /// As `twoSum`, where `|a| >= |b|` or a is 0.
  @inline(__always) static func quickSum(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    return DoubleDouble(sum, b - (sum - a))
  }

  /// `a · b` and what its rounding lost, by one fused multiply–add.
  @inline(__always) static func twoProduct(_ a: Double, _ b: Double) -> DoubleDouble {
    let product = a * b
    return DoubleDouble(product, (-product).addingProduct(a, b))
  }

  @inline(__always) static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let s = twoSum(a.high, b.high)
    let t = twoSum(a.low, b.low)
    let u = quickSum(s.high, s.low + t.high)
    return quickSum(u.high, u.low + t.low)
  }

  @inline(__always) static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  @inline(__always) static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.high, -a.low) }

  @inline(__always) static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let p = twoProduct(a.high, b.high)
    return quickSum(p.high, p.low.addingProduct(a.high, b.low).addingProduct(a.low, b.high))
  }

  @inline(__always) static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    let rest = a - b * DoubleDouble(first)
    let second = rest.high / b.high
    let last = rest - b * DoubleDouble(second)
    let sum = quickSum(first, second)
    return quickSum(sum.high, sum.low + last.high / b.high)
  }

  /// The square root of a number that is not negative.
  var squareRoot: DoubleDouble {
    guard high > 0 else { return .zero }
    let first = high.squareRoot()
    let rest = self - DoubleDouble.twoProduct(first, first)
    let sum = DoubleDouble.quickSum(first, rest.high / (2 * first))
    let again = self - sum * sum
    return sum + DoubleDouble(again.high / (2 * first))
  }

  /// Whole powers by repeated squaring.
  func power(_ exponent: Int) -> DoubleDouble {
    var result = DoubleDouble(1)
    var base = self
    var left = exponent
    while left > 0 {
      if left & 1 == 1 { result = result * base }
      left >>= 1
      if left > 0 { base = base * base }
    }
    return result
  }
}
