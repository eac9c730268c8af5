/// What is expected of one entity at one future survey.
public struct EntityForecast: Hashable, Sendable {
  /// The entity's identifier.
  public let entity: String
  /// Its name.
  public let name: String
  /// The year of the survey.
  public let year: Int
  /// How many surveys ahead that is, counted from 1.
  package let step: Int
  /// Its score.
  public let score: DrawSummary
  /// Its rank, from the same draws.
  public let rank: DrawSummary
  /// Its place in the order of central scores.
  package let rankOrder: Int
  /// The rank that a backtest holds against what came: the median rank, the place, or halfway between, as the model says.
  package let rankCentral: Double
  /// Its rank at the origin, if it had one.
  public let currentRank: Double?
  /// The probability of a better rank than at the origin.
  public let probabilityToImprove: Double?
  /// For each of the index's marks (10, 25, …) the probability to be among the first so many.
  public let probabilityOfTop: [Int: Double]
  /// What is to be said of its forecast, such as `few_points`.
  package let flags: [String]
}
