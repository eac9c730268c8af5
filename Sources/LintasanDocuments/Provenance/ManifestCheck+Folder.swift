extension ManifestCheck {
  /// Files of the folder that the manifest does not name, in order; links and other things that are no files included.
  ///
  /// Only names are looked at, nothing is read.
  package func unlisted() -> [Finding] {
    let known = Set(manifest.outputs.map(\.path)).union([Manifest.fileName])
    var found: [String] = []
    func walk(_ relative: String) {
      let place = relative.isEmpty ? folder : folder + "/" + relative
      for name in ((try? FileSystem.contents(of: place.isEmpty ? "." : place)) ?? []).sorted() {
        let path = relative.isEmpty ? name : relative + "/" + name
        if FileSystem.kind(of: folder.isEmpty ? path : folder + "/" + path) == .folder {
          walk(path)
        } else if !known.contains(path) {
          found.append(path)
        }
      }
    }
    walk("")
    return found.map { .unlisted($0) }
  }
}

extension Manifest {
  /// The value of an option of the command, in either spelling (`--seed 1`, `--seed=1`); the last one given.
  package func value(ofOption name: String) -> String? {
    var found: String?
    for (place, word) in command.enumerated() {
      if word == "--" + name, place + 1 < command.count { found = command[place + 1] }
      if word.hasPrefix("--\(name)=") { found = String(word.dropFirst(name.count + 3)) }
    }
    return found
  }

  /// What the manifest says of itself that does not fit together: a seed or a number of draws other than its command's.
  package func contradictions() -> [String] {
    var found: [String] = []
    if let text = value(ofOption: "seed"), UInt64(text) != seed {
      found.append("seed: the manifest says \(seed.map(String.init) ?? "none"), its command --seed \(text)")
    }
    if let text = value(ofOption: "draws"), let asked = Int(text), let draws, draws > asked {
      found.append("draws: the manifest says \(draws), its command --draws \(text)")
    }
    return found
  }

  /// Whether everything stands in it by which a folder can be checked and made again.
  ///
  /// - Throws: `.broken` naming what is missing.
  package func requireComplete(file: String) throws(ManifestError) {
    guard !outputs.isEmpty else { throw .broken(file: file, reason: "it names no outputs, so that nothing could be checked") }
    guard !inputs.isEmpty else { throw .broken(file: file, reason: "it names no inputs, so that nothing could be made again") }
    var seen: Set<String> = []
    for output in outputs {
      guard seen.insert(output.path).inserted else { throw .broken(file: file, reason: "it names \(output.path) twice") }
      guard output.bytes >= 0, output.sha256.count == 64, output.sha256.allSatisfy(\.isHexDigit) else {
        throw .broken(file: file, reason: "the record of \(output.path) is no length and SHA-256")
      }
    }
  }
}
