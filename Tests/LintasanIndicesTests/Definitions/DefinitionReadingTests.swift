import Foundation
import LintasanCore
import LintasanIndices
import Testing

@Suite("Reading a definition")
struct DefinitionReadingTests {
  static let smallest = """
    format: lintasan-index/1
    id: tiny
    name: {en: Tiny, id: Kecil}
    data: {scores: scores.csv, entity: code, time: year, value: score}
    calendar: {surveys: [2020, 2022], step: 2}
    scale: {minimum: 0, maximum: 10}
    weights_sum: 1
    components:
      - {id: a, name: A, column: a, weight: 1/3}
      - id: b
        name: B
        weight: 2/3
        components:
          - {id: b1, name: B1, weight: 0.5}
          - {id: b2, name: B2, weight: 1/6}
    weight_periods:
      - {from: 2020, to: 2020, weights: {a: 0.4, b: 0.6, b1: 0.5, b2: 0.1}}
    classes:
      - {id: good, name: Good, from: 5}
      - {id: poor, name: Poor, from: 0}

    """

  static func read(_ text: String) throws(DefinitionError) -> IndexDefinition {
    try IndexDefinition(yaml: Array(text.utf8), file: "index.yaml")
  }

  @Test("What is not said has its default")
  func defaults() throws {
    let found = try Self.read(Self.smallest)
    #expect(found.shortName == "TINY")
    #expect(found.ties == .minimum)
    #expect(found.aggregation == .arithmetic)
    #expect(found.scale.direction == .higherIsBetter && found.scale.decimals == 2)
    #expect(found.validity.from == 2020 && found.validity.to == nil)
    #expect(found.name.text(in: "id") == "Kecil" && found.name.text(in: "en") == "Tiny")
    #expect(found.components[0].name.text(in: "id") == "A")
    #expect(found.entity.plural.english == "entities")
    #expect(found.report == ReportDefaults())
    #expect(found.data.publishedRank == nil && found.data.attributes == nil)
  }

  @Test("A byte-order mark, CR LF and a document end do no harm")
  func forms() throws {
    let plain = try Self.read(Self.smallest)
    #expect(try Self.read("\u{FEFF}" + Self.smallest) == plain)
    #expect(try Self.read(Self.smallest.split(separator: "\n").joined(separator: "\r\n")) == plain)
    #expect(try Self.read("---\n" + Self.smallest + "...\n") == plain)
  }

  /// A change to the smallest definition, and what is said of it.
  struct Fault: CustomTestStringConvertible, Sendable {
    let old: String
    let new: String
    let message: String
    var testDescription: String { "\(old) → \(new)" }

    init(_ old: String, _ new: String, _ message: String) {
      (self.old, self.new, self.message) = (old, new, message)
    }
  }

