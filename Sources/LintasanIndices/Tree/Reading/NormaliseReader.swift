/// Reads `normalise` and `rescale`.
struct NormaliseReader {
  let reader: MappingReader

  private static let names = DefinitionKeys.normalisations
  private static let aliases = DefinitionKeys.normalisationAliases

  /// The rule under a key, with `reference` and `deviation` beside it where `outer` allows them there.
  func rule(_ key: String, outer: Bool) throws(DefinitionError) -> NormaliseRule? {
    let shape = reader.shape(of: key)
    if shape == .absent || shape == .null {
      for extra in ["reference", "deviation"] where outer && reader.has(extra) {
        throw reader.fault(.contradiction("\(extra) has no effect without normalise beside it"), at: extra)
      }
      return nil
    }
    var rule: NormaliseRule
    var hasReference = false
    var hasDeviation = false
    if shape == .mapping {
      let inner = try reader.mapping(key, allowing: DefinitionKeys.ofTree("normalise"))
      (hasReference, hasDeviation) = (inner.has("reference"), inner.has("deviation"))
      rule = try detailed(inner, key)
    } else {
      let text = try reader.text(key)
      rule = NormaliseRule(try method(Self.aliases[text] ?? text, reader, key))
    }
    guard outer else { return rule }
    if reader.has("reference") {
      if hasReference { throw reader.fault(.duplicateKey("reference"), at: "reference") }
      try setReference(&rule, reader)
    }
    if reader.has("deviation") {
      if hasDeviation { throw reader.fault(.duplicateKey("deviation"), at: "deviation") }
      try setDeviation(&rule, reader)
    }
    return rule
  }

  private func detailed(_ inner: MappingReader, _ key: String) throws(DefinitionError) -> NormaliseRule {
    let named = inner.keys.filter { Self.names.contains($0) || Self.aliases[$0] != nil }
    guard named.count + (inner.has("method") ? 1 : 0) == 1 else {
      throw reader.fault(
        .contradiction(
          named.isEmpty
            ? "no normalisation is named; write one of \(Self.names.joined(separator: ", "))"
            : "more than one normalisation is named; keep one"), at: key)
    }
    let written = if let first = named.first { first } else { try inner.text("method") }
    let name = Self.aliases[written] ?? written
    let isUnderMethod = named.isEmpty
    var rule = NormaliseRule(.none)
    // The value of the key itself may hold parameters: {minmax: [0, 100]}, {zscore: [100, 10]}.
    let values = isUnderMethod || inner.shape(of: written) != .list ? [] : try inner.numbers(written)
    if !isUnderMethod, name != "distance_to", inner.shape(of: written) == .scalar, try inner.text(written) != "true" {
      throw inner.unexpected(written, expected: "nothing, or its parameters as a list, such as {minmax: [0, 100]}")
    }
    switch name {
    case "goalposts":
      guard values.count == 2, let lower = values[0], let upper = values[1] else {
        throw inner.unexpected(written, expected: "the lower and the upper bound, such as [20, 85]")
      }
      guard lower < upper else {
        throw inner.fault(
          .contradiction(
            lower == upper
              ? "both goalposts are \(lower); give two that differ"
              : "the goalposts are reversed; write the smaller one first, [\(upper), \(lower)], and direction: lower "
                + "where smaller values are better"), at: written)
      }
      rule.method = .goalposts(lower: lower, upper: upper)
    case "zscore":
      let (mean, deviation) = values.isEmpty ? (0, 1) : (values[0] ?? 0, values.count == 2 ? values[1] ?? 0 : 0)
      guard deviation > 0 else {
        throw inner.unexpected(written, expected: "the mean and a deviation above 0, such as [100, 10]")
      }
      rule.method = .zScore(mean: mean, deviation: deviation, ofPopulation: false)
    case "distance_to":
      switch try inner.text(isUnderMethod ? "target" : written) {
      case "max", "maximum": rule.method = .distanceToMaximum
      case "leader": rule.method = .distanceToLeader
      case "target":
        guard inner.has("target") else {
          throw inner.fault(.contradiction("the target is missing: {distance_to: target, target: 95}"), at: written)
        }
        rule.method = .distanceToTarget(try inner.number("target"))
      default: throw inner.unexpected(isUnderMethod ? "target" : written, expected: "max, leader or target")
      }
    default:
      rule.method = try method(name, isUnderMethod ? inner : reader, isUnderMethod ? "method" : key)
      if !values.isEmpty {
        guard name == "minmax", values.count == 2, let low = values[0], let high = values[1], low < high else {
          throw inner.unexpected(written, expected: "nothing, or for minmax the range that is wanted, such as [1, 100]")
        }
        (rule.lower, rule.upper) = (low, high)
      }
    }
    if inner.has("target"), case .distanceToTarget = rule.method {
    } else if inner.has("target") {
      throw inner.fault(.contradiction("target has no effect without distance_to: target"), at: "target")
    }
    try extras(&rule, inner, name)
    return rule
  }

