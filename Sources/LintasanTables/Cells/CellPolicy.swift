/// What a cell of a file is: one rule for every reader.
///
/// Texts of digits with leading zeros, or of more than 15 digits, are texts. The words of `missingWords` without quotes,
/// and blank cells, are missing, in columns of numbers and of texts alike; but a key, and a column of codes, keeps them:
/// `NA` is Namibia there. Quotes decide about these words only: a quoted `0,25` is a number.
public struct CellPolicy: Hashable, Sendable {
  /// Words that stand for a missing value beside `missingWords`.
  public var missing: Set<String> = []
  /// Columns that are texts whatever they hold.
  public var texts: Set<String> = []
  /// Columns whose cells name something: they keep words such as `NA`, and the blanks around them are left out.
  package var keys: Set<String> = []
  /// Whether the blanks around all texts are left out, as where each distinct text is a group.
  public var trimsTexts = false
  /// Whether every cell is kept as it stands, also `NA`.
  package var isVerbatim = false

  /// The rule as it stands for every file.
  public init() {}

  /// Every cell as it stands.
  package static var verbatim: CellPolicy {
    var policy = CellPolicy()
    policy.isVerbatim = true
    return policy
  }

  /// What people and programs write where a value is missing.
  package static let missingWords = ["NA", "N/A", "#N/A", "NaN", ".", "..", "-", "–", ":"]

  /// What programs write for a missing number, in any case.
  static let missingNumberWords: Set<String> = ["na", "n/a", "#n/a", "nan", "null", ".", "..", "-", "–", ":"]

  /// All words that are missing in texts.
  var words: [String] { isVerbatim ? [] : Self.missingWords + missing.subtracting(Self.missingWords).sorted() }

  /// The numbers among the words that the user added, such as −99.
  var missingNumbers: Set<Double> { Set(missing.compactMap(Double.init)) }

  /// Numbers without those that the user says stand for missing ones.
  func withoutMissing(_ numbers: Numbers) -> Numbers {
    let missing = missingNumbers
    guard !missing.isEmpty else { return numbers }
    return Numbers(numbers.optional.map { value in value.flatMap { missing.contains($0) ? nil : $0 } })
  }

  /// Whether the blanks around a column's texts are left out.
  func trims(_ column: String) -> Bool { !isVerbatim && (trimsTexts || keys.contains(column)) }

  /// Whether a column keeps words such as `NA`: a key, or a column of codes.
  ///
  /// - Parameters:
  ///   - levels: its other texts.
  func keepsWords(_ column: String, among levels: some Collection<String>) -> Bool {
    isVerbatim || keys.contains(column) || Self.isCodeHead(column)
      || !levels.isEmpty && levels.allSatisfy(Self.isTwoCapitals)
  }

  /// Whether a head says that a column holds codes: `iso2`, `Country Code`, `kode`.
  static func isCodeHead(_ head: String) -> Bool {
    let words = head.lowercased().split { !$0.isLetter && !$0.isNumber }.map { word in
      word.last == "c" && word.dropLast().last?.isNumber == true ? word.dropLast() : word
    }
    return words.contains { word in
      let letters = word.filter(\.isLetter)
      return ["iso", "code", "codes", "kode", "alpha", "isocode", "isoalpha"].contains(letters)
        || letters.hasSuffix("code") || letters.hasSuffix("codes") || letters.hasPrefix("kode")
    }
  }

  private static func isTwoCapitals(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (65...90).contains($0) }
  }

  /// Whether digits are a text: they begin with a zero that says nothing, or are more than a number can keep.
  static func isCode(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var (start, end) = (start, end)
    while start < end && bytes[start] == UInt8(ascii: " ") { start += 1 }
    while end > start && bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    if start < end && (bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "+")) { start += 1 }
    guard end - start > 1 else { return false }
    if bytes[start] == UInt8(ascii: "0") && bytes[start + 1] &- 48 < 10 { return true }
    guard end - start > 15 else { return false }
    for index in start..<end where bytes[index] &- 48 > 9 { return false }
    return true
  }
}
