/// What is expected of one entity at one future survey.
public struct EntityForecast: Hashable, Sendable {
  /// The entity's identifier.
  public let entity: String
  /// Its name.
  public let name: String
  /// The year of the survey.
  public let year: Int
  /// How many surveys ahead that is, counted from 1.
  public let step: Int
  /// Its score.
  public let score: DrawSummary
  /// Its rank, from the same draws.
  public let rank: DrawSummary
  /// Its rank at the origin, if it had one.
  public let currentRank: Int?
  /// The probability of a better rank than at the origin.
  public let probabilityToImprove: Double?
  /// For each of the index's marks (10, 25, …) the probability to be among the first so many.
  public let probabilityOfTop: [Int: Double]
  /// What is to be said of its forecast, such as `few_points`.
  public let flags: [String]
}
