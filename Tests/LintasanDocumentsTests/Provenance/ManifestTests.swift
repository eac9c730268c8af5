import LintasanDocuments
import LintasanTables
import Testing

@Suite("The manifest")
struct ManifestTests {
  private let manifest = Manifest(
    toolVersion: "0.1.0", command: ["lintasan", "report", "--index", "egdi"], seed: 1, draws: 1000, threads: 2,
    linearAlgebra: .init(library: "OpenBLAS 0.3.21", core: "Haswell"), datasets: [.init(name: "egdi", version: "1")],
    inputs: [FileRecord(path: "egdi/data.csv", content: Array("abc".utf8))],
    outputs: [FileRecord(path: "charts/a.svg", bytes: 3, sha256: "x")])

  @Test func hashIsThatOfTheStandard() {
    // The example of FIPS 180-2, appendix B.1.
    #expect(
      Digest.sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test(arguments: [nil, 0, 20_240_917, UInt64.max])
  func readsBack(seed: UInt64?) throws {
    var one = manifest
    one.seed = seed
    #expect(try Manifest(reading: one.artifact.bytes, file: "manifest.json") == one)
    #expect(one.artifact.path == "manifest.json")
  }

  @Test(arguments: [
    "", "{}", "[]", "{\"tool\":\"other\",\"format\":1}", "{\"tool\":\"lintasan\",\"format\":1}", "\u{FEFF}",
  ])
  func brokenOnesAreRefused(text: String) {
    #expect(throws: ManifestError.self) { try Manifest(reading: Array(text.utf8), file: "m") }
  }

  @Test func otherFormatsAreRefused() {
    let text = manifest.json.text.replacing("\"format\": 1", with: "\"format\": 7")
    #expect(throws: ManifestError.otherFormat(file: "m", found: 7, expected: 1)) {
      try Manifest(reading: Array(text.utf8), file: "m")
    }
  }

  @Test(arguments: ["../x", "/etc/passwd", "a/../../b", "", "a//b", "./a"])
  func pathsOutsideAreRefused(path: String) {
    var one = manifest
    one.outputs[0].path = path
    #expect(throws: ManifestError.unsafePath(file: "m", path: path)) {
      try Manifest(reading: one.artifact.bytes, file: "m")
    }
  }
}
