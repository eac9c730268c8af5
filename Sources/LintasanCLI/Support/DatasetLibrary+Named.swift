import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension DatasetLibrary {
  /// The datasets in the folder that the user named, or those that came with the tool.
  static func named(_ folder: String?) throws -> DatasetLibrary {
    guard let folder else { return try shipped() }
    return try DatasetLibrary(root: URL(fileURLWithPath: folder, isDirectory: true))
  }
}
