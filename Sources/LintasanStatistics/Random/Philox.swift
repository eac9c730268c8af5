/// The counter-based generator Philox 4×32-10.
///
/// A block of four 32-bit words is a function of a 128-bit counter and a 64-bit key and of nothing else, so any draw
/// can be made anywhere, in any order.
///
/// - Reference: Salmon, Moraes, Dror, Shaw, “Parallel random numbers: as easy as 1, 2, 3”, SC11,
///   doi:10.1145/2063384.2063405, section 4.
package enum Philox {
  /// Four 32-bit words.
  package typealias Block = (UInt32, UInt32, UInt32, UInt32)

  /// Ten rounds over `counter` with `key`.
  @inlinable
  package static func block(counter: Block, key: (UInt32, UInt32)) -> Block {
    var (c0, c1, c2, c3) = counter
    var (k0, k1) = key
    for _ in 0..<10 {
      let first = UInt64(0xD251_1F53) &* UInt64(c0)
      let second = UInt64(0xCD9E_8D57) &* UInt64(c2)
      (c0, c1, c2, c3) = (
        UInt32(truncatingIfNeeded: second &>> 32) ^ c1 ^ k0, UInt32(truncatingIfNeeded: second),
        UInt32(truncatingIfNeeded: first &>> 32) ^ c3 ^ k1, UInt32(truncatingIfNeeded: first)
      )
      k0 = k0 &+ 0x9E37_79B9
      k1 = k1 &+ 0xBB67_AE85
    }
    return (c0, c1, c2, c3)
  }
}
