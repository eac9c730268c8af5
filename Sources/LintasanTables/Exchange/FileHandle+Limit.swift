public import Foundation

extension FileHandle {
  /// All bytes up to the end, also of a pipe or a device that has no length.
  ///
  /// - Parameters:
  ///   - limit: the most bytes that are taken.
  ///   - expected: how many there are likely to be.
  /// - Returns: `nil` where there are more than `limit`; no more than about that many were in memory.
  public func bytes(atMost limit: Int, expecting expected: Int = 0) throws -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(limit, expected))
    while bytes.count <= limit {
      guard let part = try read(upToCount: 1 << 20), !part.isEmpty else { return bytes }
      bytes += part
    }
    return nil
  }
}
