/// One agency's options: for each group of indicators that wait for one another, the levels that can be completed together.
struct LevelProblem {
  let current: InstrumentScore
  let instrument: Instrument
  /// The levels that are complete now, by position.
  let complete: [Int]
  /// The levels that can be completed on top, by position.
  let room: [Int]
  /// The options of each group; the first takes nothing.
  let groups: [[LevelFrontier.Option]]
  /// The positions of each group's indicators.
  private let members: [[Int]]
  /// What each option raises, by group and choice, in the order of the members.
  private let raisesOfChoice: [[[Int]]]
  private let costs: DecimalCosts

  /// Gains are whole numbers of this part of the index.
  private static let unit = 1e-12

  init(_ current: InstrumentScore, _ request: LevelPlanRequest, _ costs: DecimalCosts) {
    self.current = current
    self.costs = costs
    let instrument = current.instrument
    self.instrument = instrument
    let ratings = current.ratings.ratings
    let complete = ratings.map { instrument.levelsComplete(at: $0.value) }
    self.complete = complete
    room = instrument.indicators.indices.map { position in
      if request.frozen.contains(position) { return 0 }
      var last = instrument.levels.count
      for gate in instrument.gates where request.without.contains(gate.id) {
        if let blocked = gate.blocks[position] { last = min(last, max(complete[position], blocked - 1)) }
      }
      return min(last - complete[position], request.maxStep ?? last)
    }
    members = Self.linked(instrument)
    var (groups, raises): ([[LevelFrontier.Option]], [[[Int]]]) = ([], [])
    for group in members {
      let (options, choices) = Self.options(group, room, complete, current, costs)
      groups.append(options)
      raises.append(choices)
    }
    self.groups = groups
    raisesOfChoice = raises
  }

  /// A difference of indices in whole units, rounded so that sums of gains that reach it are not missed.
  func units(of difference: Double) -> Int { Int((max(0, difference - 1e-10) / Self.unit).rounded(.up)) }

  /// Groups of positions: those that prerequisites tie together, and each other one by itself.
  private static func linked(_ instrument: Instrument) -> [[Int]] {
    var group = Array(instrument.indicators.indices)
    for rule in instrument.prerequisites {
      let (from, to) = (group[rule.neededIndicator], group[rule.indicator])
      for position in group.indices where group[position] == from { group[position] = to }
    }
    let weights = instrument.indicators.map(\.weight)
    let sets = Dictionary(grouping: group.indices, by: { group[$0] }).values.map { $0.sorted() }
    // The heaviest first, so that what is found early needs each of its levels.
    return sets.sorted { first, second in
      let (a, b) = (first.map { weights[$0] }.max() ?? 0, second.map { weights[$0] }.max() ?? 0)
      return a != b ? a > b : first[0] < second[0]
    }
  }

  private static func options(
    _ group: [Int], _ room: [Int], _ complete: [Int], _ current: InstrumentScore, _ costs: DecimalCosts
  ) -> ([LevelFrontier.Option], [[Int]]) {
    let instrument = current.instrument
    var choices: [[Int]] = [[]]
    for position in group { choices = choices.flatMap { choice in (0...room[position]).map { choice + [$0] } } }
    choices = choices.filter { choice in
      let reached = Dictionary(uniqueKeysWithValues: zip(group, choice).map { ($0, complete[$0] + $1) })
      return instrument.prerequisites.allSatisfy { rule in
        guard let own = reached[rule.indicator], own >= rule.level, complete[rule.indicator] < rule.level else {
          return true
        }
        return reached[rule.neededIndicator] ?? 0 >= rule.neededLevel
      }
    }
    let options = choices.enumerated().map { index, choice -> LevelFrontier.Option in
      var (cost, gain) = (0, 0.0)
      for (position, levels) in zip(group, choice) where levels > 0 {
        cost += costs.whole[position][complete[position]..<complete[position] + levels].reduce(0, +)
        let value = current.ratings.ratings[position].value
        let ceiling = instrument.levels[complete[position] + levels - 1].ceiling
        gain += Double(instrument.indicators[position].weight) * (ceiling - value) / Double(instrument.weightsSum)
      }
      return LevelFrontier.Option(
        cost: cost, gain: Int((gain / unit).rounded()), steps: choice.reduce(0, +), choice: index)
    }
    return (options, choices)
  }

