import LintasanCore
import LintasanIndices
import LintasanRankings
import LintasanStatistics
public import LintasanTables

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which choices in building an index matter for its ranks: Sobol indices of every entity's rank, and of the mean shift of
/// rank over all entities.
public struct SensitivityStudy: Sendable {
  /// The inputs that vary, such as `normalisation` or `weight_osi`.
  public let inputs: [String]
  /// The indices of every entity's rank, in the order of the study's entities.
  public let entities: [SobolStudy.Output]
  /// The indices of the mean absolute shift of rank against the published one.
  public let shift: SobolStudy.Output
  /// The number of base points.
  package let points: Int
  private let units: [(entity: String, name: String)]

  /// A study whose indices were estimated already.
  init(
    inputs: [String], entities: [SobolStudy.Output], shift: SobolStudy.Output, points: Int,
    units: [(entity: String, name: String)]
  ) {
    self.inputs = inputs
    self.entities = entities
    self.shift = shift
    self.points = points
    self.units = units
  }

  /// Studies the settings of a composite.
  ///
  /// - Throws: `CompositeError.nothingToVary`; `.parameterOutOfRange` for too few points or too many inputs,
  ///   `StatisticsError.cancelled` where the task that asks is.
  public init(_ study: CompositeStudy, points: Int, seed: UInt64, threads: Int = 1) throws {
    let settings = study.settings
    guard settings.isVaried else { throw CompositeError.nothingToVary }
    let factors = Self.factors(study)
    let count = study.entityCount
    let reference = study.publishedRanks
    var quantiles: [Double: GammaTable] = [:]
    if let concentration = settings.weightConcentration {
      for weight in Set(study.allBases.joined()) { quantiles[weight] = GammaTable(shape: concentration * weight) }
    }
    let tables = quantiles
    let result = try SobolStudy(inputs: factors.count, outputs: count + 1, points: points, seed: seed, threads: threads) {
      point in
      var choice = CompositeStudy.Choice(weights: study.input.weights)
      for (factor, u) in zip(factors, point) {
        func pick(_ options: Int) -> Int { min(options - 1, Int(u * Double(options))) }
        switch factor {
        case .imputation: choice.imputation = pick(settings.imputations.count)
        case .treatment: choice.treatment = pick(settings.treatments.count)
        case .normalisation: choice.normalisation = pick(settings.normalisations.count)
        case .aggregation: choice.aggregation = pick(settings.aggregations.count)
        case .leftOut:
          let component = pick(study.input.components.count + 1)
          choice.leftOut = component == 0 ? nil : component - 1
        case .weighting: choice.weighting = pick(settings.weightings.count)
        case .weight, .weights: break
        }
      }
      choice.weights = study.base(of: choice)
      for (factor, u) in zip(factors, point) {
        if case .weight(let component) = factor, let table = tables[choice.weights[component]] {
          choice.weights[component] = table.quantile(u)
        }
      }
      for (factor, u) in zip(factors, point) {
        guard case .weights(_, let members) = factor, let concentration = settings.weightConcentration else { continue }
        // All weights of a group are functions of one uniform number.
        var stream = PhiloxStream(seed: u.bitPattern, stream: 0x5745_4947)
        for component in members {
          choice.weights[component] = Gamma.draw(shape: concentration * choice.weights[component], &stream)
        }
      }
      let sum = choice.weights.reduce(0, +)
      if sum.isFinite, sum > 0 {
        for position in choice.weights.indices { choice.weights[position] /= sum }
      } else {
        choice.weights = Self.limit(of: study.base(of: choice), isWide: sum == 0, factors, point)
      }
      var scores = [Double](repeating: 0, count: count)
      study.scores(choice, into: &scores)
      var ranks = [Int32](repeating: 0, count: count)
      let ties = study.input.ties
      var ranker = RowRanker(unitCount: count, ties: ties, tolerance: TieTolerance.sums)
      ranker.rank(scores, into: &ranks, offset: 0, stride: 1)
      var outputs = ranks.map { Double($0) / Double(ties.ranksPerUnit) }
      var shift = 0.0
      for unit in 0..<count { shift += abs(outputs[unit] - reference[unit]) }
      outputs.append(shift / Double(count))
      return outputs
    }
    inputs = factors.map { $0.name(study.input.components) }
    entities = Array(result.outputs.dropLast())
    shift = result.outputs[count]
    self.points = points
    units = study.taking.map { (study.input.entities[$0], study.input.names[$0]) }
  }

