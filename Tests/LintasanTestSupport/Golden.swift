import Foundation
public import Testing

/// Expected outputs kept as files, read by a person when they were recorded.
///
/// With `LINTASAN_RECORD=1` in the environment the file is written anew and the test fails, so that a recording never
/// passes for a check.
public enum Golden {
  /// Expects a text to equal the golden file at `path` in the `Fixtures/goldens` folder of the test target.
  public static func expect(
    _ found: String, _ path: String, from file: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let url = Fixture.url("goldens/\(path)", from: file)
    if ProcessInfo.processInfo.environment["LINTASAN_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(found.utf8).write(to: url)
      Issue.record("recorded \(path); read it, then run without LINTASAN_RECORD", sourceLocation: sourceLocation)
      return
    }
    let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    guard found != expected else { return }
    let foundLines = found.split(separator: "\n", omittingEmptySubsequences: false)
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let line =
      zip(foundLines, expectedLines).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      ?? min(foundLines.count, expectedLines.count)
    let was = line < expectedLines.count ? String(expectedLines[line]) : "(the end)"
    let got = line < foundLines.count ? String(foundLines[line]) : "(the end)"
    Issue.record(
      "\(path), line \(line + 1): expected “\(was)”, found “\(got)”", sourceLocation: sourceLocation)
  }
}
