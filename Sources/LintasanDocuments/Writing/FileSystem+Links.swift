import LintasanTables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension FileSystem {
  /// Where a symbolic link leads, if that is out of the folder that it lies in; `nil` for what is no link, or stays within.
  ///
  /// The system's own names for open files (`/dev/stdout`) are links too, and lead where the caller had them lead.
  static func linkOut(_ path: String) -> String? {
    guard kind(of: path) == .link, !path.hasPrefix("/dev/"), !path.hasPrefix("/proc/") else { return nil }
    let home = URL(fileURLWithPath: path).deletingLastPathComponent().resolvingSymlinksInPath().path
    var current = URL(fileURLWithPath: home).appendingPathComponent(URL(fileURLWithPath: path).lastPathComponent)
    for _ in 0..<32 {
      guard kind(of: current.path) == .link,
        let text = try? FileManager.default.destinationOfSymbolicLink(atPath: current.path)
      else { return nil }
      let folder = current.deletingLastPathComponent()
      let next = text.hasPrefix("/") ? URL(fileURLWithPath: text) : folder.appendingPathComponent(text)
      let above = next.standardizedFileURL.deletingLastPathComponent().resolvingSymlinksInPath().path
      guard above == home || above.hasPrefix(home == "/" ? "/" : home + "/") else { return next.standardizedFileURL.path }
      current = URL(fileURLWithPath: above).appendingPathComponent(next.lastPathComponent)
    }
    return current.path
  }
}
