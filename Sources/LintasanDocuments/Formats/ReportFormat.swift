/// A way to turn a report into bytes. Nothing is written and nothing is read: what happens to the bytes is the caller's.
public protocol ReportFormat: Sendable {
  /// The name that the command line takes.
  var name: String { get }
  /// The extension of its files, without a dot.
  var fileExtension: String { get }
  /// One line of help.
  var summary: String { get }
  /// The report as files, the main one first; the same bytes for the same report and options.
  ///
  /// - Throws: `.emptyChart`, `.notDrawable` for a figure that cannot be drawn; `.noTable` by formats that show nothing
  ///   else; `.duplicateName`.
  func render(_ report: Report, options: RenderOptions) throws(ReportError) -> [Artifact]
}
