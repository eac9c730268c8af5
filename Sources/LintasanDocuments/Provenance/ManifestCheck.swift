import LintasanTables

/// Compares a folder of results with its manifest, reading nothing outside the folder.
package struct ManifestCheck: Sendable {
  /// What differs from the manifest.
  package enum Finding: Hashable, Sendable {
    /// A file that is not there.
    case missing(String)
    /// A symbolic link, in the path of a file or in its place, which might lead out of the folder.
    case link(String)
    /// Something that is no file, such as a folder or a pipe.
    case noFile(String)
    /// A file that may not be read.
    case unreadable(String)
    /// Another content: how many bytes were written, and how many are there.
    case changed(String, written: Int, found: Int)
    /// A file that the manifest does not name.
    case unlisted(String)
    /// An input that is not what it was when the folder was made.
    case inputChanged(String)

    /// The file that it is about.
    package var path: String {
      switch self {
      case .missing(let path), .link(let path), .noFile(let path), .unreadable(let path), .unlisted(let path),
        .inputChanged(let path), .changed(let path, _, _):
        path
      }
    }
  }

  /// What should be in the folder.
  package let manifest: Manifest
  /// The folder that the manifest lies in.
  package let folder: String

  /// A check to be made.
  package init(_ manifest: Manifest, folder: String) {
    self.manifest = manifest
    self.folder = folder
  }

  /// What differs, in the order of the manifest; empty where every file is as it was written.
  package func findings() -> [Finding] { manifest.outputs.compactMap { finding($0) } }

  private func finding(_ record: FileRecord) -> Finding? {
    for part in RelativePath.folders(of: record.path) {
      switch FileSystem.kind(of: folder + "/" + part) {
      case .folder: continue
      case .link: return .link(part)
      case .nothing, .file, .other: return .missing(record.path)
      }
    }
    switch FileSystem.kind(of: folder + "/" + record.path) {
    case .nothing: return .missing(record.path)
    case .link: return .link(record.path)
    case .folder, .other: return .noFile(record.path)
    case .file: break
    }
    guard let content = FileSystem.read(folder + "/" + record.path) else { return .unreadable(record.path) }
    guard content.count == record.bytes, Digest.sha256(content) == record.sha256 else {
      return .changed(record.path, written: record.bytes, found: content.count)
    }
    return nil
  }
}

extension ManifestCheck.Finding: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path): "\(path): missing"
    case .link(let path): "\(path): a symbolic link, which might lead out of the folder; it was not followed"
    case .noFile(let path): "\(path): no file"
    case .unreadable(let path): "\(path): cannot be read; check its permissions"
    case .changed(let path, let written, let found):
      "\(path): changed (\(written) bytes were written, \(found) are there)"
    case .unlisted(let path): "\(path): not in the manifest; it was not made with the folder"
    case .inputChanged(let path): "\(path): an input that has changed since"
    }
  }
}
