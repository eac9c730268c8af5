extension Report: CustomStringConvertible {
  /// The report as a terminal shows it.
  public var description: String {
    (try? TerminalFormat().render(self, options: RenderOptions(width: 100)).first?.text) ?? title
  }

  /// Writes the report; the ending says the format: `.md`, `.html`, `.xlsx`, `.docx`, `.tex`, `.csv`, `.json`, `.txt`.
  ///
  /// Figures that a format keeps in files of their own are not written: for those render the report and write its artifacts.
  ///
  /// - Throws: ``ReportError`` or ``OutputError`` with the reason.
  public func write(to path: String, options: RenderOptions = RenderOptions()) throws {
    guard let format = ReportFormats.forFile(named: path) else {
      throw ReportError.noFormat(path, available: ReportFormats.all.map { ".\($0.fileExtension)" })
    }
    guard let main = try format.render(self, options: options).first else { return }
    try FileWriter.write(main.bytes, to: path)
  }
}
