import Foundation
import LintasanTestSupport
import Testing

/// `lintasan example`: the files of the tutorial and the guide.
@Suite struct ExampleCommandTests {
  @Test func aFileIsWrittenWhereItIsWanted() throws {
    let folder = try WorkingFolder()
    let shipped = try Data(contentsOf: Fixture.repositoryRoot().appendingPathComponent("docs/tutorial/cities.csv"))
    _ = try lintasan("example", "tutorial/cities.csv", "--output", "mine.csv", in: folder)
    #expect(try Data(contentsOf: folder.url.appendingPathComponent("mine.csv")) == shipped)
    let list = try CommandRun(["example", "--output", "x.csv"], in: folder)
    #expect(list.status == 64 && list.errors.contains("no effect"), "\(list.errors)")
  }
}
