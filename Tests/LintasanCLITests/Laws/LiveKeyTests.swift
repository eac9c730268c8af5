import Foundation
import Lintasan
import LintasanAnalysis
import LintasanTestSupport
import Testing

@testable import LintasanIndices

/// The law of the live key: every key that the reader of definitions accepts changes a result, or its change is refused.
///
/// The keys come from the reader's own list. A key without a change here fails, and so does one whose change nothing shows.
@Suite("Every key of a definition is live")
struct LiveKeyTests {
  /// A change of a key's value.
  struct Change: Sendable {
    let old: String
    let new: String
    var isOfGroups = false

    init(_ old: String, _ new: String, groups: Bool = false) {
      self.old = old
      self.new = new
      isOfGroups = groups
    }
  }

  /// Keys that hold words for people and nothing else: what they say must be shown.
  static let words: Set<String> = [
    "name", "short_name", "publisher", "citation", "licence", "entity", "entity.singular", "entity.plural",
    "valid.succeeded_by.name", "valid.succeeded_by.reason", "valid.succeeded_by.instrument", "capabilities[].name",
    "tiers[].name", "components[].name", "companions[].name",
    "classes[].name", "breaks[].reason",
  ]

  static let changes: [String: Change] = [
    "format": Change("lintasan-index/1", "lintasan-index/9"),
    "id": Change("id: law\n", "id: other\n"),
    "name": Change("{en: Index of laws, id: Indeks hukum}", "Something else"),
    "short_name": Change("short_name: LAW", "short_name: WAL"),
    "publisher": Change("publisher: Publisher", "publisher: Somebody"),
    "citation": Change("Cited so", "Cited thus"),
    "licence": Change("Free to use", "Ask first"),
    "valid": Change("valid: {from: 2016, to: 2030, ", "valid: {from: 2020, to: 2030, "),
    "valid.from": Change("valid: {from: 2018,", "valid: {from: 2021,", groups: true),
    "valid.to": Change("to: 2026,", "to: 2024,", groups: true),
    "valid.succeeded_by": Change(
      "succeeded_by: {id: next, name: {en: Next, id: Lanjut}, from: 2027",
      "succeeded_by: {id: next, name: {en: Next, id: Lanjut}, from: 2022", groups: true),
    "valid.succeeded_by.id": Change(
      "{id: next, name: {en: Next, id: Lanjut}, from: 2027", "{id: later, from: 2027", groups: true),
    "valid.succeeded_by.name": Change(
      "name: {en: Next, id: Lanjut}, from: 2027", "name: {en: Later, id: Kelak}, from: 2027", groups: true),
    "valid.succeeded_by.from": Change("id: Lanjut}, from: 2027", "id: Lanjut}, from: 2025", groups: true),
    "valid.succeeded_by.instrument": Change("instrument: Act 1", "instrument: Act 2", groups: true),
    "valid.succeeded_by.reason": Change("{en: Replaced, id: Diganti}", "{en: Gone, id: Hilang}"),
    "entity": Change("entity: {singular: {en: town, id: kota}, plural: {en: towns, id: kota-kota}}", ""),
    "entity.singular": Change("{en: town, id: kota}", "{en: village, id: desa}"),
    "entity.plural": Change("{en: towns, id: kota-kota}", "{en: villages, id: desa-desa}"),
    "data": Change("value: v\n", "value: a\n"),
    "data.scores": Change("scores: scores.csv", "scores: facts.csv"),
    "data.entity": Change("entity: code\n  name", "entity: town\n  name"),
    "data.name": Change("  name: town\n", "  name: cls\n"),
    "data.time": Change("time: year\n  value", "time: kr\n  value"),
    "data.value": Change("value: v\n", "value: b\n"),
    "data.published_rank": Change("published_rank: pr", "published_rank: kr"),
    "data.class": Change("class: cls", "class: note"),
    "data.flag": Change("flag: flag", "flag: cls"),
    "data.standing": Change("standing: st", "standing: code", groups: true),
    "data.note": Change("note: note", "note: cls"),
    "data.attributes": Change("attributes: {file: facts.csv, key: code, groups: [region, size]}", ""),
    "data.attributes.file": Change("{file: facts.csv, key: code", "{file: more.csv, key: code"),
    "data.attributes.key": Change("key: code, groups: [region", "key: size, groups: [region"),
    "data.attributes.groups": Change("groups: [region, size]", "groups: [region]"),
    "data.covariates": Change("covariates: {file: more.csv, entity: code, time: year}", ""),
    "data.covariates.file": Change("covariates: {file: more.csv", "covariates: {file: facts.csv"),
    "data.covariates.entity": Change("more.csv, entity: code", "more.csv, entity: users"),
    "data.covariates.time": Change("more.csv, entity: code, time: year", "more.csv, entity: code, time: users"),
    "data.indicators": Change(
      "indicators: {file: answers.csv, entity: unit, time: when, prefix: i, digits: 2}", "", groups: true),
    "data.indicators.file": Change("file: answers.csv", "file: facts.csv", groups: true),
    "data.indicators.entity": Change("entity: unit", "entity: i01", groups: true),
    "data.indicators.time": Change("time: when", "time: j01", groups: true),
    "data.indicators.prefix": Change("prefix: i", "prefix: j", groups: true),
    "data.indicators.digits": Change("digits: 2", "digits: 3", groups: true),
    "calendar": Change("2024], step: 1}\nscale: {minimum: 0", "2024], step: 2}\nscale: {minimum: 0"),
    "calendar.surveys": Change(
      "2023, 2024], step: 1}\nscale: {minimum: 0", "2023, 2024, 2026], step: 1}\nscale: {minimum: 0"),
    "calendar.step": Change(
      "2024], step: 1}\nscale: {minimum: 1", "2024], step: 3}\nscale: {minimum: 1", groups: true),
    "scale": Change("scale: {minimum: 0, maximum: 1, ", "scale: {minimum: 0, maximum: 0.5, "),
    "scale.minimum": Change("minimum: 0", "minimum: 0.4"),
    "scale.maximum": Change("maximum: 1,", "maximum: 0.5,"),
    "scale.decimals": Change("decimals: 3", "decimals: 2"),
    "scale.direction": Change("direction: higher", "direction: lower"),
    "ties": Change("ties: minimum", "ties: maximum"),
    "missing": Change("missing: {not_surveyed: NS, zero: Z}", "missing: {zero: Z}"),
    "missing.not_surveyed": Change("not_surveyed: NS", "not_surveyed: XX"),
    "missing.zero": Change("zero: Z", "zero: XX"),
    "weights_sum": Change("weights_sum: 1", "weights_sum: 2"),
    "aggregation": Change("aggregation: arithmetic", "aggregation: geometric"),
    "tiers": Change("{id: component,", "{id: part,"),
    "tiers[].id": Change("{id: item,", "{id: thing,"),
    "tiers[].name": Change("{en: Component, id: Komponen}", "{en: Half, id: Paruh}"),
    "components": Change("- {id: a, name", "- {id: c, name"),
    "components[].id": Change("{id: b1, name: Beta one", "{id: bx, name: Beta one"),
    "components[].number": Change("number: 2", "number: 3", groups: true),
    "components[].name": Change("{en: Alpha, id: Alfa}", "{en: First, id: Pertama}"),
    "components[].column": Change("column: b1", "column: b2"),
    "components[].weight": Change("column: a, weight: 0.5", "column: a, weight: 0.4"),
    "components[].capability": Change("weight: 0.4, capability: c}", "weight: 0.4}", groups: true),
    "components[].components": Change("column: b2, weight: 0.25}", "column: b2, weight: 0.2}"),
    "weight_periods": Change(
      "weight_periods: [{from: 2018, to: 2023, weights: {a: 0.6, b: 0.4, b1: 0.2, b2: 0.2}}]", ""),
    "weight_periods[].from": Change("[{from: 2018,", "[{from: 2022,"),
    "weight_periods[].to": Change("to: 2023, weights", "to: 2024, weights"),
    "weight_periods[].weights": Change("{a: 0.6, b: 0.4, b1: 0.2, b2: 0.2}", "{a: 0.8, b: 0.2, b1: 0.1, b2: 0.1}"),
    "composition": Change("composition: [{column: users, part_of: a}]", ""),
    "composition[].column": Change("{column: users, part_of", "{column: income, part_of"),
    "composition[].part_of": Change("part_of: a", "part_of: b"),
    "companions": Change("companions: [{id: kin, name: {en: Kin index, id: Indeks kerabat}, column: k, rank: kr}]", ""),
    "companions[].id": Change("{id: kin,", "{id: sib,"),
    "companions[].name": Change("{en: Kin index, id: Indeks kerabat}", "{en: Sibling, id: Saudara}"),
    "companions[].column": Change("column: k,", "column: b2,"),
    "companions[].rank": Change("rank: kr", "rank: pr"),
    "capabilities": Change("capabilities:", "tiers:", groups: true),
    "capabilities[].id": Change("- id: c\n", "- id: e\n", groups: true),
    "capabilities[].name": Change("name: Capability\n", "name: Ability\n", groups: true),
    "capabilities[].levels": Change(", {level: 5, name: Five}", "", groups: true),
    "capabilities[].levels[].level": Change("level: 5", "level: 6", groups: true),
    "capabilities[].levels[].name": Change("name: Five", "name: Best", groups: true),
    "classes": Change("{id: high, name: {en: High, id: Tinggi}, from: 0.5}, ", ""),
    "classes[].id": Change("{id: high,", "{id: top,"),
    "classes[].name": Change("{en: High, id: Tinggi}", "{en: Upper, id: Atas}"),
    "classes[].from": Change("from: 0.5}", "from: 0.6}"),
    "breaks": Change("breaks: [{before: 2017,", "breaks: [{before: 2022,"),
    "breaks[].before": Change("{before: 2019,", "{before: 2021,", groups: true),
    "breaks[].reason": Change("{en: Another way before, id: Cara lain sebelumnya}", "{en: Otherwise, id: Lain}"),
    "exceptions": Change(
      "exceptions: [{check: composition, year: 2021, entities: [t03], note: {en: Printed so, id: Tercetak demikian}}, ",
      "exceptions: ["),
    "exceptions[].check": Change("check: composition", "check: class"),
    "exceptions[].year": Change("year: 2021, entities", "year: 2022, entities"),
    "exceptions[].entities": Change("entities: [t03]", "entities: [t04]"),
    "exceptions[].note": Change("{en: Printed so, id: Tercetak demikian}", "{en: It is so, id: Begitu}"),
    "report": Change("report: {focus: [t03], neighbours: 2, top: [3, 5], group: region}", ""),
    "report.focus": Change("focus: [t03]", "focus: [t05]"),
    "report.neighbours": Change("neighbours: 2", "neighbours: 4"),
    "report.top": Change("top: [3, 5]", "top: [3, 6]"),
    "report.group": Change("report: {group: kind}", "report: {group: place}", groups: true),
    "forecast": Change(
      "forecast: {form: groups, group: kind, subgroup: place, groups_with_subgroups: [regency]}", "", groups: true),
    "forecast.form": Change("form: groups", "form: components", groups: true),
    "forecast.rule_sets": Change("penalty: 10", "penalty: 1000"),
    "forecast.drivers": Change(
      "drivers: [{column: income, transform: log}, {column: users}]", "drivers: [{column: users}]"),
    "forecast.group": Change("form: groups, group: kind", "form: groups, group: place", groups: true),
    "forecast.subgroup": Change(", subgroup: place", "", groups: true),
    "forecast.groups_with_subgroups": Change("[regency]", "[city]", groups: true),
    "forecast.drivers[].column": Change("{column: users}]", "{column: income}]"),
    "forecast.drivers[].transform": Change("transform: log", "transform: none"),
    "forecast.inputs": Change(
      "inputs: [{component: b, column: users, maximum: 55, lag: 1}]",
      "inputs: [{component: b, column: income, maximum: 55, lag: 1}]"),
    "forecast.inputs[].component": Change("inputs: [{component: b,", "inputs: [{component: a,"),
    "forecast.inputs[].column": Change("column: users, maximum", "column: income, maximum"),
    "forecast.inputs[].maximum": Change("maximum: 55, lag", "maximum: 30, lag"),
    "forecast.inputs[].lag": Change("maximum: 55, lag: 1", "maximum: 55, lag: 3"),
    "forecast.rule_sets[].penalty": Change("penalty: 10", "penalty: 500"),
    "forecast.rule_sets[].rules": Change(", group]", "]"),
    "forecast.rule_sets[].rules[].component": Change("{component: b, smoothing: 1", "{component: a, smoothing: 1"),
    "forecast.rule_sets[].rules[].smoothing": Change("smoothing: 0.7", "smoothing: 0.2"),
    "forecast.rule_sets[].rules[].features": Change("features: [own, group]", "features: [own]"),
    "forecast.rule_sets[].rules[].nowcast": Change("nowcast: [own, driver_changes]", "nowcast: [own]"),
    "forecast.rule_sets[].rules[].group": Change("group: region}\n", "group: size}\n"),
  ]

