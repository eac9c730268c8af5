import Foundation
import LintasanTestSupport
import Testing

/// Every mistake gets one clear message, the right exit code, and leaves nothing behind.
@Suite struct BadInputTests {
  struct Mistake: Sendable, CustomStringConvertible {
    let arguments: [String]
    let status: Int32
    let says: [String]
    var description: String { arguments.joined(separator: " ") }

    init(_ line: String, _ status: Int32, _ says: String...) {
      arguments = line.split(separator: " ").map(String.init)
      self.status = status
      self.says = says
    }
  }

  static let own = "rank --entity e --time t --value v --data"

  static let mistakes = [
    Mistake("forecast --focus IDX", 64, "IDX", "IDN"),
    Mistake("rank --year 2019", 64, "2019", "2018, 2020"),
    Mistake("rank --index egdo", 64, "egdo", "egdi"),
    Mistake("forecast --steps 0", 64, "--steps is 0"),
    Mistake("forecast --draws -1", 64, "--draws is -1"),
    Mistake("forecast --draws 0", 64, "--draws is 0"),
    Mistake("forecast --threads 0", 64, "--threads"),
    Mistake("forecast --to 2020", 64, "2020", "2024"),
    Mistake("forecast --as-of 1999", 64, "1999", "2003"),
    Mistake("forecast --model arma", 64, "arma", "naive"),
    Mistake("rank --format pdf", 64, "pdf", "csv"),
    Mistake("rank --lang fr", 64, "fr", "en, id"),
    Mistake("rank --dialect excel-id", 64, "--dialect"),
    Mistake("rank --entity iso3", 64, "--entity"),
    Mistake("rank --index egdi --data x.csv", 64, "--index"),
    Mistake("rank --data missing.csv --entity e --time t --value v", 66, "missing.csv", "no such file"),
    Mistake("rank --datasets nowhere", 66, "nowhere"),
    Mistake("\(own) empty.csv", 65, "empty.csv", "empty"),
    Mistake("\(own) ragged.csv", 65, "ragged.csv, line 3", "4 fields", "expected 3", "--range A:C"),
    Mistake("\(own) text.csv", 65, "text.csv, line 3", "“v”", "“high”", "expected a number"),
    Mistake("\(own) double.csv", 65, "double.csv", "A at 2020 occurs twice"),
    Mistake("\(own) latin.csv", 65, "latin.csv, line 2", "0xE9", "UTF-8"),
    Mistake("\(own) columns.csv", 65, "columns.csv", "no column"),
    Mistake("\(own) year.csv", 65, "year.csv", "2020.5"),
    Mistake("rank --definition broken.yaml", 65, "broken.yaml", "line"),
    Mistake("rank --definition nowhere.yaml", 66, "nowhere.yaml"),
    Mistake("data show egdo", 64, "egdo", "egdi"),
  ]

  private func folder() throws -> WorkingFolder {
    let folder = try WorkingFolder()
    try folder.write("empty.csv", "")
    try folder.write("ragged.csv", "e,t,v\nA,2020,1\nB,2020,1,2\n")
    try folder.write("text.csv", "e,t,v\nA,2020,1\nB,2020,high\n")
    try folder.write("double.csv", "e,t,v\nA,2020,1\nA,2020,2\n")
    try folder.write("latin.csv", Array("e,t,v\nCaf".utf8) + [0xE9] + Array(",2020,1\n".utf8))
    try folder.write("columns.csv", "entity,t,v\nA,2020,1\n")
    try folder.write("year.csv", "e,t,v\nA,2020.5,1\n")
    try folder.write("broken.yaml", "format: lintasan-index/1\nid: [x\n")
    return folder
  }

  @Test(arguments: mistakes) func isToldOnce(mistake: Mistake) throws {
    let folder = try folder()
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    let run = try CommandRun(mistake.arguments, in: folder)
    #expect(run.status == mistake.status, "\(run.errors)")
    #expect(run.output.isEmpty)
    for word in mistake.says { #expect(run.errors.contains(word), "\(run.errors)") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == before)
  }

  @Test func aFolderThatIsNotOursIsLeftAlone() throws {
    let folder = try WorkingFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("theirs"), withIntermediateDirectories: true)
    try folder.write("theirs/diary.txt", "mine")
    try folder.write("file", "x")
    for target in ["theirs", "file", "file/below"] {
      let run = try CommandRun(
        ["report", "--index", "egdi", "--steps", "1", "--draws", "10", "--out", target], in: folder)
      #expect(run.status == 73, "\(target): \(run.errors)")
    }
    #expect(try folder.text("theirs/diary.txt") == "mine")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == ["file", "theirs"])
  }
}
