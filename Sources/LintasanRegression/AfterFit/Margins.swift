import LintasanLinearAlgebra
import LintasanStatistics
public import LintasanTables

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is asked about margins: average effects of columns, or average predictions, over the rows of the fit.
public struct MarginsRequest: Hashable, Sendable {
  /// A column set to one of several values in every row.
  public struct Setting: Hashable, Sendable {
    /// The column.
    package let column: String
    /// Its values, as they are written.
    package let values: [String]

    /// A column and its values.
    public init(_ column: String, _ values: [String]) {
      self.column = column
      self.values = values
    }
  }

  /// The columns whose effects are asked for; none asks for predictions.
  package var variables: [String]
  /// What columns are set to, in every combination.
  package var settings: [Setting]

  /// A request.
  public init(_ variables: [String] = [], at settings: [Setting] = []) {
    self.variables = variables
    self.settings = settings
  }
}

/// One margin: an average over the rows of the fit.
public struct Margin: Hashable, Sendable {
  /// The column whose effect it is; nil for a prediction.
  public let variable: String?
  /// For categories the change that is measured, as `b - a`; `dy/dx` otherwise.
  public let contrast: String?
  /// What columns were set to, as `x = 3`.
  public let at: [String]
  /// The average with its inference by the delta method.
  public let estimate: Coefficient
}

extension RegressionFit {
  /// Averages over the rows of the fit: effects of columns (derivatives, or changes from a reference category), or
  /// predictions where columns are set to values.
  ///
  /// Rows count equally, or by the weights of the fit. Standard errors are by the delta method from the covariance of the
  /// fit, as Stata's `margins`.
  public func margins(_ request: MarginsRequest) throws(RegressionError) -> [Margin] {
    let basis = try LinearPredictor.basis(self, "A margin")
    let formula = basis.formula
    let known = formula.regressorVariables
    for name in request.variables + request.settings.map(\.column) where !known.contains(name) {
      throw .badOption(
        option: "margins", found: name, expected: "columns of the right-hand side: \(known.joined(separator: ", "))")
    }
    let shifted = formula.shiftedVariables
    if let name = (request.variables + request.settings.map(\.column)).first(where: shifted.contains) {
      throw .badOption(
        option: "margins", found: name,
        expected: "a column that the formula reads in the row's own period only; make a column of the lag for its effect")
    }
    if let name = request.variables.first(where: { name in formula.absorbed.contains { $0.columns.contains(name) } }) {
      throw .badOption(option: "margins", found: name, expected: "a term of the formula, not an absorbed effect")
    }
    var combinations: [[(column: String, value: String)]] = [[]]
    for setting in request.settings {
      combinations = combinations.flatMap { one in setting.values.map { one + [(setting.column, $0)] } }
      guard combinations.count <= 10_000 else {
        throw .badOption(option: "at", found: "more than 10,000 combinations", expected: "fewer values")
      }
    }
    let columns = Set(formula.regressorVariables + [options.unit, options.time].compactMap { $0 })
    let table = Table(trusted: basis.table.columns.filter { columns.contains($0.name) })
    let marginal = MarginalMean(fit: self, basis: basis, effects: try effects(in: table))
    var margins: [Margin] = []
    for combination in combinations {
      var base = table
      for (column, value) in combination { base = try base.setting(column, to: value, like: basis) }
      let at = combination.map { "\($0.column) = \($0.value)" }
      if request.variables.isEmpty {
        margins.append(margin(nil, nil, at, try marginal.at(base), matrixMatters: frame.effects.isEmpty))
      }
      for name in request.variables {
        for (contrast, part) in try marginal.effects(of: name, base) {
          margins.append(margin(name, contrast, at, part, matrixMatters: true))
        }
      }
    }
    return margins
  }