  private func extras(_ rule: inout NormaliseRule, _ inner: MappingReader, _ name: String) throws(DefinitionError) {
    let isOnUnitScale = ["minmax", "goalposts", "distance_to", "percentile"].contains(name)
    for key in ["range", "cap"] where inner.has(key) && !isOnUnitScale {
      throw inner.fault(.contradiction("\(key) has no effect on \(name); leave it out"), at: key)
    }
    if inner.has("range") {
      let range = try inner.numbers("range")
      guard range.count == 2, let low = range[0], let high = range[1], low < high else {
        throw inner.unexpected("range", expected: "two ascending numbers, such as [0, 100]")
      }
      (rule.lower, rule.upper) = (low, high)
    }
    if inner.has("cap") { rule.isCapped = try inner.boolean("cap") }
    if inner.has("reference") { try setReference(&rule, inner) }
    if inner.has("deviation") { try setDeviation(&rule, inner) }
  }

  private func setReference(_ rule: inout NormaliseRule, _ reader: MappingReader) throws(DefinitionError) {
    if rule.isFixed {
      throw reader.fault(.contradiction("reference has no effect on \(rule.name); leave it out"), at: "reference")
    }
    if reader.shape(of: "reference") == .mapping {
      let inner = try reader.mapping("reference", allowing: DefinitionKeys.ofTree("normalise.reference"))
      let years = try YearList.years("years", of: inner)
      guard !years.isEmpty else { throw inner.unexpected("years", expected: "years, such as [2010] or 2005..2010") }
      rule.reference = .years(years)
      return
    }
    switch try reader.text("reference") {
    case "year": rule.reference = .ownYear
    case "all": rule.reference = .all
    default: throw reader.unexpected("reference", expected: "year, all, or {years: [2010]}")
    }
  }

  private func setDeviation(_ rule: inout NormaliseRule, _ reader: MappingReader) throws(DefinitionError) {
    guard case .zScore(let mean, let deviation, _) = rule.method else {
      throw reader.fault(.contradiction("deviation has no effect on \(rule.name); it is for zscore"), at: "deviation")
    }
    switch try reader.text("deviation") {
    case "sample": rule.method = .zScore(mean: mean, deviation: deviation, ofPopulation: false)
    case "population": rule.method = .zScore(mean: mean, deviation: deviation, ofPopulation: true)
    default: throw reader.unexpected("deviation", expected: "sample or population")
    }
  }

  private func method(
    _ name: String, _ reader: MappingReader, _ key: String
  ) throws(DefinitionError) -> NormaliseRule.Method {
    switch name {
    case "none": return .none
    case "zscore": return .zScore(mean: 0, deviation: 1, ofPopulation: false)
    case "minmax": return .minMax
    case "percentile": return .percentile
    case "rank": return .rank
    case "borda": return .borda
    case "distance_to_max", "distance_to_maximum": return .distanceToMaximum
    case "distance_to_leader": return .distanceToLeader
    case "goalposts":
      throw reader.fault(.contradiction("goalposts need their bounds: {goalposts: [20, 85], cap: true}"), at: key)
    case "distance_to":
      throw reader.fault(.contradiction("distance to what? write {distance_to: max}"), at: key)
    default: throw reader.fault(.unknownReference(name, kind: "normalisation", available: Self.names), at: key)
    }
  }
}

/// Years in a definition: a list, or a range such as `2000..2022`.
enum YearList {
  static func years(_ key: String, of reader: MappingReader) throws(DefinitionError) -> [Int] {
    let expected = "years, such as [2018, 2020, 2022] or 2000..2022"
    var found: [Int] = []
    let texts = reader.shape(of: key) == .list ? try reader.texts(key) : [try reader.text(key)]
    for text in texts {
      if let year = Int(text), (1...9999).contains(year) {
        found.append(year)
        continue
      }
      let ends = text.split(separator: ".", omittingEmptySubsequences: true).map { Int($0) }
      guard text.contains(".."), ends.count == 2, let first = ends[0], let last = ends[1], first <= last,
        (1...9999).contains(first), (1...9999).contains(last)
      else { throw reader.unexpected(key, expected: expected) }
      found += first...last
    }
    return found
  }
}
