import Foundation
import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// A file gone through block by block gives what the whole table gives.
@Suite("Streaming") struct StreamingTests {
  /// A formula on a fixture, with what is asked beyond it.
  struct Case: Sendable, CustomTestStringConvertible {
    var file: String
    var formula: String
    var covariance: String?
    var weights: String?
    var smallSample = SmallSample.fixest
    var testDescription: String { "\(formula) \(covariance ?? "") \(weights ?? "") \(smallSample)" }
  }

  static let cases: [Case] = [
    Case(file: "nist/longley.csv", formula: "y ~ x1 + x2 + x3 + x4 + x5 + x6"),
    Case(file: "nist/norris.csv", formula: "y ~ x", covariance: "HC3"),
    Case(file: "panels/grunfeld.csv", formula: "inv ~ value + capital"),
    Case(file: "panels/grunfeld.csv", formula: "inv ~ value + capital - 1", covariance: "HC1"),
    Case(file: "panels/grunfeld.csv", formula: "inv ~ value + capital | firm"),
    Case(file: "panels/grunfeld.csv", formula: "inv ~ value + capital | firm", covariance: "cluster:firm"),
    Case(
      file: "panels/grunfeld.csv", formula: "inv ~ value + capital | firm", covariance: "cluster:firm",
      smallSample: .linearmodels),
    Case(
      file: "panels/grunfeld.csv", formula: "inv ~ value + capital | firm", covariance: "cluster:year",
      smallSample: .stata),
    Case(file: "panels/grunfeld.csv", formula: "inv ~ value + capital | firm", covariance: "HC2", weights: "capital"),
    Case(file: "panels/grunfeld.csv", formula: "inv ~ value", covariance: "HC3", weights: "capital"),
    Case(file: "panels/grunfeld.csv", formula: "inv ~ value * capital + firm", covariance: "cluster:year"),
    Case(file: "panels/grunfeld.csv", formula: "log(inv) ~ log(value) + factor(year) + I(capital^2) | firm"),
    Case(file: "panels/grunfeld.csv", formula: "inv ~ poly(value, 3, raw = 1) + i(firm, capital)", covariance: "HC0"),
    Case(file: "panels/grunfeld.csv", formula: "inv ~ value + I(2 * value) + capital", weights: "value"),
    Case(file: "panels/egdi.csv", formula: "osi ~ log(gdp_per_capita_ppp) + gov_effectiveness + un_region"),
    Case(
      file: "panels/egdi.csv", formula: "osi ~ log(gdp_per_capita_ppp) + internet_users_pct | iso3",
      covariance: "cluster:iso3", weights: "population"),
    Case(
      file: "panels/egdi.csv", formula: "osi ~ log(gdp_per_capita_ppp) | un_region^survey_year",
      covariance: "cluster:iso3+survey_year"),
  ]

  private static func pair(_ one: Case, block: Int = 700, threads: Int = 2) throws -> (RegressionFit, RegressionFit) {
    try pair(Fixture.url(one.file), one, block: one.file.contains("egdi") ? 20_000 : block, threads: threads)
  }

  private static func pair(_ url: URL, _ one: Case, block: Int = 700, threads: Int = 2) throws
    -> (RegressionFit, RegressionFit)
  {
    var options = RegressionOptions()
    options.covariance = one.covariance
    options.weights = one.weights
    options.smallSample = one.smallSample
    options.threads = threads
    let regression = Regression(options: options)
    let formula = try Formula(one.formula)
    let reader = CSVReader(columns: Set(try regression.columns(for: formula)), threads: threads)
    let stream = try CSVStream(contentsOf: url, reader: reader, blockLength: block)
    return (
      try regression.fit(formula, to: reader.read(contentsOf: url).table),
      try regression.fit(formula, streaming: stream, memory: 500_000_000)
    )
  }

  private func expectSame(_ whole: RegressionFit, _ streamed: RegressionFit) {
    #expect(streamed.isStreamed && !whole.isStreamed)
    #expect(whole.coefficients.map(\.name) == streamed.coefficients.map(\.name))
    for (a, b) in zip(whole.coefficients, streamed.coefficients) {
      expectDigits(b.estimate, certified: a.estimate, atLeast: 11)
      expectDigits(b.standardError ?? 0, certified: a.standardError ?? 0, atLeast: 11)
      expectDigits(b.pValue ?? 0, certified: a.pValue ?? 0, atLeast: 9)
    }
    #expect(whole.observationCount == streamed.observationCount)
    #expect(whole.residualDegreesOfFreedom == streamed.residualDegreesOfFreedom)
    #expect(whole.absorbed == streamed.absorbed)
    #expect(whole.missing == streamed.missing)
    #expect(whole.dropped == streamed.dropped)
    #expect(whole.singletonCount == streamed.singletonCount)
    #expect(whole.zeroWeightCount == streamed.zeroWeightCount)
    #expect(whole.covariance.clusters.map(\.count) == streamed.covariance.clusters.map(\.count))
    #expect(whole.covariance.correctionFormula == streamed.covariance.correctionFormula)
    #expect(whole.notes == streamed.notes)
    for path in [
      \RegressionFit.rSquared, \.adjustedRSquared, \.rSquaredWithin, \.sigma, \.logLikelihood, \.aic, \.bic,
      \.residualSumOfSquares, \.conditionNumber, \.fTest?.statistic,
    ] {
      #expect((whole[keyPath: path] == nil) == (streamed[keyPath: path] == nil))
      expectDigits(streamed[keyPath: path] ?? 0, certified: whole[keyPath: path] ?? 0, atLeast: 9)
    }
  }

