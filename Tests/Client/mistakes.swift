// Ordinary mistakes of a program that uses the library. What data can cause throws, and is caught here; what only a programmer can
// cause stops the program, one a run: the number of the mistake is the argument.
import Lintasan

enum Data {
  static let panel = Result { try Table(contentsOf: "panel.csv") }
  static let small = Result {
    try Table(["country": ["KOR", "JPN", "IDN", "KOR"], "year": [2020, 2020, 2020, 2022], "x": [1, 2, 3, 5]])
  }
  static let index = Result {
    try IndexData(panel.get(), entity: "country", time: "year", value: "score", bounds: 0...1)
  }
  static let fit = Result { try panel.get().regress("score ~ gdp + factor(region)") }
  static let projection = Result { try Projection(of: index.get(), through: 2026, seed: 1, draws: 50) }
}

struct Wrong: Forecaster {
  let name = "wrong"
  let summary = "gives what is no forecast"
  let futures: @Sendable (ForecastHistory) -> Futures
  func futures(of history: ForecastHistory, steps: Int) -> Futures { futures(history) }
}

func forecast(by futures: @escaping @Sendable (ForecastHistory) -> Futures) throws {
  _ = try Projection(of: Data.index.get(), stepsAhead: 1, model: Wrong(futures: futures), seed: 1, draws: 10)
}

let a: Matrix = [[4, 1], [1, 3]]
let wide: Matrix = [[1, 2, 3], [4, 5, 6]]
let scores = [0.5, 0.6, 0.7]

typealias Mistake = (code: String, work: @MainActor () throws -> Any)

