/// Estimates with their confidence intervals, one row each.
package struct CoefficientPlot: Hashable, Sendable {
  /// One estimate.
  package struct Row: Hashable, Sendable {
    /// Its name.
    package var name: String
    /// The estimate.
    package var estimate: Double
    /// The lower end of its interval.
    package var lower: Double
    /// The upper end of its interval.
    package var upper: Double

    /// An estimate.
    package init(name: String, estimate: Double, lower: Double, upper: Double) {
      self.name = name
      self.estimate = estimate
      self.lower = lower
      self.upper = upper
    }
  }

  /// The headline.
  package var title: String
  /// What is measured and at which level, in smaller letters below it.
  package var subtitle: String
  /// The estimates, in the order of their drawing.
  package var rows: [Row]
  /// The value that a line marks: no effect.
  package var reference: Double
  /// How numbers look.
  package var number: NumberStyle
  /// The source, below the chart.
  package var source: String

  /// A coefficient plot.
  package init(
    title: String, subtitle: String = "", rows: [Row], reference: Double = 0, number: NumberStyle = .significant(3),
    source: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.rows = rows
    self.reference = reference
    self.number = number
    self.source = source
  }
}
