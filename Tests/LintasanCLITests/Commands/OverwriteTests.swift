import Foundation
import LintasanTestSupport
import Testing

/// What a command may replace, and from where it may read.
@Suite struct OverwriteTests {
  private static let table = "e,t,y,x\nA,2000,1,2\nB,2000,2,3\nC,2000,3,5\nD,2000,4,4\n"

  @Test func noInputIsReplacedWithoutForce() throws {
    let folder = try WorkingFolder()
    try folder.write("p.csv", Self.table)
    try FileManager.default.linkItem(atPath: folder.url.path + "/p.csv", toPath: folder.url.path + "/same.csv")
    for (name, command) in [
      ("p.csv", ["rank", "--data", "p.csv", "--entity", "e", "--time", "t", "--value", "y"]),
      ("same.csv", ["regress", "y ~ x", "--data", "p.csv", "--format", "csv"]), ("./p.csv", ["data", "import", "p.csv"]),
    ] {
      let run = try CommandRun(command + ["--output", name], in: folder)
      #expect(run.status == 73 && run.errors.contains("--force"), "\(command): \(run.errors)")
      #expect(try String(contentsOf: folder.url.appendingPathComponent("p.csv"), encoding: .utf8) == Self.table)
    }
    let run = try CommandRun(["data", "import", "p.csv", "--output", "p.csv", "--force"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let idle = try CommandRun(["rank", "--force"], in: folder)
    #expect(idle.status == 64 && idle.errors.contains("--force has no effect"))
  }

  @Test func aDefinitionReadsNothingOutsideItsFolder() throws {
    let folder = try WorkingFolder()
    try FileManager.default.createDirectory(atPath: folder.url.path + "/d", withIntermediateDirectories: false)
    try folder.write("secret.csv", Self.table)
    try folder.write(
      "d/index.yaml",
      """
      format: lintasan-index/2
      id: mine
      data: {scores: p.csv, entity: e, time: t}
      components: [{id: y, from: y, normalise: minmax}, {id: x, from: x, normalise: minmax}]
      """)
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.path + "/d/p.csv", withDestinationPath: "../secret.csv")
    let run = try CommandRun(["rank", "--definition", "d/index.yaml"], in: folder)
    #expect(run.status == 66 && run.errors.contains("out of the folder of the definition"), "\(run.errors)")
  }

  @Test func aForcedFolderOfStepsNeedsNoOutput() throws {
    let folder = try WorkingFolder()
    try folder.write("p.csv", Self.table)
    try folder.write(
      "x.yaml",
      """
      format: lintasan-index/2
      id: mine
      data: {scores: p.csv, entity: e, time: t}
      components: [{id: y, from: y, normalise: minmax}, {id: x, from: x, normalise: minmax}]
      """)
    try FileManager.default.createDirectory(atPath: folder.url.path + "/s", withIntermediateDirectories: false)
    try folder.write("s/mine.txt", "mine")
    let refused = try CommandRun(["index", "build", "x.yaml", "--steps", "s"], in: folder)
    #expect(refused.status == 73 && refused.errors.contains("--force"), "\(refused.errors)")
    let forced = try CommandRun(["index", "build", "x.yaml", "--steps", "s", "--force"], in: folder)
    #expect(forced.status == 0 && !forced.output.isEmpty, "\(forced.errors)")
  }

  @Test func whatWasTypedDoesNotActOnATerminal() throws {
    let run = try CommandRun(["rank", "--\u{1B}[31mx", "--top", "\n::error::pwned"])
    #expect(run.status == 64 && !run.errors.contains("\u{1B}"))
    #expect(!run.errors.split(separator: "\n").contains { $0.hasPrefix("::") })
  }
}
