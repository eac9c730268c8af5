import Foundation
import Lintasan

extension DatasetLibrary {
  /// The datasets in the folder that the user named, or those that came with the tool.
  static func named(_ folder: String?) throws -> DatasetLibrary {
    guard let folder else { return try shipped() }
    return try DatasetLibrary(root: URL(fileURLWithPath: folder, isDirectory: true))
  }
}
