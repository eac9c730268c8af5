import Lintasan
import LintasanAnalysis
import Testing

@testable import LintasanIndices

/// The law of the live key for definitions of format 2: steps, levels, normalisations, treatments and all their parameters.
@Suite("Every key of a definition of format 2 is live")
struct LiveTreeKeyTests {
  /// A change of a key's value, in an example that was made ready for it.
  struct Change: Sendable {
    var given: [String] = []
    let old: String
    let new: String

    init(_ old: String, _ new: String, given: [String] = []) {
      self.given = given
      self.old = old
      self.new = new
    }

    /// Another rule of the third indicator, which has an outlier and a gap.
    static func leaf(_ rule: String, _ other: String) -> Change {
      Change(rule, other, given: ["{id: c, from: rc}", "{id: c, from: rc, \(rule)}"])
    }

    /// Another rule of the fourth indicator, which has gaps.
    static func gap(_ rule: String, _ other: String) -> Change {
      Change(rule, other, given: ["{id: d, from: rd}", "{id: d, from: rd, \(rule)}"])
    }

    /// Another rule of the second pillar, whose components have no weights.
    static func pillar(_ rule: String, _ other: String) -> Change {
      Change(rule, other, given: ["weight: 0.4\n", "weight: 0.4\n    \(rule)\n"])
    }

    /// Other rules for all.
    static func standard(_ rule: String, _ other: String) -> Change {
      Change("defaults: {\(rule)}", "defaults: {\(other)}", given: [everyLeaf, "defaults: {\(rule)}"])
    }

    static let everyLeaf = "defaults: {leaves: {normalise: {minmax: [1, 100]}}}"
  }

