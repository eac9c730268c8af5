/// A year before which scores are not comparable with later ones.
package struct SeriesBreak: Hashable, Sendable {
  /// The first year of the new series.
  package let before: Int
  /// Why.
  package let reason: LocalizedText
}
