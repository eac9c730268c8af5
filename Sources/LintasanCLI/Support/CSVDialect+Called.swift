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
