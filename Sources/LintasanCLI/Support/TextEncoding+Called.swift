import Lintasan

extension TextEncoding {
  /// The encoding of a name that the user gave.
  static func called(_ name: String) throws(CommandFailure) -> TextEncoding {
    if let known = TextEncoding(rawValue: name.lowercased()) { return known }
    let names = allCases.map(\.rawValue)
    throw .usage(
      "there is no encoding “\(name)”\(Suggestion.sentence(for: name, among: names)); the encodings are "
        + names.joined(separator: ", "))
  }
}
