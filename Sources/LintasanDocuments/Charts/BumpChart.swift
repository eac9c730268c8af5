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

    /// An entity.
    public init(
      name: String, observed: [FanChart.Point], projected: [FanChart.Point] = [], isHighlighted: Bool = false
    ) {
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
  /// The source, below the chart.
  public var source: String

  /// A bump chart.
  public init(title: String, subtitle: String = "", series: [Series], source: String = "") {
    self.title = title
    self.subtitle = subtitle
    self.series = series
    self.source = source
  }
}
