import LintasanLinearAlgebra

/// The stacked equations of a dynamic panel: response, regressors and instruments, a row an equation.
struct DynamicPanelSystem {
  /// Of which step an equation is, of which row of the frame, and whether in levels or in changes.
  struct Equation {
    let step: Int
    let row: Int
    let isLevel: Bool
  }

  private(set) var names: [String]
  private(set) var dropped: [(name: String, reason: String)] = []
  /// The equations, unit after unit; of a unit, first those in changes, by step.
  private(set) var equations: [Equation] = []
  /// Where the equations of each unit are.
  private(set) var units: [Range<Int>] = []
  private(set) var y: [Double] = []
  private(set) var x: Matrix
  private(set) var z: Matrix

  var instrumentCount: Int { z.columns }
  /// Number of differenced equations.
  var differenceCount: Int { equations.count { !$0.isLevel } }

  init(frame: DesignFrame, options: RegressionOptions) throws(RegressionError) {
    var frame = frame
    let all = try Self(whole: frame, options: options)
    // Collinear terms (time dummies above all) are found in the equations themselves, not in the levels.
    let kept = try all.independentTerms(options)
    if kept.count < all.names.count {
      let lost = all.names.indices.filter { !kept.contains($0) }.map { all.names[$0] }
      frame.regressors.removeAll { lost.contains($0.name) }
      self = try Self(whole: frame, options: options)
      dropped = lost.map { ($0, "collinear with the terms before it in the equations of the panel") }
    } else {
      self = all
    }
    guard instrumentCount >= names.count else {
      throw .tooFewInstruments(instruments: instrumentCount, endogenous: names.count)
    }
    guard differenceCount > names.count else {
      throw .panelTooShort(
        needed: "more changes than the \(names.count) terms", found: "\(differenceCount) usable changes")
    }
  }

  /// Positions of the terms that are independent in the stacked equations.
  private func independentTerms(_ options: RegressionOptions) throws(RegressionError) -> [Int] {
    var solver = LinearSolver()
    solver.threads = options.threads
    solver.tolerance = LinearFit.roundingOfDifferences
    // The constant comes first: of a constant and a full set of dummies a dummy goes.
    let order = names.indices.sorted { (names[$0] == "(Intercept)" ? -1 : $0) < (names[$1] == "(Intercept)" ? -1 : $1) }
    return try solver.solve(order.map { ExtendedColumn(Array(x.column($0))) }, y).kept.map { order[$0] }
  }

  private init(whole frame: DesignFrame, options: RegressionOptions) throws(RegressionError) {
    guard let unitCodes = frame.units, let steps = frame.steps else { throw .needsPanel(what: "Estimator 'gmm'") }
    let own = "lag(\(frame.responseName)"
    let regressors = frame.regressors.filter { $0.name != "(Intercept)" }
    guard regressors.contains(where: { $0.term.hasPrefix(own) }) else {
      throw .badOption(
        option: "Estimator 'gmm'", found: "no lagged response",
        expected: "a term lag(\(frame.responseName), 1) among the regressors")
    }
    let exogenous = regressors.indices.filter { !regressors[$0].term.hasPrefix(own) }
    names = regressors.map(\.name) + (options.system && frame.hasIntercept ? ["(Intercept)"] : [])
    let first = Int(steps.min() ?? 0)
    let periods = Int(steps.max() ?? 0) - first + 1
    guard periods >= 3 else { throw .panelTooShort(needed: "three periods", found: "\(periods)") }
    let deepest = min(options.maximumLag ?? periods, periods)
    let k = names.count

    // Rows of each unit by step.
    var table = [[Int?]](repeating: [Int?](repeating: nil, count: periods), count: unitCodes.levels.count)
    for row in 0..<frame.rowCount { table[Int(unitCodes.codes[row])][Int(steps[row]) - first] = row }
    let (response, levels) = (frame.response, regressors.map(\.column.high))
    func isComplete(_ row: Int) -> Bool { levels.allSatisfy { !$0[row].isNaN } }

    var instruments = DynamicPanelInstruments()
    var columns = [[Double]](repeating: [], count: k)
    for rows in table {
      let start = equations.count
      for t in 1..<periods {
        guard let now = rows[t], let before = rows[t - 1], isComplete(now), isComplete(before) else { continue }
        let equation = equations.count
        for lag in stride(from: 2, through: min(deepest, t), by: 1) {
          guard let past = rows[t - lag] else { continue }
          instruments.add(.level(step: options.collapse ? nil : t, lag: lag), response[past], to: equation)
        }
        for (index, level) in levels.enumerated() { columns[index].append(level[now] - level[before]) }
        for index in exogenous { instruments.add(.exogenous(index), columns[index][equation], to: equation) }
        if k > levels.count { columns[k - 1].append(0) }
        y.append(response[now] - response[before])
        equations.append(Equation(step: t, row: now, isLevel: false))
      }
      for t in 1..<periods where options.system {
        guard let now = rows[t], isComplete(now) else { continue }
        let equation = equations.count
        if t >= 2, let past = rows[t - 1], let earlier = rows[t - 2] {
          instruments.add(.change(step: options.collapse ? nil : t), response[past] - response[earlier], to: equation)
        }
        for (index, level) in levels.enumerated() { columns[index].append(level[now]) }
        for index in exogenous { instruments.add(.exogenous(index), columns[index][equation], to: equation) }
        if k > levels.count {
          columns[k - 1].append(1)
          instruments.add(.constant, 1, to: equation)
        }
        y.append(response[now])
        equations.append(Equation(step: t, row: now, isLevel: true))
      }
      if equations.count > start { units.append(start..<equations.count) }
    }
    x = Matrix(columns: columns)
    z = instruments.matrix(rows: equations.count)
    guard units.count >= 2 else {
      throw .panelTooShort(
        needed: "units with three consecutive complete periods", found: "\(differenceCount) usable changes")
    }
  }

