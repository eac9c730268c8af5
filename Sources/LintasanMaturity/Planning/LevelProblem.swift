/// One agency's options: for each group of indicators that wait for one another, the levels that can be completed together.
///
/// Leading levels that cost nothing are completed first. Gains are whole numbers: of the sum of weights where values are whole
/// levels, of 10⁻¹² of the index otherwise.
struct LevelProblem {
  /// Indicators that wait for one another, or one by itself.
  struct Group {
    /// Their positions.
    let members: [Int]
    /// What can be done; the first option does nothing.
    let options: [LevelFrontier.Option]
    /// What each option completes on top of what is free, by choice, in the order of the members.
    let raises: [[Int]]
    /// What tells groups apart that are not interchangeable.
    let key: [Double]
  }

  let current: InstrumentScore
  let instrument: Instrument
  /// The levels that are complete now, by position.
  let complete: [Int]
  /// The levels that are completed first because they cost nothing, by position.
  let free: [Int]
  /// The levels that can be completed, the free ones among them, by position.
  let room: [Int]
  /// The groups, the heaviest first, interchangeable ones side by side.
  let groups: [Group]
  /// For each group the number of its class of interchangeable ones.
  let classes: [Int]
  /// What is still to be gained behind the free levels; `nil` without a target.
  let need: Int?
  let costs: DecimalCosts

  init(_ current: InstrumentScore, _ request: LevelPlanRequest, _ costs: DecimalCosts) {
    self.current = current
    self.costs = costs
    let instrument = current.instrument
    self.instrument = instrument
    let complete = current.ratings.ratings.map { instrument.levelsComplete(at: $0.value) }
    self.complete = complete
    let all = request.target.map { Self.units(from: current, to: $0) }
    let isThere = all == 0
    let members = Self.linked(instrument)
    let alone = Set(members.filter { $0.count == 1 }.map { $0[0] })
    var (room, free): ([Int], [Int]) = ([], [])
    for position in instrument.indicators.indices {
      let most = Self.room(position, complete[position], request, instrument)
      let levels = costs.whole[position][complete[position]..<complete[position] + most]
      let leading = alone.contains(position) ? levels.prefix { $0 == 0 }.count : 0
      // Where nothing is needed, nothing is raised, be it for nothing.
      room.append(isThere && leading > 0 ? 0 : most)
      free.append(isThere ? 0 : leading)
    }
    (self.room, self.free) = (room, free)
    let groups = members.map { Self.group($0, room, free, complete, current, costs) }.sorted {
      $0.key == $1.key ? $0.members[0] < $1.members[0] : $0.key.lexicographicallyPrecedes($1.key)
    }
    self.groups = groups
    var classes: [Int] = []
    for (place, group) in groups.enumerated() {
      let isSame = place > 0 && group.members.count == 1 && groups[place - 1].key == group.key
      classes.append((classes.last ?? 0) + (isSame ? 0 : 1))
    }
    self.classes = classes
    let gained = instrument.indicators.indices.reduce(0) {
      $0 + (free[$1] > 0 ? Self.gain($1, levels: free[$1], after: complete[$1], current) : 0)
    }
    need = all.map { $0 - gained }
  }

  /// Units from the present index to a target; for whole levels as the target is written, otherwise rounded so that sums of
  /// gains that reach it are not missed.
  private static func units(from current: InstrumentScore, to target: Double) -> Int {
    let instrument = current.instrument
    guard instrument.isWhole, let whole = ExactDecimal(target)?.ceiling(times: instrument.weightsSum) else {
      return Int((max(0, target - current.index.value - 1e-10) * 1e12).rounded(.up))
    }
    return whole - current.wholeUnits
  }

  /// What completing levels of an indicator gains behind those that are complete.
  private static func gain(_ position: Int, levels: Int, after complete: Int, _ current: InstrumentScore) -> Int {
    let instrument = current.instrument
    let weight = instrument.indicators[position].weight
    if instrument.isWhole { return weight * levels }
    let from = current.ratings.ratings[position].value
    let ceiling = instrument.levels[complete + levels - 1].ceiling
    return Int((Double(weight) * (ceiling - from) / Double(instrument.weightsSum) * 1e12).rounded())
  }

