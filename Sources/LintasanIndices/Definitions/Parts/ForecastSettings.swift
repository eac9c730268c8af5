package import LintasanCore

/// How an index is forecast, where the definition says so.
package struct ForecastSettings: Hashable, Sendable {
  /// A covariate that moves before the index does.
  package struct Driver: Hashable, Sendable {
    /// Its column.
    package let column: String
    /// Whether its logarithm counts.
    package let isLogged: Bool
  }

  /// A series of which a component is made.
  package struct Input: Hashable, Sendable {
    /// The component, by its identifier.
    package let component: String
    /// The column of the covariates.
    package let column: String
    /// The value from which more counts no more; `nil` where all counts.
    package let maximum: Double?
    /// How many years before a survey the value is taken.
    package let lag: Int
  }

  /// What the standing of an entity rests on; components are named by their identifiers.
  package let recipe: ForecastRecipe
  /// The covariates that are used.
  package let drivers: [Driver]
  /// What components are made of, as far as there are series.
  package let inputs: [Input]
}
