import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The pooled model fitted to the history of one variable: for each horizon a rule, its centres and its errors.
struct PooledFit {
  private let history: ObservedPanel
  private let transform: ValueTransform
  private let regression: PooledRegression
  private let choice: RuleChoice
  private let fixed: PooledRule?

  /// The share of the middle of a window's errors that is taken off: what is left drifts with the level.
  private static let centring = 0.5
  /// What is assumed of errors where none is known, as a share of the spread.
  private static let guess = 0.3
  private static let priorMisses = 2.0
  private static let largestMiss = 4.0
  private static let horizonsMeasured = 3
  /// What a miss counts for the next horizon beside its own.
  private static let likeness = 0.25
  private static let fewestChanges = 2

  /// - Parameter fixed: a rule to use throughout; chosen by earlier origins where `nil`.
  init(_ history: ObservedPanel, fixed: PooledRule? = nil) {
    self.history = history
    transform = ValueTransform(history.index)
    let transform = self.transform
    let series = PooledSeries(history.index.map { $0.isNaN ? $0 : transform.forward($0) }, times: history.times)
    regression = PooledRegression(series)
    choice = RuleChoice(regression, higherIsBetter: history.problem.higherIsBetter)
    self.fixed = fixed
  }

  /// One horizon.
  struct Horizon {
    let rule: PooledRule
    /// What units are ordered by.
    let centres: [Double]
    let step: EmpiricalSimulator.Step
    /// Whether units rarely move.
    let isStill: Bool
  }

  /// The last scores of some units: as they are, and on the model's scale.
  func last(_ units: [Int]) -> (scores: [Double], levels: [Double]) {
    let known = history.lastIndex(history.origin)
    let scores = units.map { known[$0] }
    return (scores, scores.map(transform.forward))
  }

  /// The simulator of some units over several steps, with what was chosen.
  func simulator(_ units: [Int], steps: Int) -> (simulator: EmpiricalSimulator, horizons: [Horizon]) {
    let (last, levels) = last(units)
    let horizons = (1...steps).map { horizon($0, units: units, last: last, levels: levels) }
    let index = history.index
    let all = index.values.filter { !$0.isNaN }
    let lattice = index.timeCount > 0 ? ScoreGrid(all, newest: index.present(history.origin)) : nil
    let bounds = history.problem.scale ?? FoundBounds(all)?.bounds
    return (
      EmpiricalSimulator(
        steps: horizons.map(\.step), last: last, levels: levels, transform: transform,
        limits: bounds.map { ScoreLimits($0) }, lattice: lattice), horizons
    )
  }

  private func horizon(_ horizon: Int, units: [Int], last: [Double], levels: [Double]) -> Horizon {
    let origin = history.origin
    let start = history.times[origin]
    let elapsed = max(1, Double(history.time(origin, plus: horizon) - start))
    var rule = fixed ?? choice.rule(origin, horizon)
    var correction = regression.correction(rule, origin, horizon)
    if correction == nil { (rule, correction) = (.lastOrder, nil) }
    let centres = units.indices.map { levels[$0] + (correction?[units[$0]] ?? 0) }
    let donors = ErrorDonors(regression, rule: rule, origin: origin, horizon: horizon, elapsed: elapsed)
    let unitError = donors.size / elapsed.squareRoot()
    let common = CommonMove(commonChanges(through: origin), unitError: unitError)
    let order = rule == .lastOrder ? last : centres
    if donors.stayShare >= MoveBlocks.stayShare,
      let blocks = MoveBlocks(regression.series, units: units, levels: levels, origin: origin, horizon: horizon)
    {
      let step = EmpiricalSimulator.Step(
        centres: centres, move: .none, distributions: [], distribution: [], scales: [], shifts: [], blocks: blocks)
      return Horizon(rule: rule, centres: order, step: step, isStill: true)
    }
    let step = step(
      donors, units: units, levels: levels, centres: centres, horizon: horizon,
      move: common.shock(after: elapsed, factor: commonFactor(common, unitError: unitError, ahead: horizon)))
    return Horizon(rule: rule, centres: order, step: step, isStill: false)
  }

