import Testing

@testable import LintasanIndices

/// Every YAML of a stranger is bounded in size and depth, and has no aliases, before anything is made of it.
@Suite struct HostileYAMLTests {
  /// A billion laughs: each line is nine of the line before.
  private static let laughs = (1...30).reduce(into: "a0: &a0 [x, x, x, x, x, x, x, x, x]\n") { text, level in
    text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
  }
  private static let hostile: [(text: String, says: String)] = [
    (laughs, "line 2: found the alias “*a0”"), (laughs + "? *a30\n: 1\n", "line 2: found the alias “*a0”"),
    (String(repeating: "[", count: 100_000), "nested deeper than 1000 levels"),
    (String(repeating: "{a: ", count: 100_000), "nested deeper than 1000 levels"),
    (String(repeating: "- ", count: 100_000), "nested deeper than 1000 levels"),
    ("a: " + String(repeating: "x", count: 1 << 20), "at most 1048576 are read"),
  ]

  @Test(arguments: hostile) func isRefusedEverywhere(_ one: (text: String, says: String)) throws {
    let definition = #expect(throws: DefinitionError.self) {
      try IndexDefinition(yaml: Array(one.text.utf8), file: "index.yaml")
    }
    let values = #expect(throws: DefinitionError.self) { try YAMLValue(yaml: Array(one.text.utf8), file: "any.yaml") }
    let settings = #expect(throws: CompositeError.self) { try UncertaintySettings(yaml: one.text) }
    for error in [definition.map { "\($0)" }, values.map { "\($0)" }, settings.map { "\($0)" }] {
      #expect(error?.contains(one.says) == true, "\(error ?? "")")
      #expect(error?.contains("\n") == false)
    }
  }
}
