/// Dynamic programming over whole weights: the least cost of gaining at least so much.
///
/// With items in a fixed order, `cheapest(from: i, gain: g)` is the best of all ways to gain at least `g` units with the
/// items from position `i` on. "Best" is least cost, then the largest gain, then the fewest items touched; what still
/// ties is broken by raising the items that come first in the order as far as possible.
///
/// - Complexity: O(items × levels × gain) time, O(items × gain) memory.
struct RaiseTable: Sendable {
  /// One item as the table needs it.
  struct Entry: Hashable, Sendable {
    /// Units gained by a level.
    let weight: Int
    /// Whole cost of so many levels, from none to all that there is room for.
    let costs: [Int]
    /// The most levels.
    var room: Int { costs.count - 1 }
  }

  /// A cost with its tie-breaks, smaller is better.
  struct Value: Comparable, Sendable {
    var cost: Int
    /// Items touched less (items + 1) × gain: less is better.
    var rest: Int

    static let unreachable = Value(cost: .max, rest: 0)
    static let nothing = Value(cost: 0, rest: 0)

    @inline(__always)
    static func < (first: Value, second: Value) -> Bool {
      first.cost < second.cost || first.cost == second.cost && first.rest < second.rest
    }
  }

  let entries: [Entry]
  /// The largest gain that the table answers for.
  let reach: Int
  private let width: Int
  private let values: [Value]

  /// Tabulates gains from 0 to `reach`.
  init(_ entries: [Entry], reach: Int) {
    self.entries = entries
    self.reach = max(0, reach)
    let width = self.reach + 1
    self.width = width
    let gainScale = entries.count + 1
    var values = [Value](repeating: .unreachable, count: (entries.count + 1) * width)
    values[entries.count * width] = .nothing
    for position in entries.indices.reversed() {
      let entry = entries[position]
      let row = position * width
      let below = row + width
      for gain in 0..<width { values[row + gain] = values[below + gain] }
      guard entry.room > 0, entry.weight > 0 else { continue }
      for levels in 1...entry.room {
        let (gained, paid) = (levels * entry.weight, entry.costs[levels])
        let rest = 1 - gainScale * gained
        for gain in 0..<width {
          let after = values[below + max(0, gain - gained)]
          guard after.cost != .max else { continue }
          let candidate = Value(cost: after.cost + paid, rest: after.rest + rest)
          if candidate < values[row + gain] { values[row + gain] = candidate }
        }
      }
    }
    self.values = values
  }

  /// The best way to gain at least `gain` with the items from `position` on.
  func cheapest(from position: Int = 0, gain: Int) -> Value {
    values[position * width + min(max(0, gain), reach)]
  }

  /// The levels of every item in the best way to gain at least `gain`; `nil` where that cannot be had.
  func raises(gain: Int) -> [Int]? {
    guard gain <= reach, cheapest(gain: gain).cost != .max else { return nil }
    var needed = max(0, gain)
    var raises: [Int] = []
    for position in entries.indices {
      let entry = entries[position]
      let wanted = cheapest(from: position, gain: needed)
      var chosen = 0
      for levels in stride(from: entry.weight > 0 ? entry.room : 0, through: 1, by: -1) {
        let gained = levels * entry.weight
        let after = cheapest(from: position + 1, gain: needed - gained)
        guard after.cost != .max, after.cost + entry.costs[levels] == wanted.cost else { continue }
        if after.rest + 1 - (entries.count + 1) * gained == wanted.rest {
          chosen = levels
          break
        }
      }
      raises.append(chosen)
      needed = max(0, needed - chosen * entry.weight)
    }
    return raises
  }

  /// The largest gain, up to `reach`, that costs no more than `budget`.
  func largestGain(within budget: Int) -> Int {
    var (low, high) = (0, reach)
    while low < high {
      let middle = (low + high + 1) / 2
      if cheapest(gain: middle).cost <= budget { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The least cost of gaining at least `gain` without one item; `nil` where that cannot be had.
  ///
  /// - Parameter before: a table over the same items in reverse order.
  func cost(without position: Int, gain: Int, before: RaiseTable) -> Int? {
    var least = Int.max
    let firstAfterInReverse = entries.count - position
    for part in 0...max(0, gain) {
      let left = before.cheapest(from: firstAfterInReverse, gain: part).cost
      let right = cheapest(from: position + 1, gain: gain - part).cost
      if left != .max, right != .max { least = min(least, left + right) }
    }
    return least == .max ? nil : least
  }
}
