/// How an index is forecast, where the definition says so.
public struct ForecastSettings: Hashable, Sendable {
  /// What the standing of an entity rests on.
  public enum Form: Hashable, Sendable {
    /// Component by component; the points of several sets of rules are averaged.
    case components([RuleSet])
    /// Standing that decays towards the mean of the group, and of the subgroup within some groups.
    case groups(group: String, subgroup: String?, groupsWithSubgroups: [String])
  }

  /// What corrects a component's smoothed standing.
  public enum Feature: String, Hashable, Sendable, CaseIterable {
    /// The component's own standing.
    case own
    /// The entity's group.
    case group
    /// The drivers as known at the origin.
    case drivers
    /// How the drivers changed since: in a nowcast only.
    case driverChanges = "driver_changes"
  }

  /// The rule of one component.
  public struct Rule: Hashable, Sendable {
    /// The component's identifier.
    public let component: String
    /// The weight of the newest survey in the smoothed standing, in 0…1.
    public let smoothing: Double
    /// What corrects it.
    public let features: [Feature]
    /// What corrects it in a nowcast.
    public let nowcast: [Feature]
    /// The attribute whose groups ``Feature/group`` means.
    public let group: String?
  }

  /// Rules with the penalty of their regressions.
  public struct RuleSet: Hashable, Sendable {
    /// The rules, one a component.
    public let rules: [Rule]
    /// The ridge penalty, positive.
    public let penalty: Double
  }

  /// A covariate that moves before the index does.
  public struct Driver: Hashable, Sendable {
    /// Its column.
    public let column: String
    /// Whether its logarithm counts.
    public let isLogged: Bool
  }

  /// What the standing rests on.
  public let form: Form
  /// The covariates that are used.
  public let drivers: [Driver]
}
