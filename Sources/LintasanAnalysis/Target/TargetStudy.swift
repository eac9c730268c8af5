import LintasanCore
import LintasanForecasting
import LintasanIndices
import LintasanStatistics
public import LintasanTables

/// What it takes to reach a rank or a score by a survey to come: the probability as things go, and the smallest gains
/// beyond it, judged against what others ever gained.
public struct TargetStudy: Sendable {
  /// What is aimed at.
  public enum Aim: Hashable, Sendable {
    /// This rank or a better one.
    case rank(Int)
    /// This score or a higher one.
    case score(Double)
  }

  /// What one component has to do.
  public struct Need: Hashable, Sendable {
    /// The component.
    public let component: String
    /// Its name.
    public let name: String
    /// The score now.
    public let now: Double
    /// The median of its forecast.
    public let forecast: Double
    /// What it has to gain beyond the forecast, together with the others.
    public let gain: Double
    /// Where that leads.
    public let level: Double
    /// What it would have to gain beyond the forecast if it did all; `nil` where the scale does not reach so far.
    package let alone: Double?
    /// How many comparable entities ever gained as much, from now to `level`, in as many surveys.
    package let everGained: Int
    /// How many comparable entities there were.
    package let comparable: Int
  }

  /// What makes a probability.
  public struct Plan: Hashable, Sendable {
    /// The probability of reaching the target.
    public let probability: Double
    /// What the index has to gain beyond the forecast; 0 where nothing is needed.
    public let extraGain: Double
    /// Whether the components have room for it.
    public let isFeasible: Bool
    /// One a component; empty for an index without components.
    public let needs: [Need]
    /// How many comparable entities ever gained as much in the index, in as many surveys.
    package let everGained: Int
    /// How many there were.
    package let comparable: Int
  }

  /// The entity.
  public let entity: String
  /// Its name.
  package let name: String
  /// The survey by which the target is to be reached.
  package let year: Int
  /// What is aimed at.
  package let aim: Aim
  /// The rank and score now.
  package let now: (rank: Double, score: Double)
  /// The median score and rank by then, as things go.
  package let outlook: (score: Double, rank: Double)
  /// The median score that the target takes by then.
  public let neededScore: Double
  /// The probability as things go.
  public let probability: Double
  /// Plans for at least an even chance and for 80 %.
  public let plans: [Plan]
  /// The extra gain of the index for probabilities of 5 to 95 %.
  public let curve: [(probability: Double, extraGain: Double)]
  /// The number of surveys from now.
  package let surveys: Int

