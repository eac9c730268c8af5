import Foundation
import LintasanDocuments
import LintasanTestSupport
import Testing

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
}
