import LintasanDocuments
import LintasanTables
import Testing

@Suite("The terminal")
struct TerminalFormatTests {
  private func lines(width: Int?, colour: Bool = false, names: [String] = ["Denmark", "Indonesia"]) throws -> [String] {
    let report = Report(title: "t", blocks: [.table(Samples.table(names: names))])
    return try TerminalFormat().render(report, options: RenderOptions(width: width, usesColour: colour))[0].text
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(arguments: [20, 40, 60, 80, 120])
  func noLineIsTooLong(width: Int) throws {
    let names = ["Denmark", "The Democratic Republic of a very long name indeed", "Indonesia"]
    for line in try lines(width: max(width, 40), names: names) { #expect(line.count <= max(width, 40)) }
  }

  @Test func narrowTerminalGetsEveryColumn() throws {
    let text = try lines(width: 40).joined(separator: "\n")
    for title in ["Rank", "Country", "EGDI", "Chance to improve", "People", "Official"] {
      #expect(text.contains(title))
    }
  }

  @Test func wideLettersKeepColumnsStraight() throws {
    let rows = try lines(width: nil, names: ["日本", "Denmark", "🇮🇩"]).filter { $0.contains("0.") }
    let places = rows.compactMap { row in
      row.firstIndex(of: ".").map { end in
        row[..<end].unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 && $1.value < 0x1F1E6 ? 2 : 1) }
      }
    }
    #expect(Set(places).count == 1)
  }

  @Test func colourOnlyWhenAsked() throws {
    #expect(try !lines(width: 80).joined().contains("\u{1B}"))
    #expect(try lines(width: 80, colour: true).joined().contains("\u{1B}[1m"))
  }
}
