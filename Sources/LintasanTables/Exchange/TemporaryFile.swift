#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file for libraries that read files only.
enum TemporaryFile {
  /// What `body` makes of the path of a file with the given bytes, which is removed afterwards.
  ///
  /// - Throws: `.cannotRead` where the file cannot be written, and what `body` throws.
  static func with<Value>(
    _ bytes: [UInt8], ending: String, for file: String, _ body: (String) throws(ExchangeError) -> Value
  ) throws(ExchangeError) -> Value {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("lintasan-\(UUID().uuidString).\(ending)")
    do { try Data(bytes).write(to: place, options: .withoutOverwriting) } catch { throw .cannotRead(file: file) }
    defer { try? FileManager.default.removeItem(at: place) }
    return try body(place.path)
  }
}