  static let changes: [String: Change] = [
    "format": Change("lintasan-index/2", "lintasan-index/9"),
    "id": Change("id: law\n", "id: other\n"),
    "name": Change("{en: Built index, id: Indeks bangunan}", "Something else"),
    "short_name": Change("short_name: BLT", "short_name: TLB"),
    "publisher": Change("publisher: Publisher", "publisher: Somebody"),
    "citation": Change("Cited so", "Cited thus"),
    "licence": Change("Free to use", "Ask first"),
    "valid": Change("valid: {from: 2016, to: 2030}", "valid: {from: 2020, to: 2030}"),
    "entity": Change("singular: {en: town, id: kota}", "singular: {en: village, id: desa}"),
    "data": Change("entity: code\n  name", "entity: town\n  name"),
    "data.scores": Change("scores: scores.csv", "scores: facts.csv"),
    "data.entity": Change("entity: code\n  name", "entity: town\n  name"),
    "data.name": Change("  name: town\n", "  name: cls\n"),
    "data.time": Change("time: year\n  pub", "time: kr\n  pub"),
    "data.published": Change(
      "note: note\n  published: v", "note: note\n  published: k",
      given: ["published: v\n", "", "note: note\n", "note: note\n  published: v\n"]),
    "data.published_rank": Change("published_rank: pr", "published_rank: kr"),
    "data.class": Change("class: cls", "class: note"),
    "data.flag": Change("flag: flag", "flag: cls"),
    "data.standing": Change("standing: st", "standing: code"),
    "data.note": Change("note: note", "note: cls"),
    "data.attributes": Change("attributes: {file: facts.csv, key: code, groups: [region, size]}", ""),
    "data.covariates": Change("covariates: {file: more.csv, entity: code, time: year}", ""),
    "calendar": Change(", 2023], step: 1}", ", 2023], step: 2}"),
    "calendar.surveys": Change("2022, 2023], step: 1}", "2022, 2023, 2025], step: 1}"),
    "calendar.step": Change(", 2023], step: 1}", ", 2023], step: 3}"),
    "scale": Change("maximum: 500", "maximum: 60"),
    "ties": Change("ties: minimum", "ties: maximum"),
    "missing": Change("missing: {not_surveyed: NS, zero: Z}", "missing: {zero: Z}"),
    "weights_sum": Change("weights_sum: 1", "weights_sum: 2"),
    "tiers": Change("{id: pillar,", "{id: part,"),
    "defaults": Change("minmax: [1, 100]", "minmax: [0, 50]"),
    "steps": Change(
      "steps: [denominate, treat, impute, transform]", "steps: [denominate, impute, treat, transform]",
      given: ["{id: d, from: rd}", "{id: d, from: rd, impute: mean, treat: {winsorise: 3, force: true}}"]),
    "components": Change("{id: a, name: Alpha, from: ra}", "{id: a, name: Alpha, from: pop}"),
    "weight_periods": Change("weight_periods: [{from: 2016, to: 2018, weights: {p: 0.3, q: 0.7}}]", ""),
    "companions": Change("column: k, rank: kr", "column: v, rank: kr"),
    "classes": Change("from: 50}", "from: 60}"),
    "breaks": Change("breaks: [{before: 2017,", "breaks: [{before: 2021,"),
    "report": Change("focus: [t03]", "focus: [t05]"),
    "forecast": Change("penalty: 10", "penalty: 1000"),
    "aggregate": Change("aggregate: arithmetic", "aggregate: geometric"),
    "needs": Change("needs: 1/2", "needs: 2"),
    "rescale": Change("rescale: none", "rescale: minmax"),
    "published": Change("published: v", "published: k"),
    "tolerance": Change("tolerance: 20\nexceptions", "tolerance: 0.001\nexceptions"),
    "exceptions": Change("exceptions: [{entity: t03, time: 2020, reason: Printed so}]", ""),

    "components[].id": Change("{id: b, from", "{id: bx, from"),
    "components[].name": Change("{en: People, id: Orang}", "{en: Persons, id: Manusia}"),
    "components[].from": Change("from: rb", "from: pop"),
    "components[].components": Change("      - {id: c, from: rc}\n", ""),
    "components[].published": Change("published: pp", "published: pb"),
    "components[].exceptions": Change("exceptions: [{entity: t04, time: 2020, reason: Odd}]", ""),
    "components[].direction": .leaf("direction: lower", "direction: higher"),
    "components[].denominator": .leaf("denominator: pop", "denominator: other"),
    "components[].treat": .leaf("treat: log", "treat: none"),
    "components[].impute": .gap("impute: mean", "impute: previous"),
    "components[].transform": .leaf("transform: log", "transform: sqrt"),
    "components[].normalise": .leaf("normalise: rank", "normalise: borda"),
    "components[].normalize": .leaf("normalize: rank", "normalize: borda"),
    "components[].reference": .leaf("normalise: zscore, reference: all", "normalise: zscore, reference: year"),
    "components[].deviation": .leaf("normalise: zscore, deviation: sample", "normalise: zscore, deviation: population"),
    "components[].aggregate": .pillar("aggregate: median", "aggregate: minimum"),
    "components[].needs": .pillar("needs: 1/2", "needs: 2"),
    "components[].rescale": .pillar("rescale: minmax", "rescale: rank"),
    "components[].weight": Change("from: rb, weight: 2", "from: rb, weight: 3"),
    "components[].tolerance": Change("tolerance: 20\n    exceptions", "tolerance: 0.01\n    exceptions"),

    "exceptions[].entity": Change("entity: t03, time", "entity: t05, time"),
    "exceptions[].time": Change("time: 2020, reason: Printed", "time: 2021, reason: Printed"),
    "exceptions[].reason": Change("reason: Printed so", "reason: It is so"),
    "weight_periods[].from": Change("[{from: 2016, to", "[{from: 2017, to"),
    "weight_periods[].to": Change("to: 2018, weights", "to: 2019, weights"),
    "weight_periods[].weights": Change("{p: 0.3, q: 0.7}", "{p: 0.2, q: 0.8}"),

    "defaults.direction": .standard("direction: lower", "direction: higher"),
    "defaults.denominator": .standard("denominator: pop", "denominator: other"),
    "defaults.treat": .standard("treat: log", "treat: none"),
    "defaults.impute": .standard("impute: mean", "impute: median"),
    "defaults.transform": .standard("transform: log", "transform: none"),
    "defaults.normalise": .standard("normalise: minmax", "normalise: zscore"),
    "defaults.normalize": .standard("normalize: minmax", "normalize: zscore"),
    "defaults.reference": .standard("normalise: zscore, reference: all", "normalise: zscore, reference: year"),
    "defaults.deviation": .standard("normalise: zscore, deviation: sample", "normalise: zscore, deviation: population"),
    "defaults.aggregate": .standard("normalise: borda, aggregate: median", "normalise: borda, aggregate: minimum"),
    "defaults.needs": .standard("needs: 1/2", "needs: 2"),
    "defaults.rescale": .standard("rescale: minmax", "rescale: rank"),
    "defaults.weight": .standard("weight: 1", "weight: 3"),
    "defaults.tolerance": Change(
      "tolerance: 50}", "tolerance: 0.001}",
      given: [
        Change.everyLeaf, "defaults: {tolerance: 50}", "    published: pp\n    tolerance: 20\n", "    published: pp\n",
      ]),

    "denominator.column": .leaf("denominator: {column: pop}", "denominator: {column: other}"),
    "denominator.scale": .leaf(
      "denominator: {column: pop, scale: 10}, normalise: {goalposts: [0, 900]}",
      "denominator: {column: pop, scale: 5}, normalise: {goalposts: [0, 900]}"),
    "impute.method": .gap("impute: {method: mean}", "impute: {method: median}"),
    "impute.by": .gap("impute: {method: mean, by: kind}", "impute: {method: mean, by: cls}"),
    "impute.group": .gap("impute: {method: mean, group: kind}", "impute: {method: mean, group: cls}"),
    "impute.none": .gap("impute: {none: }", "impute: {mean: }"),
    "impute.mean": .gap("impute: {mean: kind}", "impute: {mean: cls}"),
    "impute.median": .gap("impute: {median: kind}", "impute: {median: cls}"),
    "impute.group_mean": .gap("impute: {group_mean: kind}", "impute: {group_mean: cls}"),
    "impute.group_median": .gap("impute: {group_median: kind}", "impute: {group_median: cls}"),
    "impute.previous": .gap("impute: {previous: }", "impute: {mean: }"),
    "impute.interpolate": .gap("impute: {interpolate: }", "impute: {previous: }"),
    "impute.value": .gap("impute: {value: 5}", "impute: {value: 80}"),
    "transform.boxcox": .leaf("transform: {boxcox: 0.5}", "transform: {boxcox: 2}"),
    "aggregate.power": .pillar("aggregate: {power: 0.5}", "aggregate: {power: 3}"),
    "aggregate.owa": .pillar("aggregate: {owa: [0.7, 0.3]}", "aggregate: {owa: [0.2, 0.8]}"),
    "aggregate.mazziotta_pareto": .pillar(
      "aggregate: {mazziotta_pareto: down}", "aggregate: {mazziotta_pareto: up}"),
    "aggregate.adjusted_mazziotta_pareto": .pillar(
      "aggregate: {adjusted_mazziotta_pareto: down}", "aggregate: {adjusted_mazziotta_pareto: up}"),

    "normalise.none": .leaf("normalise: {none: }", "normalise: {rank: }"),
    "normalise.zscore": .leaf("normalise: {zscore: [100, 10]}", "normalise: {zscore: [50, 10]}"),
    "normalise.z": .leaf("normalise: {z: [100, 10]}", "normalise: {z: [100, 15]}"),
    "normalise.z_score": .leaf("normalise: {z_score: [100, 10]}", "normalise: {z_score: [50, 10]}"),
    "normalise.minmax": .leaf("normalise: {minmax: [1, 100]}", "normalise: {minmax: [0, 10]}"),
    "normalise.min_max": .leaf("normalise: {min_max: [1, 90]}", "normalise: {min_max: [0, 10]}"),
    "normalise.goalposts": .leaf("normalise: {goalposts: [0, 50]}", "normalise: {goalposts: [0, 60]}"),
    "normalise.distance_to": .leaf("normalise: {distance_to: max}", "normalise: {distance_to: leader}"),
    "normalise.percentile": .leaf("normalise: {percentile: }", "normalise: {rank: }"),
    "normalise.percentile_rank": .leaf("normalise: {percentile_rank: }", "normalise: {rank: }"),
    "normalise.rank": .leaf("normalise: {rank: }", "normalise: {borda: }"),
    "normalise.borda": .leaf("normalise: {borda: }", "normalise: {percentile: }"),
    "normalise.method": .leaf("normalise: {method: zscore}", "normalise: {method: rank}"),
    "normalise.cap": .leaf("normalise: {goalposts: [0, 50], cap: true}", "normalise: {goalposts: [0, 50], cap: false}"),
    "normalise.range": .leaf(
      "normalise: {goalposts: [0, 50], range: [0, 10]}", "normalise: {goalposts: [0, 50], range: [0, 20]}"),
    "normalise.reference": .leaf(
      "normalise: {method: zscore, reference: all}", "normalise: {method: zscore, reference: year}"),
    "normalise.deviation": .leaf(
      "normalise: {method: zscore, deviation: sample}", "normalise: {method: zscore, deviation: population}"),
    "normalise.target": .leaf(
      "normalise: {distance_to: target, target: 95}", "normalise: {distance_to: target, target: 200}"),
    "normalise.reference.years": .leaf(
      "normalise: {method: zscore, reference: {years: [2018]}}",
      "normalise: {method: zscore, reference: {years: [2020]}}"),

    "treat.minimum": .leaf("treat: {minimum: 30}", "treat: {minimum: 40}"),
    "treat.maximum": .leaf("treat: {maximum: 60}", "treat: {maximum: 50}"),
    "treat.cap": .leaf("treat: {cap: [20, 60]}", "treat: {cap: [30, 60]}"),
    "treat.winsorise": .leaf("treat: {winsorise: 1, force: true}", "treat: {winsorise: 3, force: true}"),
    "treat.winsorize": .leaf("treat: {winsorize: 1, force: true}", "treat: {winsorize: 3, force: true}"),
    "treat.force": .leaf(
      "treat: {winsorise: 1, force: true, skewness: 90}", "treat: {winsorise: 1, force: false, skewness: 90}"),
    "treat.log": .leaf("treat: {log: shifted, skewness: 0.1}", "treat: {log: mirrored, skewness: 0.1}"),
    "treat.skewness": .leaf(
      "treat: {winsorise: 2, skewness: 0.01, kurtosis: 0.01}", "treat: {winsorise: 2, skewness: 90, kurtosis: 0.01}"),
    "treat.kurtosis": .leaf(
      "treat: {winsorise: 2, skewness: 0.01, kurtosis: 0.01}", "treat: {winsorise: 2, skewness: 0.01, kurtosis: 90}"),
    "treat.combine": .leaf(
      "treat: {winsorise: 1, log: true, skewness: 0.01, kurtosis: 0.01, combine: true}",
      "treat: {winsorise: 1, log: true, skewness: 0.01, kurtosis: 0.01, combine: false}"),
    "treat.reference": .leaf(
      "treat: {winsorise: 2, force: true, reference: year}", "treat: {winsorise: 2, force: true, reference: all}"),
  ]