  private func step(
    _ donors: ErrorDonors, units: [Int], levels: [Double], centres: [Double], horizon: Int,
    move: CommonShock
  ) -> EmpiricalSimulator.Step {
    guard donors.surveyCount > 0 else {
      let spread =
        Moments.standardDeviation(regression.series.scores.present(history.origin), degreesLost: 0) ?? 0
      let scale = Self.guess * spread * Double(horizon).squareRoot()
      return EmpiricalSimulator.Step(
        centres: centres, move: move, distributions: [Self.normal],
        distribution: units.map { _ in 0 }, scales: units.map { _ in scale }, shifts: units.map { _ in 0 }, blocks: nil)
    }
    var known: [Range<Int>: Int] = [:]
    var distributions: [ErrorDonors.ErrorQuantiles] = []
    var chosen: [Int] = []
    for level in levels {
      let window = donors.window(level)
      let position = known[window] ?? distributions.count
      if position == distributions.count {
        known[window] = position
        distributions.append(donors.quantiles(window))
      }
      chosen.append(position)
    }
    return EmpiricalSimulator.Step(
      centres: centres, move: move, distributions: distributions, distribution: chosen,
      scales: units.map { donors.volatility(of: $0) * donors.growth },
      shifts: chosen.map { Self.centring * distributions[$0].middle }, blocks: nil)
  }

  /// The position of the first survey whose level can be compared with later ones.
  private var firstComparable: Int {
    history.times.firstIndex { $0 >= history.problem.levelsFrom ?? .min } ?? history.origin
  }

  /// The median change of matched units from each comparable survey to the next, up to a survey.
  private func commonChanges(through last: Int) -> [CommonMove.Change] {
    let times = history.times
    return stride(from: firstComparable, to: last, by: 1).compactMap { time in
      regression.series.commonChange(time, 1).map {
        CommonMove.Change(survey: time + 1, change: $0, elapsed: Double(times[time + 1] - times[time]))
      }
    }
  }

  /// What common moves missed at earlier origins, in units of the deviation expected there, drawn to 1 and never below. A miss
  /// counts the less the more surveys ahead it was, for these overlap, and the more its horizon differs from the one asked for:
  /// levels that keep on rising or falling miss by more at each. Moves over a jump do not count.
  private func commonFactor(_ common: CommonMove, unitError: Double, ahead: Int) -> Double {
    var (squares, count) = (Self.priorMisses, Self.priorMisses)
    let ahead = min(ahead, Self.horizonsMeasured)
    for earlier in stride(from: firstComparable + Self.fewestChanges, to: history.origin, by: 1) {
      let known = CommonMove(commonChanges(through: earlier), unitError: unitError)
      for horizon in 1...min(Self.horizonsMeasured, history.origin - earlier) {
        guard common.jumps.isDisjoint(with: (earlier + 1)...(earlier + horizon)),
          let came = regression.series.commonChange(earlier, horizon)
        else { continue }
        let shock = known.shock(after: Double(history.times[earlier + horizon] - history.times[earlier]))
        // Squares of Student's t are larger than 1 by themselves.
        let freedom = shock.degreesOfFreedom / max(1, shock.degreesOfFreedom - 2)
        let variance = shock.deviation * shock.deviation * freedom
        guard variance > 0 else { continue }
        let missed = came - shock.expected
        let weight = pow(Self.likeness, Double(abs(ahead - horizon))) / Double(horizon)
        squares += weight * min(missed * missed / variance, Self.largestMiss * Self.largestMiss)
        count += weight
      }
    }
    return max(1, (squares / count).squareRoot())
  }

  /// Quantiles of the standard normal distribution, for panels without a past.
  static let normal: ErrorDonors.ErrorQuantiles = {
    let count = ErrorDonors.quantileCount
    let errors = (0..<count).map { place in
      (try? Normal.standard.quantile((Double(place) + 0.5) / Double(count))) ?? 0
    }
    return ErrorDonors.ErrorQuantiles(errors: errors, stays: [Bool](repeating: false, count: count), middle: 0)
  }()
}
