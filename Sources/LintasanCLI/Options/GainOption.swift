import ArgumentParser
import Lintasan

/// Gains that a scenario adds to one entity.
struct GainOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "With one entity in --focus: a gain in points of a component, from the next survey or a later one on, such as "
        + "osi=+0.10@2026; may be repeated.",
      valueName: "component=gain@year"))
  var gain: [GainOption] = []

  /// The scenario of a projection's one entity in focus; `nil` where no gain is asked for.
  func scenario(of projection: Projection, focus: [String]?) throws -> ScenarioProjection? {
    guard !gain.isEmpty else { return nil }
    guard let focus, focus.count == 1 else {
      throw CommandFailure.usage("--gain is about one entity; name it with --focus, such as --focus IDN")
    }
    return try ScenarioProjection(projection, entity: focus[0], gains: gain.map(\.scenario))
  }
}

/// `osi=+0.10` or `osi=+0.10@2026`.
struct GainOption: ExpressibleByArgument {
  let scenario: GainScenario

  init?(argument: String) {
    guard let scenario = GainScenario(argument) else { return nil }
    self.scenario = scenario
  }
}
