/// Where many entities are expected to stand, with intervals: one row each, in columns where there are very many.
public struct IntervalPlot: Hashable, Sendable {
  /// One entity.
  public struct Row: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The median.
    public var median: Double
    /// The lower end of the 95% interval.
    public var lower95: Double
    /// The lower end of the 80% interval.
    public var lower80: Double
    /// The upper end of the 80% interval.
    public var upper80: Double
    /// The upper end of the 95% interval.
    public var upper95: Double
    /// Its last observed rank.
    public var observed: Double?
    /// Whether it stands out.
    public var isHighlighted: Bool

    /// An entity with its intervals, ends in the order of the numbers.
    public init(
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
  public var title: String
  /// What is measured, in smaller letters below it.
  public var subtitle: String
  /// The entities; they are drawn by median, then by name.
  public var rows: [Row]
  /// The source, below the chart.
  public var source: String
  /// From how many rows on a further column is begun.
  public var rowsPerColumn: Int

  /// An interval plot.
  public init(title: String, subtitle: String = "", rows: [Row], source: String = "", rowsPerColumn: Int = 210) {
    self.title = title
    self.subtitle = subtitle
    self.rows = rows
    self.source = source
    self.rowsPerColumn = max(1, rowsPerColumn)
  }
}
