import Foundation
import LintasanTestSupport
import Testing

@Suite struct NotebookCommandTests {
  private static let document = """
    ---
    params:
      country: IDN
    ---
    # Indonesia

    ```lintasan
    lintasan rank --index egdi --year 2020 --focus {{country}} --format csv
    ```

    """

  @Test func runFillsAndCheckHolds() throws {
    let folder = try WorkingFolder()
    try folder.write("a.md", Self.document)
    try folder.write("plain.md", "# no commands here\n")
    _ = try lintasan("notebook", "run", ".", in: folder)
    let filled = try folder.text("a.md")
    #expect(filled.contains("IDN,Indonesia,2020,0.6612,88"))
    _ = try lintasan("notebook", "check", "a.md", in: folder)
    _ = try lintasan("notebook", "run", "a.md", in: folder)
    #expect(try folder.text("a.md") == filled)
  }

  @Test func changedDigitIsADifference() throws {
    let folder = try WorkingFolder()
    try folder.write("a.md", Self.document)
    _ = try lintasan("notebook", "run", "a.md", in: folder)
    try folder.write("a.md", try folder.text("a.md").replacing("0.6612", with: "0.6712"))
    let run = try CommandRun(["notebook", "check", "a.md"], in: folder)
    #expect(run.status == 1)
    #expect(run.text.contains("a.md:13: 0.6712 became 0.6612"))
  }

  @Test func failingCommandKeepsTheFileAndItsExitCode() throws {
    let folder = try WorkingFolder()
    let text = Self.document.replacing("2020", with: "2021")
    try folder.write("a.md", text)
    let run = try CommandRun(["notebook", "run", "a.md"], in: folder)
    #expect(run.status == 64)
    #expect(run.errors.contains("a.md, line 8") && run.errors.contains("2021"))
    #expect(try folder.text("a.md") == text)
  }

  static let badInput: [(arguments: String, status: Int32)] = [
    ("notebook run none.md", 66), ("notebook check a.md --param x", 64),
    ("notebook check a.md --param cuntry=KOR", 64), ("notebook check a.md --tolerance -1", 64),
    ("notebook run broken.md", 65), ("notebook run empty", 66), ("verify none.json", 66), ("verify a.md", 65),
    ("verify outside.json", 65),
  ]

  @Test(arguments: badInput)
  func badInputHasItsExitCode(arguments: String, status: Int32) throws {
    let folder = try WorkingFolder()
    try folder.write("a.md", Self.document)
    try folder.write("broken.md", "```lintasan\nlintasan rank | head\n```\n")
    try folder.write(
      "outside.json",
      """
      {"tool": "lintasan", "format": 1, "tool_version": "0", "command": [], "datasets": [], "inputs": [],
       "outputs": [{"path": "../a", "bytes": 1, "sha256": "x"}]}
      """)
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("empty"), withIntermediateDirectories: false)
    let run = try CommandRun(arguments.split(separator: " ").map(String.init), in: folder)
    #expect(run.status == status, "\(arguments): \(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func folderIsVerifiedAndMadeAgain() throws {
    let folder = try WorkingFolder()
    _ = try lintasan(
      "report", "--index", "egdi", "--focus", "KOR", "--steps", "1", "--draws", "50", "--model", "drift", "--out", "r",
      in: folder)
    _ = try lintasan("verify", "r/manifest.json", "--rerun", in: folder)
    let table = try folder.text("r/rankings.csv")
    try folder.write("r/rankings.csv", table.replacing("KOR", with: "KOX"))
    let run = try CommandRun(["verify", "r"], in: folder)
    #expect(run.status == 1)
    #expect(run.text.hasPrefix("rankings.csv: changed"))
  }

  @Test func workbooksAndStataFilesComeBack() throws {
    let folder = try WorkingFolder()
    for ending in ["csv", "xlsx", "dta", "sav"] {
      _ = try lintasan("rank", "--index", "egdi", "--year", "2024", "--output", "r.\(ending)", in: folder)
      guard ending != "csv" else { continue }
      _ = try lintasan("data", "import", ending, "r.\(ending)", "--output", "\(ending).csv", "--quiet", in: folder)
    }
    let original = try folder.text("r.csv").split(separator: "\n")
    for ending in ["dta", "sav"] { #expect(try folder.text("\(ending).csv").split(separator: "\n") == original) }
    // A workbook has the headings that people see.
    #expect(try folder.text("xlsx.csv").split(separator: "\n").dropFirst() == original.dropFirst())
  }
}
