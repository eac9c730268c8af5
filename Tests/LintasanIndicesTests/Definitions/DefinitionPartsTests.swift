import LintasanCore
import LintasanIndices
import LintasanTestSupport
import Testing

/// Parts of a definition that are optional, each said once with other values than its default.
@Suite("Parts of a definition")
struct DefinitionPartsTests {
  private static let full =
    DefinitionReadingTests.smallest
    .replacing(
      "scale: {minimum: 0, maximum: 10}", with: "scale: {minimum: 0, maximum: 10, decimals: 0, direction: lower}"
    )
    .replacing(
      "data: {scores: scores.csv, entity: code, time: year, value: score}",
      with: """
        data:
          scores: sub/scores.csv
          entity: code
          time: year
          value: score
          flag: f
          attributes: {file: a.csv, key: code, groups: [region, income]}
          covariates: {file: c.csv, entity: iso, time: when}
          indicators: {file: i.csv, entity: iso, time: when, prefix: i, digits: 3}
        """)
      + """
      short_name: TIN
      ties: average
      valid: {from: 2019, to: 2023, succeeded_by: {id: next, from: 2024, reason: New}}
      entity: {singular: country, plural: {en: countries}}
      missing: {not_surveyed: NS, zero: Z}
      tiers: [{id: index, name: Index}, {id: part, name: Part}]
      companions: [{id: k, name: K, column: kk}]
      capabilities: [{id: c, name: C, levels: [{level: 0, name: No}, {level: 2, name: All}]}]
      breaks: [{before: 2022, reason: Later}, {before: 2020, reason: Earlier}]
      exceptions:
        - {check: class, year: 2020, entities: [X, Y], note: N}
        - {check: class, year: 2022, entities: [Z], note: N}
        - {check: range, year: 2020, entities: [W], note: N}
      report: {focus: [IDN], neighbours: 0, top: [3], group: region}
      forecast: {form: groups, group: region, subgroup: income, groups_with_subgroups: [Asia]}

      """