  private func margin(
    _ variable: String?, _ contrast: String?, _ at: [String], _ part: MarginalMean.Part, matrixMatters: Bool
  ) -> Margin {
    var error: Double?
    if matrixMatters, let matrix = covariance.matrix {
      var sum = 0.0
      for i in part.gradient.indices {
        for j in part.gradient.indices { sum += part.gradient[i] * matrix[i, j] * part.gradient[j] }
      }
      if sum.isFinite { error = max(0, sum).squareRoot() }
    }
    let df = covariance.degreesOfFreedom
    let isNormal = normalReference || !df.isFinite
    let statistic = error.flatMap { $0 > 0 ? part.value / $0 : nil }
    let tail = (1 - level) / 2
    let critical: Double?
    let p: Double?
    if isNormal {
      critical = try? Normal.standard.upperQuantile(tail)
      p = statistic.flatMap { try? Normal.standard.twoSided($0) }
    } else {
      let t = df > 0 ? try? StudentT(degreesOfFreedom: df) : nil
      critical = try? t?.upperQuantile(tail)
      p = statistic.flatMap { try? t?.twoSided($0) }
    }
    let half = error.flatMap { error in critical.map { error * $0 } }
    return Margin(
      variable: variable, contrast: contrast, at: at,
      estimate: Coefficient(
        name: variable ?? response, estimate: part.value, standardError: error, statistic: statistic, pValue: p,
        lower: half.map { part.value - $0 }, upper: half.map { part.value + $0 }))
  }

  /// Margins as a table with broom's column names.
  public static func table(of margins: [Margin]) -> Table {
    Table(trusted: [
      Column("variable", margins.map(\.variable)), Column("contrast", margins.map(\.contrast)),
      Column("at", margins.map { $0.at.isEmpty ? nil : $0.at.joined(separator: "; ") }),
      Column("estimate", margins.map { Optional($0.estimate.estimate) }),
      Column("std.error", margins.map(\.estimate.standardError)),
      Column("statistic", margins.map(\.estimate.statistic)), Column("p.value", margins.map(\.estimate.pValue)),
      Column("conf.low", margins.map(\.estimate.lower)), Column("conf.high", margins.map(\.estimate.upper)),
    ])
  }
}

/// Averages of the mean response over the rows of a fit, with their gradients by the coefficients.
struct MarginalMean {
  let fit: RegressionFit
  let basis: DesignBasis
  /// What absorbed effects add in each row of the table.
  let effects: [Double]?

  struct Part {
    var value: Double
    var gradient: [Double]
  }

  /// The average where the table is as given.
  func at(_ table: Table) throws(RegressionError) -> Part { try average(table) { _ in 1 } }

  /// The sum over rows of the mean response times a factor, over the sum of the weights.
  private func average(_ table: Table, _ factor: (Int) -> Double) throws(RegressionError) -> Part {
    let predictor = try LinearPredictor(fit, table, panel: basis.panel, effects: effects)
    let isShare = fit.estimator == "flogit"
    var part = Part(value: 0, gradient: [Double](repeating: 0, count: predictor.design.count))
    var total = 0.0
    for (position, row) in fit.frame.rows.enumerated() {
      let eta = predictor.values[row]
      guard !eta.isNaN else { continue }
      let weight = fit.frame.weights?[position] ?? 1
      total += weight
      let scale = weight * factor(row)
      let mean = isShare ? 1 / (1 + exp(-eta)) : eta
      part.value += scale * mean
      let slope = isShare ? mean * (1 - mean) : 1
      for index in part.gradient.indices { part.gradient[index] += scale * slope * predictor.design[index][row] }
    }
    guard total > 0 else { throw .nothingToEstimate(reason: "no row has a value where the columns are set so") }
    part.value /= total
    for index in part.gradient.indices { part.gradient[index] /= total }
    return part
  }

