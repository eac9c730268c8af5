import ArgumentParser
import Lintasan

/// The picture of a result, in a file of its own.
struct PlotOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Draw the result as SVG into this file.", valueName: "file"),
    completion: .file(extensions: ["svg"]))
  var plot: String?

  /// Draws the picture where one is asked for.
  func draw(in language: Language, _ figure: () throws -> Figure?) throws {
    guard let plot else { return }
    guard let figure = try figure() else {
      throw CommandFailure(.badData, "--plot \(plot): there is nothing to draw")
    }
    try FileWriter.write(Array(try figure.chart.svg(in: language).utf8), to: plot)
  }
}