  private func fault(_ old: String, _ new: String) throws -> String {
    try #require(Self.full.contains(old), "\(old)")
    let error = #expect(throws: DefinitionError.self) {
      try DefinitionReadingTests.read(Self.full.replacing(old, with: new))
    }
    return error.map { "\($0)" } ?? ""
  }

  @Test("What is said is what is read")
  func values() throws {
    let found = try DefinitionReadingTests.read(Self.full)
    #expect(found.shortName == "TIN" && found.ties == .average)
    #expect(found.scale.decimals == 0 && found.scale.direction == .lowerIsBetter && found.scale.bounds == 0...10)
    #expect(found.data.scores == "sub/scores.csv" && found.data.attributes?.groups == ["region", "income"])
    #expect(found.data.covariates?.time == "when" && found.data.indicators?.digits == 3)
    #expect(found.validity.to == 2023)
    let successor = try #require(found.validity.successor)
    #expect(successor.name.english == "next" && successor.from == 2024)
    #expect(found.entity.singular.english == "country" && found.entity.plural.indonesian == "countries")
    #expect(found.missing.notSurveyed == "NS" && found.missing.zero == "Z")
    #expect(found.tiers.map(\.id) == ["index", "part"] && found.companions.map(\.rank) == [nil])
    #expect(found.capabilities.first?.levels.map(\.level) == [0, 2])
    #expect(found.report == ReportDefaults(focus: ["IDN"], neighbours: 0, top: [3], group: "region"))
    #expect(
      found.forecast?.recipe
        == .groups(ForecastRecipe.GroupRule(group: "region", subgroup: "income", groupsWithSubgroups: ["Asia"])))
  }

  @Test("Exceptions belong to a check and a year; breaks are sorted, the last before a year counts")
  func exceptionsAndBreaks() throws {
    let found = try DefinitionReadingTests.read(Self.full)
    #expect(found.exceptions(to: .scoreClass, in: 2020) == ["X", "Y"])
    #expect(found.exceptions(to: .range, in: 2020) == ["W"] && found.exceptions(to: .range, in: 2022).isEmpty)
    #expect(found.breaks.map(\.before) == [2020, 2022])
    #expect([2019, 2020, 2021, 2022, 2030].map(found.firstComparableYear) == [2019, 2020, 2020, 2022, 2022])
  }

  @Test("Components, their usual weights and columns of indicators")
  func lookups() throws {
    let found = try DefinitionReadingTests.read(Self.full)
    #expect(found.component("b2")?.id == "b2" && found.component("z") == nil)
    #expect(found.weightSchedule.usual == [Double(1) / 3, Double(2) / 3])
    #expect(found.weight(of: try #require(found.component("b2")), in: 2020) == Weight("0.1"))
    #expect(found.weight(of: try #require(found.component("b2")), in: 2021) == Weight("1/6"))
    let indicators = try #require(found.data.indicators)
    #expect([7, 12, 345, 6789].map(indicators.column) == ["i007", "i012", "i345", "i6789"])
    #expect("\(try #require(Weight("2/4"))) \(Weight.one)" == "1/2 1")
  }

  @Test("Years of validity")
  func validity() throws {
    let closed = try #require(ValidityYears(from: 2018, to: 2020))
    #expect([2017, 2018, 2020, 2021].map(closed.includes) == [false, true, true, false])
    #expect(ValidityYears(since: 2018).includes(9999) && !ValidityYears(since: 2018).includes(2017))
    #expect(ValidityYears(from: 2018, to: 2018) != nil && ValidityYears(from: 2018, to: 2017) == nil)
  }

  @Test("Scales have finite, ascending bounds and at most 15 decimals")
  func scales() {
    #expect(
      ScoreScale(minimum: 0, maximum: 1, decimals: 15) != nil && ScoreScale(minimum: 0, maximum: 1, decimals: 0) != nil)
    for (minimum, maximum, decimals) in [
      (1.0, 1.0, 2), (2, 1, 2), (0, 1, -1), (0, 1, 16), (-.infinity, 1, 2), (0, .infinity, 2), (.nan, 1, 2),
    ] {
      #expect(ScoreScale(minimum: minimum, maximum: maximum, decimals: decimals) == nil)
    }
  }

  @Test("Weights are not negative, and nothing is divided by 0")
  func weights() {
    #expect(Weight(numerator: 0, denominator: 1)?.value == 0 && Weight(numerator: -1, denominator: 1) == nil)
    #expect(Weight(numerator: 1, denominator: 0) == nil && Weight(numerator: 1, denominator: -2) == nil)
    #expect(Weight(numerator: 7, denominator: 1) != nil && Weight("1.2.3/4") == nil)
    #expect(Weight(" 1/ 3") == Weight("1/3") && Weight("123456789012345") != nil)
    #expect(Weight("999999999999999/0.00000000000001") == nil && Weight("0.00000000000001/999999999999999") == nil)
  }

  @Test(
    "Limits of numbers",
    arguments: [
      ("decimals: 0", "decimals: 16", "found “16”, expected a number from 0 to 15"),
      ("decimals: 0", "decimals: -1", "found “-1”, expected a number from 0 to 15"),
      ("digits: 3", "digits: 0", "found “0”, expected a number from 1 to 9"),
      ("digits: 3", "digits: 10", "found “10”, expected a number from 1 to 9"),
      ("a: 0.4, b: 0.6", "a: 0.5, b: 0.6", "the weights of 2020 to 2020 add up to 1.1"),
      ("{id: poor,", "{id: good,", "the identifier “good” is already used in line 27"),
      ("calendar: {surveys: [2020, 2022], step: 2}", "calendar: {surveys: [2020, 2022]}", "the key “step” is missing"),
      ("step: 2", "step: ~", "found nothing, expected a number of years from 1 to 100"),
      ("before: 2020", "before: 0", "found “0”, expected a year"),
      ("[2020, 2022], step", "[0, 2022], step", "calendar.surveys[0]: found “0”, expected a year"),
      ("scores: sub/scores.csv", "scores: sub//scores.csv", "expected the name of a file beside the definition"),
      ("step: 2", "step: 101", "found “101”, expected a number of years from 1 to 100"),
      ("step: 2", "step: 1.5", "found “1.5”, expected a number of years from 1 to 100"),
      ("neighbours: 0", "neighbours: 1001", "expected a number from 0"),
      ("top: [3]", "top: [0]", "report.top[0]: found “0”, expected a number of ranks from 1"),
      ("before: 2020", "before: 10000", "found “10000”, expected a year"),
      ("to: 2023", "to: 2018", "found “2018”, expected a year not before 2019"),
      ("{level: 2,", "{level: 0,", "found “0”, expected a level above the one before it"),
      ("levels: [{level: 0, name: No}, {level: 2, name: All}]", "levels: []", "the key “levels” is missing"),
      ("file: a.csv", "file: /a.csv", "expected the name of a file beside the definition"),
      ("file: a.csv", "file: ./a.csv", "expected the name of a file beside the definition"),
      ("focus: [IDN]", "focus: ['']", "report.focus[0]: found “”, expected a text"),
      ("group: region, subgroup", "group: place, subgroup", "there is no attribute “place”"),
      ("subgroup: income", "subgroup: place", "there is no attribute “place”"),
    ])
  func limits(old: String, new: String, message: String) throws {
    let found = try fault(old, new)
    #expect(found.contains(message), "\(found)")
  }

  @Test(
    "What lies on a limit is read",
    arguments: [
      ("decimals: 0", "decimals: 15"), ("digits: 3", "digits: 1"), ("digits: 3", "digits: 9"), ("step: 2", "step: 100"),
      ("step: 2", "step: 1"), ("neighbours: 0", "neighbours: 1000"), ("top: [3]", "top: [1]"),
      ("before: 2020", "before: 9999"), ("before: 2020", "before: 1"),
      ("to: 2023", "to: 2019"), ("{level: 2,", "{level: 1000,"),
      ("focus: [IDN]", "focus: ~"),
    ])
  func onLimits(old: String, new: String) throws {
    try #require(Self.full.contains(old), "\(old)")
    #expect(throws: Never.self) { try DefinitionReadingTests.read(Self.full.replacing(old, with: new)) }
  }
}
