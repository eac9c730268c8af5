/// How several entities went against each other: a line of ranks each, projected medians dashed.
package struct BumpChart: Hashable, Sendable {
  /// One entity.
  package struct Series: Hashable, Sendable {
    /// Its name.
    package var name: String
    /// Its observed ranks by year.
    package var observed: [FanChart.Point]
    /// Its projected median ranks by year.
    package var projected: [FanChart.Point]
    /// Whether its line stands out.
    package var isHighlighted: Bool
    /// Years between its points at which it was not ranked; the line is interrupted there.
    package var gaps: [Int]

    /// An entity.
    package init(
      name: String, observed: [FanChart.Point], projected: [FanChart.Point] = [], isHighlighted: Bool = false,
      gaps: [Int] = []
    ) {
      self.gaps = gaps
      self.name = name
      self.observed = observed
      self.projected = projected
      self.isHighlighted = isHighlighted
    }
  }

  /// The headline.
  package var title: String
  /// What is measured, in smaller letters below it.
  package var subtitle: String
  /// The entities.
  package var series: [Series]
  /// Where ranks change their meaning; every line is interrupted there.
  package var breaks: [FanChart.Break]
  /// The source, below the chart.
  package var source: String

  /// A bump chart.
  package init(
    title: String, subtitle: String = "", series: [Series], breaks: [FanChart.Break] = [], source: String = ""
  ) {
    self.breaks = breaks
    self.title = title
    self.subtitle = subtitle
    self.series = series
    self.source = source
  }
}
