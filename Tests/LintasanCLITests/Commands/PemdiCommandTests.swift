import Foundation
import Lintasan
import LintasanTestSupport
import Testing

/// `lintasan pemdi` as its users run it.
@Suite struct PemdiCommandTests {
  private let values = [
    "2.00", "1.50", "1.26", "1.30", "", "", "", "1.00", "1.00", "1.00", "1.50", "1.25", "1.17", "1.00", "1.00", "1.00",
    "2.50", "", "1.00", "1.30",
  ]

  private func folder() throws -> WorkingFolder {
    let folder = try WorkingFolder()
    let sheet = "indicator,value\n" + values.enumerated().map { "I\($0 + 1),\($1)\n" }.joined()
    try Data(sheet.utf8).write(to: folder.url.appendingPathComponent("sheet.csv"))
    return folder
  }

  private func json(_ run: CommandRun) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
  }

  @Test func scoreSaysWhatTheContractNames() throws {
    let folder = try folder()
    let found = try json(lintasan("pemdi", "score", "sheet.csv", "--format", "json", "--sdi", "68.75", in: folder))
    #expect(found["external_missing"] as? [String] == ["I6", "I7", "I18"])
    #expect(abs((found["index"] as? Double ?? 0) - (1.2415 + 0.05 * 2.75)) < 1e-12)
    #expect(found["grade"] as? String == "Kurang" && found["label"] as? String == "Merintis")
    let aspects = try #require(found["aspects"] as? [[String: Any]])
    #expect(aspects.count == 7 && aspects.allSatisfy { $0["weight"] != nil && $0["score"] != nil && $0["name"] != nil })
    let indicators = try #require(found["indicators"] as? [[String: Any]])
    #expect(indicators.count == 20 && indicators[4]["value"] as? Double == 3.75)
    #expect(indicators[4]["source"] as? String == "sdi")
    #expect((found["warnings"] as? [String])?.contains { $0.contains("was not seen") } == true)
  }

  @Test func plansExitOneWhereTheTargetIsOutOfReach() throws {
    let folder = try folder()
    let found = try json(lintasan("pemdi", "plan", "sheet.csv", "--grade", "Cukup", "--format", "json", in: folder))
    #expect(found["optimal"] as? Bool == true)
    let steps = try #require(found["steps"] as? [[String: Any]])
    #expect(abs((steps.last?["after"] as? Double ?? 0) - (found["index"] as? Double ?? 1)) < 1e-12)
    let out = try CommandRun(["pemdi", "plan", "sheet.csv", "--target", "5", "--max-step", "1"], in: folder)
    #expect(out.status == 1 && out.errors.contains("the best that can be had is"))
  }

  @Test(arguments: [
    (["score", "sheet.csv", "--kami", "4"], Int32(64), "no evidence for I10"),
    (["score", "sheet.csv", "--sdi", "101"], 64, "scale goes from 0 to 100"),
    (["score", "sheet.csv", "--year", "2025"], 64, "holds from 2026"), (["score", "none.csv"], 66, "no such file"),
    (["plan", "sheet.csv"], 64, "--target, --grade or --budget"),
    (["plan", "sheet.csv", "--target", "1.1"], 1, "lies below today's"),
    (["plan", "sheet.csv", "--grade", "Hebat"], 64, "there is no grade “Hebat”"),
    (["plan", "sheet.csv", "--target", "2", "--without", "x"], 64, "there is no gate “x”"),
    (["compare", "sheet.csv"], 64, "compare needs two sheets"),
    (["template", "--output", "a.csv"], 64, "ends in .xlsx"),
  ]) func refusals(_ arguments: [String], _ status: Int32, _ says: String) throws {
    let run = try CommandRun(["pemdi"] + arguments, in: folder())
    #expect(run.status == status, "\(run.errors)")
    #expect(run.errors.contains(says), "\(run.errors)")
  }

  @Test func templatesAreReadBack() throws {
    let folder = try folder()
    _ = try lintasan("pemdi", "template", "--output", "blank.xlsx", in: folder)
    let bytes = Array(try Data(contentsOf: folder.url.appendingPathComponent("blank.xlsx")))
    let sheets = try SheetGrid.grids(bytes, file: "blank.xlsx")
    #expect(sheets.map(\.sheet) == ["Nilai", "Hasil", "Butir", "Catatan"])
    #expect(sheets[0].rows.count == 24 && sheets[2].rows.count == 103)
    let blank = try CommandRun(["pemdi", "score", "blank.xlsx"], in: folder)
    #expect(blank.status == 65 && blank.errors.contains("have no value"))
  }

  @Test func stagesSideBySide() throws {
    let folder = try folder()
    let rows = values.enumerated().map { "I\($0 + 1),\($1.isEmpty ? "1" : "2.5"),\($1)\n" }.joined()
    try Data(("Indikator,Mandiri,Interviu\n" + rows).utf8).write(to: folder.url.appendingPathComponent("stages.csv"))
    let found = try json(lintasan("pemdi", "compare", "stages.csv", "--format", "json", in: folder))
    #expect(found["labels"] as? [String] == ["Mandiri", "Interviu"])
    let indicators = try #require(found["indicators"] as? [[String: Any]])
    #expect(abs((indicators[19]["effect"] as? Double ?? 0) - 15 * (1.3 - 2.5) / 100) < 1e-12)
    #expect(indicators[4]["difference"] as? Double == 0)
  }

  @Test func prefillGivesEvidenceAndNoNumbers() throws {
    let run = try lintasan("pemdi", "prefill", "--agency", "Kota Denpasar", "--format", "csv")
    let lines = run.text.split(separator: "\n")
    #expect(lines.count == 21 && lines[0].hasPrefix("indicator,name,value,status,spbe_indicators"))
    #expect(lines.dropFirst().count { $0.contains(",reuse,") } == 10)
    #expect(lines.dropFirst().count { $0.contains(",update,") } == 7)
    #expect(lines.dropFirst().count { $0.contains(",new,") } == 3)
  }

  @Test func rankKeepsStandings() throws {
    let run = try lintasan("pemdi", "rank", "sheet.csv", "--format", "csv", in: folder())
    #expect(run.text.contains("kab-aceh-tengah") && run.text.contains(",interim") && run.text.contains(",own"))
  }
}