  @Test(
    "Each fault is named with line, column and place",
    arguments: [
      Fault("id: tiny", "id: Tiny!", "line 2, column 5, id: found “Tiny!”, expected lower-case letters"),
      Fault("id: tiny\n", "", "line 1, column 1: the key “id” is missing; add it"),
      Fault("id: tiny", "id:", "line 2, column 4, id: found nothing, expected a text"),
      Fault("index/1", "index/2", "line 1, column 9, format: found “lintasan-index/2”, expected lintasan-index/1"),
      Fault("scale: {", "scael: {", "line 6, column 1: there is no key “scael” (did you mean “scale”?)"),
      Fault("value: score", "valeu: score", "line 4, column 54, data: there is no key “valeu” (did you mean “value”?)"),
      Fault("scores: scores.csv", "scores: ../x", "line 4, column 16, data.scores: found “../x”, expected the name"),
      Fault(
        "[2020, 2022]", "[2022, 2020]", "line 5, column 21, calendar.surveys: found a list, expected a list of years"),
      Fault("[2020, 2022]", "[2020, never]", "line 5, column 28, calendar.surveys[1]: found “never”, expected a year"),
      Fault("[2020, 2022]", "2020", "line 5, column 21, calendar.surveys: found “2020”, expected a list"),
      Fault("step: 2", "step: 0", "line 5, column 41, calendar.step: found “0”, expected a number of years from 1"),
      Fault("maximum: 10", "maximum: ten", "line 6, column 30, scale.maximum: found “ten”, expected a number"),
      Fault("maximum: 10", "maximum: .inf", "line 6, column 30, scale.maximum: found “.inf”, expected a number"),
      Fault("maximum: 10", "maximum: -1", "line 6, column 30, scale.maximum: found “-1”, expected a number above"),
      Fault(
        "weight: 1/3", "weight: 1/0", "line 9, column 41, components[0].weight: found “1/0”, expected a number that"),
      Fault("weight: 1/3", "weight: -1", "line 9, column 41, components[0].weight: found “-1”, expected a number that"),
      Fault("weight: 1/3", "weight: 0.33", "line 9, column 3, components: the weights add up to 0.99"),
      Fault("weight: 1/6", "weight: 1/5", "line 14, column 7, components[1].components: the weights add up to 0.7"),
      Fault("{id: b2,", "{id: a,", "components[1].components[1].id: the identifier “a” is already used in line 9"),
      Fault("b2: 0.1", "b2: 0.2", "weight_periods[0].weights: the weights of 2020 to 2020 add up to 0.7"),
      Fault("b2: 0.1", "b3: 0.1", "weight_periods[0].weights.b3: there is no component “b3” (did you mean “b” or “b1”"),
      Fault("to: 2020", "to: 2019", "weight_periods[0].to: found “2019”, expected a year not before 2020"),
      Fault("from: 5", "from: -5", "line 20, column 34, classes[1].from: found “0”, expected a number below"),
      Fault("{id: poor,", "{id: good,", "line 20, column 10, classes[1].id: the identifier “good” is already used"),
      Fault("name: {en: Tiny, id: Kecil}", "name: {}", "line 3, column 7, name: the key “en” is missing"),
      Fault("name: {en: Tiny, id: Kecil}", "name: [Tiny]", "line 3, column 7, name: found a list, expected a text"),
      Fault(
        "components:\n  - {id: a", "components:\n  - 7\n  - {id: a", "components[0]: found “7”, expected a mapping"),
      Fault("id: tiny", "id: tiny\nties: least", "line 3, column 7, ties: found “least”, expected minimum, maximum"),
      Fault("id: tiny", "id: tiny\nid: twice", "line 2, column 1: the key “id” occurs more than once"),
      Fault("id: tiny", "id: [tiny", "line 3, column 5: this is not YAML: while parsing a flow sequence"),
      Fault("id: tiny", "\tid: tiny", "line 2, column 1: this is not YAML: "),
      Fault("id: tiny", "id: \"tiny", "this is not YAML: "),
      Fault("name: A,", "name: A, capability: x,", "there is no capability (of component “a”) “x”"),
      Fault("id: tiny", "id: &t tiny\nshort_name: *t", "line 3: found the alias “*t”; aliases are not read"),
      Fault("id: tiny", "? [id]\n: tiny", "line 2, column 3: found a list, expected a key, which is a text"),
    ])
  func faults(fault: Fault) throws {
    try #require(Self.smallest.contains(fault.old))
    let text = Self.smallest.replacingOccurrences(of: fault.old, with: fault.new)
    let error = #expect(throws: DefinitionError.self) { try Self.read(text) }
    let message = error.map { "\($0)" } ?? ""
    #expect(message.hasPrefix("index.yaml"), "\(message)")
    #expect(message.contains(fault.message), "\(message)")
  }

  @Test("Empty, foreign, huge and deep documents")
  func documents() {
    func fault(_ bytes: [UInt8]) -> DefinitionError.Fault? {
      do {
        _ = try IndexDefinition(yaml: bytes, file: "index.yaml")
        return nil
      } catch {
        return error.fault
      }
    }
    for empty in ["", "\n", "# nothing\n", "---\n", "~"] { #expect(fault(Array(empty.utf8)) == .empty, "\(empty)") }
    #expect(fault(Array("7".utf8)) == .unexpected(found: "“7”", expected: "a mapping of keys and values"))
    #expect(fault([0x69, 0x64, 0x3A, 0x20, 0xE9]) == .notUTF8)
    #expect(fault([UInt8](repeating: 0x23, count: (1 << 20) + 1)) == .tooLarge(bytes: (1 << 20) + 1, limit: 1 << 20))
    for deep in [String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000)] {
      #expect(fault(Array(deep.utf8)) == .tooDeep)
    }
  }

  @Test("An alias bomb is refused before it unfolds")
  func bomb() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    text += "? *a60\n: x\n"
    let error = #expect(throws: DefinitionError.self) { try Self.read(text) }
    #expect(error?.fault == .alias("a0"))
    #expect(error?.line == 2)
  }
}
