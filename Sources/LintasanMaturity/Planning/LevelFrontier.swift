/// Exact search over groups of options: the least cost of gaining at least so much, and the next-best choices.
///
/// Each group offers options of a whole cost and a whole gain; one is taken of each. Only combinations that nothing cheaper
/// beats are kept, from the last group to the first, so that what is left is the frontier of cost and gain itself. Of
/// combinations that cost the same the one with the largest gain is best, then the one that touches the fewest indicators.
struct LevelFrontier {
  /// One option of a group.
  struct Option: Hashable {
    let cost: Int
    let gain: Int
    /// The indicators that it touches.
    let touched: Int
    /// Which choice of its group it is.
    let choice: Int
  }

  /// A combination of options: what it costs and gains.
  struct State: Hashable {
    var cost: Int
    var gain: Int
    var touched: Int

    static let nothing = State(cost: 0, gain: 0, touched: 0)

    /// With an option, or another combination, on top.
    func adding(_ cost: Int, _ gain: Int, _ touched: Int) -> State {
      State(cost: self.cost + cost, gain: self.gain + gain, touched: self.touched + touched)
    }

    /// Whether it is the better one: cheaper, then of more gain, then touching less.
    @inline(__always)
    func precedes(_ other: State) -> Bool {
      if cost != other.cost { return cost < other.cost }
      if gain != other.gain { return gain > other.gain }
      return touched < other.touched
    }
  }

  /// The most combinations that are kept for one group; beyond, the answer is no longer proven.
  static let limit = 300_000

  let groups: [[Option]]
  /// Of the groups from each position on, the combinations that nothing beats, by rising cost and gain.
  let frontiers: [[State]]
  /// Whether nothing had to be left out.
  let isExact: Bool

  /// - Parameters:
  ///   - groups: the options; the first of each takes nothing.
  ///   - need: what has to be gained; combinations that gain more are told apart by their cost alone. `nil` for all.
  ///   - budget: the most that a combination may cost.
  init(_ groups: [[Option]], need: Int?, budget: Int?) {
    self.groups = groups
    var frontiers = [[State]](repeating: [], count: groups.count + 1)
    frontiers[groups.count] = [.nothing]
    var isExact = true
    for position in groups.indices.reversed() {
      var kept = Self.merged(groups[position], frontiers[position + 1], need: need, budget: budget)
      if kept.count > Self.limit {
        isExact = false
        kept = kept.enumerated().filter { $0.offset % 2 == 0 || $0.offset == kept.count - 1 }.map(\.element)
      }
      frontiers[position] = kept
    }
    self.frontiers = frontiers
    self.isExact = isExact
  }

  /// What a group's options add to the frontier behind it: lists that ascend by cost and gain, drawn together.
  private static func merged(_ options: [Option], _ after: [State], need: Int?, budget: Int?) -> [State] {
    if options.count == 1, let only = options.first, only.cost == 0, only.gain == 0 { return after }
    var heads = options.map { after[0].adding($0.cost, $0.gain, $0.touched) }
    var next = [Int](repeating: 1, count: options.count)
    var kept: [State] = []
    while true {
      var best = -1
      for place in heads.indices where best < 0 || heads[place].precedes(heads[best]) { best = place }
      guard best >= 0, heads[best].cost != .max else { break }
      let state = heads[best]
      if let budget, state.cost > budget { break }
      if next[best] < after.count {
        let option = options[best]
        heads[best] = after[next[best]].adding(option.cost, option.gain, option.touched)
        next[best] += 1
      } else {
        heads[best] = State(cost: .max, gain: 0, touched: 0)
      }
      if let last = kept.last, state.gain <= last.gain { continue }
      kept.append(state)
      // Behind one that gains all that is needed a dearer one has no use.
      if let need, state.gain >= need { break }
    }
    return kept
  }

  /// The best combination of the groups from a position on that gains at least `gain`.
  func cheapest(from position: Int = 0, gain: Int) -> State? {
    let states = frontiers[position]
    var (low, high) = (0, states.count)
    while low < high {
      let middle = (low + high) / 2
      if states[middle].gain >= gain { high = middle } else { low = middle + 1 }
    }
    return low < states.count ? states[low] : nil
  }

  /// The combination that gains the most for no more than `budget`.
  func largest(within budget: Int?) -> State {
    guard let budget else { return frontiers[0].last ?? .nothing }
    return frontiers[0].last { $0.cost <= budget } ?? .nothing
  }

  /// The options of the best combination that gains at least `gain`, one a group; what still ties is broken by taking as
  /// much as possible of the groups that come first.
  func choices(gain: Int) -> [Option]? {
    var need = gain
    var chosen: [Option] = []
    guard var wanted = cheapest(gain: need) else { return nil }
    for position in groups.indices {
      var found: (option: Option, after: State)?
      for option in groups[position].reversed() {
        guard let after = cheapest(from: position + 1, gain: need - option.gain),
          after.adding(option.cost, option.gain, option.touched) == wanted
        else { continue }
        found = (option, after)
        break
      }
      guard let found else { return nil }
      chosen.append(found.option)
      need -= found.option.gain
      wanted = found.after
    }
    return chosen
  }

  /// The least cost of gaining at least `gain` where one group offers other options; `nil` where that cannot be had.
  ///
  /// - Parameter before: the frontier of the same groups in reverse order.
  func cost(of options: [Option], at position: Int, gain: Int, before: LevelFrontier) -> Int? {
    var least: Int?
    let behind = groups.count - position
    for option in options {
      for after in frontiers[position + 1] {
        let cost = option.cost + after.cost
        if let least, cost >= least { break }
        if let first = before.cheapest(from: behind, gain: gain - option.gain - after.gain) {
          least = min(least ?? .max, cost + first.cost)
        }
      }
    }
    return least
  }
}
