import LintasanTables

/// How the command of a manifest is run again without trusting it.
///
/// A manifest is a file that anybody may have written: only `report` is run, only with options that read nothing but their
/// own words, and files of the user's own come from one folder, by relative paths, as the manifest's hashes say.
package struct ManifestRerun: Hashable, Sendable {
  /// A file that the command reads.
  package struct Input: Hashable, Sendable {
    /// Its path within the folder of the inputs, and within the place where the command runs.
    package let path: String
    /// The hash that it must have.
    package let sha256: String
  }

  /// The words after `lintasan`, without the folder that is written.
  package let arguments: [String]
  /// The files that are copied for the command; empty where it reads shipped data only.
  package let inputs: [Input]
  /// Paths of the manifest's command that were shortened to a name, as they stood and as they stand in ``arguments``.
  package let renamed: [String: String]

  /// Options of `report` with a value that names no file.
  package static let valueOptions: Set<String> = [
    "index", "entity", "time", "value", "encoding", "as-of", "focus", "steps", "to", "model", "lang", "dialect", "seed",
    "draws", "threads", "sheet", "range", "header-row", "skip-footer", "delimiter", "decimal", "thousands", "missing", "text",
    "where", "id", "population", "bounds", "gain", "peers", "group", "target", "confidence", "name",
  ]
  /// Options of `report` without a value.
  package static let flags: Set<String> = ["wide", "lower-is-better", "quiet", "verbose"]
  /// Options that name a file which is read.
  package static let fileOptions: Set<String> = ["data", "definition"]
  /// Options that have no effect on what is made, or say where it goes.
  package static let ignored: Set<String> = ["out", "force"]

  /// Reads a manifest's command.
  ///
  /// - Parameters:
  ///   - manifest: the manifest.
  ///   - file: its name, for messages.
  ///   - anyFolder: whether a path is taken by its last part, since the user has named the folder where the inputs lie.
  /// - Throws: `.notRunnable` for a command that is not run again, `.unsafeInput` for a path that leads out of the folder.
  package init(_ manifest: Manifest, file: String, anyFolder: Bool) throws(ManifestError) {
    guard Array(manifest.command.prefix(2)) == ["lintasan", "report"] else {
      throw .notRunnable(
        file: file,
        reason: "its command is “\(manifest.command.prefix(2).joined(separator: " "))”; only “lintasan report” is run again")
    }
    var arguments = ["report"]
    var renamed: [String: String] = [:]
    var inputs: [Input] = []
    var words = manifest.command.dropFirst(2)
    while let word = words.popFirst() {
      guard word.hasPrefix("--"), word.count > 2 else {
        throw .notRunnable(file: file, reason: "its command holds “\(word)”, where an option was expected")
      }
      let cut = word.firstIndex(of: "=")
      let name = String(word[..<(cut ?? word.endIndex)].dropFirst(2))
      if Self.flags.contains(name) || name == "force" {
        if name != "force" { arguments.append(word) }
        continue
      }
      guard Self.valueOptions.contains(name) || Self.fileOptions.contains(name) || Self.ignored.contains(name) else {
        throw .notRunnable(file: file, reason: "its command holds “--\(name)”, which is not run from a manifest")
      }
      guard let value = cut.map({ String(word[word.index(after: $0)...]) }) ?? words.popFirst() else {
        throw .notRunnable(file: file, reason: "its command ends after “--\(name)”")
      }
      if Self.ignored.contains(name) { continue }
      guard Self.fileOptions.contains(name) else {
        arguments += ["--" + name, value]
        continue
      }
      guard value != "-" else {
        throw .notRunnable(file: file, reason: "its data came from standard input and are not there any more")
      }
      let path = anyFolder ? String(value.split(separator: "/").last ?? "") : value
      guard RelativePath.isInside(path) else { throw .unsafeInput(file: file, path: value) }
      if path != value { renamed[value] = path }
      arguments += ["--" + name, path]
      inputs += try Self.inputs(of: name, at: path, given: value, manifest, file: file)
    }
    self.arguments = arguments
    self.renamed = renamed
    var seen: Set<String> = []
    self.inputs = inputs.filter { seen.insert($0.path).inserted }
  }

  /// The files that an option stands for: a table of one's own, or a definition with the files beside it.
  private static func inputs(
    of option: String, at path: String, given: String, _ manifest: Manifest, file: String
  ) throws(ManifestError) -> [Input] {
    if option == "data" {
      guard let record = manifest.inputs.first(where: { $0.path == given }) else {
        throw .notRunnable(file: file, reason: "it has no record of the input “\(given)”")
      }
      return [Input(path: path, sha256: record.sha256)]
    }
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let data = manifest.value(ofOption: "data")
    var inputs: [Input] = []
    for record in manifest.inputs where record.path != data {
      guard RelativePath.isInside(record.path) else { throw .unsafeInput(file: file, path: record.path) }
      inputs.append(Input(path: folder.isEmpty ? record.path : folder + "/" + record.path, sha256: record.sha256))
    }
    return inputs
  }

  /// Copies the inputs from one folder into another, following no link.
  ///
  /// - Returns: what is missing, is no file, or is not what it was; nothing where all was copied.
  package func copyInputs(from folder: String, into place: String) throws(OutputError) -> [ManifestCheck.Finding] {
    var findings: [ManifestCheck.Finding] = []
    for input in inputs {
      let source = folder + "/" + input.path
      if let link = RelativePath.folders(of: input.path).first(where: { FileSystem.kind(of: folder + "/" + $0) == .link }) {
        findings.append(.link(link))
        continue
      }
      switch FileSystem.kind(of: source) {
      case .nothing: findings.append(.missing(input.path))
      case .link: findings.append(.link(input.path))
      case .folder, .other: findings.append(.noFile(input.path))
      case .file:
        guard let bytes = FileSystem.read(source) else {
          findings.append(.unreadable(input.path))
          continue
        }
        let copy = FileRecord(path: input.path, content: bytes)
        guard copy.sha256 == input.sha256 else {
          findings.append(.inputChanged(input.path))
          continue
        }
        let target = place + "/" + input.path
        try FileSystem.makeFolders(above: target)
        try FileWriter.write(bytes, to: target)
      }
    }
    return findings
  }
}
