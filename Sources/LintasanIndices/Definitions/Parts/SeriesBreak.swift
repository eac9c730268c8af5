/// A year before which scores are not comparable with later ones.
public struct SeriesBreak: Hashable, Sendable {
  /// The first year of the new series.
  public let before: Int
  /// Why.
  public let reason: LocalizedText
}
