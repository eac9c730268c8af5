/// How one entity went and where it is heading: a line of what was observed, and bands around a projected median.
public struct FanChart: Hashable, Sendable {
  /// What the vertical axis measures.
  public enum Quantity: Hashable, Sendable {
    /// Ranks: 1 stands on top.
    case rank
    /// Scores: more stands on top; so many decimals in labels.
    case score(decimals: Int)
  }

  /// A value that was observed.
  public struct Point: Hashable, Sendable {
    /// The year.
    public var year: Int
    /// The value.
    public var value: Double

    /// A value of a year.
    public init(year: Int, value: Double) {
      self.year = year
      self.value = value
    }
  }

  /// A projected year.
  public struct Step: Hashable, Sendable {
    /// The year.
    public var year: Int
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

    /// A projected year with its intervals, ends in the order of the numbers.
    public init(year: Int, median: Double, lower95: Double, lower80: Double, upper80: Double, upper95: Double) {
      self.year = year
      self.median = median
      self.lower95 = lower95
      self.lower80 = lower80
      self.upper80 = upper80
      self.upper95 = upper95
    }
  }

  /// A year at which the series changes its meaning, such as a new instrument.
  public struct Break: Hashable, Sendable {
    /// The first year of the new meaning.
    public var year: Int
    /// A few words about it.
    public var label: String

    /// A break before a year.
    public init(year: Int, label: String) {
      self.year = year
      self.label = label
    }
  }

  /// Points in runs that a line may join: none reaches over one of the years at which it is interrupted.
  static func runs(_ points: [Point], interruptedAt years: [Int]) -> [[Point]] {
    var runs: [[Point]] = [[]]
    for point in points {
      if let last = runs[runs.count - 1].last, years.contains(where: { $0 > last.year && $0 <= point.year }) {
        runs.append([])
      }
      runs[runs.count - 1].append(point)
    }
    return runs
  }

  /// The headline.
  public var title: String
  /// What is measured, in smaller letters below it.
  public var subtitle: String
  /// The entity, for the description.
  public var name: String
  /// What the vertical axis measures.
  public var quantity: Quantity
  /// What was observed, any order.
  public var observed: [Point]
  /// What is projected, any order; may be empty.
  public var projected: [Step]
  /// Where the series changes its meaning; the line is interrupted there.
  public var breaks: [Break]
  /// The source, below the chart.
  public var source: String
  /// How high the plot is; less for a page on which there is little room, so that letters are not drawn small.
  package var plotHeight = 330.0

  /// A fan chart.
  public init(
    title: String, subtitle: String = "", name: String, quantity: Quantity = .rank, observed: [Point],
    projected: [Step], breaks: [Break] = [], source: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.name = name
    self.quantity = quantity
    self.observed = observed
    self.projected = projected
    self.breaks = breaks
    self.source = source
  }
}
