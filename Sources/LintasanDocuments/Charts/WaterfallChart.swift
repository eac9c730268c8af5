/// How a change adds up from its parts: from a start, part by part, to an end.
public struct WaterfallChart: Hashable, Sendable {
  /// A part of the change.
  public struct Part: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// What it adds; below zero it takes away.
    public var change: Double

    /// A part of the change.
    public init(name: String, change: Double) {
      self.name = name
      self.change = change
    }
  }

  /// The headline.
  public var title: String
  /// What is measured, in smaller letters below it.
  public var subtitle: String
  /// The name of the start, such as `2018: rank 107`.
  public var startLabel: String
  /// Where it begins.
  public var start: Double
  /// The parts, in the order of their drawing; with the start they add up to the end.
  public var parts: [Part]
  /// The name of the end.
  public var endLabel: String
  /// How numbers look.
  public var number: NumberStyle
  /// Whether less is better, as with ranks: then a fall is drawn as a gain.
  public var isLessBetter: Bool
  /// The source, below the chart.
  public var source: String

  /// A waterfall chart.
  public init(
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