let thrown: [Mistake] = [
  ("Table(csv:) of a row that is short", { try Table(csv: "a,b\n1,2\n3\n") }),
  ("Table(csv:) of nothing", { try Table(csv: "") }),
  ("Table(contentsOf:) of no file", { try Table(contentsOf: "nowhere.csv") }),
  ("columns of unequal lengths", { try Table(["a": [1, 2], "b": [1]]) }),
  ("two columns of one name", { try Table(["a": [1], "a": [2]]) }),
  ("numbers(_:) of a column that is not there", { try Data.small.get().numbers("y") }),
  ("numbers(_:) of texts", { try Data.small.get().numbers("country") }),
  ("sorted(by:) a column that is not there", { try Data.small.get().sorted(by: "yaer") }),
  ("aggregated(.mean) of texts", { try Data.small.get().grouped(by: "year").aggregated(.mean("country")) }),
  ("joining on keys that repeat", { try Data.small.get().joining(Data.small.get(), on: "country") }),
  ("joining with columns of one name", { try Data.small.get().joining(Data.small.get(), on: "country", "year") }),
  ("renaming onto a name that is taken", { try Data.small.get().renaming(["x": "year"]) }),
  ("adding a column that is short", { try Data.small.get().adding(Column("z", [1, 2])) }),
  ("stacked(_:) of numbers and texts", { try Table.stacked([Data.small.get(), Table(["x": ["a"]])]) }),
  ("write(to:) with an unknown ending", { try Data.small.get().write(to: "x.unknown") }),
  ("Matrix(checkingRows:) of ragged rows", { try Matrix(checkingRows: [[1, 2], [3]]) }),
  ("times(_:) of shapes that do not meet", { try wide.times(wide) }),
  ("solve(_:) of a right side that is long", { try a.solve([1, 2, 3]) }),
  ("solve(_:) of a singular matrix", { try Matrix(rows: [[1, 2], [2, 4]]).solve([1, 2]) }),
  ("determinant() of what is not square", { try wide.determinant() }),
  ("Cholesky of what is not symmetric", { try Cholesky([[4, 1], [2, 3]]) }),
  ("QR of what is no number", { try QR([[.nan, 1], [1, 2]]) }),
  ("Normal with a spread below 0", { try Normal(mean: 0, standardDeviation: -1) }),
  ("quantile(_:) at 2", { try Normal.standard.quantile(2) }),
  ("SobolSequence of no dimension", { try SobolSequence(dimensions: 0) }),
  ("RankDistribution of no draws", { try RankDistribution(draws: []) }),
  ("RankDistribution of ragged draws", { try RankDistribution(draws: [[1, 2], [1]]) }),
  ("RankDistribution of what is no number", { try RankDistribution(draws: [[1, 2], [.nan, 1]]) }),
  ("regress with a name that is not there", { try Data.panel.get().regress("scoer ~ gdp") }),
  ("regress with a formula that is none", { try Data.panel.get().regress("score gdp") }),
  ("regress of texts", { try Data.panel.get().regress("country ~ gdp") }),
  ("regress of no rows", { try Data.panel.get().head(0).regress("score ~ gdp") }),
  ("regress of fewer rows than terms", { try Data.panel.get().head(2).regress("score ~ gdp + year + factor(country)") }),
  ("errors by clusters that are not there", { try Data.panel.get().regress("score ~ gdp", errors: .clustered("x")) }),
  ("weights below 0", { try Data.panel.get().setting("w") { _ in -1 }.regress("score ~ gdp", weights: "w") }),
  (
    "predict with a level that was not fitted",
    {
      try Data.fit.get().predict(Table(["gdp": [1], "region": ["Mars"]]), interval: .confidence(0.95))
    }
  ),
  ("predict without a column", { try Data.fit.get().predict(Table(["gdp": [1]]), interval: .confidence(0.95)) }),
  ("predict with a level of 95", { try Data.fit.get().predict(Data.panel.get(), interval: .confidence(95)) }),
  ("test(_:) of a term that is not there", { try Data.fit.get().test("gpd = 0") }),
  ("a bootstrap of 0 draws", { try Data.panel.get().regress("score ~ gdp", errors: .named("bootstrap:0")) }),
  (
    "IndexData of a column that is not there",
    {
      try IndexData(Data.panel.get(), entity: "land", time: "year", value: "score")
    }
  ),
  (
    "IndexData with a row twice",
    {
      try IndexData(Table.stacked([Data.panel.get(), Data.panel.get()]), entity: "country", time: "year", value: "score")
    }
  ),
  ("ranking(in:) a year that is not there", { try Data.index.get().ranking(in: 1999) }),
  ("Projection into the past", { try Projection(of: Data.index.get(), through: 2020, seed: 1) }),
  ("Projection of 0 steps", { try Projection(of: Data.index.get(), stepsAhead: 0, seed: 1) }),
  ("Projection of 0 draws", { try Projection(of: Data.index.get(), stepsAhead: 1, seed: 1, draws: 0) }),
  ("entityForecast of a name that is not there", { try Data.projection.get().entityForecast("XXX", in: 2026) }),
  ("a model whose points are too few", { try forecast { _ in .points([[1, 2]], spreads: [[1, 2]]) } }),
  ("a model that gives no number", { try forecast { last in .draws { _ in [last.last.map { _ in .nan }] } } }),
  ("a backtest of no models", { try Backtest(of: Data.index.get(), models: []) }),
  ("a backtest 0 steps ahead", { try Backtest(of: Data.index.get(), models: [.naive], horizons: [0]) }),
  (
    "confidence sets with errors that are too few",
    {
      try RankConfidenceSets(scores, errors: ScoreErrors(standardErrors: [1]))
    }
  ),
  ("confidence sets of ragged draws", { try ScoreErrors(draws: [[1, 2], [1]]) }),
  (
    "confidence sets of 0 draws",
    {
      try RankConfidenceSets(scores, errors: ScoreErrors(standardErrors: [1, 1, 1]), options: .init(draws: 0))
    }
  ),
  (
    "a confidence of 95",
    {
      try RankConfidenceSets(scores, errors: ScoreErrors(standardErrors: [1, 1, 1]), options: .init(confidence: 95))
    }
  ),
  (
    "a study of uncertainty of 0 draws",
    {
      try UncertaintyStudy(
        CompositeStudy(CompositeInput(IndexData.egdi(), year: 2024), settings: UncertaintySettings()), draws: 0, seed: 1)
    }
  ),
  ("an aggregation of ragged rows", { try Aggregator(named: "arithmetic").scores([[1, 2], [1]], weights: [0.5, 0.5]) }),
  ("a normalisation of equal values", { try Normalisation(named: "min_max").apply([1, 1, 1]) }),
  ("decomposition(of:from:to:) backwards", { try IndexData.egdi().decomposition(of: "IDN", from: 2020, to: 2018) }),
  (
    "a document in a form that there is not",
    {
      try RegressionReport([Data.fit.get()]).document().write(to: "x.nope")
    }
  ),
]

