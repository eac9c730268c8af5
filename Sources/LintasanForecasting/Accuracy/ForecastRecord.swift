/// How one forecast of one unit turned out.
public struct ForecastRecord: Hashable, Sendable {
  /// The model.
  public var model: String
  /// The survey that the forecast started from.
  public var origin: Int
  /// The survey that was forecast.
  public var target: Int
  /// Surveys from origin to target.
  public var horizon: Int
  /// The unit.
  public var unit: String
  /// The forecast rank among the units observed at both surveys.
  public var rank: Double
  /// Forecast rank less observed rank.
  public var rankError: Double
  /// The ranked probability score of the rank.
  public var rankCRPS: Double
  /// Whether the observed rank lies within the 80 % interval.
  public var isRankIn80: Bool
  /// Whether the observed rank lies within the 95 % interval.
  public var isRankIn95: Bool
  /// The share of draws with a better rank, and half of those with the same.
  package var rankPIT: Double
  /// Forecast score less observed score.
  public var scoreError: Double
  /// The absolute score error over the mean absolute change between neighbouring surveys up to the origin.
  package var scaledError: Double
  /// The CRPS of the score.
  public var scoreCRPS: Double
  /// Whether the observed score lies within the 80 % interval.
  public var isScoreIn80: Bool
  /// Whether the observed score lies within the 95 % interval.
  public var isScoreIn95: Bool
  /// The interval score of the 80 % interval.
  package var intervalScore80: Double
  /// The interval score of the 95 % interval.
  package var intervalScore95: Double
  /// The share of draws below the observed score.
  package var scorePIT: Double
  /// The chance of a better rank than at the origin, among the units observed at both surveys.
  package var probabilityToImprove: Double
  /// Whether the rank got better.
  package var hasImproved: Bool
  /// What the model chose at the origin, where it chooses.
  package var chosen: String?
  /// For each of ``rankThresholds`` the chance to be among the first so many; `nil` where there are no more units.
  package var probabilitiesOfTop: [Double?]

  /// The ranks for which chances are checked.
  package static let rankThresholds = [10, 25, 50, 100]
}

extension ForecastRecord {
  /// The same record of a model that is another by its own name, which it says as what it chose.
  func named(_ name: String, chosen: String) -> ForecastRecord {
    var record = self
    record.model = name
    record.chosen = record.chosen ?? chosen
    return record
  }
}
