import LintasanCore

/// Reads the rules of a node, or of a level under `defaults`.
struct StepReader {
  let reader: MappingReader

  func rules() throws(DefinitionError) -> StepRules {
    var rules = StepRules()
    if reader.has("direction") {
      rules.lowerIsBetter = try reader.choice("direction", of: Direction.self) == .lowerIsBetter
    }
    rules.denominator = try denominator()
    rules.treat = try TreatReader(reader: reader).rule()
    rules.impute = try impute()
    rules.transform = try transform()
    rules.weight = try weight()
    rules.aggregate = try aggregate()
    rules.needs = try needs()
    if reader.has("tolerance") {
      let tolerance = try reader.number("tolerance")
      guard tolerance >= 0 else { throw reader.unexpected("tolerance", expected: "a number from 0") }
      rules.tolerance = tolerance
    }
    if reader.has("normalise"), reader.has("normalize") {
      throw reader.fault(.duplicateKey("normalise"), at: "normalize")
    }
    let normalise = NormaliseReader(reader: reader)
    rules.normalise = try normalise.rule(reader.has("normalize") ? "normalize" : "normalise", outer: true)
    rules.rescale = try normalise.rule("rescale", outer: false)
    return rules
  }

  private func denominator() throws(DefinitionError) -> StepRules.Denominator? {
    switch reader.shape(of: "denominator") {
    case .absent, .null: return nil
    case .mapping:
      let inner = try reader.mapping("denominator", allowing: DefinitionKeys.ofTree("denominator"))
      let scale = inner.has("scale") ? try inner.number("scale") : 1
      guard scale > 0 else { throw inner.unexpected("scale", expected: "a number above 0") }
      return StepRules.Denominator(column: try inner.text("column"), scale: scale)
    default:
      let name = try reader.text("denominator")
      return StepRules.Denominator(column: name == "none" ? nil : name)
    }
  }

  private func impute() throws(DefinitionError) -> ImputeRule? {
    let key = "impute"
    switch reader.shape(of: key) {
    case .absent, .null: return nil
    case .mapping:
      let inner = try reader.mapping(key, allowing: DefinitionKeys.ofTree("impute"))
      let named = inner.keys.filter { DefinitionKeys.imputations.contains($0) }
      guard named.count <= 1, named.isEmpty || !inner.has("method") else {
        throw reader.fault(.contradiction("two ways to fill gaps are named; keep one"), at: key)
      }
      if inner.has("by"), inner.has("group") {
        throw inner.fault(.contradiction("“by” and “group” are the same; keep one"), at: "group")
      }
      var group = inner.has("by") ? try inner.text("by") : try inner.optionalText("group")
      let method = if let first = named.first { first } else { try inner.text("method") }
      if method == "value" { return ImputeRule(.constant(try inner.number("value"))) }
      // {mean: region} is short for {method: mean, by: region}.
      if let name = named.first, inner.has(name) { group = try inner.text(name) }
      return try imputation(
        method, group: group, at: inner.has("method") ? inner : reader, inner.has("method") ? "method" : key)
    default:
      let text = try reader.text(key)
      if let number = Double(text), number.isFinite { return ImputeRule(.constant(number)) }
      return try imputation(text, group: nil, at: reader, key)
    }
  }

  private func imputation(
    _ name: String, group: String?, at reader: MappingReader, _ key: String
  ) throws(DefinitionError) -> ImputeRule? {
    switch name {
    case "none": return nil
    case "mean", "median": return ImputeRule(name == "mean" ? .mean : .median, group: group)
    case "group_mean", "group_median":
      guard let group else {
        throw reader.fault(.contradiction("\(name) needs the column of the groups: {\(name): region}"), at: key)
      }
      return ImputeRule(name == "group_mean" ? .mean : .median, group: group)
    case "previous", "last", "interpolate", "interpolated":
      guard group == nil else {
        throw reader.fault(.contradiction("\(name) fills from the unit's own years; groups have no effect"), at: key)
      }
      return ImputeRule(name.hasPrefix("inter") ? .interpolate : .previous)
    case "em", "EM":
      throw reader.fault(
        .contradiction(
          "EM is left out: it assumes that all indicators are jointly normal, and its result depends on where it starts; "
            + "use mean, median, a group's, previous or interpolate, or fill the column before and say how"), at: key)
    default:
      throw reader.fault(.unknownReference(name, kind: "imputation", available: DefinitionKeys.imputations), at: key)
    }
  }

  private func transform() throws(DefinitionError) -> TransformRule? {
    let key = "transform"
    let names = ["none", "log", "log10", "sqrt", "boxcox", "share"]
    switch reader.shape(of: key) {
    case .absent, .null: return nil
    case .mapping:
      let inner = try reader.mapping(key, allowing: DefinitionKeys.ofTree("transform"))
      return .boxCox(try inner.number("boxcox"))
    default: break
    }
    let name = try reader.text(key)
    switch name {
    case "none": return TransformRule.none
    case "log", "ln": return .log
    case "log10": return .log10
    case "sqrt": return .squareRoot
    case "share": return .share
    case "boxcox": throw reader.fault(.contradiction("boxcox needs its exponent: {boxcox: 0.5}"), at: key)
    default: throw reader.fault(.unknownReference(name, kind: "transform", available: names), at: key)
    }
  }

