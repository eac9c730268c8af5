import LintasanCore

/// Reads how an index is forecast.
enum ForecastReader {
  private enum Form: String, CaseIterable { case components, groups }
  private enum Transform: String, CaseIterable { case none, log }

  static func settings(
    _ root: MappingReader, components: [Component], layout: DataLayout
  ) throws(DefinitionError) -> ForecastSettings? {
    guard let reader = try root.optionalMapping("forecast", allowing: DefinitionKeys.at("forecast")) else { return nil }
    let attributes = layout.attributes?.groups ?? []
    var drivers: [ForecastSettings.Driver] = []
    for driver in try reader.mappings("drivers", allowing: DefinitionKeys.at("forecast.drivers[]")) {
      let transform = driver.has("transform") ? try driver.choice("transform", of: Transform.self) : .none
      drivers.append(ForecastSettings.Driver(column: try driver.text("column"), isLogged: transform == .log))
    }
    let form = try reader.choice("form", of: Form.self)
    let foreign = form == .components ? ["group", "subgroup", "groups_with_subgroups"] : ["rule_sets", "drivers"]
    for key in foreign where reader.has(key) {
      throw reader.fault(
        .unused("forecast.\(key)", without: "form: \(form == .components ? "groups" : "components")"), at: key)
    }
    switch form {
    case .components:
      var sets: [ForecastRecipe.RuleSet] = []
      for set in try reader.mappings("rule_sets", allowing: DefinitionKeys.at("forecast.rule_sets[]")) {
        let penalty = try set.number("penalty")
        guard penalty > 0 else { throw set.unexpected("penalty", expected: "a positive number") }
        var rules: [ForecastRecipe.ComponentRule] = []
        for rule in try set.mappings("rules", allowing: DefinitionKeys.at("forecast.rule_sets[].rules[]")) {
          rules.append(try Self.rule(rule, components: components, attributes: attributes))
        }
        guard !rules.isEmpty else { throw set.missing("rules") }
        sets.append(ForecastRecipe.RuleSet(rules, penalty: penalty))
      }
      guard !sets.isEmpty else { throw reader.missing("rule_sets") }
      return ForecastSettings(recipe: .components(sets), drivers: drivers)
    case .groups:
      return ForecastSettings(
        recipe: .groups(
          ForecastRecipe.GroupRule(
            group: try attribute("group", reader, attributes),
            subgroup: reader.has("subgroup") ? try attribute("subgroup", reader, attributes) : nil,
            groupsWithSubgroups: Set(try reader.texts("groups_with_subgroups")))),
        drivers: drivers)
    }
  }

  private static func rule(
    _ reader: MappingReader, components: [Component], attributes: [String]
  ) throws(DefinitionError) -> ForecastRecipe.ComponentRule {
    let component = try reader.text("component")
    guard components.contains(where: { $0.id == component }) else {
      throw reader.fault(
        .unknownReference(component, kind: "component", available: components.map(\.id)), at: "component")
    }
    let smoothing = try reader.number("smoothing")
    guard (0...1).contains(smoothing) else { throw reader.unexpected("smoothing", expected: "a number from 0 to 1") }
    let features = try features("features", reader)
    let nowcast = reader.has("nowcast") ? try Self.features("nowcast", reader) : features
    let needsGroup = (features + nowcast).contains(.group)
    return ForecastRecipe.ComponentRule(
      component, smoothing: smoothing, features: features, nowcastFeatures: nowcast,
      group: needsGroup || reader.has("group") ? try attribute("group", reader, attributes) : nil)
  }

  private static func features(
    _ key: String, _ reader: MappingReader
  ) throws(DefinitionError) -> [ForecastRecipe.Feature] {
    var found: [ForecastRecipe.Feature] = []
    for name in try reader.texts(key) {
      guard let feature = ForecastRecipe.Feature(rawValue: name) else {
        let all = ForecastRecipe.Feature.allCases.map(\.rawValue)
        throw reader.fault(.unknownReference(name, kind: "feature", available: all), at: key)
      }
      found.append(feature)
    }
    return found
  }

  private static func attribute(
    _ key: String, _ reader: MappingReader, _ available: [String]
  ) throws(DefinitionError) -> String {
    let name = try reader.text(key)
    guard available.contains(name) else {
      throw reader.fault(.unknownReference(name, kind: "attribute", available: available), at: key)
    }
    return name
  }
}
