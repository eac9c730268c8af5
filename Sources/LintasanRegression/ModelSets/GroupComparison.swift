import LintasanLinearAlgebra
package import LintasanTables

/// The same model in each group of a column, with a test that its coefficients are the same in all of them.
package struct GroupComparison: Sendable {
  /// The column.
  package let column: String
  /// The groups with their fits, in the order of the levels.
  package let fits: [(group: String, fit: RegressionFit)]
  /// Groups without a fit, and why.
  package let excluded: [(group: String, reason: String)]
  /// Rows that belong to no group.
  package let missingCount: Int
  /// Wald tests of equality: each coefficient that all groups have, then all of them together.
  package let equality: [TestResult]

  /// Fits a formula in each group.
  ///
  /// Groups are taken as independent: with clusters that lie across groups, or effects over time that all share, the
  /// test takes their covariance as zero.
  package init(_ formula: Formula, by column: String, options: RegressionOptions, table: Table) throws(RegressionError) {
    self.column = column
    let codes = try LevelCodes(table: table, column: column)
    missingCount = codes.codes.count { $0 < 0 }
    guard codes.levels.count <= 200 else {
      throw .tooManyLevels(column: column, found: codes.levels.count, limit: 200)
    }
    var condition: RowCondition?
    if let text = options.condition { condition = try RowCondition.read(text) }
    var fits: [(group: String, fit: RegressionFit)] = []
    var excluded: [(group: String, reason: String)] = []
    let taken = try condition?.rows(of: table)
    for (place, level) in codes.levels.enumerated() {
      var regression = Regression(options: options)
      regression.rows = codes.codes.indices.map { Int(codes.codes[$0]) == place && taken?[$0] ?? true }
      regression.options.condition = nil
      do throws(RegressionError) {
        fits.append((level, try regression.fit(formula, to: table)))
      } catch {
        if error.isUsage { throw error }
        excluded.append((level, error.description))
      }
    }
    guard !fits.isEmpty else {
      throw .badOption(
        option: "by", found: column, expected: "a column with a group that can be fitted; \(excluded.first?.reason ?? "")")
    }
    self.fits = fits
    self.excluded = excluded
    equality = Self.tests(fits.map(\.fit))
  }

  /// Wald tests that independent fits have the same coefficients.
  static func tests(_ fits: [RegressionFit]) -> [TestResult] {
    let null = "the coefficients are the same in all groups"
    guard let first = fits.first, fits.count > 1 else {
      return [TestResult("equality", "Equality", null: null, unavailable: "there is one group")]
    }
    let names = first.coefficients.map(\.name).filter { name in
      name != "(Intercept)" && fits.allSatisfy { $0.coefficient(name) != nil }
    }
    guard !names.isEmpty else {
      return [TestResult("equality", "Equality", null: null, unavailable: "no coefficient is in all groups")]
    }
    var results = names.map { wald(fits, [$0], key: "equality:\($0)", name: "Equality of \($0)") }
    if names.count > 1 { results.append(wald(fits, names, key: "equality", name: "Equality of all slopes")) }
    return results
  }

  private static func wald(_ fits: [RegressionFit], _ names: [String], key: String, name: String) -> TestResult {
    let null = names.count == 1 ? "\(names[0]) is the same in all groups" : "the slopes are the same in all groups"
    // Differences from the first group: V₁ in every block, V_g on the diagonal.
    let parts: [(beta: [Double], v: Matrix)] = fits.compactMap { fit in
      let places = names.compactMap { name in fit.coefficients.firstIndex { $0.name == name } }
      guard let matrix = fit.covariance.matrix, places.count == names.count else { return nil }
      return (
        places.map { fit.coefficients[$0].estimate },
        Matrix(rows: places.count, columns: places.count) { matrix[places[$0], places[$1]] }
      )
    }
    guard parts.count == fits.count else {
      return TestResult(key, name, null: null, unavailable: "a group has no covariance")
    }
    let k = names.count
    let differences = parts.dropFirst().flatMap { part in zip(part.beta, parts[0].beta).map { $0 - $1 } }
    let variance = Matrix(rows: differences.count, columns: differences.count) { i, j in
      parts[0].v[i % k, j % k] + (i / k == j / k ? parts[i / k + 1].v[i % k, j % k] : 0)
    }
    guard let f = WaldTest.fStatistic(differences, variance, Array(differences.indices)) else {
      return TestResult(key, name, null: null, unavailable: "the covariance of the differences is singular")
    }
    let df = Double(differences.count)
    return TestResult(key, name, null: null, statistic: f * df, .chiSquared(df))
  }
}

extension RowCondition {
  /// Reads a condition, its errors becoming this layer's.
  static func read(_ text: String) throws(RegressionError) -> RowCondition {
    do { return try RowCondition(text) } catch { throw .formula(error) }
  }
}
