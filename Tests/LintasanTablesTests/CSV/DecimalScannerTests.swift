import Testing

@testable import LintasanTables

@Suite struct DecimalScannerTests {
  private let parser = NumberParser(usesDecimalComma: false)

  private func read(_ text: String) -> NumberParser.Reading {
    let bytes = Array(text.utf8)
    return parser.read(bytes, 0, bytes.count)
  }

  private func expectExact(_ text: String) {
    guard case .number(let number) = read(text), let expected = Double(text) else {
      Issue.record("\(text) is read as \(read(text))")
      return
    }
    #expect(number.bitPattern == expected.bitPattern, "\(text)")
  }

  /// The standard library rounds correctly; 20,000 numbers of up to 19 digits, with exponents that the fast way takes
  /// and some that it leaves.
  @Test func roundsAsTheStandardLibraryDoes() {
    var stream = SplitMix(state: 20_260_101)
    for _ in 0..<20_000 {
      let digits = 1 + Int(stream.next() % 19)
      let mantissa = stream.next() % (0..<digits).reduce(1) { power, _ in power &* 10 }
      let exponent = Int(stream.next() % 141) - 70
      expectExact("\(stream.next() % 2 == 0 ? "-" : "")\(mantissa)e\(exponent)")
      let text = String(mantissa)
      let point = Int(stream.next() % UInt64(text.count + 1))
      expectExact("\(text.prefix(point)).\(text.dropFirst(point))0")
    }
  }

  /// Numbers as they stand in a file, with more behind them.
  @Test func readsWhatFollowsAsNoPartOfTheNumber() {
    var stream = SplitMix(state: 11)
    for _ in 0..<2_000 {
      let (whole, places) = (1 + Int(stream.next() % 8), Int(stream.next() % 8))
      let digits = (0..<whole + places).map { _ in String(stream.next() % 10) }
      var text = (stream.next() % 2 == 0 ? "-" : "") + digits.prefix(whole).joined()
      if places > 0 { text += "." + digits.suffix(places).joined() }
      for rest in [",12345.678,9\n", "\n-0.5,77,123456", "e2,1.5,1234567", ";"] {
        let bytes = Array((text + rest).utf8)
        let found = parser.scanner.number(bytes.span, from: 0)
        let number = rest.first == "e" ? text + "e2" : text
        #expect(found.end == number.utf8.count, "\(text)\(rest)")
        #expect(found.number.bitPattern == Double(number)?.bitPattern, "\(text)\(rest)")
      }
    }
  }

  @Test func everyShortestTextReadsBack() {
    var stream = SplitMix(state: 7)
    for _ in 0..<20_000 {
      let number = Double(bitPattern: stream.next())
      guard number.isFinite else { continue }
      expectExact(number.description)
    }
  }

  @Test(arguments: [
    "9007199254740993", "9007199254740992.5", "9007199254740993.0", "9007199254740995", "18014398509481985e-1",
    "0.1", "0.30000000000000004", "1e22", "1e23", "8.5e-5", "123456789012345678", "9999999999999999999",
    "99999999999999999999", "0.000000000000000000000000000012345678901234567", "00000000000000000000001.5",
    "4.9e-324", "1.7976931348623157e308", "2.2250738585072011e-308", "1e-65", "5e-1", ".5", "5.", "-0", "-0.0", "0e5",
    "0.500000000000000166533453693773481063544750213623046875", "6.02214076e+23", "1E5",
  ]) func hardOnes(text: String) { expectExact(text) }

  @Test(arguments: ["", " ", "NA", "n/a", "NaN", "null", ".", "..", "-", "  NA  "]) func missing(text: String) {
    #expect(read(text) == .missing)
  }

  @Test(arguments: [
    "1,5", "1.2.3", "1e", "1e+", "--1", "+-1", "1-", "0x1", "1_000", "inf", "1e999", "1 2", "e5", "+", "1e5x", "1/2",
    "12345678:", "1.2345678/",
  ]) func noNumbers(text: String) {
    #expect(read(text) == .notANumber)
  }

  @Test func spacesPlusAndCommaAreTaken() {
    #expect(read("  +1.5 ") == .number(1.5))
    let comma = NumberParser(usesDecimalComma: true)
    let bytes = Array("-12345678,90625".utf8)
    #expect(comma.read(bytes, 0, bytes.count) == .number(-12345678.90625))
    #expect(comma.read(Array("1.5".utf8), 0, 3) == .notANumber)
  }
}

/// Pseudo-random words that are the same everywhere (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
