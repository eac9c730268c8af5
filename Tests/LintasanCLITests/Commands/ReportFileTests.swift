import Foundation
import LintasanTestSupport
import Testing

@testable import LintasanCLI

/// `report --config lintasan.yaml`.
@Suite struct ReportFileTests {
  private func words(_ yaml: String) throws -> [[String]] {
    let folder = try WorkingFolder()
    let file = try folder.write("lintasan.yaml", yaml)
    return try withExtendedLifetime(folder) {
      try ReportFile(file.path).reports.map { request in
        request.words.map { $0.replacing(folder.url.path + "/", with: "") }
      }
    }
  }

  @Test func keysAreOptions() throws {
    #expect(
      try words("index: egdi\nfocus: [IDN, KOR]\nseed: 7\ndraws: 100\nlower-is-better: false\noutputs: out/egdi\n")
        == [["--index", "egdi", "--focus", "IDN,KOR", "--seed", "7", "--draws", "100", "--out", "out/egdi"]])
    #expect(
      try words("reports:\n  - {index: egdi, outputs: a, gain: [osi=+0.1, tii=+0.2]}\n  - {data: p.csv, outputs: b}\n")
        == [["--index", "egdi", "--out", "a", "--gain", "osi=+0.1", "--gain", "tii=+0.2"], ["--data", "p.csv", "--out", "b"]])
  }

  @Test(arguments: [
    ("indx: egdi", "line 1, column 1: there is no key “indx” (did you mean “index”?)"), ("- a", "expected keys"),
    ("", "expected keys"),
    ("index: egdi\nseed:", "line 2, column 6: “seed” needs a value"), ("config: x", "no key “config”"),
    ("a: [", "lintasan.yaml"),
    ("reports: []", "list of reports"), ("index: {a: 1}", "needs a value"),
  ])
  func faultsAreNamed(yaml: String, says: String) throws {
    do {
      _ = try words(yaml)
      Issue.record("\(yaml) was taken")
    } catch {
      #expect("\(error)".contains(says), "\(error)")
    }
  }

  @Test(arguments: [
    ("index: egdi\noutputs: o\ndraws: abc", "line 3, column 1, key “draws”: "),
    ("index: egdi\nto: 2030\nsteps: 2\noutputs: o", "line 3, column 1, key “steps”: --steps and --to are alternatives"),
    ("reports:\n  - {index: egdi, outputs: a}\n  - {index: egdi, outputs: b, draws: 0}", "line 3, column 31, key “draws”: "),
    ("index: egdi", "lintasan.yaml: Missing expected argument '--out"),
  ])
  func theParserNamesTheKey(yaml: String, says: String) throws {
    let folder = try WorkingFolder()
    let file = try folder.write("lintasan.yaml", yaml)
    do {
      _ = try ReportFile(file.path).commands(isForced: false)
      Issue.record("\(yaml) was taken")
    } catch {
      #expect("\(error)".contains(says), "\(error)")
    }
  }

  @Test func optionsAreToldApartAsTheParserDoes() throws {
    let help = try #require(try CommandHelp.tool().commands.first { $0.commandName == "report" })
    func others(_ words: String...) -> [String] {
      TypedOptions.list(words, of: help).filter { !["--force", "--quiet", "--config", "--verbose"].contains($0.spelling) }
        .flatMap(\.words)
    }
    #expect(others("--config", "report", "-q", "--force") == [])
    #expect(others("--config=a.yaml", "-qv") == [])
    #expect(others("--config", "--seed", "--seed=3") == ["--seed=3"])
    #expect(others("--config", "a", "--focus", "a", "b") == ["--focus", "a", "b"])
  }

  @Test func makesTheFolder() throws {
    let folder = try WorkingFolder()
    let rows = (0..<6).flatMap { unit in (0..<6).map { "E\(unit),\(2000 + 2 * $0),\(Double(unit) / 10 + Double($0) / 50)" } }
    try FileManager.default.createDirectory(atPath: folder.url.path + "/deep", withIntermediateDirectories: false)
    try folder.write("deep/p.csv", "e,t,y\n" + rows.joined(separator: "\n") + "\n")
    try folder.write(
      "deep/lintasan.yaml", "data: p.csv\nentity: e\ntime: t\nvalue: y\nsteps: 1\ndraws: 20\noutputs: out\n")
    let run = try CommandRun(["report", "--config", "deep/lintasan.yaml", "--quiet"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let there = FileManager.default.fileExists(atPath: folder.url.path + "/deep/out/manifest.json")
    #expect(there)
    let more = try CommandRun(["report", "--config", "deep/lintasan.yaml", "--seed", "3"], in: folder)
    #expect(more.status == 64 && more.errors.contains("take --seed 3 there"), "\(more.errors)")
    try folder.write("wrong.yaml", "seed: 3\nindex: egdj\noutputs: o\n")
    let wrong = try CommandRun(["report", "--config", "wrong.yaml"], in: folder)
    #expect(wrong.status == 64 && wrong.errors.contains("wrong.yaml, line 2, column 1, key “index”: "), "\(wrong.errors)")
  }
}
