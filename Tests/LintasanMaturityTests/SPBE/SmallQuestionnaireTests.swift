import LintasanIndices
import LintasanMaturity
import LintasanTables
import LintasanTestSupport
import Testing

/// Questionnaires other than the shipped one, of three indicators that weigh 2, 1 and 1.
@Suite("Questionnaires from definitions")
struct SmallQuestionnaireTests {
  static let yaml = """
    format: lintasan-index/1
    id: small
    name: Small
    data: {scores: scores.csv, entity: code, time: year, value: score}
    calendar: {surveys: [2020, 2022], step: 2}
    scale: {minimum: 0, maximum: 3}
    components:
      - id: d1
        name: D1
        weight: 0.75
        components:
          - id: a1
            name: A1
            weight: 0.75
            components:
              - {id: i1, number: 7, name: I1, weight: 0.5, capability: c}
              - {id: i2, number: 3, name: I2, weight: 0.25, capability: c}
      - id: d2
        name: D2
        weight: 1/4
        components:
          - id: a2
            number: 9
            name: A2
            weight: 1/4
            components:
              - {id: i3, number: 5, name: I3, weight: 1/4, capability: c}
    weight_periods:
      - {from: 2020, to: 2020, weights: {i1: 0.25, i2: 0.5}}
    capabilities:
      - {id: c, name: C, levels: [{level: 0, name: No}, {level: 1, name: Some}, {level: 3, name: All}]}
    classes:
      - {id: good, name: Good, from: 1.5}
      - {id: poor, name: Poor, from: 0.5}

    """

  private func questionnaire(_ changes: (String, String)..., year: Int? = nil) throws -> Questionnaire {
    var text = Self.yaml
    for (old, new) in changes {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    return try Questionnaire(Shipped.read(text), year: year)
  }

  @Test("Items, aspects and domains with whole weights, those of the year")
  func structure() throws {
    let found = try questionnaire()
    #expect(found.items.map(\.weight) == [2, 1, 1] && found.unit == 4)
    #expect(found.items.map(\.number) == [7, 3, 5] && found.numbers == 3...7)
    #expect(found.items.map(\.aspect) == [0, 0, 1] && found.items.map(\.domain) == [0, 0, 1])
    #expect(found.aspects.map(\.number) == [1, 9] && found.domains.map(\.number) == [1, 2])
    #expect(found.aspects.map(\.weight) == [3, 1] && found.domains.map(\.items) == [0..<2, 2..<3])
    #expect(found.levels == 0...3 && found.weightsSum == 1)
    #expect(found.share(3) == 0.75)
    #expect(found.position(ofNumber: 5) == 2 && found.position(ofNumber: 1) == nil)
    #expect(try questionnaire(year: 2020).items.map(\.weight) == [1, 2, 1])
    #expect(try questionnaire(year: 2022).items.map(\.weight) == [2, 1, 1])
    // A last year of validity is the year whose weights are meant.
    #expect(
      try questionnaire(("calendar:", "valid: {from: 2018, to: 2020}\ncalendar:")).items.map(\.weight) == [1, 2, 1])
  }

  @Test("Scores, classes and distances by hand")
  func scores() throws {
    let questionnaire = try questionnaire()
    func card(_ levels: [Int]) throws -> Scorecard {
      Scorecard(try Answers(levels, of: questionnaire), of: questionnaire)
    }
    let some = try card([1, 3, 0])
    #expect(some.units == 5 && some.index == 1.25)
    #expect(some.aspects.map(\.score) == [5.0 / 3, 0] && some.domains.map(\.units) == [5, 0])
    #expect(some.predicate?.id == "poor" && some.next?.scoreClass.id == "good")
    #expect(some.distances.map(\.distance) == [0.25, -0.75] && some.distances.map(\.isReached) == [false, true])
    #expect(try card([1, 3, 1]).predicate?.id == "good")
    // On a class's bound it is reached; below the lowest the lowest holds, and is the next as well.
    let good = try card([1, 3, 1])
    #expect(good.distances.map(\.isReached) == [true, true] && good.next == nil)
    let lowest = try card([0, 1, 0])
    #expect(lowest.predicate?.id == "poor" && lowest.next?.scoreClass.id == "poor" && lowest.next?.distance == 0.25)
  }

  @Test("Tables of a scorecard")
  func tables() throws {
    let questionnaire = try questionnaire()
    let card = Scorecard(try Answers([1, 3, 0], of: questionnaire), of: questionnaire)
    let indicators = card.indicatorTable()
    #expect(try indicators.numbers("indicator").present == [7, 3, 5])
    #expect(try indicators.numbers("aspect").present == [1, 1, 9])
    #expect(try indicators.numbers("domain").present == [1, 1, 2])
    #expect(try indicators.numbers("weight").present == [0.5, 0.25, 0.25])
    #expect(try indicators.numbers("contribution").present == [0.5, 0.75, 0])
    #expect(try indicators.numbers("potential").present == [1, 0, 0.75])
    let table = card.table()
    #expect(try table.numbers("number").optional == [nil, 1, 2, 1, 9])
    #expect(try table.numbers("weight").present == [1, 0.75, 0.25, 0.75, 0.25])
    #expect(try table.numbers("score").present == [1.25, 5.0 / 3, 0, 5.0 / 3, 0])
  }

