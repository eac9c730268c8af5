/// Names from outside (columns, entities, files) as they may stand in a message.
///
/// A name can hold escape sequences that act on a terminal, or a line end behind which a log sees a command of its own
/// (`::error::`). Here they become visible characters.
package enum Quotation {
  /// The longest name that is shown whole, in characters.
  private static let longest = 120

  /// A name between “ and ”, of which nothing acts on a terminal or a log; a very long one is cut.
  package static func quoted(_ name: String) -> String { "“\(plain(name))”" }

  /// A name without quotation marks, of which nothing acts on a terminal or a log; a very long one is cut.
  package static func plain(_ name: String) -> String {
    let shown = harmless(name)
    return shown.count > longest ? "\(shown.prefix(longest))…" : shown
  }

  /// Several names, parted by commas; of very many the first forty.
  package static func list(_ names: some Collection<String>) -> String {
    names.prefix(40).map(plain).joined(separator: ", ") + (names.count > 40 ? ", … (\(names.count))" : "")
  }

  /// A text in which control characters, line ends and marks that turn the direction of writing are escaped, as `\n` or
  /// `\u{1B}`.
  package static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: acts) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": shown += "\\n"
      case "\r": shown += "\\r"
      case "\t": shown += "\\t"
      case _ where acts(scalar): shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200E...0x200F, 0xFEFF: true
    default: false
    }
  }
}
