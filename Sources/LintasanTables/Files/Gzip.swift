import CZlib

/// Unpacks gzip files, by zlib.
enum Gzip {
  /// What is wrong with a file.
  enum Failure: Error {
    case damaged
    case tooLarge(limit: Int)
  }

  /// The bytes of all members of a file, one after the other.
  ///
  /// - Parameter limit: the most bytes that are unpacked: a small file can hold endless zeros.
  static func unpacked(_ bytes: [UInt8], atMost limit: Int = 1 << 30) throws(Failure) -> [UInt8] {
    var stream = unsafe z_stream()
    // 15 bits of window, and 32 for a header that tells zlib from gzip.
    guard unsafe inflateInit2_(&stream, 15 + 32, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw .damaged
    }
    defer { unsafe inflateEnd(&stream) }
    var result: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 18)
    var input = bytes
    let failure: Failure? = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe stream.next_in = input.baseAddress
      unsafe stream.avail_in = UInt32(clamping: input.count)
      while true {
        let status = unsafe part.withUnsafeMutableBufferPointer { output in
          unsafe stream.next_out = output.baseAddress
          unsafe stream.avail_out = UInt32(output.count)
          return unsafe inflate(&stream, Z_NO_FLUSH)
        }
        result += part[..<(part.count - Int(unsafe stream.avail_out))]
        if result.count > limit { return .tooLarge(limit: limit) }
        if status == Z_STREAM_END {
          // Another member may follow; what else follows is padding.
          let rest = Int(unsafe stream.avail_in)
          guard rest > 1, unsafe input[input.count - rest] == 0x1F, unsafe inflateReset(&stream) == Z_OK else { return nil }
          continue
        }
        guard status == Z_OK, unsafe stream.avail_in > 0 || stream.avail_out == 0 else { return .damaged }
      }
    }
    if let failure { throw failure }
    return result
  }
}
