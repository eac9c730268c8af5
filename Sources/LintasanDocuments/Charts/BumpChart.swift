/// How several entities went against each other: a line of ranks each, projected medians dashed.
public struct BumpChart: Hashable, Sendable {
  /// One entity.
  public struct Series: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its observed ranks by year.
    public var observed: [FanChart.Point]
    /// Its projected median ranks by year.
    public var projected: [FanChart.Point]
    /// Whether its line stands out.
    public var isHighlighted: Bool
    /// Years between its points at which it was not ranked; the line is interrupted there.
    public var gaps: [Int]

    /// An entity.
    public init(
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
  public var title: String
  /// What is measured, in smaller letters below it.
  public var subtitle: String
  /// The entities.
  public var series: [Series]
  /// Where ranks change their meaning; every line is interrupted there.
  public var breaks: [FanChart.Break]
  /// The source, below the chart.
  public var source: String

  /// A bump chart.
  public init(
    title: String, subtitle: String = "", series: [Series], breaks: [FanChart.Break] = [], source: String = ""
  ) {
    self.breaks = breaks
    self.title = title
    self.subtitle = subtitle
    self.series = series
    self.source = source
  }
}
