import ArgumentParser
import Lintasan

/// A picture of a result: as an SVG file of its own, and within a result that is HTML.
struct PlotOption: ParsableArguments {
  @Option(help: ArgumentHelp("Draw the result as an SVG file.", valueName: "file"))
  var plot: String?

  func validate() throws {
    if let plot, !plot.lowercased().hasSuffix(".svg") {
      throw ValidationError("--plot \(plot): pictures are drawn as SVG; give a file that ends in .svg.")
    }
  }

  /// Shows a report, with its picture where that is wanted.
  func show(_ report: Report, with figure: Figure, _ output: OutputOptions) throws {
    var report = report
    if output.isPage {
      report.blocks.append(.figure(figure))
    }
    try output.show(report)
    if let plot { try FileWriter.write(Array(figure.chart.svg(in: report.language).utf8), to: plot) }
  }
}