  /// The effect of a column: its derivative, or for categories the changes from the first level of the fit.
  func effects(of name: String, _ table: Table) throws(RegressionError) -> [(contrast: String, part: Part)] {
    let isCategory = (basis.formula.terms + basis.formula.endogenous).contains { term in
      term.factors.contains { TermCoder.category($0, in: basis.table) == name }
    }
    if isCategory || Self.isBoolean(name, table) || Self.isCompared(name, basis.formula) {
      let codes = try LevelCodes(table: basis.table, column: name)
      let levels = codes.present(in: basis.usable).map { codes.levels[$0] }
      guard let first = levels.first, levels.count <= 200, levels.count > 1 else {
        throw .badOption(
          option: "margins", found: "\(name), which has \(levels.count)", expected: "columns with 2 to 200 categories")
      }
      let base = try at(table.setting(name, to: first, like: basis))
      var result: [(contrast: String, part: Part)] = []
      for level in levels.dropFirst() {
        result.append(("\(level) - \(first)", difference(try at(table.setting(name, to: level, like: basis)), base)))
      }
      return result
    }
    // Five points, so that the error is of the fourth power of a small step.
    guard case .numbers(let numbers) = try tableColumn(table, name).values else {
      throw .badOption(option: "margins", found: name, expected: "a column of numbers or categories")
    }
    let values = numbers.optional
    let size = values.reduce(0) { max($0, abs($1 ?? 0)) }
    let steps = values.map { value -> Double in
      guard let value else { return 1 }
      return 1e-3 * (value == 0 ? max(size, 1e-6) : abs(value))
    }
    var sum = Part(value: 0, gradient: [Double](repeating: 0, count: fit.model.names.count))
    for (place, weight) in [(-2.0, 1.0), (-1, -8), (1, 8), (2, -1)] {
      let moved = Column(name, zip(values, steps).map { value, step in value.map { $0 + place * step } })
      let part = try average(table.substituting(moved)) { weight / (12 * steps[$0]) }
      sum.value += part.value
      for index in sum.gradient.indices { sum.gradient[index] += part.gradient[index] }
    }
    return [("dy/dx", sum)]
  }

  private func difference(_ a: Part, _ b: Part) -> Part {
    Part(value: a.value - b.value, gradient: zip(a.gradient, b.gradient).map { $0 - $1 })
  }

  private static func isBoolean(_ name: String, _ table: Table) -> Bool {
    if case .booleans? = try? tableColumn(table, name).values { true } else { false }
  }

  /// Whether a column of texts stands in a comparison.
  private static func isCompared(_ name: String, _ formula: Formula) -> Bool {
    (formula.terms + formula.endogenous).flatMap(\.factors).flatMap(\.parts).contains { part in
      guard case .binary(_, let left, let right) = part, part.isComparison else { return false }
      return [left, right].contains { if case .text = $0 { true } else { false } } && part.variables.contains(name)
    }
  }
}

extension Table {
  /// The table with a column in place of the one of its name.
  func substituting(_ column: Column) -> Table { Table(trusted: columns.map { $0.name == column.name ? column : $0 }) }

  /// The table with a column set to one value in every row.
  func setting(_ name: String, to value: String, like basis: DesignBasis) throws(RegressionError) -> Table {
    switch try tableColumn(self, name).values {
    case .numbers:
      guard let number = Double(value), number.isFinite else {
        throw .badOption(option: "at", found: "\(name)=\(value)", expected: "a number")
      }
      return substituting(Column(name, [Double](repeating: number, count: rowCount)))
    case .booleans:
      guard let flag = ["true": true, "false": false, "1": true, "0": false][value.lowercased()] else {
        throw .badOption(option: "at", found: "\(name)=\(value)", expected: "true or false")
      }
      return substituting(Column(name, [Bool?](repeating: flag, count: rowCount)))
    case .texts:
      let codes = try LevelCodes(table: basis.table, column: name)
      let levels = codes.present(in: basis.usable).map { codes.levels[$0] }
      guard levels.contains(value) else { throw .noLevel(column: name, level: value, available: levels) }
      return substituting(Column(name, [String](repeating: value, count: rowCount)))
    }
  }
}

extension Formula {
  /// Columns that the formula reads in another period than the row's own.
  var shiftedVariables: Set<String> {
    let parts = (terms + endogenous).flatMap(\.factors).flatMap(\.parts) + offsets.flatMap(\.parts)
    return Set(
      parts.flatMap { part -> [String] in
        if case .call(let name, _) = part, FormulaFunctions.panel.contains(name) { part.variables } else { [] }
      })
  }
}
