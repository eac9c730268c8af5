import LintasanLinearAlgebra
import LintasanStatistics
public import LintasanTables

/// Tests of unit roots and of cointegration in a panel, judged against simulated panels of the same shape.
///
/// Published critical values are for many periods. Here the p-values are shares of panels of the very same units and periods
/// whose series are independent random walks, so that they hold for a dozen surveys too; and the same simulation says what
/// the tests would find. Each unit counts with its longest stretch of periods without a gap.
public enum PanelRoots {
  /// What the tests found, and what is to be said of them.
  public struct Findings: Sendable {
    /// The tests, in the order asked for.
    public let tests: [TestResult]
    /// Which units were left out, what a step is, what such a panel can carry.
    public let notes: [String]
  }

  private static let alternatives = [0.9, 0.7]

  /// Tests the response and each numeric term of a formula (unit roots), or the response with its terms (cointegration).
  ///
  /// - Complexity: draws × rows × columns² of a unit's equation; where that is more than a minute or so, fewer panels are
  ///   simulated, and the notes say how many.
  public static func tests(
    _ formula: Formula, _ asked: [PanelRootTest], options: RegressionOptions, table: Table, draws: Int = 2_000
  ) throws(RegressionError) -> Findings {
    guard let unit = options.unit, let time = options.time else { throw .needsPanel(what: "A panel test") }
    if let twice = asked.indices.first(where: { at in asked[..<at].contains { $0.kind == asked[at].kind } }) {
      throw .badOption(option: "panel-test", found: "\(asked[twice].kind.rawValue) twice", expected: "each test once")
    }
    let panel = try PanelIndex(table: table, unit: unit, time: time)
    let evaluator = ExpressionEvaluator(table: table, panel: panel)
    var included: [Bool]?
    if let text = options.condition { included = try RowCondition.read(text).rows(of: table) }
    var variables = [(label: formula.response.label, values: try evaluator.numbers(formula.response).high)]
    for term in formula.terms where term.factors.count == 1 && TermCoder.category(term.factors[0], in: table) == nil {
      if case .call(let name, _) = term.factors[0], FormulaFunctions.panel.contains(name) || name == "poly" { continue }
      variables.append((term.label, try evaluator.numbers(term.factors[0]).high))
    }
    var tests: [TestResult] = []
    var notes: [String] = []
    func note(_ text: String) { if !notes.contains(text) { notes.append(text) } }
    if panel.usesOccasions { note("a lag is one occasion: the times are not evenly spaced") }
    for test in asked {
      if test.kind.isCointegration {
        guard variables.count > 1 else {
          throw .badOption(
            option: "panel-test", found: "\(test.kind.rawValue) of \(formula.text)",
            expected: "a numeric term that is no lag itself, as 'y ~ x'")
        }
        let study = try study(test, variables, panel, included, options, draws)
        tests += study.tests
        study.notes.forEach(note)
      } else {
        for variable in variables {
          let study = try study(test, [variable], panel, included, options, draws)
          tests += study.tests
          study.notes.forEach(note)
        }
      }
    }
    for variable in variables where asked.contains(where: { $0.kind != .cips }) {
      if let cd = changesTogether(PanelRun.runs([variable.values], panel, included: included).runs), abs(cd) > 1.96 {
        note(
          "changes of \(variable.label) go together across units (Pesaran CD \(NumberText.rounded(cd, significantDigits: 4))): "
            + "only cips allows for it, the other panel tests reject too often")
      }
    }
    return Findings(tests: tests, notes: notes)
  }

  /// One statistic of a test, as it is told.
  private struct Item: Sendable {
    let key: String
    let name: String
    let isRightTail: Bool
  }

  private static func items(_ test: PanelRootTest, _ label: String) -> [Item] {
    let tail = ", \(label), \(test.lags) \(test.lags == 1 ? "lag" : "lags")\(test.trend ? ", trend" : "")"
    switch test.kind {
    case .ips: return [Item(key: "ips_tbar:\(label)", name: "Im-Pesaran-Shin t̄" + tail, isRightTail: false)]
    case .fisher: return [Item(key: "fisher:\(label)", name: "Maddala-Wu χ²" + tail, isRightTail: true)]
    case .cips:
      return [
        Item(key: "cips:\(label)", name: "CIPS" + tail, isRightTail: false),
        Item(key: "cips_truncated:\(label)", name: "CIPS*" + tail, isRightTail: false),
      ]
    case .pedroni:
      return [
        ("panel_v", "panel ν"), ("panel_rho", "panel ρ"), ("panel_pp", "panel PP"), ("panel_adf", "panel ADF"),
        ("group_rho", "group ρ"), ("group_pp", "group PP"), ("group_adf", "group ADF"),
      ].map { Item(key: "pedroni_\($0)", name: "Pedroni \($1)" + tail, isRightTail: $0 == "panel_v") }
    case .westerlund:
      return [("gt", "Gτ"), ("ga", "Gα"), ("pt", "Pτ"), ("pa", "Pα")].map {
        Item(key: "westerlund_\($0)", name: "Westerlund \($1)" + tail, isRightTail: false)
      }
    }
  }

