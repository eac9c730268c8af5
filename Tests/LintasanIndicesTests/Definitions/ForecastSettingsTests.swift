import LintasanCore
import LintasanIndices
import Testing

@Suite("How an index is forecast, by its definition")
struct ForecastSettingsTests {
  private func settings(_ yaml: String) throws -> ForecastSettings? {
    try DefinitionReadingTests.read(DefinitionReadingTests.smallest + "\n" + yaml).forecast
  }

  @Test("Without the key an index is forecast as any panel")
  func nothingSaid() throws {
    #expect(try settings("") == nil)
  }

  @Test("Rules name components; a nowcast has the same features unless it says otherwise")
  func rules() throws {
    let found = try #require(
      try settings(
        """
        forecast:
          form: components
          drivers: [{column: income, transform: log}, {column: users}]
          rule_sets:
            - penalty: 10
              rules:
                - {component: a, smoothing: 0.7, features: [own]}
                - {component: b, smoothing: 1, features: [drivers], nowcast: [drivers, driver_changes]}
        """))
    guard case .components(let sets) = found.recipe else {
      Issue.record("\(found.recipe)")
      return
    }
    #expect(sets.count == 1 && sets[0].penalty == 10)
    #expect(sets[0].rules.map(\.component) == ["a", "b"] && sets[0].rules[0].smoothing == 0.7)
    #expect(
      sets[0].rules[0].nowcastFeatures == [.own] && sets[0].rules[1].nowcastFeatures == [.drivers, .driverChanges])
    #expect(found.drivers.map(\.column) == ["income", "users"] && found.drivers.map(\.isLogged) == [true, false])
  }

  @Test("A nowcast by inputs: each with its component, a cap and how many years before a survey it is taken")
  func inputs() throws {
    let found = try #require(
      try settings(
        """
        forecast:
          form: components
          inputs: [{component: a, column: users, maximum: 100}, {component: a, column: lines, lag: 1}]
          rule_sets: [{penalty: 1, rules: [{component: a, smoothing: 1, features: [], nowcast: [inputs, input_changes]}]}]
        """))
    #expect(found.inputs.map(\.column) == ["users", "lines"] && found.inputs.map(\.lag) == [2, 1])
    #expect(found.inputs.map(\.maximum) == [100, nil])
    guard case .components(let sets) = found.recipe else { return }
    #expect(sets[0].rules[0].nowcastFeatures == [.inputs, .inputChanges])
  }

  @Test(
    "What cannot be is refused",
    arguments: [
      "forecast: {form: components, rule_sets: [{penalty: 1, rules: [{component: a, smoothing: 1, features: [inputs]}]}]}",
      """
      forecast:
        form: components
        inputs: [{component: a, column: users}]
        rule_sets: [{penalty: 1, rules: [{component: a, smoothing: 1, features: []}]}]
      """,
      """
      forecast:
        form: components
        inputs: [{component: a, column: users}, {component: a, column: users, lag: 1}]
        rule_sets: [{penalty: 1, rules: [{component: a, smoothing: 1, features: [inputs]}]}]
      """,
      "forecast: {form: magic}", "forecast: {form: components}",
      "forecast: {form: components, rule_sets: [{penalty: 0, rules: [{component: a, smoothing: 1, features: []}]}]}",
      "forecast: {form: components, rule_sets: [{penalty: 1, rules: [{component: z, smoothing: 1, features: []}]}]}",
      "forecast: {form: components, rule_sets: [{penalty: 1, rules: [{component: a, smoothing: 2, features: []}]}]}",
      "forecast: {form: components, rule_sets: [{penalty: 1, rules: [{component: a, smoothing: 1, features: [x]}]}]}",
      "forecast: {form: components, rule_sets: [{penalty: 1, rules: []}]}",
      "forecast: {form: groups}", "forecast: {form: groups, group: nowhere}",
    ])
  func refused(yaml: String) {
    #expect(throws: DefinitionError.self) { try settings(yaml) }
  }
}