  @Test("Block by block equals the whole", arguments: cases) func sameAsWhole(_ one: Case) throws {
    let (whole, streamed) = try Self.pair(one)
    expectSame(whole, streamed)
  }

  @Test("Neither blocks nor threads change a digit that is printed") func threads() throws {
    let one = Self.cases[5]
    let first = try Self.pair(one, threads: 1).1
    #expect(try Self.pair(one, threads: 3).1.tidy() == first.tidy())
    for (a, b) in zip(first.coefficients, try Self.pair(one, block: 1 << 18).1.coefficients) {
      expectDigits(b.estimate, certified: a.estimate, atLeast: 15)
    }
  }

  /// Levels that appear late, gaps, rows of weight zero, rows alone in their level, quoted line breaks.
  private static let untidy: String = {
    var lines = ["y,x,z,g,k,w,note"]
    for row in 0..<240 {
      let x = Double((row * 37) % 101) / 7
      let z = Double((row * 53) % 89) - 40
      let g = row < 200 ? "\(row % 17)" : row < 203 ? "alone\(row)" : "late\(row % 5)"
      let y = row % 31 == 4 ? "" : "\(2 + 0.5 * x - 0.1 * z + Double((row * 71) % 13) / 9)"
      lines.append(
        "\(y),\(row % 29 == 3 ? "NA" : "\(x)"),\(z),\(g),\(row % 7),\(row % 23 == 0 ? 0 : 1 + row % 3),\"a\nb\"")
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  @Test(
    "Gaps, late texts, singletons and zero weights are dropped and counted alike",
    arguments: [
      Case(file: "", formula: "y ~ x + z | g", covariance: "cluster:g", weights: "w"),
      Case(file: "", formula: "y ~ x + z | g", covariance: "cluster:k"),
      Case(file: "", formula: "y ~ x + z + g", covariance: "HC1"),
      Case(file: "", formula: "y ~ x + z + factor(k) | g^k", covariance: "HC3"),
      Case(file: "", formula: "y ~ x * z", covariance: "cluster:g+k"),
      Case(file: "", formula: "I(0 * z + 3) ~ x"),
    ]) func untidyFile(_ one: Case) throws
  {
    let folder = try WorkingFolder()
    let url = try folder.write("untidy.csv", Self.untidy)
    let (whole, streamed) = try Self.pair(url, one, block: 300)
    if whole.isPerfectFit {
      #expect(streamed.isPerfectFit)
      #expect(zip(whole.coefficients, streamed.coefficients).allSatisfy { abs($0.estimate - $1.estimate) < 1e-13 })
    } else {
      expectSame(whole, streamed)
    }
  }

  @Test(
    "What needs all rows is refused with its reason",
    arguments: [
      ("y ~ scale(x)", "scale(x)"), ("y ~ poly(x, 2)", "poly(x, 2)"), ("y ~ x | g + k", "g and k"),
      ("lag(y, 1) ~ x", "lag(y, 1)"),
    ]) func refused(_ formula: String, _ named: String) throws
  {
    let folder = try WorkingFolder()
    let url = try folder.write("untidy.csv", Self.untidy)
    let stream = try CSVStream(contentsOf: url, reader: CSVReader(columns: ["y", "x", "g", "k"]))
    #expect {
      try Regression().fit(try Formula(formula), streaming: stream, memory: 500_000_000)
    } throws: { error in
      (error as? RegressionError)?.isUsage == true && "\(error)".contains(named)
    }
    var options = RegressionOptions()
    options.covariance = "hac:2"
    #expect(throws: RegressionError.self) {
      try Regression(options: options).fit(try Formula("y ~ x"), streaming: stream, memory: 500_000_000)
    }
  }

  @Test("Too little memory for the columns or the levels is said") func tooLittleMemory() throws {
    let folder = try WorkingFolder()
    let url = try folder.write("untidy.csv", Self.untidy)
    let stream = try CSVStream(contentsOf: url, reader: CSVReader(columns: ["y", "x", "g", "k"]), blockLength: 300)
    #expect {
      try Regression().fit(try Formula("y ~ x | g"), streaming: stream, memory: 1_000_000)
    } throws: { "\($0)".contains("MB of memory") }
  }

  @Test("An error names the row of the file") func rowOfError() throws {
    let folder = try WorkingFolder()
    let rows = (1...300).map { "\($0),\($0 == 250 ? -1 : $0)" }
    let url = try folder.write("negative.csv", "y,x\n" + rows.joined(separator: "\n"))
    let stream = try CSVStream(contentsOf: url, reader: CSVReader(columns: ["y", "x"]), blockLength: 100)
    #expect {
      try Regression().fit(try Formula("y ~ log(x)"), streaming: stream, memory: 500_000_000)
    } throws: { "\($0)".contains("row 250") }
  }

  @Test("What is said of rows is unavailable, with its reason") func rowsAreGone() throws {
    let streamed = try Self.pair(Self.cases[2]).1
    #expect(throws: RegressionError.self) { try streamed.augment() }
    #expect(try streamed.diagnostics().tests.allSatisfy { $0.statistic == nil })
    #expect(try streamed.influence() == nil)
  }
}
