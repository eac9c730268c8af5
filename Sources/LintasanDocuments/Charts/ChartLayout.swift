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