  private func weight() throws(DefinitionError) -> NodeWeight? {
    guard reader.has("weight") else { return nil }
    switch try reader.text("weight") {
    case "equal": return .equal
    case "principal_component", "pca": return .principalComponent
    case "correlation_optimised", "correlation_optimized", "optimised", "optimized": return .correlationOptimised
    default:
      guard let weight = Weight(try reader.text("weight")) else {
        throw reader.unexpected(
          "weight",
          expected: "a number that is not negative, a fraction such as 1/3, equal, principal_component or "
            + "correlation_optimised")
      }
      return .given(weight.value)
    }
  }

  private static let aggregations = [
    "arithmetic", "geometric", "harmonic", "power", "minimum", "maximum", "median", "mazziotta_pareto",
    "adjusted_mazziotta_pareto", "copeland", "owa",
  ]

  private func aggregate() throws(DefinitionError) -> AggregateRule? {
    let key = "aggregate"
    switch reader.shape(of: key) {
    case .absent, .null: return nil
    case .mapping:
      let inner = try reader.mapping(key, allowing: DefinitionKeys.ofTree("aggregate"))
      guard let name = inner.keys.first, inner.keys.count == 1 else {
        throw reader.fault(.contradiction("expected one way to aggregate, such as {power: 0.5}"), at: key)
      }
      switch name {
      case "power":
        let exponent = try inner.number(name)
        guard exponent != 0 else {
          throw inner.fault(.contradiction("the power 0 is the geometric mean; write aggregate: geometric"), at: name)
        }
        return .power(exponent)
      case "owa":
        let places = try inner.numbers(name).compactMap { $0 }
        guard !places.isEmpty, places.allSatisfy({ $0 >= 0 }), places.contains(where: { $0 > 0 }) else {
          throw inner.unexpected(name, expected: "weights of 0 or more by place, for the largest first")
        }
        return .orderedWeights(places)
      default:
        switch try inner.text(name) {
        case "down", "negative", "minus": return .mazziottaPareto(isUpward: false)
        case "up", "positive", "plus": return .mazziottaPareto(isUpward: true)
        default: throw inner.unexpected(name, expected: "down (the penalty lowers the score) or up")
        }
      }
    default: break
    }
    return try Self.aggregation(named: try reader.text(key), at: reader, key)
  }

  private static func aggregation(
    named name: String, at reader: MappingReader, _ key: String
  ) throws(DefinitionError) -> AggregateRule {
    if let rule = AggregateRule(named: name) { return rule }
    if name == "owa" {
      throw reader.fault(.contradiction("owa needs its weights by place: {owa: [0.5, 0.3, 0.2]}"), at: key)
    }
    if name == "power" { throw reader.fault(.contradiction("power needs its exponent: {power: 0.5}"), at: key) }
    throw reader.fault(.unknownReference(name, kind: "aggregation", available: aggregations), at: key)
  }

  private func needs() throws(DefinitionError) -> Needs? {
    guard reader.has("needs") else { return nil }
    let text = try reader.text("needs")
    let expected = "a share of the children such as 2/3 or 0.65, or a number of them from 2"
    guard let weight = Weight(text) else { throw reader.unexpected("needs", expected: expected) }
    if text.contains("/") || weight.value < 1 {
      guard weight.value > 0, weight.value <= 1 else { throw reader.unexpected("needs", expected: expected) }
      return .share(weight.value)
    }
    guard weight.denominator == 1, weight.value >= 2 else {
      throw reader.fault(
        .contradiction(
          weight.value == 1
            ? "“needs: 1” may mean all children or one of them; leave it out for all, write a share such as 1/4 for one"
            : "found “\(text)”, expected \(expected)"), at: "needs")
    }
    return .count(weight.numerator)
  }
}

extension AggregateRule {
  /// A method by its name, without parameters or with a number after a colon, such as `power:0.5`.
  package init?(named text: String) {
    guard let (name, numbers) = try? MethodSpec.parse(text) else { return nil }
    if name == "power" {
      guard numbers.count == 1, numbers[0] != 0 else { return nil }
      self = .power(numbers[0])
      return
    }
    guard numbers.isEmpty else { return nil }
    switch name {
    case "arithmetic": self = .arithmetic
    case "geometric": self = .geometric
    case "harmonic": self = .harmonic
    case "minimum", "min": self = .minimum
    case "maximum", "max": self = .maximum
    case "median": self = .median
    case "mazziotta_pareto", "adjusted_mazziotta_pareto", "mpi", "ampi": self = .mazziottaPareto(isUpward: false)
    case "copeland": self = .copeland
    default: return nil
    }
  }
}
