/// Lines over a whole-number axis, such as skill over horizons or a cost over targets.
package struct LineChart: Hashable, Sendable {
  /// A line.
  package struct Series: Hashable, Sendable {
    /// Its name.
    package var name: String
    /// Its points, in any order.
    package var points: [Point]
    /// Whether it stands out.
    package var isHighlighted: Bool

    /// A line.
    package init(name: String, points: [Point], isHighlighted: Bool = false) {
      self.name = name
      self.points = points
      self.isHighlighted = isHighlighted
    }
  }

  /// A point.
  package struct Point: Hashable, Sendable {
    /// Its place on the horizontal axis.
    package var x: Double
    /// Its place on the vertical axis.
    package var y: Double

    /// A point.
    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The headline.
  package var title: String
  /// What is measured, in smaller letters below it.
  package var subtitle: String
  /// What the horizontal axis measures.
  package var xTitle: String
  /// The lines.
  package var series: [Series]
  /// A value that a line marks, such as 1 for “as good as naive”.
  package var reference: Double?
  /// What that value means.
  package var referenceLabel: String
  /// How the numbers of the vertical axis look.
  package var number: NumberStyle
  /// The source, below the chart.
  package var source: String

  /// A chart of lines.
  package init(
    title: String, subtitle: String = "", xTitle: String = "", series: [Series], reference: Double? = nil,
    referenceLabel: String = "", number: NumberStyle = .decimals(2), source: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.xTitle = xTitle
    self.series = series
    self.reference = reference
    self.referenceLabel = referenceLabel
    self.number = number
    self.source = source
  }
}
