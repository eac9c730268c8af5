import LintasanTables
import Testing

@Suite("Numbers as text")
struct NumberTextTests {
  @Test(
    "What lies half way in its shortest digits goes away from zero, as in a spreadsheet",
    arguments: [
      (3.275, 2, "3.28"), (1.005, 2, "1.01"), (2.5, 0, "3"), (0.5, 0, "1"), (-0.125, 2, "-0.13"), (-3.275, 2, "-3.28"),
      (2.675, 2, "2.68"), (0.285, 2, "0.29"), (8.345, 2, "8.35"), (1e-4 + 5e-5, 4, "0.0002"), (0.15, 1, "0.2"),
    ])
  func halves(value: Double, decimals: Int, expected: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == expected)
  }

  @Test(
    "Whatever is not half way goes to the nearer neighbour",
    arguments: [
      (3.2749999, 2, "3.27"), (3.2750000001, 2, "3.28"), (1.0, 2, "1.00"), (-0.001, 2, "0.00"),
      (0.045_000_000_001, 2, "0.05"),
      (123_456_789.125, 2, "123456789.13"), (1e22, 1, "10000000000000000000000.0"), (0.1 + 0.2, 1, "0.3"),
    ])
  func others(value: Double, decimals: Int, expected: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == expected)
  }

  @Test("All thousandths up to 6 round as whole numbers do")
  func thousandths() {
    for thousandth in 0...6000 {
      let hundredths = (thousandth + 5) / 10
      let rest = hundredths % 100
      let expected = "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
      #expect(NumberText.fixed(Double(thousandth) / 1000, decimals: 2) == expected)
    }
  }
}
