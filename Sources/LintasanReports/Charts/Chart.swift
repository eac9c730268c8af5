/// A picture of numbers that can be drawn as SVG.
public protocol Chart: Sendable {
  /// What it shows, as a headline.
  var title: String { get }
  /// The picture as a document of its own: title and description inside, text as text, the same bytes each time.
  ///
  /// - Throws: `.emptyChart` where there is nothing to draw, `.notDrawable` for numbers that are not finite.
  func svg(in language: Language) throws(ReportError) -> String
  /// The picture for a narrow screen, about 400 units wide; `nil` where there is none of its own.
  func narrowSVG(in language: Language) throws(ReportError) -> String?
}

extension Chart {
  public func narrowSVG(in language: Language) throws(ReportError) -> String? { nil }
}
