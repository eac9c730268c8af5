import Lintasan

/// Skill by horizon as a picture.
enum SkillPlot {
  static func write(_ result: BacktestResult, index: String, language: Language, to path: String) throws {
    guard PictureFile.isName(path) else {
      throw CommandFailure.usage("--plot is “\(path)”; expected a file that ends in .svg, .png or .pdf")
    }
    let chart = BacktestReport.chart(result, index: index, language: language)
    try PictureFile.write(chart.svg(in: language), to: path)
  }
}
