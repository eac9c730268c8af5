/// A language that reports are written in.
public enum Language: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case indonesian = "id"

  /// The language of a code, `en` or `id`.
  ///
  /// - Throws: `.noLanguage`.
  package static func named(_ code: String) throws(ReportError) -> Language {
    guard let language = Language(rawValue: code.lowercased()) else {
      throw .noLanguage(code, available: allCases.map(\.rawValue))
    }
    return language
  }

  /// The mark between whole and fraction.
  package var decimalMark: Character { self == .indonesian ? "," : "." }
  /// The mark between thousands.
  package var thousandsMark: Character { self == .indonesian ? "." : "," }

  /// Digits as programs write them, with the marks of the language and a true minus sign.
  func digits(_ plain: String, groups: Bool = true) -> String {
    let sign = plain.hasPrefix("-") ? "−" : ""
    let unsigned = plain.drop { $0 == "-" }
    let end = unsigned.firstIndex { !$0.isNumber } ?? unsigned.endIndex
    let whole = groups ? grouped(unsigned[..<end]) : String(unsigned[..<end])
    let rest = unsigned[end...].map { $0 == "." ? decimalMark : $0 == "-" ? "−" : $0 }
    return sign + whole + String(rest)
  }

  private func grouped(_ whole: Substring) -> String {
    var text = ""
    for (index, digit) in whole.enumerated() {
      if index > 0 && (whole.count - index) % 3 == 0 { text.append(thousandsMark) }
      text.append(digit)
    }
    return text
  }
}
