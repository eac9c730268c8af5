/// How one entity went and where it is heading: a line of what was observed, and bands around a projected median.
package struct FanChart: Hashable, Sendable {
  /// What the vertical axis measures.
  package enum Quantity: Hashable, Sendable {
    /// Ranks: 1 stands on top.
    case rank
    /// Scores: more stands on top; so many decimals in labels.
    case score(decimals: Int)
  }

  /// A value that was observed.
  package struct Point: Hashable, Sendable {
    /// The year.
    package var year: Int
    /// The value.
    package var value: Double

    /// A value of a year.
    package init(year: Int, value: Double) {
      self.year = year
      self.value = value
    }
  }

  /// A projected year.
  package struct Step: Hashable, Sendable {
    /// The year.
    package var year: Int
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

    /// A projected year with its intervals, ends in the order of the numbers.
    package init(year: Int, median: Double, lower95: Double, lower80: Double, upper80: Double, upper95: Double) {
      self.year = year
      self.median = median
      self.lower95 = lower95
      self.lower80 = lower80
      self.upper80 = upper80
      self.upper95 = upper95
    }
  }

  /// A year at which the series changes its meaning, such as a new instrument.
  package struct Break: Hashable, Sendable {
    /// The first year of the new meaning.
    package var year: Int
    /// A few words about it.
    package var label: String

    /// A break before a year.
    package init(year: Int, label: String) {
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
  package var title: String
  /// What is measured, in smaller letters below it.
  package var subtitle: String
  /// The entity, for the description.
  package var name: String
  /// What the vertical axis measures.
  package var quantity: Quantity
  /// What was observed, any order.
  package var observed: [Point]
  /// What is projected, any order; may be empty.
  package var projected: [Step]
  /// Where the series changes its meaning; the line is interrupted there.
  package var breaks: [Break]
  /// The source, below the chart.
  package var source: String
  /// How high the plot is; less for a page on which there is little room, so that letters are not drawn small.
  package var plotHeight = 330.0

  /// A fan chart.
  package init(
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
