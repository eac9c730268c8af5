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

/// Where a chart is looked at.
public enum ChartLayout: Hashable, Sendable, CaseIterable {
  /// A picture of its own, such as a file that is put into a document.
  case sheet
  /// A wide page that scrolls down: as a sheet, but what would need several columns runs on in one.
  case page
  /// A narrow screen.
  case phone

  /// How wide a chart is drawn that could have any width; letters are 10 to 20 units high.
  var width: Double { self == .phone ? 400 : 760 }
  /// Whether names and margins must be short.
  var isNarrow: Bool { self == .phone }
}
