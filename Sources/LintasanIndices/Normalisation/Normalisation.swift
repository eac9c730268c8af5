import LintasanStatistics

/// How values of a component are brought to a scale that can be combined.
///
/// Every method is increasing: a better value stays better. Where lower is better, values are turned round first.
///
/// - Reference: OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 5; parameters and names as in
///   COINr's `n_zscore`, `n_minmax`, `n_goalposts`, `n_fracmax`, `n_dist2max`, `n_prank`, `n_rank`, `n_borda`.
public enum Normalisation: Hashable, Sendable {
  /// As they are.
  case none
  /// Mean and standard deviation (divisor n − 1) brought to given ones.
  case zScore(mean: Double, deviation: Double)
  /// The smallest and the largest brought to given bounds.
  case minMax(lower: Double, upper: Double)
  /// Fixed goalposts brought to 0 and 1; what lies beyond is cut off.
  case goalposts(lower: Double, upper: Double)
  /// The share of the largest value.
  case distanceToLeader
  /// One less the distance to the largest value as a share of the range.
  case distanceToMaximum
  /// The share of the others that lie below, ties counting as the lowest of them.
  case percentileRank
  /// The rank from the bottom, ties getting the smallest.
  case rank
  /// The number of others that lie below.
  case borda
  /// One from outside of the toolkit.
  case own(OwnNormalisation)

  /// The names, as in settings.
  package static let names = [
    "none", "z_score", "min_max", "goalposts", "distance_to_leader", "distance_to_maximum", "percentile_rank", "rank",
    "borda",
  ]

  /// A method by its name, with parameters after a colon: `z_score:100,15`, `min_max:1,100`, `goalposts:0,1`.
  ///
  /// - Throws: `.unknownMethod`, `.badParameters`.
  public init(named text: String) throws(CompositeError) {
    let (name, numbers) = try MethodSpec.parse(text)
    func pair(_ standard: (Double, Double)?) throws(CompositeError) -> (Double, Double) {
      if numbers.isEmpty, let standard { return standard }
      guard numbers.count == 2 else {
        throw .badParameters(method: name, found: text, expected: "two numbers after a colon, such as \(name):1,100")
      }
      return (numbers[0], numbers[1])
    }
    if !["z_score", "zscore", "z", "min_max", "minmax", "goalposts"].contains(name), !numbers.isEmpty {
      throw .badParameters(method: name, found: text, expected: "none")
    }
    switch name {
    case "none": self = .none
    case "z_score", "zscore", "z":
      let (mean, deviation) = try pair((0, 1))
      guard deviation > 0 else {
        throw .badParameters(method: name, found: text, expected: "a positive standard deviation")
      }
      self = .zScore(mean: mean, deviation: deviation)
    case "min_max", "minmax":
      let (lower, upper) = try pair((0, 100))
      guard lower < upper else { throw .badParameters(method: name, found: text, expected: "ascending bounds") }
      self = .minMax(lower: lower, upper: upper)
    case "goalposts":
      let (lower, upper) = try pair(nil)
      guard lower != upper else { throw .badParameters(method: name, found: text, expected: "two different goalposts") }
      self = .goalposts(lower: lower, upper: upper)
    case "distance_to_leader": self = .distanceToLeader
    case "distance_to_maximum": self = .distanceToMaximum
    case "percentile_rank": self = .percentileRank
    case "rank": self = .rank
    case "borda": self = .borda
    default: throw .unknownMethod(kind: "normalisation", name: name, available: Self.names)
    }
  }

  /// The name, with parameters where they are not the usual ones.
  public var name: String {
    switch self {
    case .none: "none"
    case .zScore(let mean, let deviation):
      mean == 0 && deviation == 1 ? "z_score" : MethodSpec.text("z_score", mean, deviation)
    case .minMax(let lower, let upper):
      lower == 0 && upper == 100 ? "min_max" : MethodSpec.text("min_max", lower, upper)
    case .goalposts(let lower, let upper): MethodSpec.text("goalposts", lower, upper)
    case .distanceToLeader: "distance_to_leader"
    case .distanceToMaximum: "distance_to_maximum"
    case .percentileRank: "percentile_rank"
    case .rank: "rank"
    case .borda: "borda"
    case .own(let own): own.name
    }
  }

  /// The normalised values; missing ones stay missing.
  ///
  /// - Parameters:
  ///   - values: one an entity.
  ///   - reference: the values that give location and spread, such as those of all years; the values themselves where
  ///     `nil`. Ranks are always taken among `reference`.
  ///   - isTurned: whether the values are the negatives of values of which lower is better: fixed goalposts are then
  ///     mirrored, so that the lower post gives 1.
  ///   - component: named in errors.
  /// - Throws: `.constant`, `.notPositive`, `.tooFew`.
  public func apply(
    _ values: [Double?], reference: [Double]? = nil, isTurned: Bool = false, component: String = "component"
  ) throws(CompositeError) -> [Double?] {
    let known = reference ?? values.compactMap { $0 }
    guard let lowest = known.min(), let highest = known.max(), known.count >= 2 || isFixed else {
      throw .tooFew(component: component, method: name, needed: 2, found: known.count)
    }
    let map: (Double) -> Double
    switch self {
    case .none: return values
    case .own(let own): return own.normalised(values, known)
    case .zScore(let mean, let deviation):
      guard let centre = Moments.mean(known), let spread = Moments.standardDeviation(known), spread > 0,
        highest > lowest
      else { throw .constant(component: component, method: name) }
      map = { mean + deviation * ($0 - centre) / spread }
    case .minMax(let lower, let upper):
      guard highest > lowest else { throw .constant(component: component, method: name) }
      map = { lower + (upper - lower) * ($0 - lowest) / (highest - lowest) }
    case .goalposts(let lower, let upper):
      let (low, high) = (min(lower, upper), max(lower, upper))
      map =
        isTurned ? { min(1, max(0, (high + $0) / (high - low))) } : { min(1, max(0, ($0 - lower) / (upper - lower))) }
    case .distanceToLeader:
      guard highest > 0, lowest >= 0 else { throw .notPositive(component: component, method: name, value: lowest) }
      map = { $0 / highest }
    case .distanceToMaximum:
      guard highest > lowest else { throw .constant(component: component, method: name) }
      map = { 1 - (highest - $0) / (highest - lowest) }
    case .percentileRank, .rank, .borda:
      let sorted = known.sorted()
      let below: (Double) -> Double = { value in Double(Self.countBelow(value, sorted)) }
      switch self {
      case .percentileRank: map = { below($0) / Double(known.count - 1) }
      case .rank: map = { below($0) + 1 }
      default: map = below
      }
    }
    return values.map { $0.map(map) }
  }

  private var isFixed: Bool {
    switch self {
    case .none, .goalposts, .own: true
    default: false
    }
  }

  private static func countBelow(_ value: Double, _ sorted: [Double]) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
