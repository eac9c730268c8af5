public import LintasanCore

/// How an index is forecast, where the definition says so.
public struct ForecastSettings: Hashable, Sendable {
  /// A covariate that moves before the index does.
  public struct Driver: Hashable, Sendable {
    /// Its column.
    public let column: String
    /// Whether its logarithm counts.
    public let isLogged: Bool
  }

  /// What the standing of an entity rests on; components are named by their identifiers.
  public let recipe: ForecastRecipe
  /// The covariates that are used.
  public let drivers: [Driver]
}
