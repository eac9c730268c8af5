#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The system's calls, under names that the methods below do not hide.
private func openFile(_ path: String, _ flags: Int32) -> Int32 { unsafe open(path, flags | O_CLOEXEC) }
private func createFile(_ path: String) -> Int32 {
  unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
}
private func readFile(_ number: Int32, _ to: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  unsafe read(number, to, count)
}
private func writeFile(_ number: Int32, _ from: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(number, from, count)
}

/// A file, a pipe or a terminal that is open: bytes in their order, or from any place of a file.
package final class OpenFile: Sendable {
  /// The number that the system knows it by.
  package let descriptor: Int32
  private let closes: Bool

  private init(_ descriptor: Int32, closes: Bool) {
    self.descriptor = descriptor
    self.closes = closes
  }

  /// Takes over what is open already, and closes it in the end.
  package convenience init(owning descriptor: Int32) { self.init(descriptor, closes: true) }

  /// Opens a file to read it.
  ///
  /// - Throws: why the system refuses.
  package convenience init(reading path: String) throws(SystemError) {
    let number = openFile(path, O_RDONLY)
    guard number >= 0 else { throw SystemError(code: errno) }
    self.init(number, closes: true)
  }

  /// Makes a file, or empties one that is there.
  ///
  /// - Throws: why the system refuses.
  package convenience init(creating path: String) throws(SystemError) {
    let number = createFile(path)
    guard number >= 0 else { throw SystemError(code: errno) }
    self.init(number, closes: true)
  }

  /// Opens what is there already, such as a pipe, to write to it.
  ///
  /// - Throws: why the system refuses.
  package convenience init(writing path: String) throws(SystemError) {
    let number = openFile(path, O_WRONLY)
    guard number >= 0 else { throw SystemError(code: errno) }
    self.init(number, closes: true)
  }

  deinit { if closes { close(descriptor) } }

  /// What the process is given.
  package static let standardInput = OpenFile(STDIN_FILENO, closes: false)
  /// Where results go.
  package static let standardOutput = OpenFile(STDOUT_FILENO, closes: false)
  /// Where messages go.
  package static let standardError = OpenFile(STDERR_FILENO, closes: false)

  /// The length of a file; `nil` for what has none, such as a pipe.
  package var length: Int? {
    let end = lseek(descriptor, 0, SEEK_END)
    guard end > 0 else { return nil }
    _ = lseek(descriptor, 0, SEEK_SET)
    return Int(exactly: end)
  }

  /// The first bytes of a file; what is read afterwards starts with them again.
  package func head(atMost limit: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    var count = 0
    while count < limit {
      let more = unsafe bytes.withUnsafeMutableBytes {
        unsafe pread(descriptor, $0.baseAddress.map { unsafe $0 + count }, limit - count, off_t(count))
      }
      if more == 0 { break }
      guard more > 0 || errno == EINTR else { throw SystemError(code: errno) }
      count += max(0, more)
    }
    return Array(bytes.prefix(count))
  }

  /// All bytes up to the end, also of a pipe or a device that has no length.
  ///
  /// - Parameters:
  ///   - limit: the most bytes that are taken.
  ///   - expected: how many there are likely to be.
  /// - Returns: `nil` where there are more than `limit`; no more than about that many were in memory.
  package func bytes(atMost limit: Int, expecting expected: Int = 0) throws(SystemError) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(limit, expected))
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = unsafe part.withUnsafeMutableBytes { unsafe readFile(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return bytes }
      if count < 0 {
        guard errno == EINTR else { throw SystemError(code: errno) }
      } else {
        bytes += part[..<count]
      }
    }
    return nil
  }

  /// Writes all bytes.
  ///
  /// - Throws: why the system refuses.
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe writeFile(descriptor, $0.baseAddress.map { unsafe $0 + done }, $0.count - done)
      }
      guard count >= 0 || errno == EINTR else { throw SystemError(code: errno) }
      done += max(0, count)
    }
  }
}

extension OpenFile {
  /// Writes a file beside its place and renames it.
  static func replace(_ path: String, by bytes: [UInt8]) throws(SystemError) {
    let staged = "\(path).partial-\(UInt32.random(in: .min ... .max))"
    do throws(SystemError) {
      try OpenFile(creating: staged).write(bytes)
      guard unsafe rename(staged, path) == 0 else { throw SystemError(code: errno) }
    } catch {
      _ = unsafe unlink(staged)
      throw error
    }
  }
}

/// Why the system refused a call.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The number of the reason, `errno`.
  package let code: Int32

  /// A reason.
  package init(code: Int32) { self.code = code }

  /// The reason as the system says it, such as `no space left on device`.
  package var description: String {
    let text = unsafe String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
