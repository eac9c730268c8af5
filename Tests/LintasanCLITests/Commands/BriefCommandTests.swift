import Foundation
import LintasanTestSupport
import Testing

/// `lintasan brief` where an instrument follows, where nothing can be projected, and what it refuses.
@Suite struct BriefCommandTests {
  @Test func briefOfAnAgencySpeaksOfPemdi() throws {
    let folder = try WorkingFolder()
    let rows = (1...20).map { "I\($0),\($0 % 3 == 0 ? "2.00" : "1.50")" }
    try Data(("indicator,value\n" + rows.joined(separator: "\n") + "\n").utf8)
      .write(to: folder.url.appendingPathComponent("p.csv"))
    _ = try lintasan(
      "brief", "Kementerian Keuangan", "--index", "spbe", "--draws", "200", "--pemdi", "p.csv", "--lang", "id",
      "--output",
      "b.md", in: folder)
    let text = try folder.text("b.md")
    #expect(text.contains("## Mulai 2026: Pemdi") && text.contains("Lembar ini menghasilkan indeks Pemdi 1,"))
    #expect(text.contains("ke tingkat "))
    let refused = try CommandRun(
      ["brief", "IDN", "--pemdi", "p.csv", "--draws", "200", "--lang", "id"], in: folder)
    #expect(refused.status == 64 && refused.errors.contains("tidak berpengaruh") && refused.errors.contains("hapuslah"))
  }

  @Test func indexWithOneSurveyHasABrief() throws {
    let folder = try WorkingFolder()
    _ = try lintasan("example", "asem.yaml", in: folder)
    _ = try lintasan("example", "asem.csv", in: folder)
    _ = try lintasan("brief", "KOR", "--definition", "asem.yaml", "--output", "k.md", in: folder)
    let text = try folder.text("k.md")
    #expect(text.contains("too few surveys for a projection"))
    #expect(text.contains("## What rank 25 of 2018 takes") && text.contains(": from "))
  }
}