  /// The statistics of a panel, with those of its units for CADF.
  private static func statistics(_ test: PanelRootTest, _ runs: [PanelRun]) -> (
    values: [Double], used: Int, units: [Double]
  )? {
    switch test.kind {
    case .ips: return UnitRootStatistics.ips(runs, lags: test.lags, trend: test.trend).map { ([$0.tbar], $0.used, []) }
    case .fisher:
      return UnitRootStatistics.fisher(runs, lags: test.lags, trend: test.trend).map { ([$0.statistic], $0.used, []) }
    case .cips:
      let found = UnitRootStatistics.cadf(runs, lags: test.lags, trend: test.trend)
      guard !found.isEmpty else { return nil }
      let n = Double(found.count)
      let held = found.reduce(0) { $0 + UnitRootStatistics.truncated($1, trend: test.trend) }
      return ([found.reduce(0, +) / n, held / n], found.count, found)
    case .pedroni:
      return CointegrationStatistics.pedroni(runs, lags: test.lags, trend: test.trend).map { ($0.values, $0.used, []) }
    case .westerlund:
      return CointegrationStatistics.westerlund(runs, lags: test.lags, trend: test.trend).map {
        ($0.values, $0.used, [])
      }
    }
  }

  private static func study(
    _ test: PanelRootTest, _ variables: [(label: String, values: [Double])], _ panel: PanelIndex, _ included: [Bool]?,
    _ options: RegressionOptions, _ draws: Int
  ) throws(RegressionError) -> Findings {
    let label = test.kind.isCointegration ? variables[0].label : variables.map(\.label).joined(separator: ", ")
    let items = items(test, label)
    let null =
      test.kind.isCointegration
      ? "\(label) is cointegrated with its regressors in no unit" : "\(label) has a unit root in every unit"
    let least = test.leastPeriods(regressors: variables.count - 1)
    let cut = PanelRun.runs(variables.map(\.values), panel, included: included)
    let kept = cut.runs.filter { $0.length >= least }
    var notes: [String] = []
    // Units whose equation has no answer (a series that never changes) are not part of the simulated panels either.
    let runs = kept.filter { run in
      test.kind == .cips
        ? UnitRootStatistics.adf(run.series[0], lags: test.lags, trend: test.trend) != nil : statistics(test, [run]) != nil
    }
    guard runs.count >= 2, let found = statistics(test, runs) else {
      return Findings(
        tests: items.prefix(1).map {
          TestResult(
            $0.key, $0.name, null: null,
            unavailable: "fewer than two units have \(least) periods without a gap and series that change; use fewer lags")
        }, notes: [])
    }
    let word = "\(test.kind.title) of \(label)"
    let (short, constant) = (cut.runs.count - kept.count, kept.count - runs.count)
    if short > 0 {
      notes.append("\(word): \(short) \(short == 1 ? "unit has" : "units have") fewer than \(least) periods in a row, not used")
    }
    if constant > 0 {
      notes.append("\(word): \(constant) \(constant == 1 ? "unit hardly changes" : "units hardly change"), not used")
    }
    if cut.gaps > 0 {
      notes.append(
        "\(word): of \(cut.gaps) \(cut.gaps == 1 ? "unit" : "units") with gaps the longest stretch without one is used")
    }
    if found.used < runs.count {
      notes.append("\(word): units whose equation has no answer and does not count: \(runs.count - found.used)")
    }
    let rows = runs.reduce(0) { $0 + $1.length }
    let columns = Double(least - test.lags)
    let work = Double(rows) * columns * columns * Double(items.count > 2 ? 3 : 1)
    let count = max(199, min(draws, Int(2e10 / work)))
    let samples = try panels(test, runs, root: 1, count: count, stream: 71, options)
    var tests: [TestResult] = []
    for (position, item) in items.enumerated() {
      let value = found.values[position]
      guard value.isFinite else {
        tests.append(
          TestResult(item.key, item.name, null: null, unavailable: "the statistic is not a finite number"))
        continue
      }
      let beyond = samples.count { item.isRightTail ? $0.values[position] >= value : $0.values[position] <= value }
      tests.append(
        TestResult(
          item.key, item.name, null: null,
          .statistic(
            value, reference: .simulated(draws: samples.count), pValue: Double(beyond + 1) / Double(samples.count + 1))))
    }
    var published: Double?
    if test.kind == .ips, let ips = UnitRootStatistics.ips(runs, lags: test.lags, trend: test.trend),
      let moments = ips.moments, let bound = try? Normal.standard.quantile(0.05)
    {
      let w = (ips.tbar - moments.mean) / moments.variance.squareRoot()
      let cut = moments.mean + bound * moments.variance.squareRoot()
      published = Double(samples.count { $0.values[0] < cut }) / Double(samples.count)
      tests.append(
        TestResult(
          "ips_w:\(label)", items[0].name.replacingFirst("t̄", with: "W"), null: null,
          .statistic(w, reference: .lowerNormal, pValue: try? Normal.standard.lowerTail(w))))
    }
    if test.kind == .fisher,
      let cut = try? ChiSquared(degreesOfFreedom: 2 * Double(found.used)).quantile(0.95)
    {
      published = Double(samples.count { $0.values[0] > cut }) / Double(samples.count)
    }
    notes.append(try power(test, runs, items, samples.map(\.values), Swift.min(400, count), word, options))
    if let published {
      notes.append(
        "\(word): published values at 5% reject \(NumberText.fixed(100 * published, decimals: 0))% of random walks of this shape"
      )
    }
    if count < draws { notes.append("\(word): p-values from \(count) panels in place of \(draws), which would take minutes") }
    if test.kind == .cips, let critical = Quantiles.of(samples.flatMap(\.units), [0.05])?.first {
      notes.append(
        "\(word): CADF is below its 5% value \(NumberText.rounded(critical, significantDigits: 4)) in "
          + "\(found.units.count { $0 <= critical }) of \(found.units.count) units")
    }
    return Findings(tests: tests, notes: notes)
  }