  /// Studies a target over the draws of a projection.
  ///
  /// - Parameters:
  ///   - projection: the futures.
  ///   - entity: the code of the entity.
  ///   - aim: the rank or the score to reach.
  ///   - year: the year.
  ///   - costs: the cost of a unit of each component; without them the smallest gains are those of least sum of
  ///   squares, each in units of what entities usually gain in it.
  /// - Throws: ``TargetError``, ``IndexDataError``.
  public init(
    _ projection: Projection, entity: String, aim: Aim, by year: Int, costs: [String: Double]? = nil
  ) throws {
    let index = projection.index
    guard let step = projection.years.firstIndex(of: year) else {
      throw TargetError.noSurvey(year: index.label(year), surveys: projection.years.map(index.label))
    }
    let standing = try index.ranking(in: projection.origin)
    guard let place = standing.place(of: entity) else {
      throw IndexDataError.notScored(entity: index.name(of: entity), year: projection.origin)
    }
    guard let unit = projection.position(of: entity) else {
      let reason = projection.forecast.excluded.first { $0.unit == entity }?.reason(index.label)
      throw TargetError.notForecast(entity: index.name(of: entity), reason: reason ?? "it is not in the last survey")
    }
    let sign = index.higherIsBetter ? 1.0 : -1
    let count = projection.forecast.units.count
    try aim.check(index, place: (place.rank, place.score), of: entity, among: count)
    let last = projection.forecast.variables.count - 1
    let simulated = projection.simulated
    let own = simulated.scores(step: step, variable: last, unit: unit).map { $0 * sign }
    var needed = own
    switch aim {
    case .score(let score): needed = own.map { _ in score * sign }
    case .rank(let rank):
      let others = (0..<count).filter { $0 != unit }
        .map { simulated.scores(step: step, variable: last, unit: $0) }
      for draw in own.indices {
        var scores = others.map { $0[draw] * sign }
        scores.sort(by: >)
        needed[draw] = index.ties.leastScore(for: rank, among: scores)
      }
    }
    let shortfalls = zip(needed, own).map { $0 - $1 }.sorted()
    self.entity = entity
    self.name = index.name(of: entity)
    self.year = year
    self.aim = aim
    now = (place.rank, place.score)
    let ranks = projection.forecasts[step][unit].rank
    outlook = ((Quantiles.median(own) ?? 0) * sign, ranks.median)
    neededScore = (Quantiles.median(needed) ?? 0) * sign
    let asThingsGo = Double(shortfalls.count { $0 <= 0 }) / Double(shortfalls.count)
    probability = asThingsGo
    surveys = step + 1
    func gain(_ probability: Double) -> Double {
      // The smallest gain that is enough in that share of the draws.
      let position = min(shortfalls.count - 1, Int((probability * Double(shortfalls.count)).rounded(.up)) - 1)
      return max(0, shortfalls[max(0, position)])
    }
    curve = stride(from: 5, through: 95, by: 5).map { (Double($0) / 100, gain(Double($0) / 100)) }

    let history = TargetHistory(index, origin: projection.origin, surveys: step + 1, start: place.score)
    let bounds = index.bounds ?? index.foundBounds?.bounds
    let finder = try Self.finder(
      projection, entity: entity, step: step, unit: unit, outlook: (Quantiles.median(own) ?? 0) * sign, costs: costs,
      history: history)
    plans = [0.5, 0.8].map { probability in
      let extra = gain(probability)
      let (needs, hasRoom) = finder(extra)
      let isFeasible = hasRoom && Self.isWithin(bounds, ((Quantiles.median(own) ?? 0) + extra) * sign)
      let total = (Quantiles.median(own) ?? 0) + extra - place.score * sign
      let record = history.count(gaining: total, variable: 0, from: place.score, sign: sign)
      // The index itself cannot leave its scale, whether or not it is forecast by its components.
      let end = (Quantiles.median(own) ?? 0) + extra
      let isInScale = index.bounds.map { end <= max($0.lowerBound * sign, $0.upperBound * sign) + 1e-12 } ?? true
      return Plan(
        probability: extra == 0 ? max(probability, asThingsGo) : probability, extraGain: extra,
        isFeasible: isFeasible && isInScale, needs: needs, everGained: record.reached, comparable: record.of)
    }
  }

  /// Whether a score lies within bounds, but for rounding.
  private static func isWithin(_ bounds: ClosedRange<Double>?, _ score: Double) -> Bool {
    guard let bounds else { return true }
    return score >= bounds.lowerBound - 1e-9 && score <= bounds.upperBound + 1e-9
  }

  /// What finds the smallest gains: among raw indicators where the index is built from them, else among its components.
  private static func finder(
    _ projection: Projection, entity: String, step: Int, unit: Int, outlook: Double, costs: [String: Double]?,
    history: TargetHistory
  ) throws -> ((Double) -> (needs: [Need], isFeasible: Bool)) {
    if let data = projection.index.tree {
      return try TreeTarget(
        projection.index, data, entity: entity, in: projection.origin, step: step, outlook: outlook, costs: costs
      ).needs
    }
    return try TargetParts(projection, step: step, unit: unit, costs: costs, history: history).needs
  }

  /// One row a plan and component: `probability, component, name, now, forecast, gain, level, alone, ever_gained,
  /// comparable`; the index itself has a row of its own.
  public var table: Table {
    struct Row {
      let plan: Plan
      let need: Need?
    }
    let rows = plans.flatMap { plan in [Row(plan: plan, need: nil)] + plan.needs.map { Row(plan: plan, need: $0) } }
    return Table(
      Column("probability", rows.map(\.plan.probability)),
      Column("component", rows.map { $0.need?.component ?? "index" }),
      Column("name", rows.map { $0.need?.name ?? "index" }), Column("now", rows.map { $0.need?.now ?? now.score }),
      Column("forecast", rows.map { $0.need?.forecast ?? outlook.score }),
      Column("gain", rows.map { $0.need?.gain ?? $0.plan.extraGain }),
      Column("level", rows.map { $0.need?.level ?? outlook.score + $0.plan.extraGain }),
      Column("alone", rows.map { $0.need?.alone }),
      Column("ever_gained", rows.map { $0.need?.everGained ?? $0.plan.everGained }),
      Column("comparable", rows.map { $0.need?.comparable ?? $0.plan.comparable }))
  }

  /// One row a probability: `probability, extra_gain`.
  public var curveTable: Table {
    Table(Column("probability", curve.map(\.probability)), Column("extra_gain", curve.map(\.extraGain)))
  }
}
