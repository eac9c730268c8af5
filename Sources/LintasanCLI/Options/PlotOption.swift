import ArgumentParser
import Lintasan

/// The picture of a result: a file of its own, and a part of a result that is a page.
struct PlotOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Draw the result into this file: .svg, or .png and .pdf through librsvg.", valueName: "file"),
    completion: .file(extensions: PictureFile.endings))
  var plot: String?

  func validate() throws {
    if let plot, !PictureFile.isName(plot) {
      throw ValidationError("--plot \(plot): give a file that ends in .svg, .png or .pdf.")
    }
  }

  /// Draws the picture where one is asked for.
  func draw(in language: Language, _ figure: () throws -> Figure?) throws {
    guard let plot else { return }
    guard let figure = try figure() else {
      throw CommandFailure(.badData, "--plot \(plot): there is nothing to draw")
    }
    try PictureFile.write(figure.chart.svg(in: language), to: plot)
  }

  /// Shows a report, with its picture where that is wanted.
  func show(_ report: Report, with figure: Figure, _ output: OutputOptions) throws {
    var report = report
    if output.isPage { report.blocks.append(.figure(figure)) }
    try output.show(report)
    try draw(in: report.language) { figure }
  }
}
