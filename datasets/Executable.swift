import CSystem

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The program that runs.
package enum Executable {
  /// Its path, links followed; `nil` where the system does not say.
  package static var path: String? {
    #if os(Linux)
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? started
    #else
      Bundle.main.executableURL?.resolvingSymlinksInPath().path
    #endif
  }

  /// The path by which the program was started, where /proc is not mounted.
  private static let started: String? = {
    guard let text = unsafe lintasan_executable() else { return nil }
    let path = URL(fileURLWithPath: unsafe String(cString: text)).resolvingSymlinksInPath().path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()
}
