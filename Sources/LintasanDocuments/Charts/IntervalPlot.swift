/// Where many entities are expected to stand, with intervals: one row each, in columns where there are very many.
package struct IntervalPlot: Hashable, Sendable {
  /// One entity.
  package struct Row: Hashable, Sendable {
    /// Its name.
    package var name: String
    /// The median.
    package var median: Double
    /// The lower end of the 95% interval.
    package var lower95: Double
    /// The lower end of the 80% interval.
    package var lower80: Double
    /// The upper end of the 80% interval.
    package var upper80: Double
    /// The upper end of the 95% interval.
    package var upper95: Double
    /// Its last observed rank.
    package var observed: Double?
    /// Whether it stands out.
    package var isHighlighted: Bool

    /// An entity with its intervals, ends in the order of the numbers.
    package init(
      name: String, median: Double, lower95: Double, lower80: Double, upper80: Double, upper95: Double,
      observed: Double? = nil, isHighlighted: Bool = false
    ) {
      self.name = name
      self.median = median
      self.lower95 = lower95
      self.lower80 = lower80
      self.upper80 = upper80
      self.upper95 = upper95
      self.observed = observed
      self.isHighlighted = isHighlighted
    }
  }

  /// The headline.
  package var title: String
  /// What is measured, in smaller letters below it.
  package var subtitle: String
  /// The entities; they are drawn by median, then by name.
  package var rows: [Row]
  /// The source, below the chart.
  package var source: String
  /// From how many rows on a further column is begun.
  package var rowsPerColumn: Int

  /// An interval plot.
  package init(title: String, subtitle: String = "", rows: [Row], source: String = "", rowsPerColumn: Int = 210) {
    self.title = title
    self.subtitle = subtitle
    self.rows = rows
    self.source = source
    self.rowsPerColumn = max(1, rowsPerColumn)
  }
}
