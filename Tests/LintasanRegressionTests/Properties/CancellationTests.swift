import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// What draws or fits many times is given up where its task is cancelled.
@Suite struct CancellationTests {
  /// Eight firms in six years.
  private static func table() throws -> Table {
    let rows = 0..<48
    return try Table(columns: [
      Column("firm", rows.map { "f\($0 % 8)" }), Column("year", rows.map { $0 / 8 }),
      Column("x", rows.map { Double($0 * 7 % 11) + Double($0 % 8) }),
      Column("m", rows.map { Double($0 * 5 % 13) + Double($0 * 7 % 11) / 2 }),
      Column("y", rows.map { Double($0 * 3 % 17) + Double($0 * 7 % 11) + Double($0 * 5 % 13) }),
    ])
  }

  @Test(arguments: ["bootstrap:200", "bootstrap:200:firm", "wild:firm:199"], [1, 2])
  func covariances(name: String, threads: Int) async throws {
    let table = try Self.table()
    for formula in ["y ~ x + m", "y ~ x | year"] {
      let error = await errorOnceCancelled {
        var options = RegressionOptions()
        options.covariance = name
        options.threads = threads
        _ = try Regression(options: options).fit(formula, to: table)
      }
      #expect(error as? RegressionError == .cancelled, "\(formula), \(name)")
    }
  }

  @Test func penalties() async throws {
    let table = try Self.table()
    let error = await errorOnceCancelled { _ = try table.regress("y ~ x + m", estimator: "lasso") }
    #expect(error as? RegressionError == .cancelled)
  }

  @Test func mediation() async throws {
    let table = try Self.table()
    let formula = try Formula("y ~ x + m")
    let fit = try Regression().fit(formula, to: table)
    let error = await errorOnceCancelled {
      _ = try Regression().mediation(of: formula, treatment: "x", mediator: "m", fit: fit, table: table)
    }
    #expect(error as? RegressionError == .cancelled)
  }

  @Test func efficiency() async throws {
    let (inputs, outputs) = ([[1.0, 2, 3, 4, 2]], [[1.0, 3, 3, 5, 1]])
    let problem = try EfficiencyProblem(inputs: inputs, outputs: outputs, returns: .vrs, orientation: .output)
    let scores = try problem.scores(threads: 1).map { min(1, $0.efficiency) }
    let whole = await errorOnceCancelled { _ = try problem.scores(threads: 2) }
    #expect(whole as? RegressionError == .cancelled)
    let draws = await errorOnceCancelled {
      _ = try EfficiencyBootstrap(problem, scores: scores, draws: 50, level: 0.9, seed: 1, threads: 2)
    }
    #expect(draws as? RegressionError == .cancelled)
  }
}
