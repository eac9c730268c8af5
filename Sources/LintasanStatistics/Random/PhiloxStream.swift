/// A stream of random numbers that belongs to one draw of one purpose.
///
/// The numbers are a function of (seed, stream, draw) alone: a draw does not depend on threads, on the order in which
/// draws are made, or on the shard that makes it. Each stream holds 2³² blocks of four words.
public struct PhiloxStream: RandomNumberGenerator, Sendable {
  private let key: (UInt32, UInt32)
  private let stream: UInt32
  private let draw: (UInt32, UInt32)
  private var next32: UInt32 = 0
  private var spare: (UInt32, UInt32)?

  /// The numbers of draw `draw` in stream `stream` under `seed`.
  ///
  /// - Parameters:
  ///   - seed: what the user chose.
  ///   - stream: the purpose; two purposes with two numbers never share a word. One will do where there is one purpose.
  ///   - draw: the draw within the purpose.
  @inlinable
  public init(seed: UInt64, stream: UInt32 = 0, draw: UInt64 = 0) {
    self.init(
      key: (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed &>> 32)), stream: stream,
      draw: (UInt32(truncatingIfNeeded: draw), UInt32(truncatingIfNeeded: draw &>> 32)))
  }

  @usableFromInline
  init(key: (UInt32, UInt32), stream: UInt32, draw: (UInt32, UInt32)) {
    self.key = key
    self.stream = stream
    self.draw = draw
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    if let (low, high) = spare {
      spare = nil
      return UInt64(high) &<< 32 | UInt64(low)
    }
    let (a, b, c, d) = Philox.block(counter: (next32, stream, draw.0, draw.1), key: key)
    next32 &+= 1
    spare = (c, d)
    return UInt64(b) &<< 32 | UInt64(a)
  }

  /// A uniform number strictly between 0 and 1: the middle of one of 2⁵² equal cells.
  public mutating func uniform() -> Double {
    (Double(next() &>> 12) + 0.5) * 0x1p-52
  }

  /// A standard normal number, by inversion of ``uniform()``.
  public mutating func normal() -> Double {
    NormalInversion.quantile(uniform())
  }

  /// A whole number from 0 to `count - 1`, each equally likely up to one part in 2⁶⁴ / `count`.
  public mutating func index(below count: Int) -> Int {
    precondition(count > 0, "there is no whole number from 0 to \(count) − 1: the count has to be positive")
    return Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }
}
