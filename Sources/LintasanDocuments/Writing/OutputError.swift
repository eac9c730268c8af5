public import LintasanCore

/// What can go wrong when results are written.
public enum OutputError: LintasanError, Hashable, Sendable {
  /// A place where nothing can be made.
  case cannotCreate(path: String, reason: String)
  /// A folder with files that this tool did not write.
  case foreignFolder(path: String)
  /// A file name that points outside the folder of the output.
  case unsafePath(String)
  /// A symbolic link within the folder, which might lead elsewhere.
  case symbolicLink(path: String)
  /// A symbolic link to a file in another folder.
  case leadsOut(path: String, target: String)
  /// Two files of one name.
  case duplicateFile(String)
  /// A write that failed half-way; what was there before is whole.
  case writeFailed(path: String, reason: String)
}

extension OutputError {
  public var description: String {
    switch self {
    case .cannotCreate(let path, let reason):
      "cannot create \(path): \(reason)"
    case .foreignFolder(let path):
      "the folder \(path) holds files that this tool did not write (it has no manifest.json of ours); "
        + "name another folder, or say `replacing` to write into it"
    case .unsafePath(let path):
      "the output “\(path)” would lie outside its folder"
    case .symbolicLink(let path):
      "\(path) is a symbolic link, which might lead out of the folder; remove it, or name another folder"
    case .leadsOut(let path, let target):
      "\(path) is a symbolic link to \(target), out of its folder; remove it, or name the file itself"
    case .duplicateFile(let path):
      "two outputs would be written to \(path)"
    case .writeFailed(let path, let reason):
      "writing \(path) failed: \(reason); what was there before is unchanged"
    }
  }
}

extension OutputError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    switch self {
    case .cannotCreate, .foreignFolder, .symbolicLink, .leadsOut: .cannotCreate
    case .writeFailed: .readOrWriteFailed
    case .unsafePath, .duplicateFile: .internalError
    }
  }
}
