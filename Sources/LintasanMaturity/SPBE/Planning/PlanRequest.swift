/// What a plan is asked to do.
package struct PlanRequest: Hashable, Sendable {
  /// The index to reach; `nil` to get the most out of ``budget``.
  package var target: Double?
  /// The cost of one level by number of the indicator; 1 for each that is not named.
  package var costs: [Int: Double]
  /// The cost of reaching a level, by position of the indicator and level, where levels cost differently; comes before
  /// ``costs``.
  package var levelCosts: [LevelPlanRequest.LevelKey: Double]
  /// The most levels that one indicator can be raised by; `nil` for no limit but the scale's.
  package var maxStep: Int?
  /// The numbers of indicators that stay as they are.
  package var frozen: Set<Int>
  /// The most that a plan may cost; `nil` for no limit.
  package var budget: Double?
  /// How many next-best plans are wanted.
  package var alternatives: Int

  /// A request.
  package init(
    target: Double? = nil, costs: [Int: Double] = [:], levelCosts: [LevelPlanRequest.LevelKey: Double] = [:],
    maxStep: Int? = nil, frozen: Set<Int> = [],
    budget: Double? = nil, alternatives: Int = 5
  ) {
    self.target = target
    self.costs = costs
    self.levelCosts = levelCosts
    self.maxStep = maxStep
    self.frozen = frozen
    self.budget = budget
    self.alternatives = alternatives
  }
}
