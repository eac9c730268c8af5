/// A part of a report that stands by itself.
public enum Block: Sendable {
  /// A heading; the title of the report is level 1, so that sections begin at 2.
  case heading(level: Int, String)
  /// Running text.
  case paragraph([Inline])
  /// A list of items.
  case list([[Inline]], isNumbered: Bool = false)
  /// A table.
  case table(ReportTable)
  /// A picture.
  case figure(Figure)
  /// A caveat or remark, set apart from the text.
  case note([Inline])
  /// Text to be taken letter by letter, such as a command.
  case code(String)
}

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
