import LintasanLinearAlgebra

/// The stacked equations of a dynamic panel, unit by unit: response, regressors, instruments and first-step weights.
struct DynamicPanelSystem {
  struct Unit {
    let y: Matrix
    let x: Matrix
    let z: Matrix
    /// Covariance pattern of the equations' errors under iid level errors.
    let h: Matrix
    let isLevel: [Bool]
    let steps: [Int]
    /// The frame's row of each equation.
    let rows: [Int]
  }

  private(set) var names: [String]
  private(set) var dropped: [(name: String, reason: String)] = []
  private(set) var units: [Unit] = []
  private(set) var instrumentCount = 0
  /// Number of differenced equations.
  private(set) var differenceCount = 0

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
    let columns = order.map { term in ExtendedColumn(units.flatMap { Array($0.x.column(term)) }) }
    return try solver.solve(columns, units.flatMap { $0.y.elements }).kept.map { order[$0] }
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
    func isComplete(_ row: Int) -> Bool { regressors.allSatisfy { !$0.column.high[row].isNaN } }

    // Columns of instruments: past levels by period and lag (or by lag), past changes by period, the exogenous, 1.
    var columnOf: [String: Int] = [:]
    struct Equation {
      var isLevel: Bool
      var step: Int
      var row: Int
      var y: Double
      var x: [Double]
      var z: [(key: String, value: Double)]
    }
    var equations = [[Equation]](repeating: [], count: table.count)
    for unit in table.indices {
      let rows = table[unit]
      for t in 1..<periods {
        guard let now = rows[t], let before = rows[t - 1], isComplete(now), isComplete(before) else { continue }
        var z: [(key: String, value: Double)] = []
        for lag in stride(from: 2, through: min(deepest, t), by: 1) {
          guard let past = rows[t - lag] else { continue }
          z.append((options.collapse ? "a:\(lag)" : "a:\(t):\(lag)", frame.response[past]))
        }
        let x = regressors.map { $0.column.high[now] - $0.column.high[before] }
        for index in exogenous { z.append(("x:\(index)", x[index])) }
        equations[unit].append(
          Equation(
            isLevel: false, step: t, row: now, y: frame.response[now] - frame.response[before],
            x: x + [Double](repeating: 0, count: k - x.count), z: z))
      }
      guard options.system else { continue }
      for t in 1..<periods {
        guard let now = rows[t], isComplete(now) else { continue }
        var z: [(key: String, value: Double)] = []
        if t >= 2, let past = rows[t - 1], let earlier = rows[t - 2] {
          z.append((options.collapse ? "b" : "b:\(t)", frame.response[past] - frame.response[earlier]))
        }
        let x = regressors.map { $0.column.high[now] }
        for index in exogenous { z.append(("x:\(index)", x[index])) }
        if k > x.count { z.append(("1", 1)) }
        equations[unit].append(
          Equation(
            isLevel: true, step: t, row: now, y: frame.response[now], x: x + (k > x.count ? [1] : []), z: z))
      }
    }
    for list in equations {
      for equation in list {
        for (key, value) in equation.z where value != 0 && columnOf[key] == nil { columnOf[key] = columnOf.count }
      }
    }
    let count = columnOf.count
    instrumentCount = count
    for list in equations where !list.isEmpty {
      var z = Matrix(rows: list.count, columns: count)
      for (position, equation) in list.enumerated() {
        for (key, value) in equation.z where value != 0 {
          if let column = columnOf[key] { z[position, column] = value }
        }
      }
      let h = Matrix(rows: list.count, columns: list.count) { i, j in
        let (a, b) = (list[i], list[j])
        switch (a.isLevel, b.isLevel) {
        case (false, false): return a.step == b.step ? 2 : abs(a.step - b.step) == 1 ? -1 : 0
        case (true, true): return a.step == b.step ? 1 : 0
        case (false, true): return a.step == b.step ? 1 : a.step - 1 == b.step ? -1 : 0
        case (true, false): return a.step == b.step ? 1 : b.step - 1 == a.step ? -1 : 0
        }
      }
      differenceCount += list.count { !$0.isLevel }
      units.append(
        Unit(
          y: Matrix(columns: [list.map(\.y)]),
          x: Matrix(rows: list.count, columns: k) { list[$0].x[$1] }, z: z, h: h, isLevel: list.map(\.isLevel),
          steps: list.map(\.step), rows: list.map(\.row)))
    }
    guard units.count >= 2 else {
      throw .panelTooShort(
        needed: "units with three consecutive complete periods", found: "\(differenceCount) usable changes")
    }
  }

  /// Σ over units.
  func sum(_ part: (Unit) throws(LinearAlgebraError) -> Matrix) throws(RegressionError) -> Matrix {
    var total: Matrix?
    for unit in units {
      let value = try algebra { () throws(LinearAlgebraError) in try part(unit) }
      if let before = total {
        total = try algebra { () throws(LinearAlgebraError) in try before.plus(value) }
      } else {
        total = value
      }
    }
    // XᵀZ as k × L: `part` gives it unit by unit.
    return total ?? Matrix(rows: 0, columns: 0)
  }

  func sum(_ residuals: [Matrix], _ part: (Unit, Matrix) throws(LinearAlgebraError) -> Matrix)
    throws(RegressionError) -> Matrix
  {
    var position = 0
    return try sum { unit throws(LinearAlgebraError) in
      defer { position += 1 }
      return try part(unit, residuals[position])
    }
  }

  func residuals(_ beta: Matrix) throws(RegressionError) -> [Matrix] {
    var result: [Matrix] = []
    for unit in units {
      result.append(
        try algebra { () throws(LinearAlgebraError) in try unit.y.plus(unit.x.times(beta), scaledBy: -1) })
    }
    return result
  }

  /// Σ Zᵢᵀuᵢuᵢᵀ Zᵢ.
  func scoreProducts(_ residuals: [Matrix]) throws(RegressionError) -> Matrix {
    try sum(residuals) { unit, u throws(LinearAlgebraError) in
      let score = try unit.z.times(u, .transposed)
      return try score.times(score, .asIs, .transposed)
    }
  }

  /// Arellano and Bond's test of autocorrelation of the differenced errors.
  func autocorrelation(_ order: Int, _ step: DynamicPanelGMM.Step, _ residuals: [Matrix], _ variance: Matrix)
    throws(RegressionError) -> TestResult
  {
    let key = "ar\(order)"
    let name = "Arellano-Bond AR(\(order))"
    let null = "differenced errors have no autocorrelation of order \(order)"
    var total = 0.0
    var squares = 0.0
    var along = [Double](repeating: 0, count: names.count)
    var cross = [Double](repeating: 0, count: instrumentCount)
    var pairs = 0
    for (unit, u) in zip(units, residuals) {
      var at: [Int: Int] = [:]
      for position in unit.steps.indices where !unit.isLevel[position] { at[unit.steps[position]] = position }
      var product = 0.0
      for (stepIndex, position) in at.sorted(by: { $0.key < $1.key }) {
        guard let earlier = at[stepIndex - order] else { continue }
        pairs += 1
        product += u[earlier, 0] * u[position, 0]
        for j in 0..<names.count { along[j] += u[earlier, 0] * unit.x[position, j] }
      }
      total += product
      squares += product * product
      let score = try algebra { () throws(LinearAlgebraError) in try unit.z.times(u, .transposed) }
      for index in cross.indices { cross[index] += score.elements[index] * product }
    }
    guard pairs > 0 else { return TestResult(key, name, null: null, unavailable: "too few consecutive periods") }
    let (effect, spread) = try algebra { () throws(LinearAlgebraError) in
      (try step.gain.times(cross), try variance.times(along))
    }
    let middle = zip(along, effect).reduce(0) { $0 + $1.0 * $1.1 }
    let last = zip(along, spread).reduce(0) { $0 + $1.0 * $1.1 }
    let denominator = squares - 2 * middle + last
    guard denominator > 0 else {
      return TestResult(key, name, null: null, unavailable: "its variance estimate is not positive")
    }
    return TestResult(key, name, null: null, statistic: total / denominator.squareRoot(), .normal)
  }
}
