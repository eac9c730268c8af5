/// How a change adds up from its parts: from a start, part by part, to an end.
package struct WaterfallChart: Hashable, Sendable {
  /// A part of the change.
  package struct Part: Hashable, Sendable {
    /// Its name.
    package var name: String
    /// What it adds; below zero it takes away.
    package var change: Double

    /// A part of the change.
    package init(name: String, change: Double) {
      self.name = name
      self.change = change
    }
  }

  /// The headline.
  package var title: String
  /// What is measured, in smaller letters below it.
  package var subtitle: String
  /// The name of the start, such as `2018: rank 107`.
  package var startLabel: String
  /// Where it begins.
  package var start: Double
  /// The parts, in the order of their drawing; with the start they add up to the end.
  package var parts: [Part]
  /// The name of the end.
  package var endLabel: String
  /// How numbers look.
  package var number: NumberStyle
  /// Whether less is better, as with ranks: then a fall is drawn as a gain.
  package var isLessBetter: Bool
  /// The source, below the chart.
  package var source: String

  /// A waterfall chart.
  package init(
    title: String, subtitle: String = "", startLabel: String, start: Double, parts: [Part], endLabel: String,
    number: NumberStyle = .rank, isLessBetter: Bool = false, source: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.startLabel = startLabel
    self.start = start
    self.parts = parts
    self.endLabel = endLabel
    self.number = number
    self.isLessBetter = isLessBetter
    self.source = source
  }
}
