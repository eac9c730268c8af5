/// Sobol points, scrambled in Owen's way: they fill the unit cube more evenly than random ones, and a scramble makes each
/// of them uniform by itself.
///
/// - Reference: Sobol (1967); direction numbers of Joe and Kuo (2008); nested uniform scrambling after Owen (1995) by the
///   hash of Laine and Karras (2011) as improved by Burley, “Practical Hash-based Owen Scrambling”, JCGT 9 (2020) 4.
public struct SobolSequence: Sendable {
  /// The most dimensions.
  package static let mostDimensions = 64
  /// The most points: 2³².
  private static let bits = 32

  /// Number of dimensions.
  package let dimensions: Int
  private let directions: [[UInt32]]
  private let scrambles: [UInt32]?

  /// A sequence.
  ///
  /// - Parameters:
  ///   - dimensions: 1 to 64.
  ///   - seed: of the scramble; `nil` leaves the points as they are, the first being the origin.
  /// - Throws: `.parameterOutOfRange`.
  public init(dimensions: Int, seed: UInt64? = nil) throws(StatisticsError) {
    guard (1...Self.mostDimensions).contains(dimensions) else {
      throw .parameterOutOfRange(
        name: "dimensions", value: Double(dimensions), expected: "1 to \(Self.mostDimensions)")
    }
    self.dimensions = dimensions
    directions = (0..<dimensions).map(Self.directions(of:))
    scrambles = seed.map { seed in
      (0..<dimensions).map { dimension in
        var stream = PhiloxStream(seed: seed, stream: 0x534F_424C, draw: UInt64(dimension))
        return UInt32(truncatingIfNeeded: stream.next())
      }
    }
  }

  /// The coordinates of a point, counted from 0, each in 0..<1; scrambled ones lie in the middle of their cell.
  public func point(_ index: Int) -> [Double] {
    precondition(index >= 0, "there is no point \(index): points are counted from 0")
    var point = [Double](repeating: 0, count: dimensions)
    let gray = UInt32(truncatingIfNeeded: index ^ (index >> 1))
    for dimension in 0..<dimensions {
      var bits: UInt32 = 0
      var rest = gray
      while rest != 0 {
        bits ^= directions[dimension][rest.trailingZeroBitCount]
        rest &= rest - 1
      }
      if let scrambles {
        point[dimension] = (Double(Self.scrambled(bits, scrambles[dimension])) + 0.5) * 0x1p-32
      } else {
        point[dimension] = Double(bits) * 0x1p-32
      }
    }
    return point
  }

  private static func directions(of dimension: Int) -> [UInt32] {
    guard dimension > 0 else { return (0..<bits).map { 1 << UInt32(31 - $0) } }
    let (degree, coefficients, initial) = SobolDirections.table[dimension - 1]
    var numbers = [UInt32](repeating: 0, count: bits)
    for position in 0..<bits {
      if position < degree {
        numbers[position] = initial[position] << UInt32(31 - position)
        continue
      }
      var number = numbers[position - degree] ^ (numbers[position - degree] >> UInt32(degree))
      for inner in 1..<degree where coefficients >> UInt32(degree - 1 - inner) & 1 == 1 {
        number ^= numbers[position - inner]
      }
      numbers[position] = number
    }
    return numbers
  }

  /// A random permutation of the binary tree of intervals, by a hash that carries upwards only.
  private static func scrambled(_ bits: UInt32, _ seed: UInt32) -> UInt32 {
    var x = reversed(bits)
    x ^= x &* 0x3D20_ADEA
    x = x &+ seed
    x = x &* ((seed >> 16) | 1)
    x ^= x &* 0x0552_6C56
    x ^= x &* 0x53A2_2864
    return reversed(x)
  }

  private static func reversed(_ bits: UInt32) -> UInt32 {
    var x = bits
    x = x >> 1 & 0x5555_5555 | (x & 0x5555_5555) << 1
    x = x >> 2 & 0x3333_3333 | (x & 0x3333_3333) << 2
    x = x >> 4 & 0x0F0F_0F0F | (x & 0x0F0F_0F0F) << 4
    return x.byteSwapped
  }
}
