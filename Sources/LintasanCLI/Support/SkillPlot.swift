import Lintasan

/// Skill by horizon as an SVG file.
enum SkillPlot {
  static func write(_ result: BacktestResult, index: String, language: Language, to path: String) throws {
    guard path.lowercased().hasSuffix(".svg") else {
      throw CommandFailure.usage("--plot is “\(path)”; expected a file that ends in .svg")
    }
    let chart = BacktestReport.chart(result, index: index, language: language)
    try OutputFile.write(Array(chart.svg(in: language).utf8), to: path)
  }
}
