import Foundation
import LintasanTables
import LintasanTestSupport
import Testing

@Suite struct DataImportCommandTests {
  private static let header =
    "Survey Year,Country,Rank,E_Index,E_Participation,Online_Service,Human_Capital,Tele_Infra\r\n"

  @Test func aSurveyIsImportedAndItsChangesListed() throws {
    let folder = try WorkingFolder()
    try folder.write(
      "new.csv", Self.header + "2026,Namibia ,2,0.50000,0.30000,0.5,0.5,0.5\r\n2026,Atlantis,1,1,1,1,1,1\r\n")
    let run = try lintasan(
      "data", "import", "egovkb", "new.csv", "--output", "s.csv", "--notes", "n.csv", in: folder)
    #expect(
      try folder.text("s.csv") == """
        survey_year,iso3,country,egdi,egdi_rank,osi,tii,hci,epi,epi_rank,flag
        2026,NAM,Namibia,0.50000,2,0.5,0.5,0.5,0.30000,1,

        """)
    let notes = try folder.text("n.csv")
    #expect(notes.contains("new.csv,3,Country,dropped,Atlantis,"))
    #expect(notes.contains("new.csv,2,Country,changed,\"Namibia \",Namibia,"))
    #expect(run.errors.contains("1 dropped"))
    #expect(run.output.isEmpty)
  }

  /// A survey that is invented, put into a copy of the dataset by one command.
  @Test func aNewSurveyIsOneCommand() throws {
    let folder = try WorkingFolder()
    let copy = folder.url.appendingPathComponent("copy")
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Fixture.repositoryRoot().appendingPathComponent("datasets/egdi"), to: copy.appendingPathComponent("egdi"))
    let scores = try CSVReader().read(Array(folder.text("copy/egdi/scores.csv").utf8), file: "scores.csv").table
    let (years, names, values) = (
      try scores.numbers("survey_year"), try scores.texts("country"), try scores.numbers("egdi")
    )
    let rows = (0..<scores.rowCount).filter { years[$0] == 2024 }.sorted { (values[$0] ?? 0) > (values[$1] ?? 0) }
    let lines = rows.enumerated().map { place, row in
      let value = 0.95 - Double(place) / 250
      return "2026,\"\(names[row] ?? "")\",\(place + 1),\(value),\(value),\(value),\(value),\(value)\r\n"
    }
    try folder.write("EGOV_DATA_2026.csv", Self.header + lines.joined())
    _ = try lintasan("data", "import", "egovkb", "EGOV_DATA_2026.csv", "--into", "copy/egdi", in: folder)
    let check = try CommandRun(["data", "validate", "egdi", "--datasets", "copy"], in: folder)
    #expect(check.status == 0, "\(check.text.prefix(500))")
    let first = try lintasan("rank", "--datasets", "copy", "--top", "1", "--format", "csv", in: folder)
    #expect(first.text.contains(",2026,"))
    let ahead = try lintasan(
      "forecast", "--datasets", "copy", "--steps", "1", "--draws", "50", "--format", "csv", "--focus", "IDN", in: folder
    )
    #expect(ahead.text.contains("IDN,Indonesia,2028,1,"))
    // What was projected for it before is judged, rank by rank: the order of 2024 is what the last ranks said.
    let judged = try lintasan("backtest", "--frozen", "--datasets", "copy", "--format", "json", in: folder).text
    let found = try #require(try JSONSerialization.jsonObject(with: Data(judged.utf8)) as? [String: Any])
    let models = try #require(found["models"] as? [[String: Any]])
    #expect(Set(models.compactMap { $0["model"] as? String }).isSuperset(of: ["naive", "default", "nowcast"]))
    #expect(models.allSatisfy { $0["n"] as? Int == 193 && $0["year"] as? Int == 2026 })
    let projections = try #require(found["projections"] as? [[String: Any]])
    let denmark = try #require(
      projections.first { $0["entity"] as? String == "DNK" && $0["model"] as? String == "naive" })
    #expect(denmark["rank"] as? Double == 1 && denmark["rank_before"] as? Double == 1)
    // The same survey once more changes nothing.
    let before = try folder.text("copy/egdi/datapackage.json")
    _ = try lintasan("data", "import", "egovkb", "EGOV_DATA_2026.csv", "--into", "copy/egdi", in: folder)
    #expect(try folder.text("copy/egdi/datapackage.json") == before)
  }

  @Test func tablesGoToStataAndBack() throws {
    let folder = try WorkingFolder()
    _ = try lintasan("data", "export", "egdi", "countries.csv", "--output", "c.dta", in: folder)
    let back = try lintasan("data", "import", "dta", "c.dta", "-q", in: folder)
    let plain = try lintasan("data", "export", "egdi", "countries.csv", in: folder)
    #expect(back.text == plain.text)
    #expect(plain.text.contains("NAM,NA,Namibia"))
    _ = try lintasan("data", "export", "egdi", "countries.csv", "--output", "c.xlsx", in: folder)
    let sheet = try lintasan("data", "import", "xlsx", "c.xlsx", "--sheet", "countries", "-q", in: folder)
    #expect(sheet.text == plain.text)
  }

  @Test func whatCannotBeReadHasItsExitCode() throws {
    let folder = try WorkingFolder()
    try folder.write("bad.dta", "not a Stata file")
    #expect(try CommandRun(["data", "import", "dta", "bad.dta"], in: folder).status == 65)
    #expect(try CommandRun(["data", "import", "egovkb", "none.csv"], in: folder).status == 66)
    #expect(try CommandRun(["data", "export", "egdi", "nothing.csv"], in: folder).status == 64)
    #expect(try CommandRun(["data", "export", "egdi", "scores.csv", "-o", "x.abc"], in: folder).status == 64)
  }
}
