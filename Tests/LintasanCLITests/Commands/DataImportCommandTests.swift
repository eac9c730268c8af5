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

  /// What the package says is what a validator finds; Tests/Office/package_check.py has Frictionless say so too.
  @Test func aPackageDescribesTheCSV() throws {
    let folder = try WorkingFolder()
    try folder.write("in.csv", "country,code,year,score\nNamibia,NA,2020,0.5\nNamibia,NA,2022,\nAngola,AO,2020,1\n")
    let run = try lintasan("data", "import", "in.csv", "--output", "out.csv", "--package", in: folder)
    #expect(run.output.isEmpty)
    let package = try DataPackage(json: Array(folder.text("out.datapackage.json").utf8), file: "out.datapackage.json")
    let resource = try #require(package.resources.first)
    let schema = try #require(resource.schema)
    #expect(package.name == "out" && package.sources == [DataPackage.Source(title: "in.csv")] && resource.path == "out.csv")
    #expect(schema.fields.map(\.type) == [.string, .string, .integer, .number])
    #expect(schema.primaryKey == ["code", "year"])
    let data = Array(try folder.text("out.csv").utf8)
    #expect(resource.bytes == data.count && resource.hash == "sha256:" + Digest.sha256(data))
    #expect(PackageValidator().validate(package) { _ in data }.findings.isEmpty)
    // Once more is the same package; another file in its place stays.
    _ = try lintasan("data", "import", "in.csv", "--output", "out.csv", "--package", in: folder)
    try folder.write("other.datapackage.json", "mine")
    let refused = try CommandRun(["data", "import", "in.csv", "--output", "other.csv", "--package"], in: folder)
    #expect(refused.status == 73 && refused.errors.contains("--force"))
    #expect(try folder.text("other.datapackage.json") == "mine")
    #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("other.csv").path))
    _ = try lintasan("data", "import", "in.csv", "--output", "other.csv", "--package", "--force", in: folder)
    #expect(try folder.text("other.datapackage.json").contains("other.csv"))
    for words in [["--package"], ["--package", "--output", "x.xlsx"], ["--package", "--output", "x.dta"]] {
      #expect(try CommandRun(["data", "import", "in.csv"] + words, in: folder).status == 64)
    }
  }

  @Test func aTerritoryThatIsNoMemberIsNamed() throws {
    let run = try CommandRun(["rank", "--index", "egdi", "--focus", "Hong Kong"])
    #expect(run.status == 64)
    #expect(run.errors.contains("Hong Kong (HKG), no member of the United Nations"))
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
