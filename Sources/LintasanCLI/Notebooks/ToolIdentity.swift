import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a result depends on besides the command: this very program, the data that come with it, the linear algebra.
enum ToolIdentity {
  /// A hash of all of it; `nil` where the program or its data cannot be read.
  static func hash() -> String? {
    guard let tool = Executable.path.map({ URL(fileURLWithPath: $0) }),
      let program = try? Data(contentsOf: tool, options: .mappedIfSafe),
      let library = try? DatasetLibrary.shipped(), let data = hash(of: library.root)
    else { return nil }
    let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"] ?? ""
    let parts = [Version.current, Digest.sha256(program), data, BLASLibrary.configuration, BLASLibrary.core, epoch]
    return Digest.sha256(Array(parts.joined(separator: "\n").utf8))
  }

  private static func hash(of folder: URL) -> String? {
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder.path) else { return nil }
    var text = ""
    for name in names.sorted() {
      guard let bytes = try? Data(contentsOf: folder.appendingPathComponent(name)) else { continue }
      text += "\(name) \(Digest.sha256(bytes))\n"
    }
    return Digest.sha256(Array(text.utf8))
  }
}
