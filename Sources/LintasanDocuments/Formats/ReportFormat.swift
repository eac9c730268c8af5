/// A way to turn a report into bytes. Nothing is written and nothing is read: what happens to the bytes is the caller's.
public protocol ReportFormat: Sendable {
  /// The name that the command line takes.
  var name: String { get }
  /// The extension of its files, without a dot.
  var fileExtension: String { get }
  /// One line of help.
  var summary: String { get }
  /// What callers have to know of its files.
  var traits: FormatTraits { get }
  /// The report as files, the main one first; the same bytes for the same report and options.
  ///
  /// - Throws: `.emptyChart`, `.notDrawable` for a figure that cannot be drawn; `.noTable` by formats that show nothing
  ///   else; `.duplicateName`.
  func render(_ report: Report, options: RenderOptions) throws(ReportError) -> [Artifact]
}

extension ReportFormat {
  /// The report as files, without the figures that cannot be drawn where there are such: their tables say it all.
  package func renderDrawable(_ report: Report, options: RenderOptions) throws(ReportError) -> [Artifact] {
    do throws(ReportError) {
      return try render(report, options: options)
    } catch {
      guard error.isOfAFigure else { throw error }
      return try render(report.drawable, options: options)
    }
  }

  /// A text for programs, unless it says otherwise.
  public var traits: FormatTraits { [] }
}

/// What callers have to know of a format's files.
public struct FormatTraits: OptionSet, Hashable, Sendable {
  /// The traits as bits.
  public let rawValue: Int

  /// Traits from their bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// People read it, so that long tables are cut and words translated; programs read the others.
  public static let forPeople = FormatTraits(rawValue: 1)
  /// Its files hold pictures themselves.
  public static let holdsFigures = FormatTraits(rawValue: 2)
  /// The dialect of CSV and the guard against formulas apply to it.
  package static let takesDialect = FormatTraits(rawValue: 4)
  /// Its files are no text, and carry a time.
  package static let isOffice = FormatTraits(rawValue: 8)
}
