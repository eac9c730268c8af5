/// Exact search over groups of options: the least cost of gaining at least so much, and the next-best choices.
///
/// Each group offers options of a whole cost and a whole gain; one is taken of each. Only combinations that nothing cheaper
/// beats are kept, from the last group to the first, so that what is left is the frontier of cost and gain itself.
struct LevelFrontier {
  /// One option of a group.
  struct Option: Hashable {
    let cost: Int
    let gain: Int
    /// The levels that it completes.
    let steps: Int
    /// Which choice of its group it is.
    let choice: Int
  }

  /// A combination of options: what it costs and gains.
  struct State: Hashable {
    let cost: Int
    let gain: Int
    let steps: Int
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
    frontiers[groups.count] = [State(cost: 0, gain: 0, steps: 0)]
    var isExact = true
    for position in groups.indices.reversed() {
      var states: [State] = []
      states.reserveCapacity(frontiers[position + 1].count * groups[position].count)
      for option in groups[position] {
        for after in frontiers[position + 1] {
          let cost = after.cost + option.cost
          if let budget, cost > budget { break }
          states.append(State(cost: cost, gain: after.gain + option.gain, steps: after.steps + option.steps))
        }
      }
      states.sort { first, second in
        if first.cost != second.cost { return first.cost < second.cost }
        if first.gain != second.gain { return first.gain > second.gain }
        return first.steps < second.steps
      }
      var kept: [State] = []
      for state in states {
        if let last = kept.last, state.gain <= last.gain { continue }
        // Behind one that gains all that is needed a dearer one has no use.
        if let need, let last = kept.last, last.gain >= need { break }
        kept.append(state)
      }
      if kept.count > Self.limit {
        isExact = false
        kept = kept.enumerated().filter { $0.offset % 2 == 0 || $0.offset == kept.count - 1 }.map(\.element)
      }
      frontiers[position] = kept
    }
    self.frontiers = frontiers
    self.isExact = isExact
  }

  /// The cheapest combination of the groups from a position on that gains at least `gain`.
  func cheapest(from position: Int, gain: Int) -> State? {
    let states = frontiers[position]
    var (low, high) = (0, states.count)
    while low < high {
      let middle = (low + high) / 2
      if states[middle].gain >= gain { high = middle } else { low = middle + 1 }
    }
    return low < states.count ? states[low] : nil
  }

  /// The combination that gains the most.
  var largest: State { frontiers[0].last ?? State(cost: 0, gain: 0, steps: 0) }

  /// The options of the cheapest combination that gains at least `gain`, one a group.
  func choices(gain: Int) -> [Option]? {
    var need = gain
    var chosen: [Option] = []
    guard var wanted = cheapest(from: 0, gain: need) else { return nil }
    for position in groups.indices {
      var best: (option: Option, after: State)?
      for option in groups[position] {
        guard let after = cheapest(from: position + 1, gain: need - option.gain) else { continue }
        guard after.cost + option.cost == wanted.cost, after.gain + option.gain == wanted.gain else { continue }
        if let found = best, found.option.steps + found.after.steps <= option.steps + after.steps { continue }
        best = (option, after)
      }
      guard let best else { return nil }
      chosen.append(best.option)
      need -= best.option.gain
      wanted = best.after
    }
    return chosen
  }
}
