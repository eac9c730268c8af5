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
    let foreign = form == .components ? ["group", "subgroup", "groups_with_subgroups"] : ["rule_sets", "drivers", "inputs"]
    for key in foreign where reader.has(key) {
      throw reader.fault(
        .unused("forecast.\(key)", without: "form: \(form == .components ? "groups" : "components")"), at: key)
    }
    switch form {
    case .components:
      let inputs = try Self.inputs(reader, components: components)
      var sets: [ForecastRecipe.RuleSet] = []
      for set in try reader.mappings("rule_sets", allowing: DefinitionKeys.at("forecast.rule_sets[]")) {
        let penalty = try set.number("penalty")
        guard penalty > 0 else { throw set.unexpected("penalty", expected: "a positive number") }
        var rules: [ForecastRecipe.ComponentRule] = []
        for rule in try set.mappings("rules", allowing: DefinitionKeys.at("forecast.rule_sets[].rules[]")) {
          rules.append(try Self.rule(rule, components: components, attributes: attributes, inputs: inputs))
        }
        guard !rules.isEmpty else { throw set.missing("rules") }
        sets.append(ForecastRecipe.RuleSet(rules, penalty: penalty))
      }
      guard !sets.isEmpty else { throw reader.missing("rule_sets") }
      for input in inputs where !sets.contains(where: { $0.uses(input) }) {
        throw reader.fault(.unused("forecast.inputs of \(input.component)", without: "nowcast: [inputs]"), at: "inputs")
      }
      return ForecastSettings(recipe: .components(sets), drivers: drivers, inputs: inputs)
    case .groups:
      return ForecastSettings(
        recipe: .groups(
          ForecastRecipe.GroupRule(
            group: try attribute("group", reader, attributes),
            subgroup: reader.has("subgroup") ? try attribute("subgroup", reader, attributes) : nil,
            groupsWithSubgroups: Set(try reader.texts("groups_with_subgroups")))),
        drivers: drivers, inputs: [])
    }
  }

  private static func inputs(
    _ reader: MappingReader, components: [Component]
  ) throws(DefinitionError) -> [ForecastSettings.Input] {
    var inputs: [ForecastSettings.Input] = []
    for entry in try reader.mappings("inputs", allowing: DefinitionKeys.at("forecast.inputs[]")) {
      let (component, column) = (try component(entry, components), try entry.text("column"))
      if inputs.contains(where: { $0.component == component && $0.column == column }) {
        throw entry.unexpected("column", expected: "each column once for \(component)")
      }
      inputs.append(
        ForecastSettings.Input(
          component: component, column: column,
          maximum: entry.has("maximum") ? try entry.number("maximum") : nil,
          lag: entry.has("lag") ? try entry.integer("lag", in: 0...20, "a number of years from 0 to 20") : usualLag))
    }
    return inputs
  }

  /// How many years before a survey its inputs are of, unless a definition says otherwise.
  private static let usualLag = 2

  private static func component(
    _ reader: MappingReader, _ components: [Component]
  ) throws(DefinitionError) -> String {
    let component = try reader.text("component")
    guard components.contains(where: { $0.id == component }) else {
      throw reader.fault(
        .unknownReference(component, kind: "component", available: components.map(\.id)), at: "component")
    }
    return component
  }

  private static func rule(
    _ reader: MappingReader, components: [Component], attributes: [String], inputs: [ForecastSettings.Input]
  ) throws(DefinitionError) -> ForecastRecipe.ComponentRule {
    let component = try component(reader, components)
    let smoothing = try reader.number("smoothing")
    guard (0...1).contains(smoothing) else { throw reader.unexpected("smoothing", expected: "a number from 0 to 1") }
    let features = try features("features", reader)
    let nowcast = reader.has("nowcast") ? try Self.features("nowcast", reader) : features
    let fed = features.contains { $0.isOfInputs } ? "features" : nowcast.contains { $0.isOfInputs } ? "nowcast" : nil
    if let fed, !inputs.contains(where: { $0.component == component }) {
      throw reader.fault(.unused(fed + ": inputs", without: "forecast.inputs of \(component)"), at: fed)
    }
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

extension ForecastRecipe.Feature {
  fileprivate var isOfInputs: Bool { self == .inputs || self == .inputChanges }
}

extension ForecastRecipe.RuleSet {
  fileprivate func uses(_ input: ForecastSettings.Input) -> Bool {
    rules.contains { rule in
      rule.component == input.component && (rule.features + rule.nowcastFeatures).contains { $0.isOfInputs }
    }
  }
}
