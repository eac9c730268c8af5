/// Reads a decimal number from bytes, correctly rounded, without leaving the fast path for what programs write.
///
/// Up to eight digits are read at once; up to 19 significant digits with an exponent from −64 to 64 are rounded by the method
/// of Eisel and Lemire (Lemire 2021, doi 10.1002/spe.2984). Everything else is left to ``NumberParser``.
struct DecimalScanner: Sendable {
  private let mark: UInt8
  private let powersOfFive = PowersOfFive.words
  private let powersOfTen: [UInt64] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000]

  private let exactPowers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  init(decimalMark: UInt8) { mark = decimalMark }

  /// A number, and where it ends.
  struct Found {
    let number: Double
    /// The first byte after the number; −1 where there is none or it is not of the common kind.
    let end: Int
    fileprivate static let nothing = Found(number: 0, end: -1)
  }

  /// The number that begins at `start`.
  func number(_ bytes: Span<UInt8>, from start: Int) -> Found {
    if let found = shortNumber(bytes, from: start) { return found }
    return longNumber(bytes, from: start)
  }

  /// The number of at most eight digits that begins at `start`, with no branch that depends on its digits.
  ///
  /// - Returns: `nil` where it is not of that kind, or too near the end of `bytes`.
  @inline(__always)
  private func shortNumber(_ bytes: Span<UInt8>, from start: Int) -> Found? {
    guard start &+ 9 <= bytes.count else { return nil }
    let isNegative: UInt64 = bytes[start] == UInt8(ascii: "-") ? 1 : 0
    let index = start &+ Int(truncatingIfNeeded: isNegative)
    let whole = bytes.word(at: index)
    let wholeCount = Self.leadingDigits(whole)
    guard wholeCount > 0 && wholeCount < 8 else { return nil }
    var digits = Self.lastPlaces(whole, wholeCount)
    var end = index &+ wholeCount
    var places = 0
    if bytes[end] == mark {
      guard end &+ 9 <= bytes.count else { return nil }
      let fraction = bytes.word(at: end &+ 1)
      places = Self.leadingDigits(fraction)
      guard places > 0 && places &+ wholeCount <= 8 else { return nil }
      digits = digits &>> UInt64(truncatingIfNeeded: places &* 8) | Self.lastPlaces(fraction, places)
      end = end &+ 1 &+ places
    }
    guard end < bytes.count && bytes[end] | 0x20 != UInt8(ascii: "e") else { return nil }
    // Both are exact, so that one division rounds once (Clinger 1990).
    let magnitude = Double(Int64(truncatingIfNeeded: Self.number(ofDigits: digits))) / exactPowers[places]
    return Found(number: Double(bitPattern: magnitude.bitPattern | isNegative &<< 63), end: end)
  }

  /// How many of eight bytes, from the lowest on, are digits.
  @inline(__always)
  private static func leadingDigits(_ word: UInt64) -> Int {
    let others = ((word &+ 0x4646_4646_4646_4646) | (word &- 0x3030_3030_3030_3030)) & 0x8080_8080_8080_8080
    return others.trailingZeroBitCount &>> 3
  }

  /// The values of the first `count` digits of a word, 1 to 8, moved to its end; zeros before them.
  @inline(__always)
  private static func lastPlaces(_ word: UInt64, _ count: Int) -> UInt64 {
    (word ^ 0x3030_3030_3030_3030) &<< UInt64(truncatingIfNeeded: 64 &- count &* 8)
  }

  /// The number that begins at `start`, of any common kind.
  private func longNumber(_ bytes: Span<UInt8>, from start: Int) -> Found {
    let count = bytes.count
    var index = start
    guard index < count else { return .nothing }
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { index &+= 1 }
    let digitsStart = index
    var mantissa: UInt64 = 0
    readDigits(bytes, &index, &mantissa)
    var digits = index &- digitsStart
    var exponent = 0
    if index < count && bytes[index] == mark {
      index &+= 1
      let fractionStart = index
      readDigits(bytes, &index, &mantissa)
      exponent = fractionStart &- index
      digits = digits &- exponent
    }
    guard digits > 0 else { return .nothing }
    if digits > 19 {
      var zeros = digitsStart
      while bytes[zeros] == UInt8(ascii: "0") || bytes[zeros] == mark {
        if bytes[zeros] != mark { digits &-= 1 }
        zeros &+= 1
        if zeros == index { break }
      }
      guard digits <= 19 else { return .nothing }
    }
    if index < count && bytes[index] | 0x20 == UInt8(ascii: "e") {
      guard let power = readExponent(bytes, &index) else { return .nothing }
      exponent = exponent &+ power
    }
    if mantissa < 1_000_000_000_000_000 && exponent <= 0 && exponent >= -22 {
      // Both are exact, so that one division rounds once (Clinger 1990).
      let magnitude = Double(mantissa) / exactPowers[0 &- exponent]
      return Found(number: isNegative ? -magnitude : magnitude, end: index)
    }
    guard mantissa > 0 else { return Found(number: isNegative ? -0.0 : 0, end: index) }
    guard exponent >= -64 && exponent <= 64 else { return .nothing }
    let magnitude = rounded(mantissa, exponent)
    return Found(number: isNegative ? -magnitude : magnitude, end: index)
  }

  /// Appends the run of digits at `index` to `mantissa`, which wraps where they are more than 19.
  @inline(__always)
  private func readDigits(_ bytes: Span<UInt8>, _ index: inout Int, _ mantissa: inout UInt64) {
    while index &+ 8 <= bytes.count {
      let word = bytes.word(at: index)
      let length = Self.leadingDigits(word)
      if length > 0 {
        mantissa = mantissa &* powersOfTen[length] &+ Self.number(ofDigits: Self.lastPlaces(word, length))
        index &+= length
      }
      if length < 8 { return }
    }
    while index < bytes.count && bytes[index] &- 48 < 10 {
      mantissa = mantissa &* 10 &+ UInt64(bytes[index] &- 48)
      index &+= 1
    }
  }

  /// The number that the values of eight digits make, the first in the lowest byte.
  @inline(__always)
  private static func number(ofDigits values: UInt64) -> UInt64 {
    let digits = values &* 10 &+ values &>> 8
    let even = (digits & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let odd = (digits &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (even &+ odd) &>> 32
  }

  /// The exponent after an `e`, of at most three digits.
  private func readExponent(_ bytes: Span<UInt8>, _ index: inout Int) -> Int? {
    index &+= 1
    guard index < bytes.count else { return nil }
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative || bytes[index] == UInt8(ascii: "+") { index &+= 1 }
    var power = 0
    let start = index
    while index < bytes.count && bytes[index] &- 48 < 10 && index &- start < 4 {
      power = power &* 10 &+ Int(bytes[index] &- 48)
      index &+= 1
    }
    guard index > start && index &- start < 4 else { return nil }
    return isNegative ? -power : power
  }

  /// The `Double` nearest to `mantissa` · 10^`exponent`, ties to even; `mantissa` is not 0 and the result is normal.
  @inline(__always)
  private func rounded(_ mantissa: UInt64, _ exponent: Int) -> Double {
    let leading = mantissa.leadingZeroBitCount
    let factor = mantissa &<< UInt64(truncatingIfNeeded: leading)
    let place = 2 &* (exponent &+ 64)
    var (high, low) = factor.multipliedFullWidth(by: powersOfFive[place])
    if high & 0x1FF == 0x1FF {
      let more = factor.multipliedFullWidth(by: powersOfFive[place &+ 1]).high
      low = low &+ more
      if more > low { high = high &+ 1 }
    }
    let upper = high &>> 63
    let shift = upper &+ 9
    var significand = high &>> shift
    var power = (217_706 &* exponent) &>> 16 &+ 63 &+ Int(truncatingIfNeeded: upper) &- leading &+ 1023
    if low <= 1 && exponent >= -4 && exponent <= 23 && significand & 3 == 1 && significand &<< shift == high {
      significand &= ~1  // exactly between two numbers: to the even one
    }
    significand = (significand &+ significand & 1) &>> 1
    if significand >= 1 &<< 53 {
      significand = 1 &<< 52
      power &+= 1
    }
    return Double(bitPattern: UInt64(truncatingIfNeeded: power) &<< 52 | significand & ((1 &<< 52) &- 1))
  }
}
