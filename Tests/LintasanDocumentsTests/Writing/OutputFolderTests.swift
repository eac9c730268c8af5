import Foundation
import LintasanCore
import LintasanTestSupport
import Testing

@testable import LintasanDocuments

@Suite("Writing a folder")
struct OutputFolderTests {
  private let folder: WorkingFolder
  private let target: String

  init() throws {
    folder = try WorkingFolder()
    target = folder.url.path + "/out"
  }

  private func artifacts(_ files: [String: String]) -> [Artifact] {
    let written = files.sorted { $0.key < $1.key }.map { Artifact(path: $0.key, text: $0.value) }
    let manifest = Manifest(toolVersion: "0", command: ["lintasan"], outputs: written.map(FileRecord.init))
    return written + [manifest.artifact]
  }

  private func tree(_ path: String) -> [String] {
    (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
  }

  @Test func makesANewFolderWithItsParents() throws {
    let deep = folder.url.path + "/a/b/out/"
    try OutputFolder(path: deep).write(artifacts(["r.csv": "1", "charts/x.svg": "2"]))
    #expect(tree(deep) == ["charts", "charts/x.svg", "manifest.json", "r.csv"])
    #expect(tree(folder.url.path + "/a") == tree(folder.url.path + "/a").filter { !$0.contains("partial") })
  }

  @Test func replacesAnEarlierRunAndRemovesWhatItLeft() throws {
    try OutputFolder(path: target).write(artifacts(["r.csv": "1", "charts/old.svg": "2", "charts/kept.svg": "3"]))
    try folder.write("out/charts/kept.svg", "changed by hand")
    try folder.write("out/mine.txt", "mine")
    try OutputFolder(path: target).write(artifacts(["r.csv": "new", "extra/y.svg": "4"]))
    #expect(
      tree(target) == ["charts", "charts/kept.svg", "extra", "extra/y.svg", "manifest.json", "mine.txt", "r.csv"])
    #expect(try folder.text("out/r.csv") == "new")
    #expect(try folder.text("out/charts/kept.svg") == "changed by hand")
  }

  @Test func aFileIsThereAtEveryMoment() async throws {
    try OutputFolder(path: target).write(artifacts(["r.csv": "0"]))
    let file = target + "/r.csv"
    let looking = Task.detached {
      var missing = 0
      while !Task.isCancelled { if !FileManager.default.fileExists(atPath: file) { missing += 1 } }
      return missing
    }
    for run in 1...60 { try OutputFolder(path: target).write(artifacts(["r.csv": "\(run)"])) }
    looking.cancel()
    #expect(await looking.value == 0)
    #expect(try folder.text("out/r.csv") == "60")
  }

  /// What a killed run has left goes with the next one; what somebody is at work in, or may just begin to, stays.
  @Test func leftoversOfKilledRunsAreCleared() throws {
    let names = ["forsaken", "locked", "young", "1-old", "ancient-old"].map { "\(folder.url.path)/.lintasan-partial-\($0)" }
    for (name, age) in zip(names, [60.0, 60, 0, 60, 4000]) {
      try FileManager.default.createDirectory(atPath: name + "/charts", withIntermediateDirectories: true)
      try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: name)
    }
    try FileSystem.locking(names[1]) { () throws(OutputError) in
      _ = try OutputFolder(path: target).write(artifacts(["r.csv": "1"]))
    }
    #expect(names.map { FileManager.default.fileExists(atPath: $0) } == [false, true, true, true, false])
    // The lock ends with the work.
    try OutputFolder(path: target).write(artifacts(["r.csv": "2"]))
    #expect(names.map { FileManager.default.fileExists(atPath: $0) } == [false, false, true, true, false])
  }

  @Test func foreignFolderIsRefusedUnlessForced() throws {
    try folder.write("keep.txt", "x")
    let foreign = OutputFolder(path: folder.url.path)
    #expect(throws: OutputError.foreignFolder(path: folder.url.path)) { try foreign.write(artifacts(["a": "1"])) }
    #expect(tree(folder.url.path) == ["keep.txt"])
    try folder.write("manifest.json", "{\"name\": \"a web app\"}")
    #expect(throws: OutputError.self) { try foreign.check() }
    try OutputFolder(path: folder.url.path, force: true).write(artifacts(["a": "1"]))
    #expect(tree(folder.url.path) == ["a", "keep.txt", "manifest.json"])
  }

  @Test func emptyFolderIsTaken() throws {
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    try OutputFolder(path: target).write(artifacts(["a": "1"]))
    #expect(tree(target) == ["a", "manifest.json"])
  }

  @Test func linksAreNotFollowed() throws {
    let outside = folder.url.path + "/outside"
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
    try OutputFolder(path: target).write(artifacts(["a": "1"]))
    try FileManager.default.createSymbolicLink(atPath: target + "/charts", withDestinationPath: outside)
    #expect(throws: OutputError.symbolicLink(path: target + "/charts")) {
      try OutputFolder(path: target).write(artifacts(["a": "2", "charts/x.svg": "y"]))
    }
    #expect(tree(outside).isEmpty)
    #expect(try folder.text("out/a") == "1")
  }

  @Test(arguments: ["../x", "/x", "a/../x", "a//b", "."])
  func pathsOutsideAreRefused(path: String) throws {
    #expect(throws: OutputError.unsafePath(path)) {
      try OutputFolder(path: target).write([Artifact(path: path, text: "x")])
    }
    #expect(tree(folder.url.path).isEmpty)
  }

  @Test func failureHalfWayLeavesTheOldFolderWhole() throws {
    try OutputFolder(path: target).write(artifacts(["a": "1", "z": "1"]))
    // A folder stands where a file should go: found before anything is written.
    try FileManager.default.createDirectory(atPath: target + "/m", withIntermediateDirectories: true)
    #expect(throws: OutputError.self) {
      try OutputFolder(path: target).write(artifacts(["a": "2", "m": "2", "z": "2"]))
    }
    #expect(try folder.text("out/a") == "1")
    #expect(tree(target) == ["a", "m", "manifest.json", "z"])
  }

  @Test func nameTooLongLeavesNothing() throws {
    let long = String(repeating: "x", count: 300)
    #expect(throws: OutputError.self) { try OutputFolder(path: target).write(artifacts(["a": "1", long: "2"])) }
    #expect(tree(folder.url.path).isEmpty)
  }

  @Test func parentThatIsAFileIsRefused() throws {
    try folder.write("file", "x")
    #expect(throws: OutputError.self) { try OutputFolder(path: folder.url.path + "/file/out").check() }
    #expect(throws: OutputError.self) { try OutputFolder(path: folder.url.path + "/file").check() }
  }

  @Test func exitCodesFollowSysexits() {
    #expect(OutputError.foreignFolder(path: "x").kind.exitCode == 73)
    #expect(OutputError.writeFailed(path: "x", reason: "").kind.exitCode == 74)
  }

  @Test func singleFileIsReplacedThroughItsLink() throws {
    let file = try folder.write("real.csv", "old")
    let link = folder.url.path + "/link.csv"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file.path)
    try FileWriter.write(Array("new".utf8), to: link)
    #expect(try folder.text("real.csv") == "new")
    #expect(tree(folder.url.path) == ["link.csv", "real.csv"])
    #expect(throws: OutputError.self) { try FileWriter.write([], to: folder.url.path) }
    #expect(throws: OutputError.self) { try FileWriter.write([], to: folder.url.path + "/no/file") }
    try FileWriter.write(Array("x".utf8), to: "/dev/null")
  }
}
