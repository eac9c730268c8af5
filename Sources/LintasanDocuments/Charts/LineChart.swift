/// Lines over a whole-number axis, such as skill over horizons or a cost over targets.
public struct LineChart: Hashable, Sendable {
  /// A line.
  public struct Series: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its points, in any order.
    public var points: [Point]
    /// Whether it stands out.
    public var isHighlighted: Bool

    /// A line.
    public init(name: String, points: [Point], isHighlighted: Bool = false) {
      self.name = name
      self.points = points
      self.isHighlighted = isHighlighted
    }
  }

  /// A point.
  public struct Point: Hashable, Sendable {
    /// Its place on the horizontal axis.
    public var x: Double
    /// Its place on the vertical axis.
    public var y: Double

    /// A point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The headline.
  public var title: String
  /// What is measured, in smaller letters below it.
  public var subtitle: String
  /// What the horizontal axis measures.
  public var xTitle: String
  /// The lines.
  public var series: [Series]
  /// A value that a line marks, such as 1 for “as good as naive”.
  public var reference: Double?
  /// What that value means.
  public var referenceLabel: String
  /// How the numbers of the vertical axis look.
  public var number: NumberStyle
  /// The source, below the chart.
  public var source: String

  /// A chart of lines.
  public init(
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
