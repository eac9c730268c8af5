/// A picture of numbers that can be drawn as SVG.
public protocol Chart: Sendable {
  /// What it shows, as a headline.
  var title: String { get }
  /// The picture as a document of its own: title and description inside, text as text, the same bytes each time.
  ///
  /// - Throws: `.emptyChart` where there is nothing to draw, `.notDrawable` for numbers that are not finite.
  func svg(in language: Language, layout: ChartLayout) throws(ReportError) -> String
}

extension Chart {
  /// The picture as a sheet of its own.
  public func svg(in language: Language) throws(ReportError) -> String { try svg(in: language, layout: .sheet) }
}