  /// The weights where the drawn ones are too small for a Double, or too large.
  ///
  /// Those too small leave all of the weight with one component, as the limit has it: the u-quantile of a gamma of a small
  /// shape k is about u to the power of 1/k. Those too large stay as they are.
  private static func limit(of base: [Double], isWide: Bool, _ factors: [Factor], _ point: [Double]) -> [Double] {
    guard isWide else { return base }
    var chosen = base.indices.first ?? 0
    var largest = -Double.infinity
    for (factor, u) in zip(factors, point) {
      guard case .weight(let component) = factor, base[component] > 0 else { continue }
      let size = (u > 0 ? log(u) : -.greatestFiniteMagnitude) / base[component]
      if size > largest { (largest, chosen) = (size, component) }
    }
    return base.indices.map { $0 == chosen ? 1 : 0 }
  }

  private enum Factor: Hashable, Sendable {
    case imputation, treatment, normalisation, aggregation, weighting, leftOut
    case weight(Int)
    case weights(String, [Int])

    func name(_ components: [String]) -> String {
      switch self {
      case .imputation: "imputation"
      case .treatment: "treatment"
      case .normalisation: "normalisation"
      case .aggregation: "aggregation"
      case .weighting: "weighting"
      case .leftOut: "left_out"
      case .weight(let component): "weight_\(components[component])"
      case .weights(let group, _): "weights_\(group)"
      }
    }
  }

  private static let mostInputs = 32

  private static func factors(_ study: CompositeStudy) -> [Factor] {
    let settings = study.settings
    var factors: [Factor] = []
    if settings.imputations.count > 1 { factors.append(.imputation) }
    if settings.treatments.count > 1 { factors.append(.treatment) }
    if settings.normalisations.count > 1 { factors.append(.normalisation) }
    if settings.aggregations.count > 1 { factors.append(.aggregation) }
    if settings.weightings.count > 1 { factors.append(.weighting) }
    if settings.leavesOut { factors.append(.leftOut) }
    guard settings.weightConcentration != nil else { return factors }
    let all = study.input.components.indices
    if factors.count + all.count <= mostInputs { return factors + all.map(Factor.weight) }
    // More weights than inputs can be told apart: those below each top component are one.
    var names: [String] = []
    for position in all where !names.contains(study.input.tops[position]) { names.append(study.input.tops[position]) }
    if names.count < 2 || factors.count + names.count > mostInputs { names = [] }
    if names.isEmpty { return factors + [.weights("all", Array(all))] }
    factors += names.map { name in .weights(name, all.filter { study.input.tops[$0] == name }) }
    return factors
  }

  /// One row an output and input: `output, name, input, first_order, first_order_se, total, total_se, mean, variance`; the
  /// output is `mean_absolute_rank_shift` or an entity.
  ///
  /// An output that does not vary has no indices.
  public func table(entities wanted: Set<String>? = nil) -> Table {
    var rows: [(output: String, name: String, indices: SobolStudy.Output)] = [
      ("mean_absolute_rank_shift", "mean absolute rank shift", shift)
    ]
    for (position, unit) in units.enumerated() where wanted?.contains(unit.entity) ?? true {
      rows.append((unit.entity, unit.name, entities[position]))
    }
    let cells = rows.flatMap { row in inputs.indices.map { (row, $0) } }
    return Table(
      Column("output", cells.map(\.0.output)), Column("name", cells.map(\.0.name)),
      Column("input", cells.map { inputs[$0.1] }),
      Column("first_order", cells.map { $0.0.indices.first?[$0.1] }),
      Column("first_order_se", cells.map { $0.0.indices.firstErrors?[$0.1] }),
      Column("total", cells.map { $0.0.indices.total?[$0.1] }),
      Column("total_se", cells.map { $0.0.indices.totalErrors?[$0.1] }),
      Column("mean", cells.map(\.0.indices.mean)), Column("variance", cells.map(\.0.indices.variance)))
  }
}

/// Quantiles of a gamma distribution of scale 1, tabulated: between its knots linear in the probability.
struct GammaTable: Sendable {
  private static let cells = 8192
  private let knots: [Double]

  init(shape: Double) {
    // A gamma of shape k is half a chi-squared of 2k degrees of freedom. The outermost knots stand in the middle of
    // their cells, since the distribution has no upper end.
    let distribution = try? ChiSquared(degreesOfFreedom: 2 * shape)
    knots = (0...Self.cells).map { cell in
      let p = min(max(Double(cell), 0.5), Double(Self.cells) - 0.5) / Double(Self.cells)
      return ((try? distribution?.quantile(p)) ?? 2 * shape) / 2
    }
  }

  func quantile(_ u: Double) -> Double {
    let position = u * Double(Self.cells)
    let cell = min(Self.cells - 1, Int(position))
    return knots[cell] + (position - Double(cell)) * (knots[cell + 1] - knots[cell])
  }
}
