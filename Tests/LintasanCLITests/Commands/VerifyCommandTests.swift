import Foundation
import LintasanTestSupport
import Testing

@Suite struct VerifyCommandTests {
  /// A small report in `out`.
  private func folder() throws -> WorkingFolder {
    let folder = try WorkingFolder()
    _ = try lintasan("report", "--index", "egdi", "--steps", "1", "--draws", "50", "--out", "out", in: folder)
    return folder
  }

  private func change(_ folder: WorkingFolder, _ old: String, _ new: String) throws {
    try folder.write("out/manifest.json", folder.text("out/manifest.json").replacing(old, with: new))
  }

  @Test func holdsInAnotherFolderAndWhenMadeAgain() throws {
    let folder = try folder()
    try FileManager.default.copyItem(
      at: folder.url.appendingPathComponent("out"), to: folder.url.appendingPathComponent("copy of it"))
    #expect(try lintasan("verify", "copy of it/manifest.json", in: folder).status == 0)
    #expect(try lintasan("verify", "copy of it", "--rerun", in: folder).status == 0)
  }

  @Test func tellsEveryFileThatDiffers() throws {
    let folder = try folder()
    let files = FileManager.default
    let out = folder.url.appendingPathComponent("out")
    try folder.write("out/rankings.csv", folder.text("out/rankings.csv").replacing("DNK", with: "DNX"))
    try files.removeItem(at: out.appendingPathComponent("report.md"))
    try files.removeItem(at: out.appendingPathComponent("report.html"))
    try files.createDirectory(at: out.appendingPathComponent("report.html"), withIntermediateDirectories: false)
    try folder.write("elsewhere.csv", folder.text("out/trajectories.csv"))
    try files.removeItem(at: out.appendingPathComponent("trajectories.csv"))
    try files.createSymbolicLink(atPath: out.path + "/trajectories.csv", withDestinationPath: "../elsewhere.csv")
    try files.moveItem(atPath: out.path + "/charts", toPath: folder.url.path + "/charts")
    try files.createSymbolicLink(atPath: out.path + "/charts", withDestinationPath: "../charts")
    let run = try CommandRun(["verify", "out"], in: folder)
    #expect(run.status == 1)
    let lines = run.text.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("rankings.csv: changed") })
    #expect(lines.contains("report.md: missing") && lines.contains("report.html: no file"))
    #expect(lines.contains { $0.hasPrefix("trajectories.csv: a symbolic link") })
    #expect(lines.contains { $0.hasPrefix("charts: a symbolic link") })
  }

  @Test(arguments: [
    ("\"rankings.csv\"", "\"../rankings.csv\"", "outside its folder"),
    ("\"rankings.csv\"", "\"/etc/passwd\"", "outside"),
    ("\"format\": 1", "\"format\": 9", "the form 9"), ("\"format\": 1", "\"format\": \"x\"", "wrong kind"),
    ("\"tool\": \"lintasan\"", "\"tool\": \"other\"", "it is of “other”"), ("\"outputs\"", "\"output\"", "missing"),
    ("{", "[", "it is not JSON"),
    // One program takes the first of two, another the last.
    ("{", "{\"outputs\": [],", "the key “outputs” stands there twice"),
    ("{", "{\"out\\u0070uts\": [],", "the key “outputs” stands there twice"),
    ("\"path\": \"rankings.csv\"", "\"path\": \"rankings.csv\", \"path\": \"x\"", "the key “path” stands there twice"),
  ]) func brokenManifestIsOneError(old: String, new: String, says: String) throws {
    let folder = try folder()
    try change(folder, old, new)
    let run = try CommandRun(["verify", "out/manifest.json"], in: folder)
    #expect(run.status == 65 && run.errors.contains(says), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1 && run.text.isEmpty)
  }

  /// A manifest is a file that anybody may have written: its command may neither write elsewhere nor be another one.
  @Test func runsNothingButReport() throws {
    let folder = try folder()
    try change(folder, "\"out\"\n", "\"out\",\n\"--out\",\"elsewhere\",\"--out=there\"\n")
    #expect(try lintasan("verify", "out", "--rerun", in: folder).status == 0)
    try change(folder, "\"report\",", "\"data\", \"export\",")
    let run = try CommandRun(["verify", "out", "--rerun"], in: folder)
    #expect(run.status == 65 && run.errors.contains("only “lintasan report” is run again"), "\(run.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names == ["out"])
  }

  @Test func tellsOfInputsThatChanged() throws {
    let folder = try WorkingFolder()
    func table(_ last: String) -> String {
      "unit,year,score\n"
        + (2018...2024).flatMap { year in
          (1...12).map {
            "Unit \($0) \"of\" many,\(year),\(year == 2024 && $0 == 12 ? last : "0.\($0 * 7 + year % 10)")"
          }
        }.joined(separator: "\n").replacing("\"of\"", with: "of") + "\n"
    }
    try folder.write("my data.csv", table("0.31"))
    _ = try lintasan(
      "report", "--data", "my data.csv", "--entity", "unit", "--time", "year", "--value", "score", "--focus",
      "Unit 3 of many", "--steps", "1", "--draws", "50", "--out", "out", in: folder)
    // The data lie beside the folder, not in it: nothing is read until the user names the place.
    let elsewhere = try CommandRun(["verify", "out", "--rerun"], in: folder)
    #expect(elsewhere.status == 1 && elsewhere.text.contains("--inputs"), "\(elsewhere.text)")
    #expect(try lintasan("verify", "out", "--rerun", "--inputs", ".", in: folder).status == 0)
    try folder.write("my data.csv", table("0.9"))
    let run = try CommandRun(
      ["verify", "out", "--rerun", "--inputs", ".", "--junit", "v.xml", "--sarif", "v.sarif"], in: folder)
    #expect(run.status == 1 && run.text.contains("my data.csv: an input that has changed since"), "\(run.text)")
    #expect(try folder.text("v.xml").contains("<failure message=\"my data.csv: an input"))
    #expect(try folder.text("v.sarif").contains("an input that has changed since"))
  }

  /// A manifest that would read what it must not, or that is not whole, is refused before anything is read.
  @Test(arguments: [
    ("--index\",\n    \"egdi", "--data\",\n    \"/proc/self/environ", "does not lie in the manifest's folder"),
    ("--index\",\n    \"egdi", "--data\",\n    \"../secret.csv", "does not lie in the manifest's folder"),
    ("--index\",\n    \"egdi", "--definition\",\n    \"/etc/passwd", "does not lie in the manifest's folder"),
    ("--index\",\n    \"egdi", "--notes\",\n    \"x", "which is not run from a manifest"),
    ("--index\",\n    \"egdi", "--index\",\n    \"../../egdi", "there is no index “../../egdi”"),
  ]) func readsNothingElsewhere(old: String, new: String, says: String) throws {
    let folder = try folder()
    try change(folder, old, new)
    let run = try CommandRun(["verify", "out", "--rerun"], in: folder)
    #expect(run.status == 65 && run.errors.contains(says) && run.text.isEmpty, "\(run.errors)\(run.text)")
  }

  @Test func seesWhatWasAddedAndWhatDoesNotFit() throws {
    let folder = try folder()
    try folder.write("out/charts/extra.txt", "x")
    try change(folder, "\"seed\": 20030101", "\"seed\": 7")
    let run = try CommandRun(["verify", "out"], in: folder)
    #expect(run.status == 1 && run.text.contains("charts/extra.txt: not in the manifest"), "\(run.text)")
    #expect(run.text.contains("seed: the manifest says 7, its command --seed 20030101"), "\(run.text)")
    try folder.write(
      "out/manifest.json",
      #"{"tool":"lintasan","format":1,"tool_version":"1","command":[],"seed":1,"draws":1,"threads":1,"datasets":[],"inputs":[],"outputs":[]}"#
    )
    #expect(try CommandRun(["verify", "out"], in: folder).status == 65)
  }

  /// The same folder, made on another processor's kernels and at another time.
  @Test func holdsOnAnotherProcessor() throws {
    let folder = try folder()
    let run = try CommandRun(
      ["verify", "out", "--rerun"], in: folder.url,
      environment: ["OPENBLAS_CORETYPE": "Prescott", "SOURCE_DATE_EPOCH": "1700000000"])
    #expect(run.status == 0, "\(run.text)\(run.errors)")
  }

  @Test func toleranceIsForTheRunAgain() throws {
    let run = try CommandRun(["verify", "manifest.json", "--tolerance", "1"])
    #expect(run.status == 64 && run.errors.contains("has no effect"), "\(run.errors)")
  }
}