  private static func panels(
    _ test: PanelRootTest, _ runs: [PanelRun], root: Double, count: Int, stream: UInt32, _ options: RegressionOptions
  ) throws(RegressionError) -> [(values: [Double], units: [Double])] {
    let seed = options.seed
    let samples = try parallelMap(count: count, threads: options.threads) {
      draw throws(RegressionError) -> (values: [Double], units: [Double])? in
      var generator = PhiloxStream(seed: seed, stream: stream, draw: UInt64(draw))
      let panel = PanelRun.simulated(as: runs, root: root, &generator)
      guard let found = statistics(test, panel), found.values.allSatisfy(\.isFinite) else { return nil }
      // Some units' statistics are enough for the quantile of one.
      return (found.values, draw < 200 ? found.units : [])
    }
    return samples.compactMap(\.self)
  }

  /// How often the tests would reject at 5 % what is near a unit root and what is far from one, and published values what is one.
  private static func power(
    _ test: PanelRootTest, _ runs: [PanelRun], _ items: [Item], _ null: [[Double]], _ count: Int, _ word: String,
    _ options: RegressionOptions
  ) throws(RegressionError) -> String {
    var best: [(root: Double, low: Double, high: Double)] = []
    for (index, root) in alternatives.enumerated() {
      let samples = try panels(test, runs, root: root, count: count, stream: UInt32(72 + index), options).map(\.values)
      var shares: [Double] = []
      for (position, item) in items.enumerated() {
        let cut = Quantiles.of(null.map { $0[position] }, [item.isRightTail ? 0.95 : 0.05])?.first ?? .nan
        let rejected = samples.count { item.isRightTail ? $0[position] > cut : $0[position] < cut }
        shares.append(Double(rejected) / Double(max(samples.count, 1)))
      }
      best.append((root, shares.min() ?? 0, shares.max() ?? 0))
    }
    func percent(_ share: Double) -> String { NumberText.fixed(100 * share, decimals: 0) }
    let lengths = runs.map(\.length)
    let (least, most) = (lengths.min() ?? 0, lengths.max() ?? 0)
    let periods = least == most ? "\(most)" : "\(least) to \(most)"
    let found = best.map { one in
      let share =
        percent(one.low) == percent(one.high) ? percent(one.low) : "\(percent(one.low)) to \(percent(one.high))"
      return "\(NumberText.shortest(one.root)) in \(share)%"
    }
    return
      "\(word): in \(count) simulated panels of \(runs.count) units and \(periods) periods the test at 5% finds "
      + (test.kind.isCointegration ? "errors with a root of " : "a root of ") + found.joined(separator: ", of ")
  }

  /// Pesaran's CD of the changes of a variable.
  private static func changesTogether(_ runs: [PanelRun]) -> Double? {
    guard (2...3_000).contains(runs.count) else { return nil }
    let changes = runs.map { run in
      (run.first + 1, run.series[0].indices.dropFirst().map { run.series[0][$0] - run.series[0][$0 - 1] })
    }
    var sum = 0.0
    var pairs = 0.0
    for i in changes.indices {
      for j in changes.indices.dropFirst(i + 1) {
        let start = max(changes[i].0, changes[j].0)
        let end = min(changes[i].0 + changes[i].1.count, changes[j].0 + changes[j].1.count)
        guard end - start >= 3 else { continue }
        let a = changes[i].1[(start - changes[i].0)..<(end - changes[i].0)]
        let b = changes[j].1[(start - changes[j].0)..<(end - changes[j].0)]
        let n = Double(a.count)
        let (ma, mb) = (a.reduce(0, +) / n, b.reduce(0, +) / n)
        var (xx, yy, xy) = (0.0, 0.0, 0.0)
        for (x, y) in zip(a, b) {
          xx += (x - ma) * (x - ma)
          yy += (y - mb) * (y - mb)
          xy += (x - ma) * (y - mb)
        }
        guard xx > 0, yy > 0 else { continue }
        sum += n.squareRoot() * xy / (xx * yy).squareRoot()
        pairs += 1
      }
    }
    return pairs > 0 ? sum / pairs.squareRoot() : nil
  }
}

extension String {
  fileprivate func replacingFirst(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
