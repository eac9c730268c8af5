import Lintasan

extension CSVDialect {
  /// The dialect of a name that the user gave; the usual one without.
  static func called(_ name: String?) throws(CommandFailure) -> CSVDialect {
    guard let name else { return .rfc4180 }
    if let known = named.first(where: { $0.name == name.lowercased() }) { return known.dialect }
    let names = named.map(\.name)
    throw .usage(
      "there is no dialect “\(name)”\(Suggestion.sentence(for: name, among: names)); the dialects are "
        + names.joined(separator: ", "))
  }
}

extension TextEncoding {
  /// The encoding of a name that the user gave.
  static func called(_ name: String) throws(CommandFailure) -> TextEncoding {
    let plain = name.lowercased()
    if let known = TextEncoding(rawValue: plain) { return known }
    // What programs call Latin-1 is Windows-1252, which has letters where the former has control characters.
    if ["latin1", "latin-1", "iso-8859-1", "iso8859-1", "iso_8859-1", "cp1252", "windows1252", "ansi"].contains(plain) {
      return .windows1252
    }
    if ["utf8", "utf-8-sig"].contains(plain) { return .utf8 }
    let names = allCases.map(\.rawValue) + ["latin1", "iso-8859-1"]
    throw .usage(
      "there is no encoding “\(name)”\(Suggestion.sentence(for: name, among: names)); the encodings are "
        + names.joined(separator: ", "))
  }
}
