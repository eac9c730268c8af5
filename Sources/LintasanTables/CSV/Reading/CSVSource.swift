import Foundation
import Synchronization

/// Where the bytes of a CSV file come from: memory, or an open file that is read piece by piece.
final class CSVSource: Sendable {
  private let memory: [UInt8]
  private let file: Mutex<FileHandle>?
  /// Number of bytes.
  let count: Int

  init(_ bytes: [UInt8]) {
    memory = bytes
    file = nil
    count = bytes.count
  }

  /// An open file; one that cannot be read from any place, such as a pipe, is taken into memory.
  ///
  /// - Throws: where the file cannot be opened or read.
  init(contentsOf url: URL) throws {
    let handle = try FileHandle(forReadingFrom: url)
    if let end = try? handle.seekToEnd(), end > 0, let size = Int(exactly: end) {
      count = size
      memory = []
      file = Mutex(handle)
    } else {
      memory = [UInt8](try handle.readToEnd() ?? Data())
      count = memory.count
      file = nil
    }
  }

  /// Whether all bytes are in memory already.
  var isInMemory: Bool { file == nil }

  /// All bytes.
  ///
  /// - Throws: `.cannotRead`, `.changedWhileRead`.
  func allBytes() throws(CSVError.Fault) -> [UInt8] {
    isInMemory ? memory : [UInt8](try data(0..<count))
  }

  /// The bytes in a range, which lies within the file.
  ///
  /// - Throws: `.cannotRead`, `.changedWhileRead`.
  func bytes(_ range: Range<Int>) throws(CSVError.Fault) -> [UInt8] {
    isInMemory ? Array(memory[range]) : [UInt8](try data(range))
  }

  /// What `body` makes of the bytes in a range.
  ///
  /// - Throws: `.cannotRead`, `.changedWhileRead`.
  func withBytes<Value>(_ range: Range<Int>, _ body: (Span<UInt8>) -> Value) throws(CSVError.Fault) -> Value {
    if isInMemory {
      let bytes = memory
      return body(bytes.span.extracting(range))
    }
    let data = try data(range)
    return body(data.span)
  }

  private func data(_ range: Range<Int>) throws(CSVError.Fault) -> Data {
    let result: Result<Data, CSVError.Fault>? = file?.withLock { handle in
      do {
        try handle.seek(toOffset: UInt64(range.lowerBound))
        return .success(try handle.read(upToCount: range.count) ?? Data())
      } catch {
        return .failure(.cannotRead)
      }
    }
    guard let result else { return Data(memory[range]) }
    let data = try result.get()
    guard data.count == range.count else { throw .changedWhileRead }
    return data
  }
}
