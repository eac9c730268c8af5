import Foundation
import LintasanTables
import LintasanTestSupport
import Testing

@testable import LintasanDocuments

@Suite("Writing a file")
struct FileWriterTests {
  private let folder: WorkingFolder
  private var root: String { folder.url.path }

  init() throws {
    folder = try WorkingFolder()
    try FileManager.default.createDirectory(atPath: folder.url.path + "/in/deeper", withIntermediateDirectories: true)
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(root)/\(name)", withDestinationPath: target)
  }

  @Test("A link is followed within its folder", arguments: ["real.csv", "./deeper/real.csv"])
  func within(target: String) throws {
    try folder.write("in/\(target)", "old")
    try link("in/link.csv", to: target)
    try FileWriter.write(Array("new".utf8), to: "\(root)/in/link.csv")
    #expect(try String(contentsOfFile: "\(root)/in/\(target)", encoding: .utf8) == "new")
    #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: "\(root)/in/link.csv")) == target)
  }

  @Test(
    "A link out of its folder is refused", arguments: ["../other.csv", "deeper/../../other.csv", "up.csv", "../nowhere.csv"])
  func outOf(target: String) throws {
    try folder.write("other.csv", "old")
    if target == "up.csv" { try link("in/up.csv", to: "../other.csv") }
    try link("in/link.csv", to: target)
    let error = #expect(throws: OutputError.self) { try FileWriter.write([0], to: "\(root)/in/link.csv") }
    #expect("\(try #require(error))".contains("out of its folder"))
    #expect(try String(contentsOfFile: "\(root)/other.csv", encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: root).sorted() == ["in", "other.csv"])
  }

  @Test("What a killed run left goes with the next file, what somebody writes stays")
  func leftovers() throws {
    let names = ["forsaken", "locked", "young", "ancient"].map { "\(root)/.lintasan-partial-\($0)" }
    for (name, age) in zip(names, [60.0, 60, 0, 4000]) {
      try Data().write(to: URL(fileURLWithPath: name))
      try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: name)
    }
    try FileSystem.locking(names[1]) { () throws(OutputError) in try FileWriter.write([0], to: "\(root)/a") }
    #expect(names.map { FileManager.default.fileExists(atPath: $0) } == [false, true, true, false])
  }

  @Test("A scratch folder goes when it is let go, and with the next one where its process was killed")
  func scratch() throws {
    let first = try ScratchFolder()
    let forsaken = URL(fileURLWithPath: first.path).deletingLastPathComponent().path + "/lintasan-scratch-test"
    try FileManager.default.createDirectory(atPath: forsaken + "/inputs", withIntermediateDirectories: true)
    for place in [first.path, forsaken] {
      try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -90_000)], ofItemAtPath: place)
    }
    let second: String
    do {
      let folder = try ScratchFolder()
      second = folder.path
      #expect([first.path, second, forsaken].map { FileManager.default.fileExists(atPath: $0) } == [true, true, false])
    }
    #expect([first.path, second].map { FileManager.default.fileExists(atPath: $0) } == [true, false])
    withExtendedLifetime(first) {}
  }

  @Test("A scratch file has no name in any folder where the system has files in memory")
  func scratchFile() throws {
    let file = try ScratchFile([1, 2, 3])
    #expect(try file.bytes() == [1, 2, 3])
    try OpenFile(creating: file.path).write([4])
    #expect(try file.bytes() == [4])
    #if os(Linux)
      #expect(file.path.hasPrefix("/proc/self/fd/"))
    #endif
  }
}
