import LintasanLinearAlgebra

/// The stacked equations of a dynamic panel: response, regressors and instruments, a row an equation.
struct DynamicPanelSystem {
  /// Of which step an equation is, of which row of the frame, and whether in levels or in changes.
  struct Equation {
    let step: Int
    let row: Int
    let isLevel: Bool
    /// Of an orthogonal deviation: its own step, its factor, and the steps whose mean is taken off.
    var deviation: (step: Int, factor: Double, future: [Int])?
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
  /// What each instrument is, and what the sets of past values are called.
  private(set) var instruments: [DynamicPanelInstruments.Instrument] = []
  private(set) var sets: [LagInstruments] = []
  /// The changes from step to step, on which autocorrelation is tested: unit by unit, with step, response and terms.
  private(set) var changes: [[(step: Int, y: Double, x: [Double])]] = []

  /// Rows that no equation explains, and why: missing terms, and the period before.
  private(set) var lackingNote: String?
  /// For each set of past values, the equations that have none of it.
  private(set) var uninstrumented: [Int] = []

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
      frame.endogenous.removeAll { lost.contains($0.name) }
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

  /// Rows without an equation, counted by what is missing.
  private static func lacking(_ frame: DesignFrame, _ regressors: [DesignFrame.Regressor], explained: Set<Int>) -> String? {
    let lost = (0..<frame.rowCount).filter { !explained.contains($0) }
    guard !lost.isEmpty else { return nil }
    var parts: [String] = []
    var counted = 0
    for regressor in regressors {
      let count = lost.count { regressor.column.high[$0].isNaN }
      if count > 0 { parts.append("\(regressor.name) \(count)") }
    }
    counted = lost.count { row in regressors.contains { $0.column.high[row].isNaN } }
    if counted < lost.count { parts.append("a neighbouring period \(lost.count - counted)") }
    return "\(lost.count) of \(frame.rowCount) rows lack a term of the equation: \(parts.joined(separator: ", "))"
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

  /// Whether a term is a past value of the response.
  private static func isOwnLag(_ term: String, of response: String) -> Bool {
    term == "lag(\(response))" || term.hasPrefix("lag(\(response),")
  }

  private init(whole frame: DesignFrame, options: RegressionOptions) throws(RegressionError) {
    guard let unitCodes = frame.units, let steps = frame.steps else { throw .needsPanel(what: "Estimator 'gmm'") }
    let plain = frame.regressors.filter { $0.name != "(Intercept)" }
    let regressors = plain + frame.endogenous
    guard regressors.contains(where: { Self.isOwnLag($0.term, of: frame.responseName) }) else {
      throw .badOption(
        option: "Estimator 'gmm'", found: "no lagged response",
        expected: "a term lag(\(frame.responseName), 1) among the regressors")
    }
    let exogenous = plain.indices.filter { !Self.isOwnLag(plain[$0].term, of: frame.responseName) }
    names = regressors.map(\.name) + (options.system && frame.hasIntercept ? ["(Intercept)"] : [])
    (x, z) = (Matrix(rows: 0, columns: 0), Matrix(rows: 0, columns: 0))
    let first = Int(steps.min() ?? 0)
    let periods = Int(steps.max() ?? 0) - first + 1
    guard periods >= 3 else { throw .panelTooShort(needed: "three periods", found: "\(periods)") }
    let k = names.count

    // Sets of past values: those declared, and the response's own from lag 2 on unless they are.
    var sets: [(lags: LagInstruments, values: [Double])] = []
    var external: [[Double]] = []
    for instrument in frame.instruments {
      if let declared = frame.lagInstruments[instrument.term] {
        sets.append((declared, instrument.column.high))
      } else {
        external.append(instrument.column.high)
      }
    }
    if !sets.contains(where: { $0.lags.name == frame.responseName }) {
      sets.insert(
        (.init(name: frame.responseName, first: 2, last: options.maximumLag, collapse: false), frame.response), at: 0)
    }
    for index in sets.indices where options.collapse { sets[index].lags.collapse = true }
    self.sets = sets.map(\.lags)

    // Rows of each unit by step.
    var table = [[Int?]](repeating: [Int?](repeating: nil, count: periods), count: unitCodes.levels.count)
    for row in 0..<frame.rowCount { table[Int(unitCodes.codes[row])][Int(steps[row]) - first] = row }
    let (response, levels) = (frame.response, regressors.map(\.column.high))
    func isComplete(_ row: Int) -> Bool { levels.allSatisfy { !$0[row].isNaN } }

    var instruments = DynamicPanelInstruments()
    var instrumented: [Int: Set<Int>] = [:]
    var columns = [[Double]](repeating: [], count: k)
    for rows in table {
      let start = equations.count
      let complete = (0..<periods).filter { rows[$0].map(isComplete) ?? false }
      let isThere = Set(complete)
      /// The value of a column in changes or deviations: a weight for each step.
      func instrument(_ equation: Int, step t: Int, _ weights: [(step: Int, weight: Double)]) {
        func transformed(_ values: [Double]) -> Double {
          weights.reduce(0) { sum, one in sum + one.weight * (rows[one.step].map { values[$0] } ?? .nan) }
        }
        for (place, set) in sets.enumerated() where set.lags.equations != .levels {
          for lag in stride(from: set.lags.first, through: min(set.lags.last ?? periods, t), by: 1) {
            guard let past = rows[t - lag] else { continue }
            if !set.values[past].isNaN { instrumented[place, default: []].insert(equation) }
            instruments.add(
              .level(set: place, step: set.lags.collapse ? nil : t, lag: lag), set.values[past], to: equation)
          }
        }
        for (index, level) in levels.enumerated() { columns[index].append(transformed(level)) }
        for index in exogenous { instruments.add(.exogenous(index), columns[index][equation], to: equation) }
        for (index, values) in external.enumerated() {
          instruments.add(.external(index), transformed(values), to: equation)
        }
        if k > levels.count { columns[k - 1].append(0) }
        y.append(transformed(response))
      }
      var changes: [(step: Int, y: Double, x: [Double])] = []
      for t in complete where t > 0 && isThere.contains(t - 1) {
        guard let now = rows[t], let before = rows[t - 1] else { continue }
        if !options.orthogonal {
          instrument(equations.count, step: t, [(t, 1), (t - 1, -1)])
          equations.append(Equation(step: t, row: now, isLevel: false))
        }
        let own = levels.map { $0[now] - $0[before] } + (k > levels.count ? [0] : [])
        changes.append((t, response[now] - response[before], own))
      }
      if options.orthogonal {
        for (place, t) in complete.enumerated() {
          let future = Array(complete[(place + 1)...])
          guard let now = rows[t], !future.isEmpty, t + 1 < periods else { continue }
          let m = Double(future.count)
          let factor = (m / (m + 1)).squareRoot()
          // Instruments of a deviation are those of the change that follows.
          instrument(equations.count, step: t + 1, [(t, factor)] + future.map { ($0, -factor / m) })
          equations.append(Equation(step: t + 1, row: now, isLevel: false, deviation: (t, factor, future)))
        }
      }
      for t in complete where options.system && t > 0 {
        guard let now = rows[t] else { continue }
        let equation = equations.count
        for (place, set) in sets.enumerated() where set.lags.equations != .changes {
          let lag = max(0, set.lags.first - 1)
          guard t - lag - 1 >= 0, let past = rows[t - lag], let earlier = rows[t - lag - 1] else { continue }
          if !set.values[past].isNaN, !set.values[earlier].isNaN { instrumented[place, default: []].insert(equation) }
          instruments.add(
            .change(set: place, step: set.lags.collapse ? nil : t), set.values[past] - set.values[earlier], to: equation
          )
        }
        for (index, level) in levels.enumerated() { columns[index].append(level[now]) }
        for index in exogenous { instruments.add(.exogenous(index), columns[index][equation], to: equation) }
        for (index, values) in external.enumerated() { instruments.add(.external(index), values[now], to: equation) }
        if k > levels.count {
          columns[k - 1].append(1)
          instruments.add(.constant, 1, to: equation)
        }
        y.append(response[now])
        equations.append(Equation(step: t, row: now, isLevel: true))
      }
      if equations.count > start {
        units.append(start..<equations.count)
        self.changes.append(changes)
      }
    }
    lackingNote = Self.lacking(frame, regressors, explained: Set(equations.map(\.row)))
    uninstrumented = sets.indices.map { place in equations.count - (instrumented[place]?.count ?? 0) }
    x = Matrix(columns: columns)
    z = instruments.matrix(rows: equations.count)
    self.instruments = instruments.columns
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
    if let deviation = a.deviation ?? b.deviation {
      // Deviations of iid errors are iid; with a level a deviation shares its own step and those of its mean.
      let other = a.deviation == nil ? a : b
      if other.deviation != nil { return a.deviation?.step == b.deviation?.step ? 1 : 0 }
      if other.step == deviation.step { return deviation.factor }
      return deviation.future.contains(other.step) ? -deviation.factor / Double(deviation.future.count) : 0
    }
    return switch (a.isLevel, b.isLevel) {
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
    for unit in changes {
      var product = 0.0
      let left = unit.map { change in zip(change.x, step.beta).reduce(change.y) { $0 - $1.0 * $1.1 } }
      for (position, change) in unit.enumerated() {
        guard let earlier = unit.firstIndex(where: { $0.step == change.step - order }) else { continue }
        pairs += 1
        product += left[earlier] * left[position]
        for j in along.indices { along[j] += left[earlier] * change.x[j] }
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