  func residuals(_ beta: [Double]) throws(RegressionError) -> [Double] {
    let fitted = try algebra { () throws(LinearAlgebraError) in try x.times(beta) }
    return zip(y, fitted).map { $0 - $1 }
  }

  /// Zᵢᵀuᵢ of each unit, a row a unit.
  func scores(_ u: some RandomAccessCollection<Double>) -> Matrix {
    let u = Array(u)
    var scores: [Double] = []
    scores.reserveCapacity(units.count * z.columns)
    for instrument in 0..<z.columns {
      let start = instrument * z.rows
      for unit in units { scores.append(unit.reduce(0) { $0 + z.elements[start + $1] * u[$1] }) }
    }
    return Matrix(rows: units.count, columns: z.columns, columnMajor: scores)
  }

  /// Σ Zᵢᵀ Hᵢ Zᵢ, with Hᵢ the pattern of the errors' covariances when those in levels are iid.
  func firstStepProducts() throws(RegressionError) -> Matrix {
    var pattern: [(row: Int, column: Int, value: Double)] = []
    for unit in units {
      for row in unit {
        for column in unit {
          let value = Self.covariance(equations[row], equations[column])
          if value != 0 { pattern.append((row, column, value)) }
        }
      }
    }
    var products = [Double](repeating: 0, count: z.elements.count)
    for start in stride(from: 0, to: products.count, by: z.rows) {
      for entry in pattern { products[start + entry.row] += entry.value * z.elements[start + entry.column] }
    }
    let hz = Matrix(rows: z.rows, columns: z.columns, columnMajor: products)
    return try algebra { () throws(LinearAlgebraError) in try z.times(hz, .transposed) }
  }

  private static func covariance(_ a: Equation, _ b: Equation) -> Double {
    switch (a.isLevel, b.isLevel) {
    case (false, false): a.step == b.step ? 2 : abs(a.step - b.step) == 1 ? -1 : 0
    case (true, true): a.step == b.step ? 1 : 0
    case (false, true): a.step == b.step ? 1 : a.step - 1 == b.step ? -1 : 0
    case (true, false): a.step == b.step ? 1 : b.step - 1 == a.step ? -1 : 0
    }
  }

  /// Arellano and Bond's test of autocorrelation of the differenced errors.
  func autocorrelation(_ order: Int, _ step: DynamicPanelGMM.Step, _ residuals: [Double], _ variance: Matrix)
    throws(RegressionError) -> TestResult
  {
    let key = "ar\(order)"
    let name = "Arellano-Bond AR(\(order))"
    let null = "differenced errors have no autocorrelation of order \(order)"
    var products: [Double] = []
    var along = [Double](repeating: 0, count: names.count)
    var pairs = 0
    for unit in units {
      var product = 0.0
      for position in unit where !equations[position].isLevel {
        let earlier = unit.first { equations[$0].step == equations[position].step - order && !equations[$0].isLevel }
        guard let earlier else { continue }
        pairs += 1
        product += residuals[earlier] * residuals[position]
        for j in along.indices { along[j] += residuals[earlier] * x[position, j] }
      }
      products.append(product)
    }
    guard pairs > 0 else { return TestResult(key, name, null: null, unavailable: "too few consecutive periods") }
    let (effect, spread) = try algebra { () throws(LinearAlgebraError) in
      (try step.gain.times(scores(residuals).times(products, .transposed)), try variance.times(along))
    }
    let middle = zip(along, effect).reduce(0) { $0 + $1.0 * $1.1 }
    let last = zip(along, spread).reduce(0) { $0 + $1.0 * $1.1 }
    let denominator = products.reduce(0) { $0 + $1 * $1 } - 2 * middle + last
    guard denominator > 0 else {
      return TestResult(key, name, null: null, unavailable: "its variance estimate is not positive")
    }
    return TestResult(key, name, null: null, statistic: products.reduce(0, +) / denominator.squareRoot(), .normal)
  }
}
