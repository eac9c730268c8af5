import LintasanIndices
import Testing

@Suite("Damaged definitions")
struct DefinitionFuzzTests {
  /// Every damaged document is read or refused with a message; none stops the program.
  @Test("Random damage is read or refused")
  func damage() {
    let bytes = Array(DefinitionReadingTests.smallest.utf8)
    let pieces: [[UInt8]] = [
      "{", "}", "[", "]", ":", "\n", "  ", "- ", "? ", "&a ", "*a", "!!binary ", "|", ">", "\"", "'", "%", "@", "\t",
      "~",
      "\u{0}", "9999999999999999999", ".nan", "<<: ", "é",
    ].map { Array($0.utf8) }
    var state: UInt64 = 20_241_123
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var refused = 0
    for _ in 0..<400 {
      var damaged = bytes
      for _ in 0...next(3) {
        let start = next(damaged.count)
        damaged.replaceSubrange(start..<min(damaged.count, start + next(6)), with: pieces[next(pieces.count)])
      }
      do {
        _ = try IndexDefinition(yaml: damaged, file: "index.yaml")
      } catch {
        refused += 1
        #expect("\(error)".hasPrefix("index.yaml"))
      }
    }
    #expect(refused > 200)
  }
}
