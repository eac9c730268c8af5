import Foundation
import LintasanAnalysis
import LintasanDatasets
import LintasanForecasting
import LintasanTestSupport
import Testing

/// A forecast as of a year is the one that a backtest judges: the same whether the data end there or are cut there.
@Suite struct AsOfTests {
  @Test(arguments: [("egdi", 2008), ("egdi", 2010), ("egdi", 2018), ("spbe", 2020), ("spbe", 2022)])
  func sameDraws(index: String, year: Int) throws {
    let library = try DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets"))
    let whole = try IndexLoader.shipped(index, in: library).forecastProblem()
    let cut = try IndexLoader.shipped(index, in: library, asOf: year).forecastProblem()
    for model in [PanelModel(), PanelModel.smoothing] {
      let judged = try model.forecast(whole, asOf: year, steps: 2)
      let told = try model.forecast(cut, steps: 2)
      #expect(told.times == judged.times && told.units == judged.units)
      #expect(told.scores(draw: 3, seed: 1) == judged.scores(draw: 3, seed: 1), "\(index) \(year) \(model.name)")
    }
  }
}