  private static func room(
    _ position: Int, _ complete: Int, _ request: LevelPlanRequest, _ instrument: Instrument
  ) -> Int {
    if request.frozen.contains(position) { return 0 }
    var last = instrument.levels.count
    for gate in instrument.gates where request.without.contains(gate.id) {
      if let blocked = gate.blocks[position] {
        last = min(last, max(complete, instrument.levels.count { $0.number < blocked }))
      }
    }
    return min(last - complete, request.maxStep ?? last)
  }

  /// Groups of positions: those that prerequisites tie together, and each other one by itself.
  private static func linked(_ instrument: Instrument) -> [[Int]] {
    var group = Array(instrument.indicators.indices)
    for rule in instrument.prerequisites {
      let (from, to) = (group[rule.neededIndicator], group[rule.indicator])
      for position in group.indices where group[position] == from { group[position] = to }
    }
    return Dictionary(grouping: group.indices, by: { group[$0] }).values.map { $0.sorted() }
  }

  private static func group(
    _ members: [Int], _ room: [Int], _ free: [Int], _ complete: [Int], _ current: InstrumentScore, _ costs: DecimalCosts
  ) -> Group {
    let instrument = current.instrument
    var choices: [[Int]] = [[]]
    for position in members {
      let most = instrument.indicators[position].weight > 0 ? max(0, room[position] - free[position]) : 0
      choices = choices.flatMap { choice in (0...most).map { choice + [$0] } }
    }
    if members.count > 1 {
      choices = choices.filter { choice in
        let reached = Dictionary(
          uniqueKeysWithValues: zip(members, choice).map { ($0, instrument.level(completing: complete[$0] + $1)) })
        return instrument.prerequisites.allSatisfy { rule in
          guard let own = reached[rule.indicator], own >= rule.level,
            instrument.level(completing: complete[rule.indicator]) < rule.level
          else { return true }
          return reached[rule.neededIndicator] ?? 0 >= rule.neededLevel
        }
      }
    }
    let options = choices.enumerated().map { index, choice -> LevelFrontier.Option in
      var (cost, gained, touched) = (0, 0, 0)
      for (position, levels) in zip(members, choice) where levels > 0 {
        let start = complete[position] + free[position]
        cost += costs.whole[position][start..<start + levels].reduce(0, +)
        gained += gain(position, levels: free[position] + levels, after: complete[position], current)
        if free[position] > 0 { gained -= gain(position, levels: free[position], after: complete[position], current) }
        touched += 1
      }
      return LevelFrontier.Option(cost: cost, gain: gained, touched: touched, choice: index)
    }
    // The heaviest first, so that what is found early needs each of its levels.
    let heaviest = members.max { instrument.indicators[$0].weight < instrument.indicators[$1].weight } ?? members[0]
    let level = costs.whole[heaviest]
    let next = level[min(complete[heaviest], level.count - 1)]
    var key: [Double] = [
      -Double(instrument.indicators[heaviest].weight), Double(instrument.indicators[heaviest].aspect), Double(next),
      current.ratings.ratings[heaviest].value, Double(room[heaviest] - free[heaviest]), Double(free[heaviest]),
    ]
    key += members.count == 1 ? options.map { Double($0.cost) } : []
    return Group(members: members, options: options, raises: choices, key: key)
  }

  /// The options of a group where one of its indicators stays as it is.
  func options(_ group: Int, keeping position: Int) -> [LevelFrontier.Option] {
    guard let place = groups[group].members.firstIndex(of: position) else { return groups[group].options }
    return groups[group].options.filter { groups[group].raises[$0.choice][place] == 0 }
  }

  /// The levels that options complete with what is free, by position of the indicator.
  func raises(_ choices: [LevelFrontier.Option]) -> [Int] {
    var raises = free
    for (group, option) in zip(groups, choices) {
      for (place, position) in group.members.enumerated() { raises[position] += group.raises[option.choice][place] }
    }
    return raises
  }

  /// Whether each level is needed: without the last one of any indicator the rest would fall short, or not stand.
  func isMinimal(_ choices: [LevelFrontier.Option], need: Int) -> Bool {
    let gain = choices.reduce(0) { $0 + $1.gain }
    for (group, option) in zip(groups, choices) where option.touched > 0 {
      let own = group.raises[option.choice]
      let steps = own.reduce(0, +)
      let isSpare = group.options.contains { other in
        let raises = group.raises[other.choice]
        return raises.reduce(0, +) == steps - 1 && gain - option.gain + other.gain >= need
          && zip(raises, own).allSatisfy { $0 <= $1 }
      }
      if isSpare { return false }
    }
    return true
  }
}
