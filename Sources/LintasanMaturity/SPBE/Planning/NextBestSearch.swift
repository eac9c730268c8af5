import LintasanCore

/// Enumerates plans in order of cost by best-first search, with the dynamic-programming table as exact bound.
///
/// Entries of one class are interchangeable, and only plans whose levels do not rise within a class are visited. Once the
/// gain is reached nothing more is raised; with the entries in order of falling weight, every plan found then needs each
/// of its levels.
struct NextBestSearch {
  private struct Node: Preceding {
    let value: RaiseTable.Value
    let sequence: Int
    let paid: RaiseTable.Value
    let gain: Int
    let raises: [Int]

    func precedes(_ other: Node) -> Bool {
      if value != other.value { return value < other.value }
      if raises.count != other.raises.count { return raises.count > other.raises.count }
      return sequence < other.sequence
    }
  }

  /// The most nodes that are opened before the search gives what it has.
  static let patience = 60_000

  private let table: RaiseTable
  private let classes: [Int]
  private let gain: Int
  private var queue = PriorityQueue<Node>()
  private var sequence = 0

  /// - Parameters:
  ///   - table: entries in order of falling weight, members of a class side by side.
  ///   - classes: for each entry the number of its class.
  ///   - gain: what a plan has to gain.
  init(_ table: RaiseTable, classes: [Int], gain: Int) {
    self.table = table
    self.classes = classes
    self.gain = gain
  }

  /// The first plans in order of cost, as levels by entry, none above `budget`.
  mutating func plans(count: Int, budget: Int?) -> [[Int]] {
    var found: [[Int]] = []
    push(paid: .nothing, gained: 0, raises: [])
    var opened = 0
    while found.count < count, opened < Self.patience, let node = queue.pop() {
      opened += 1
      if let budget, node.value.cost > budget { break }
      if node.gain >= gain || node.raises.count == table.entries.count {
        found.append(node.raises + [Int](repeating: 0, count: table.entries.count - node.raises.count))
        continue
      }
      let position = node.raises.count
      let entry = table.entries[position]
      var most = entry.weight > 0 ? entry.room : 0
      if position > 0, classes[position] == classes[position - 1] { most = min(most, node.raises[position - 1]) }
      for levels in 0...most {
        let gained = levels * entry.weight
        if levels > 1, node.gain + gained - entry.weight >= gain { break }
        var paid = node.paid
        paid.cost += entry.costs[levels]
        if levels > 0 { paid.rest += 1 - (table.entries.count + 1) * gained }
        push(paid: paid, gained: node.gain + gained, raises: node.raises + [levels])
      }
    }
    return found
  }

  private mutating func push(paid: RaiseTable.Value, gained: Int, raises: [Int]) {
    let after = table.cheapest(from: raises.count, gain: gain - gained)
    guard after.cost != .max else { return }
    let value = RaiseTable.Value(cost: paid.cost + after.cost, rest: paid.rest + after.rest)
    queue.push(Node(value: value, sequence: sequence, paid: paid, gain: gained, raises: raises))
    sequence += 1
  }
}
