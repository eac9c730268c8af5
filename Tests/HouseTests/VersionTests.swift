import Foundation
import LintasanTestSupport
import Testing

/// The version stands in three places that people read; they say the same.
@Suite struct VersionTests {
  @Test func sourceChangelogAndCitationAgree() throws {
    func text(_ path: String) throws -> String {
      String(decoding: try Data(contentsOf: Fixture.repositoryRoot().appendingPathComponent(path)), as: UTF8.self)
    }
    let source = try text("Sources/LintasanCLI/Support/Version.swift")
    let version = try #require(source.firstMatch(of: /current = "([^"]+)"/)).1
    #expect(try text("CITATION.cff").contains("\nversion: \(version)\n"))
    let release = try #require(try text("CHANGELOG.md").firstMatch(of: /(?m)^## ([0-9.]+) – ([0-9-]+)$/))
    #expect(release.1 == version)
    #expect(try text("CITATION.cff").contains("\ndate-released: \(release.2)\n"))
  }
}
