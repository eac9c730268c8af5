import LintasanCore

/// Enumerates combinations in order of cost by best-first search, with the frontiers as exact bound.
struct LevelSearch {
  private struct Node: Preceding {
    let value: Int
    let sequence: Int
    let paid: Int
    let gain: Int
    let choices: [LevelFrontier.Option]

    func precedes(_ other: Node) -> Bool {
      if value != other.value { return value < other.value }
      if choices.count != other.choices.count { return choices.count > other.choices.count }
      return sequence < other.sequence
    }
  }

  /// The most nodes that are opened before the search gives what it has.
  static let patience = 40_000

  private let frontier: LevelFrontier
  private let need: Int
  private let budget: Int?
  private var queue = PriorityQueue<Node>()
  private var sequence = 0

  init(_ frontier: LevelFrontier, need: Int, budget: Int?) {
    self.frontier = frontier
    self.need = need
    self.budget = budget
  }

  /// The first combinations in order of cost that `isWanted` takes.
  mutating func plans(
    count: Int, isWanted: ([LevelFrontier.Option]) -> Bool
  ) -> [[LevelFrontier.Option]] {
    var found: [[LevelFrontier.Option]] = []
    push(paid: 0, gain: 0, choices: [])
    var opened = 0
    while found.count < count, opened < Self.patience, let node = queue.pop() {
      opened += 1
      if let budget, node.value > budget { break }
      let position = node.choices.count
      if position == frontier.groups.count {
        if isWanted(node.choices) { found.append(node.choices) }
        continue
      }
      for option in frontier.groups[position] {
        // Once there is enough, nothing more is taken.
        if node.gain >= need && option.steps > 0 { continue }
        push(paid: node.paid + option.cost, gain: node.gain + option.gain, choices: node.choices + [option])
      }
    }
    return found
  }

  private mutating func push(paid: Int, gain: Int, choices: [LevelFrontier.Option]) {
    guard let after = frontier.cheapest(from: choices.count, gain: need - gain) else { return }
    queue.push(Node(value: paid + after.cost, sequence: sequence, paid: paid, gain: gain, choices: choices))
    sequence += 1
  }
}
