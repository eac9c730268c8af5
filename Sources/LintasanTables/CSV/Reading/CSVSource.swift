#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the bytes of a CSV file come from: memory, or an open file that is read piece by piece.
final class CSVSource: Sendable {
  private let memory: [UInt8]
  private let file: OpenFile?
  private let buffers = ArrayPool<UInt8>()
  /// Number of bytes.
  let count: Int

  init(_ bytes: [UInt8]) {
    memory = bytes
    file = nil
    count = bytes.count
  }

  /// An open file; one that cannot be read from any place, such as a pipe, is taken into memory.
  ///
  /// - Parameters:
  ///   - limit: the most bytes that are taken into memory.
  /// - Throws: where the file cannot be opened or read; `.endless` where a pipe gives more than `limit` bytes.
  init(contentsOf path: String, limit: Int) throws {
    let handle = try OpenFile(reading: path)
    if let size = handle.length {
      count = size
      memory = []
      file = handle
    } else {
      guard let bytes = try handle.bytes(atMost: limit) else { throw CSVError.Fault.endless(limit: limit) }
      memory = bytes
      count = memory.count
      file = nil
    }
  }

  /// Whether all bytes are in memory already.
  var isInMemory: Bool { file == nil }

  /// All bytes.
  ///
  /// - Throws: `.cannotRead`, `.changedWhileRead`.
  func allBytes() throws(CSVError.Fault) -> [UInt8] { try bytes(0..<count) }

  /// The bytes in a range, which lies within the file.
  ///
  /// - Throws: `.cannotRead`, `.changedWhileRead`.
  func bytes(_ range: Range<Int>) throws(CSVError.Fault) -> [UInt8] {
    guard let file else { return Array(memory[range]) }
    var bytes = [UInt8](repeating: 0, count: range.count)
    try Self.read(file, from: range.lowerBound, count: range.count, into: &bytes)
    return bytes
  }

  /// What `body` makes of the bytes in a range; several may be at work at once.
  ///
  /// - Throws: `.cannotRead`, `.changedWhileRead`.
  func withBytes<Value>(_ range: Range<Int>, _ body: (Span<UInt8>) -> Value) throws(CSVError.Fault) -> Value {
    guard let file else {
      let bytes = memory
      return body(bytes.span.extracting(range))
    }
    // Lengths are rounded up, so that one buffer serves pieces of nearly one length.
    var buffer = buffers.take(count: (range.count + 0xFFFF) & ~0xFFFF, new: 0)
    try Self.read(file, from: range.lowerBound, count: range.count, into: &buffer)
    let value = body(buffer.span.extracting(first: range.count))
    buffers.put(buffer)
    return value
  }

  /// Reads `count` bytes from a place in the file on into the beginning of `bytes`.
  private static func read(
    _ file: OpenFile, from place: Int, count: Int, into bytes: inout [UInt8]
  ) throws(CSVError.Fault) {
    var done = 0
    while done < count {
      let read = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(
          file.descriptor, buffer.baseAddress.map { unsafe $0 + done }, count - done, off_t(place + done))
      }
      if read == 0 { throw .changedWhileRead }
      if read < 0 && errno != EINTR { throw .cannotRead }
      done += max(0, read)
    }
  }
}