  /// Every key of the reader, as `data.attributes.file`.
  static let keys: [String] = DefinitionKeys.all.flatMap { place, keys in
    keys.map { place.isEmpty ? $0 : "\(place).\($0)" }
  }.sorted()

  @Test("Everything that the law looks at can be computed")
  func examples() throws {
    for example in [ExampleIndex.byComponents, .byGroups] {
      let index = try example.load()
      for output in ExampleIndex.tables + ExampleIndex.words {
        // The questionnaire's parts are known below its table of scores only.
        if example.isQuestionnaire, ["weights", "audit", "decompose", "compare"].contains(output.name) { continue }
        #expect(throws: Never.self, "\(output.name)") { try output.text(index, example) }
      }
    }
  }

  @Test("A change of a key changes a result, or is refused", arguments: keys)
  func live(key: String) throws {
    let change = try #require(Self.changes[key], "no change is known for the key “\(key)”: give it one, and an effect")
    let example = change.isOfGroups ? ExampleIndex.byGroups : .byComponents
    try #require(example.definition.contains(change.old), "the example has no “\(change.old)”")
    let changed = example.changing(change.old, to: change.new)
    guard let index = try? changed.load() else { return }
    let before = try example.load()
    for output in Self.words.contains(key) ? ExampleIndex.words : ExampleIndex.tables {
      // What was computed and no longer can be is an effect too.
      guard let text = try? output.text(index, changed) else {
        if (try? output.text(before, example)) != nil { return }
        continue
      }
      if text != (try? output.text(before, example)) { return }
    }
    Issue.record("the key “\(key)” changes nothing")
  }

  /// Else a key could be accepted that the law does not see.
  @Test("The reader takes every list of keys from one place")
  func onePlace() throws {
    let folder = Fixture.repositoryRoot().appendingPathComponent("Sources/LintasanIndices/Definitions/Reading")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      #expect(!text.contains(/allowing: \[|allow\(\[(?!"en", "id"\])/), "\(name)")
    }
  }

  @Test("No change is of a key that is no more")
  func noneLeft() {
    #expect(Set(Self.changes.keys).subtracting(Self.keys).isEmpty)
    #expect(Self.words.isSubset(of: Set(Self.keys)))
  }
}
