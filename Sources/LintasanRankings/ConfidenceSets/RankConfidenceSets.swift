public import LintasanCore
import LintasanLinearAlgebra

/// Confidence sets for the ranks of units whose scores are estimates.
///
/// Each set is a range of ranks. A marginal set holds its own unit's true rank with the given confidence; simultaneous
/// sets hold all true ranks at once. Units that cannot be told apart are level with each other.
///
/// - Reference: Mogstad, Romano, Shaikh, Wilhelm (2024), doi:10.1093/restud/rdad006; as `csranks` of the R package
///   csranks with `cstype = "two-sided"`, critical values by parametric bootstrap.
public struct RankConfidenceSets: Hashable, Sendable {
  /// What the confidence is about.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Each set on its own.
    case marginal
    /// All sets together.
    case simultaneous
  }

  /// How sets are made.
  public struct Options: Hashable, Sendable {
    /// What the confidence is about.
    package var kind: Kind
    /// The confidence, between 0 and 1.
    package var confidence: Double
    /// Whether pairs that were told apart are left out and the rest tested again, which never widens a set.
    package var isStepdown: Bool
    /// The number of bootstrap draws.
    package var draws: Int
    /// The seed of the random numbers.
    package var seed: UInt64
    /// How many threads may work; the result is the same for every number.
    package var threads: Int

    /// Options.
    public init(
      kind: Kind = .marginal, confidence: Double = 0.95, isStepdown: Bool = true, draws: Int = 10_000,
      seed: UInt64 = 20_200_904, threads: Int = 1
    ) {
      self.kind = kind
      self.confidence = confidence
      self.isStepdown = isStepdown
      self.draws = draws
      self.seed = seed
      self.threads = threads
    }
  }

  /// The ends of the sets, one a unit.
  public struct Bounds: Hashable, Sendable {
    /// The smallest rank of each set.
    public fileprivate(set) var lower: [Int]
    /// The largest rank of each set.
    public fileprivate(set) var upper: [Int]

    fileprivate init(units: Int) {
      lower = [Int](repeating: 1, count: units)
      upper = [Int](repeating: units, count: units)
    }
  }

  /// The options.
  package let options: Options
  /// The sets of the kind asked for.
  package let bounds: Bounds
  /// The simultaneous sets, whatever kind was asked for: the sets of the best are made of them.
  public let simultaneous: Bounds
  /// For each unit those that cannot be told apart from it, by the sets of the kind asked for.
  public let levelWith: [[Int]]

  /// The smallest rank of each unit's set.
  public var lower: [Int] { bounds.lower }
  /// The largest rank of each unit's set.
  public var upper: [Int] { bounds.upper }

  /// Sets for the ranks of `scores`.
  ///
  /// - Parameters:
  ///   - scores: the estimates, finite.
  ///   - errors: how far each may be off.
  ///   - direction: which scores are good.
  ///   - options: confidence, kind of sets, draws.
  /// - Throws: ``ConfidenceSetError``; `.cancelled` where the task that asks is.
  public init(
    _ scores: [Double], errors: ScoreErrors, direction: Direction = .higherIsBetter, options: Options = Options()
  ) throws(ConfidenceSetError) {
    guard scores.count >= 2 else { throw .tooFewUnits(scores.count) }
    guard errors.count == scores.count else { throw .wrongCount(found: errors.count, expected: scores.count) }
    for (unit, score) in scores.enumerated() where !score.isFinite { throw .badScore(unit: unit, found: score) }
    guard options.confidence > 0, options.confidence < 1 else { throw .badConfidence(options.confidence) }
    let needed = max(100, Int((10 / (1 - options.confidence)).rounded(.up)))
    let draws = errors.sampleSize ?? options.draws
    guard draws >= needed else { throw .tooFewDraws(found: draws, needed: needed) }
    self.options = options

    let upward = direction == .higherIsBetter ? scores : scores.map { -$0 }
    let tests = try PairwiseTests(
      upward, errors, confidence: options.confidence, isStepdown: options.isStepdown, draws: options.draws,
      seed: options.seed, threads: options.threads)
    let count = scores.count
    var joint = Bounds(units: count)
    var apart = [Set<Int>](repeating: [], count: count)
    for pair in try tests.better(threads: options.threads) {
      joint.lower[pair.second] += 1
      joint.upper[pair.first] -= 1
      apart[pair.first].insert(pair.second)
      apart[pair.second].insert(pair.first)
    }
    simultaneous = joint
    switch options.kind {
    case .simultaneous: bounds = joint
    case .marginal:
      var own = Bounds(units: count)
      let found = try parallelMap(
        count: count, threads: options.threads, cancelled: { ConfidenceSetError.cancelled }
      ) { unit throws(ConfidenceSetError) in try tests.better(than: unit) }
      for (unit, pairs) in found.enumerated() {
        apart[unit] = []
        for pair in pairs {
          if pair.second == unit { own.lower[unit] += 1 } else { own.upper[unit] -= 1 }
          apart[unit].insert(pair.second == unit ? pair.first : pair.second)
        }
      }
      bounds = own
    }
    levelWith = (0..<count).map { unit in (0..<count).filter { $0 != unit && !apart[unit].contains($0) } }
  }

  /// Whether each unit belongs to the confidence set of the `count` best: with the given confidence the set holds every
  /// unit that truly is among them.
  ///
  /// - Reference: the projection set for the τ-best, section 3.4 of the paper; `cstaubest` of csranks.
  /// - Throws: `.badBest`.
  public func isInBest(_ count: Int) throws(ConfidenceSetError) -> [Bool] {
    let units = simultaneous.lower.count
    guard count >= 1, count <= units else { throw .badBest(found: count, units: units) }
    return simultaneous.lower.map { $0 <= count }
  }
}