  @Test("Definitions that are no questionnaire say why")
  func refused() throws {
    func reason(_ changes: (String, String)...) throws -> String {
      var text = Self.yaml
      for (old, new) in changes {
        try #require(text.contains(old), "\(old)")
        text = text.replacing(old, with: new)
      }
      let definition = try Shipped.read(text)
      let error = #expect(throws: QuestionnaireError.self) { try Questionnaire(definition) }
      return error.map { "\($0)" } ?? ""
    }
    #expect(try reason((", capability: c}", "}")).contains("not judged on a maturity scale"))
    #expect(try reason(("number: 5, ", "")).contains("not numbered one by one"))
    #expect(try reason(("number: 5, ", "number: 7, ")).contains("not numbered one by one"))
    #expect(try reason(("capabilities:", "aggregation: geometric\ncapabilities:")).contains("not arithmetic"))
    let second = "  - {id: e, name: E, levels: [{level: 1, name: Some}, {level: 3, name: All}]}\nclasses:"
    #expect(
      try reason(("weight: 1/4, capability: c", "weight: 1/4, capability: e"), ("classes:", second))
        .contains("do not have the same levels"))
    #expect(
      try reason(("[{level: 0, name: No}, {level: 1, name: Some}, {level: 3, name: All}]", "[{level: 1, name: Some}]"))
        .contains("do not have the same levels"))
    // The second aspect judged itself, without indicators below.
    #expect(
      try reason(
        ("number: 9", "number: 9\n        capability: c"),
        ("\n        components:\n          - {id: i3, number: 5, name: I3, weight: 1/4, capability: c}", "")
      ).contains("three tiers"))
  }

  @Test("A scale that nothing is judged on does not matter")
  func spareScale() throws {
    let spare = "  - {id: e, name: E, levels: [{level: 1, name: Some}, {level: 3, name: All}]}\nclasses:"
    #expect(try questionnaire(("classes:", spare)).levels == 0...3)
  }

  @Test("Weights without a common denominator below 16 million are refused")
  func weightsTooFine() throws {
    for (first, second, isFine) in [("1/4096", "3071/4096", true), ("1/33554432", "25165823/33554432", false)] {
      let changes = [("weight: 0.5,", "weight: \(first),"), ("weight: 0.25,", "weight: \(second),")]
      let text = changes.reduce(Self.yaml) { $0.replacing($1.0, with: $1.1) }
        .replacing("weights: {i1: 0.25, i2: 0.5}", with: "weights: {i1: 0.5, i2: 0.25}")
      let definition = try Shipped.read(text)
      if isFine {
        #expect(try Questionnaire(definition).items.map(\.weight) == [1, 3071, 1024])
      } else {
        #expect(throws: QuestionnaireError.weightsTooFine(index: "small")) { try Questionnaire(definition) }
      }
    }
  }

  @Test("Years before a break, after the last and of a successor are refused")
  func years() throws {
    let breaks = ("classes:", "breaks:\n  - {before: 2021, reason: Another instrument}\nclasses:")
    let valid = ("calendar:", "valid: {from: 2018, to: 2022}\ncalendar:")
    #expect(throws: Never.self) { try questionnaire(breaks, year: 2021) }
    #expect(
      throws: QuestionnaireError.outsideValidity(
        index: "SMALL", year: 2020, first: 2021, last: nil, reason: "Another instrument")
    ) { try questionnaire(breaks, year: 2020) }
    #expect(throws: Never.self) { try questionnaire(valid, year: 2018) }
    #expect(
      throws: QuestionnaireError.outsideValidity(index: "SMALL", year: 2017, first: 2018, last: 2022, reason: nil)
    ) { try questionnaire(valid, year: 2017) }
    #expect(throws: Never.self) { try questionnaire(valid, year: 2022) }
    #expect(
      throws: QuestionnaireError.outsideValidity(index: "SMALL", year: 2023, first: 2018, last: 2022, reason: nil)
    ) { try questionnaire(valid, year: 2023) }
    // Without an end a questionnaire holds on.
    #expect(throws: Never.self) { try questionnaire(year: 2030) }
    let successor = (
      "calendar:", "valid: {from: 2018, succeeded_by: {id: next, name: Next, from: 2026, reason: New}}\ncalendar:"
    )
    #expect(throws: Never.self) { try questionnaire(successor, year: 2025) }
    #expect(
      throws: QuestionnaireError.successor(index: "SMALL", year: 2026, successor: "Next", from: 2026, reason: "New")
    ) { try questionnaire(successor, year: 2026) }
  }
}
