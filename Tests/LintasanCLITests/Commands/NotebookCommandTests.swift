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

  private static let withFigure = """
    ```lintasan
    lintasan regress 'osi ~ hci' --index egdi --plot figures/plot.svg
    ```

    """

  @Test func figuresLieBesideAndAreChecked() throws {
    let folder = try WorkingFolder()
    try folder.write("a.md", Self.withFigure)
    _ = try lintasan("notebook", "run", "a.md", "--no-cache", in: folder)
    let figure = try folder.text("figures/plot.svg")
    #expect(figure.hasPrefix("<svg"))
    _ = try lintasan("notebook", "check", "a.md", in: folder)
    let mark = try #require(figure.firstRange(of: "hci"))
    try folder.write("figures/plot.svg", figure.replacingCharacters(in: mark, with: "hcj"))
    let changed = try CommandRun(["notebook", "check", "a.md"], in: folder)
    #expect(changed.status == 1 && changed.text.contains("figures/plot.svg:"))
    #expect(try folder.text("figures/plot.svg").contains("hcj"))
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("figures"))
    let missing = try CommandRun(["notebook", "check", "a.md"], in: folder)
    #expect(missing.status == 1 && missing.text.contains("not there"))
  }

  @Test func resultsAreKeptUntilAnInputChanges() throws {
    let folder = try WorkingFolder()
    try folder.write("scores.csv", "city,year,score\nA,2024,1.5\nB,2024,2.5\n")
    try folder.write(
      "a.md",
      """
      ```lintasan
      lintasan rank --data scores.csv --entity city --time year --value score --format csv
      ```

      ```lintasan
      lintasan rank --index egdi --year 2020 --top 1 --format csv --output top.csv
      ```

      """)
    let environment = ["XDG_CACHE_HOME": folder.url.appendingPathComponent("cache").path]
    func run(_ arguments: String...) throws -> CommandRun {
      let run = try CommandRun(["notebook", "run", "a.md"] + arguments, in: folder, environment: environment)
      #expect(run.status == 0, "\(run.errors)")
      return run
    }
    #expect(!(try run().errors.contains("kept")))
    let first = try folder.text("a.md")
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("top.csv"))
    #expect(try run().errors.contains("2 of 2 commands kept"))
    #expect(try folder.text("a.md") == first)
    #expect(try folder.text("top.csv").contains("DNK"))
    #expect(!(try run("--no-cache").errors.contains("kept")))
    try folder.write("scores.csv", "city,year,score\nA,2024,3.5\nB,2024,2.5\n")
    #expect(try run("--jobs", "1").errors.contains("1 of 2 commands kept"))
    #expect(try folder.text("a.md").contains("A,A,2024,3.5,1") || folder.text("a.md").contains("3.5"))
    // An entry that is not whole counts as none.
    let cache = folder.url.appendingPathComponent("cache/lintasan/notebooks")
    for name in try FileManager.default.contentsOfDirectory(atPath: cache.path) {
      try Data("cut".utf8).write(to: cache.appendingPathComponent(name))
    }
    #expect(!(try run().errors.contains("kept")))
  }

  @Test func theNumberOfBlocksIsChecked() throws {
    let folder = try WorkingFolder()
    try folder.write("a.md", Self.document)
    let run = try CommandRun(["notebook", "check", "a.md", "--expect-blocks", "5"], in: folder)
    #expect(run.status == 65 && run.errors.contains("--expect-blocks says 5"), "\(run.errors)")
  }

  @Test func failureChangesNoFile() throws {
    let folder = try WorkingFolder()
    try folder.write("a.md", Self.withFigure)
    try folder.write("b.md", "```lintasan\nlintasan rank --index egdi --year 1999\n```\n")
    let run = try CommandRun(["notebook", "run", ".", "--no-cache"], in: folder)
    #expect(run.status == 64 && run.errors.contains("b.md, line 2"))
    #expect(try folder.text("a.md") == Self.withFigure)
    #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("figures").path))
  }

  @Test func linkOutOfTheFolderIsRefused() throws {
    let (folder, other) = (try WorkingFolder(), try WorkingFolder())
    try other.write("scores.csv", "city,year,score\nA,2024,1.5\n")
    try FileManager.default.createSymbolicLink(
      at: folder.url.appendingPathComponent("in"), withDestinationURL: other.url)
    try folder.write(
      "a.md", "```lintasan\nlintasan rank --data in/scores.csv --entity city --time year --value score\n```\n")
    let run = try withExtendedLifetime(other) { try CommandRun(["notebook", "run", "a.md"], in: folder) }
    #expect(run.status == 65 && run.errors.contains("outside"), "\(run.errors)")
  }

  @Test(arguments: ["spa ce.md", "quote'd.md", "ümlaut 🙂.md", "-dash.md", "new\nline.md", "שלום.md"])
  func notebooksMayHaveAnyName(name: String) throws {
    let folder = try WorkingFolder()
    try folder.write(name, Self.document)
    _ = try lintasan("notebook", "run", "./" + name, in: folder)
    _ = try lintasan("notebook", "check", ".", in: folder)
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
    ("notebook run broken.md", 65), ("notebook run open.md", 65),
    ("notebook check front.md", 65), ("notebook run outside.md", 65), ("notebook run self.md", 65),
    ("notebook run a.md --jobs 0", 64), ("notebook check a.md --no-cache", 64), ("notebook run empty", 66),
    ("verify none.json", 66), ("verify a.md", 65),
    ("verify outside.json", 65),
  ]

  @Test(arguments: badInput)
  func badInputHasItsExitCode(arguments: String, status: Int32) throws {
    let folder = try WorkingFolder()
    try folder.write("a.md", Self.document)
    try folder.write("open.md", "```lintasan\nlintasan rank\n")
    try folder.write("front.md", "---\nparams:\n  a b\n---\n```lintasan\nlintasan rank\n```\n")
    try folder.write("outside.md", "```lintasan\nlintasan rank --output ../x.csv\n```\n")
    try folder.write("self.md", "```lintasan\nlintasan notebook run self.md\n```\n")
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
