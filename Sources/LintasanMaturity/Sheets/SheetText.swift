/// Texts of sheets brought to a form in which they can be compared.
enum SheetText {
  /// Lower case letters and digits, everything between them one space.
  static func plain(_ text: some StringProtocol) -> String {
    var words: [String] = []
    var word = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber {
        word.append(character)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words.joined(separator: " ")
  }

  /// A number as sheets write it, `1.25` or `1,25`, with the count of its decimals; `nil` for anything else.
  static func number(_ text: some StringProtocol) -> (value: Double, decimals: Int)? {
    let trimmed = String(text).trimmed
    var digits = ""
    var decimals: Int?
    for character in trimmed {
      switch character {
      case "0"..."9" where character.isASCII:
        digits.append(character)
        if decimals != nil { decimals = (decimals ?? 0) + 1 }
      case ".", ",":
        guard decimals == nil, digits.contains(where: \.isNumber) else { return nil }
        decimals = 0
        digits.append(".")
      case "-", "+", "−":
        guard digits.isEmpty else { return nil }
        if character != "+" { digits.append("-") }
      default: return nil
      }
    }
    guard digits.contains(where: \.isNumber), digits.count <= 40, !digits.hasSuffix("."), let value = Double(digits),
      value.isFinite
    else { return nil }
    return (value, decimals ?? 0)
  }

  /// A whole number, also where a spreadsheet wrote it as `3.0` or `3,00`.
  static func integer(_ text: some StringProtocol) -> Int? {
    guard let number = number(text) else { return nil }
    return Int(exactly: number.value)
  }

  /// A Roman numeral in its proper form, as a number.
  static func roman(_ text: some StringProtocol) -> Int? {
    let letters = text.uppercased()
    guard !letters.isEmpty, letters.count <= 8 else { return nil }
    let worth: [Character: Int] = ["I": 1, "V": 5, "X": 10, "L": 50, "C": 100]
    var values: [Int] = []
    for letter in letters {
      guard let value = worth[letter] else { return nil }
      values.append(value)
    }
    var total = 0
    for (index, value) in values.enumerated() {
      total += index + 1 < values.count && value < values[index + 1] ? -value : value
    }
    return total > 0 && romanText(total) == letters ? total : nil
  }

  private static func romanText(_ number: Int) -> String {
    var (rest, text) = (number, "")
    for (value, letters) in [
      (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ] {
      while rest >= value {
        text += letters
        rest -= value
      }
    }
    return text
  }
}
