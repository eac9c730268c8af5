/// How the default model forecasts one index: data, not code.
package enum ForecastRecipe: Hashable, Sendable {
  /// Component by component: smoothed standing, corrected by a ridge regression on what was known at the origin; the
  /// points of several sets of rules are averaged with equal weights.
  case components([RuleSet])
  /// Standing that decays towards the group's mean.
  case groups(GroupRule)
  /// Pooled regression of the change of standing on gaps, used only where it has beaten the last value before.
  case generic

  /// What corrects a component's smoothed standing.
  package enum Feature: String, Hashable, Sendable, CaseIterable {
    /// The component's own standing at the origin.
    case own
    /// Indicators of the group that ``ComponentRule/group`` names.
    case group
    /// The drivers as known a year before the origin.
    case drivers
    /// How the drivers changed since, through the year before the target: known in a nowcast only.
    case driverChanges = "driver_changes"
    /// The component's own inputs as the target survey takes them, so many years before it.
    case inputs
    /// How those inputs changed between the origin's survey and the target's: known in a nowcast only.
    case inputChanges = "input_changes"
  }

  /// The rule of one component.
  package struct ComponentRule: Hashable, Sendable {
    /// The component.
    package let component: String
    /// The weight of the newest survey in the smoothed standing, in 0…1; 1 keeps the last value.
    package let smoothing: Double
    /// What corrects it, in order.
    package let features: [Feature]
    /// What corrects it in a nowcast.
    package let nowcastFeatures: [Feature]
    /// The name of the grouping for ``Feature/group``.
    package let group: String?

    /// A rule of one component.
    package init(
      _ component: String, smoothing: Double, features: [Feature], nowcastFeatures: [Feature]? = nil,
      group: String? = nil
    ) {
      self.component = component
      self.smoothing = smoothing
      self.features = features
      self.nowcastFeatures = nowcastFeatures ?? features
      self.group = group
    }
  }

  /// The same recipe with its components under other names, such as those of their columns.
  package func renaming(_ name: (String) -> String) -> ForecastRecipe {
    guard case .components(let sets) = self else { return self }
    return .components(
      sets.map { set in
        RuleSet(
          set.rules.map {
            ComponentRule(
              name($0.component), smoothing: $0.smoothing, features: $0.features, nowcastFeatures: $0.nowcastFeatures,
              group: $0.group)
          }, penalty: set.penalty)
      })
  }

  /// One rule for each component, and the penalty of their regressions.
  package struct RuleSet: Hashable, Sendable {
    /// The rules; a component without one keeps its last standing.
    package let rules: [ComponentRule]
    /// The ridge penalty on every coefficient, positive.
    package let penalty: Double

    /// A set of rules.
    package init(_ rules: [ComponentRule], penalty: Double) {
      precondition(penalty > 0, "a penalty of \(penalty)")
      self.rules = rules
      self.penalty = penalty
    }
  }

  /// The rule of an index whose units decay towards their group.
  package struct GroupRule: Hashable, Sendable {
    /// The name of the grouping.
    package let group: String
    /// A second grouping within, for some of the groups only: its name and those groups.
    package let subgroup: String?
    /// The groups whose units belong to subgroups.
    package let groupsWithSubgroups: Set<String>

    /// A rule by group, and by subgroup within some groups.
    package init(group: String, subgroup: String? = nil, groupsWithSubgroups: Set<String> = []) {
      self.group = group
      self.subgroup = subgroup
      self.groupsWithSubgroups = groupsWithSubgroups
    }
  }
}
