/// The flags that Eurostat writes behind its values: `12.3 b` is 12.3 with a break, `: c` is missing and confidential.
enum EurostatFlag {
  /// A cell without its flag; `nil` where it has none.
  static func split(_ text: String) -> (value: String, flag: String)? {
    let parts = text.split(whereSeparator: \.isWhitespace)
    guard parts.count == 2, parts[1].utf8.count <= 4, parts[1].allSatisfy({ $0.isASCII && $0.isLetter && $0.isLowercase }),
      parts[0] == ":" || Double(parts[0]) != nil
    else { return nil }
    return (String(parts[0]), String(parts[1]))
  }

  /// Takes the flag off a cell, which remembers it.
  static func strip(_ cell: inout RawCell) {
    guard case .text(let text) = cell.value, !cell.isQuoted else { return }
    if let (value, _) = split(text) {
      if cell.original == nil { cell.original = text }
      cell.value = .text(value)
    }
  }
}

extension RawCell {
  /// Whether a flag was taken off.
  var isFlagged: Bool { original.map { EurostatFlag.split($0) != nil && $0 != text } ?? false }
}