  static let keys: [String] = DefinitionKeys.tree.flatMap { place, keys in
    keys.map { place.isEmpty ? $0 : "\(place).\($0)" }
  }.sorted()

  /// Keys that hold words for people and nothing else.
  static let words = ["name", "short_name", "publisher", "citation", "licence", "entity", "components[].name"]

  @Test("A change of a key changes a result, or is refused", arguments: keys)
  func live(key: String) throws {
    let change = try #require(Self.changes[key], "no change is known for the key “\(key)”: give it one, and an effect")
    var example = ExampleIndex.built
    for pair in stride(from: 0, to: change.given.count, by: 2) {
      try #require(example.definition.contains(change.given[pair]), "the example has no “\(change.given[pair])”")
      example = example.changing(change.given[pair], to: change.given[pair + 1])
    }
    try #require(example.definition.contains(change.old), "the example has no “\(change.old)”")
    let changed = example.changing(change.old, to: change.new)
    let before = try example.load()
    guard let index = try? changed.load() else { return }
    let outputs = Self.words.contains(key) ? ExampleIndex.words : [ExampleIndex.builtTables] + ExampleIndex.tables
    for output in outputs {
      guard let text = try? output.text(index, changed) else {
        if (try? output.text(before, example)) != nil { return }
        continue
      }
      if text != (try? output.text(before, example)) { return }
    }
    Issue.record("the key “\(key)” changes nothing")
  }

  @Test("No change is of a key that is no more")
  func noneLeft() { #expect(Set(Self.changes.keys).subtracting(Self.keys).isEmpty) }
}