  /// The options where one indicator stays as it is.
  func groups(freezing position: Int) -> [[LevelFrontier.Option]] {
    zip(groups, zip(members, raisesOfChoice)).map { options, rest in
      guard let place = rest.0.firstIndex(of: position) else { return options }
      return options.filter { rest.1[$0.choice][place] == 0 }
    }
  }

  /// The levels that options raise, by position of the indicator.
  func raises(_ choices: [LevelFrontier.Option]) -> [Int] {
    var raises = [Int](repeating: 0, count: instrument.indicators.count)
    for (group, option) in choices.enumerated() {
      for (place, position) in members[group].enumerated() {
        raises[position] = raisesOfChoice[group][option.choice][place]
      }
    }
    return raises
  }

  /// Whether each level is needed: without the last one of any indicator the rest would fall short, or not stand.
  func isMinimal(_ choices: [LevelFrontier.Option], need: Int) -> Bool {
    let gain = choices.reduce(0) { $0 + $1.gain }
    for (group, option) in choices.enumerated() where option.steps > 0 {
      let own = raisesOfChoice[group][option.choice]
      let isSpare = groups[group].contains { other in
        other.steps == option.steps - 1 && gain - option.gain + other.gain >= need
          && zip(raisesOfChoice[group][other.choice], own).allSatisfy { $0 <= $1 }
      }
      if isSpare { return false }
    }
    return true
  }

  /// The plan of options, its steps in an order that every one of them allows: the most gain for its cost first.
  func plan(_ choices: [LevelFrontier.Option]) -> LevelPlan {
    let raises = raises(choices)
    var reached = complete
    var values = current.ratings.ratings.map(\.value)
    let start = current.index.value
    let whole = Double(instrument.weightsSum)
    var (steps, spent): ([LevelPlan.Step], Int) = ([], 0)
    func sum() -> Double {
      zip(instrument.indicators, values).reduce(0) { $0 + Double($1.0.weight) * $1.1 } / whole
    }
    func isReady(_ position: Int) -> Bool {
      instrument.prerequisites.allSatisfy { rule in
        rule.indicator != position || reached[position] + 1 != rule.level
          || reached[rule.neededIndicator] >= rule.neededLevel
      }
    }
    func gain(_ position: Int) -> Double {
      Double(instrument.indicators[position].weight) * (instrument.levels[reached[position]].ceiling - values[position])
        / whole
    }
    while true {
      let open = instrument.indicators.indices.filter { reached[$0] < complete[$0] + raises[$0] && isReady($0) }
      let worth = open.map { position -> Double in
        let cost = costs.value(costs.whole[position][reached[position]])
        return cost > 0 ? gain(position) / cost : .infinity
      }
      guard let best = open.indices.max(by: { (worth[$0], open[$1]) < (worth[$1], open[$0]) }) else { break }
      let position = open[best]
      let level = instrument.levels[reached[position]]
      let (from, added) = (values[position], gain(position))
      values[position] = level.ceiling
      spent += costs.whole[position][reached[position]]
      reached[position] += 1
      steps.append(
        LevelPlan.Step(
          indicator: instrument.indicators[position], from: from, to: level.ceiling, level: level.number,
          cost: costs.value(costs.whole[position][level.number - 1]), gain: added, after: sum(),
          isBegun: from > level.floor + 1e-12))
    }
    let index = steps.isEmpty ? start : sum()
    return LevelPlan(
      steps: steps, totalCost: costs.value(spent), index: index, predicate: instrument.predicate(of: index))
  }
}
