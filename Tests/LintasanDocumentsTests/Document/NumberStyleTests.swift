import LintasanDocuments
import Testing

@Suite("Numbers as people read them")
struct NumberStyleTests {
  @Test func ranksHaveADecimalOnlyWhereItSaysSomething() {
    #expect(
      [64, 64.5, 24.025, 23.96].map { NumberStyle.rank.text($0, in: .indonesian) } == ["64", "64,5", "24", "24"])
  }

  @Test(arguments: [
    (0.6612, NumberStyle.decimals(4), "0.6612", "0,6612"),
    (-0.00001, .decimals(4), "0.0000", "0,0000"),
    (-12.5, .decimals(1), "−12.5", "−12,5"),
    (1_234_567.891, .decimals(2), "1,234,567.89", "1.234.567,89"),
    (1234, .integer, "1,234", "1.234"),
    (999.6, .integer, "1,000", "1.000"),
    (88, .rank, "88", "88"),
    (53.5, .rank, "53.5", "53,5"),
    (2024, .year, "2024", "2024"),
    (13, .signed(0), "+13", "+13"),
    (-13, .signed(1), "−13.0", "−13,0"),
    (0.001, .signed(1), "0.0", "0,0"),
    (0.5678, .percent(decimals: 1), "56.8%", "56,8%"),
    (0.004, .probability, "<1%", "<1%"),
    (0.996, .probability, ">99%", ">99%"),
    (0, .probability, "0%", "0%"),
    (1, .probability, "100%", "100%"),
    (0.00001, .pValue, "<0.0001", "<0,0001"),
    (0.0321, .pValue, "0.0321", "0,0321"),
    (123_456, .significant(3), "123,000", "123.000"),
    (0.000036, .significant(3), "0.000036", "0,000036"),
    (-0.00001234, .significant(3), "−0.0000123", "−0,0000123"),
    (2e-5, .significant(3), "0.00002", "0,00002"),
    (1e-7, .significant(3), "0.0000001", "0,0000001"),
    (3.61e-9, .significant(2), "3.6e−09", "3,6e−09"),
    (0.1, .shortest, "0.1", "0,1"),
    (1e-7, .shortest, "1e−07", "1e−07"),
    (.nan, .decimals(2), "", ""),
  ])
  func text(value: Double, style: NumberStyle, english: String, indonesian: String) {
    #expect(style.text(value, in: .english) == english)
    #expect(style.text(value, in: .indonesian) == indonesian)
  }
}
