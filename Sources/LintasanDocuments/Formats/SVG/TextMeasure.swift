/// Estimates how long a text is in a chart, a little on the long side, since nobody knows the reader's fonts.
enum TextMeasure {
  /// The length of a text at a size.
  static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
    text.reduce(0) { $0 + factor($1) } * size * (bold ? 1.1 : 1)
  }

  /// The text cut to a length, with an ellipsis where something is lost.
  static func fitted(_ text: String, size: Double, bold: Bool = false, within limit: Double) -> String {
    guard width(text, size: size, bold: bold) > limit else { return text }
    var kept = ""
    var used = factor("…") * size * (bold ? 1.1 : 1)
    for character in text {
      used += factor(character) * size * (bold ? 1.1 : 1)
      guard used <= limit else { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The text in lines of a length, at most so many.
  static func wrapped(_ text: String, size: Double, bold: Bool = false, within limit: Double, lines most: Int)
    -> [String]
  {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if !line.isEmpty && width(longer, size: size, bold: bold) > limit {
        lines.append(line)
        line = String(word)
      } else {
        line = longer
      }
    }
    if !line.isEmpty { lines.append(line) }
    if lines.count > most {
      lines = Array(lines.prefix(most - 1)) + [lines.dropFirst(most - 1).joined(separator: " ")]
    }
    return lines.map { fitted($0, size: size, bold: bold, within: limit) }
  }

  private static func factor(_ character: Character) -> Double {
    switch character {
    case "i", "j", "l", ".", ",", ":", ";", "'", "|", "!", "I": 0.31
    case "f", "r", "t", "(", ")", "[", "]", " ", "-", "/": 0.38
    case "m", "w", "M", "W", "@", "%", "—", "…": 0.95
    case _ where DisplayWidth.of(character) == 2: 1.1
    case _ where DisplayWidth.of(character) == 0: 0
    case _ where character.isUppercase: 0.7
    default: 0.6
    }
  }
}
