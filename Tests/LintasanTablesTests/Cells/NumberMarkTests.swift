import Testing

@testable import LintasanTables

/// What the marks of numbers mean is decided by the file as a whole, or asked.
@Suite struct NumberMarkTests {
  private func numbers(
    _ text: String, _ column: String = "x", _ change: (inout ReadingRequest) -> Void = { _ in }
  ) throws -> [Double?] {
    var request = ReadingRequest()
    change(&request)
    return try DataReader(request).read(Array(text.utf8), file: "t.csv").table.numbers(column).optional
  }

  @Test func aDecimalCommaInAnyColumnDecides() throws {
    #expect(try numbers("p;x;i\nA;1.234;0,5\nB;5.987;0,6\n") == [1234, 5987])
    #expect(try numbers("p;x;i\nA;1.234;0.5\nB;5.987;0.6\n") == [1.234, 5.987])
    #expect(try numbers("x;i\n1.234,5;a\n12;b\n") == [1234.5, 12])
  }

  @Test func threesBesideSmallNumbersAreThousands() throws {
    #expect(try numbers("p;x\nA;1.234\nB;987\nC;12.345\n") == [1234, 987, 12345])
    #expect(try numbers("p;x\nA;1.234.567\nB;2.345\n") == [1_234_567, 2345])
    #expect(try numbers("p,x\nA,\"1,234\"\nB,987\n") == [1234, 987])
    // A number of four digits without a mark beside it: the mark is a decimal one.
    #expect(try numbers("p;x\nA;1.234\nB;1500\n") == [1.234, 1500])
  }

  @Test func threesAloneAreAsked() throws {
    for text in ["p;x\nA;3.450\nB;2.871\n", "p,x\nA,\"3,450\"\nB,\"2,871\"\n"] {
      let error = #expect(throws: DataFileError.self) { try numbers(text) }
      let words = error?.description ?? ""
      #expect(words.contains("`decimalMark`") && words.contains("`thousandsMark`"))
    }
    let text = "p;x\nA;3.450\nB;2.871\n"
    #expect(try numbers(text) { $0.decimalMark = UInt8(ascii: ".") } == [3.45, 2.871])
    #expect(try numbers(text) { $0.thousandsMark = UInt8(ascii: ".") } == [3450, 2871])
    // Between commas and tabs programs write decimal points.
    #expect(try numbers("p,x\nA,3.450\nB,2.871\n") == [3.45, 2.871])
    // A semicolon is there because the comma is for decimals.
    #expect(try numbers("p;x\nA;3,450\nB;2,871\n") == [3.45, 2.871])
  }

  @Test func rowsFarBelowHaveASay() throws {
    let rows = (1...3000).map { "A;\(1 + $0 % 9).\(100 + $0 % 800)\n" }.joined()
    #expect(try numbers("p;x\n\(rows)B;0,5\n").first == .some(2101))
  }

  @Test func marksThatContradictAreAsked() throws {
    let error = #expect(throws: DataFileError.self) { try numbers("x;y\n0,5;0.5\n") }
    #expect(error?.description.contains("`decimalMark`") == true)
  }

  @Test func quotedNumbersAreNumbers() throws {
    #expect(try numbers("p,x\nA,\"0,25\"\nB,\"12,5\"\n") == [0.25, 12.5])
    #expect(try numbers("p,x\nA,\"0.25\"\n") == [0.25])
  }

  @Test func spacesBetweenThousandsByOrder() throws {
    #expect(try numbers("p;x\nA;1 234 567,5\nB;12\u{A0}000\n") { $0.thousandsMark = 32 } == [1_234_567.5, 12000])
  }
}
