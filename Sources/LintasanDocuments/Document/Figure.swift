/// A picture in a report.
public struct Figure: Sendable {
  /// The stem of its file, such as `fan-IDN`.
  public var name: String
  /// What it shows, below it.
  public var caption: String
  /// What is drawn.
  public var chart: any Chart

  /// A figure.
  public init(name: String, caption: String, chart: any Chart) {
    self.name = name
    self.caption = caption
    self.chart = chart
  }
}
