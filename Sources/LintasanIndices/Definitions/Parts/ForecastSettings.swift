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

  /// A series of which a component is made.
  public struct Input: Hashable, Sendable {
    /// The component, by its identifier.
    public let component: String
    /// The column of the covariates.
    public let column: String
    /// The value from which more counts no more; `nil` where all counts.
    public let maximum: Double?
    /// How many years before a survey the value is taken.
    public let lag: Int
  }

  /// What the standing of an entity rests on; components are named by their identifiers.
  public let recipe: ForecastRecipe
  /// The covariates that are used.
  public let drivers: [Driver]
  /// What components are made of, as far as there are series.
  public let inputs: [Input]
}