let stopped: [Mistake] = [
  ("table.selecting(rows: [9])", { try Data.small.get().selecting(rows: [9]) }),
  ("table.rows[9]", { try Data.small.get().rows[9] }),
  ("table[9, \"x\"]", { try Data.small.get()[9, "x"] }),
  ("table[0, \"yaer\"]", { try Data.small.get()[0, "yaer"] }),
  ("row.number(\"country\")", { try Data.small.get().filter { $0.number("country") == 1 } }),
  ("Matrix(rows: [[1, 2], [3]])", { Matrix(rows: [[1, 2], [3]]) }),
  ("Matrix(rows: -1, columns: 2)", { Matrix(rows: -1, columns: 2) }),
  ("Matrix(rows: 2, columns: 2, columnMajor: [1])", { Matrix(rows: 2, columns: 2, columnMajor: [1]) }),
  ("a[2, 0]", { a[2, 0] }),
  ("a.row(7)", { a.row(7) }),
  ("a[0..<7, ...]", { a[0..<7, ...] }),
  ("a[5..., 0...1]", { a[5..., 0...1] }),
  ("a + wide", { a + wide }),
  ("a * [1, 2, 3]", { a * [1.0, 2, 3] }),
  ("wide.trace", { wide.trace }),
  ("Moments.correlation([1, 2], [1])", { Moments.correlation([1, 2], [1]) as Any }),
  ("Quantiles.of(scores, [50])", { Quantiles.of(scores, [50]) as Any }),
  (
    "normal.samples(-1, using: &random)",
    {
      var random = PhiloxStream(seed: 1)
      return try Normal.standard.samples(-1, using: &random)
    }
  ),
  (
    "random.index(below: 0)",
    {
      var random = PhiloxStream(seed: 1)
      return random.index(below: 0)
    }
  ),
  ("sequence.point(-1)", { try SobolSequence(dimensions: 2).point(-1) }),
  ("Ranking([1, .nan])", { Ranking([1, .nan]) }),
  ("ranking.levelWith(9)", { Ranking([1, 2]).levelWith(9) }),
  ("distribution.median(9)", { try RankDistribution(draws: [[1, 2]]).median(9) }),
  ("fit.confidenceIntervals(95)", { try Data.fit.get().confidenceIntervals(95) }),
  ("projection.forecast(of: \"XXX\", in: 2026)", { try Data.projection.get().forecast(of: "XXX", in: 2026) }),
  ("projection.movers(stepsAhead: 0, count: 2)", { try Data.projection.get().movers(stepsAhead: 0, count: 2) }),
  (
    "SobolStudy of 2 outputs that gives 1",
    {
      try SobolStudy(inputs: 2, outputs: 2, points: 128, seed: 1) { [$0[0]] }
    }
  ),
  (
    "TransitionMatrix of 2 classes with a move from 5",
    {
      TransitionMatrix([.init(unit: 0, from: 5, to: 0)], classes: 2)
    }
  ),
  ("RegressionReport([])", { RegressionReport([]).document() }),
]

func sentence(_ error: any Error) -> String { "\(error)".split(separator: "\n")[0].description }

switch CommandLine.arguments.dropFirst().first {
case "codes": for mistake in stopped { print(mistake.code) }
case let number?:
  guard let number = Int(number), stopped.indices.contains(number) else { break }
  do { print("nothing stops it: \(try stopped[number].work())") } catch { print("throws: \(sentence(error))") }
case nil:
  for mistake in thrown {
    do {
      print(mistake.code, "nothing is thrown: \(try mistake.work())", separator: " | ")
    } catch {
      print(mistake.code, "`\(type(of: error))`", sentence(error), separator: " | ")
    }
  }
}
