/// Estimates with their confidence intervals, one row each.
public struct CoefficientPlot: Hashable, Sendable {
  /// One estimate.
  public struct Row: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The estimate.
    public var estimate: Double
    /// The lower end of its interval.
    public var lower: Double
    /// The upper end of its interval.
    public var upper: Double

    /// An estimate.
    public init(name: String, estimate: Double, lower: Double, upper: Double) {
      self.name = name
      self.estimate = estimate
      self.lower = lower
      self.upper = upper
    }
  }

  /// The headline.
  public var title: String
  /// What is measured and at which level, in smaller letters below it.
  public var subtitle: String
  /// The estimates, in the order of their drawing.
  public var rows: [Row]
  /// The value that a line marks: no effect.
  public var reference: Double
  /// How numbers look.
  public var number: NumberStyle
  /// The source, below the chart.
  public var source: String

  /// A coefficient plot.
  public init(
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
