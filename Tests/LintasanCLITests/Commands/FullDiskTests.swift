import Foundation
import LintasanTestSupport
import Testing

/// What a run leaves behind that has no room on the disk: a small file system in memory, mounted where that is allowed.
@Suite struct FullDiskTests {
  /// The names in a folder, hidden ones too.
  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  /// The files of a table in each form, and a report, where there is room for 64 KiB only.
  @Test func fullDiskKeepsWhatWasThere() throws {
    let folder = try WorkingFolder()
    let small = folder.url.appendingPathComponent("small")
    try FileManager.default.createDirectory(at: small, withIntermediateDirectories: true)
    guard try run("mount", "-t", "tmpfs", "-o", "size=64k", "none", small.path) == 0 else {
      return  // Only root may mount.
    }
    defer { _ = try? run("umount", small.path) }
    let extensions = ["csv", "md", "json", "tex", "html", "xlsx", "dta", "sav"]
    for name in extensions { try Data("old".utf8).write(to: small.appendingPathComponent("t.\(name)")) }
    let before = try names(small)
    for name in extensions {
      let result = try CommandRun(
        ["data", "export", "egdi", "scores.csv", "--output", "small/t.\(name)"], in: folder)
      #expect(result.status == 74, "\(name): \(result.errors)")
      #expect(result.errors.hasPrefix("lintasan: writing small/t.\(name) failed: no space left on "))
      #expect(result.errors.split(separator: "\n").count == 1)
      #expect(try folder.text("small/t.\(name)") == "old")
    }
    let report = try CommandRun(
      ["report", "--index", "egdi", "--steps", "1", "--draws", "50", "--out", "small/out"], in: folder)
    #expect(report.status == 74 && report.errors.split(separator: "\n").count == 1, "\(report.errors)")
    #expect(try names(small) == before)
  }

  @Test(
    .disabled(
      if: ProcessInfo.processInfo.environment["TSAN_OPTIONS"] != nil,
      "the thread sanitizer needs room of its own in TMPDIR"))
  func fullFolderForTemporaryFilesIsNamed() throws {
    let folder = try WorkingFolder()
    let small = folder.url.appendingPathComponent("small")
    try FileManager.default.createDirectory(at: small, withIntermediateDirectories: true)
    guard try run("mount", "-t", "tmpfs", "-o", "size=64k", "none", small.path) == 0 else { return }
    defer { _ = try? run("umount", small.path) }
    let result = try CommandRun(
      ["data", "export", "egdi", "scores.csv", "--output", "t.xlsx"], in: folder, environment: ["TMPDIR": small.path])
    #expect(result.status == 74, "\(result.errors)")
    #expect(result.errors.contains("TMPDIR") && result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    #expect(try names(folder.url) == ["small"])
    #expect(try names(small) == [])
  }

  private func run(_ command: String...) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
