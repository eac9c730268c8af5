import LintasanCore

/// Enumerates combinations in order of cost by best-first search, with the frontiers as exact bound.
///
/// Groups of one class are interchangeable, and only combinations whose options do not rise within a class are visited. Once
/// the gain is reached nothing more is taken.
struct LevelSearch {
  private struct Node: Preceding {
    let value: LevelFrontier.State
    let sequence: Int
    let paid: LevelFrontier.State
    let options: [LevelFrontier.Option]

    func precedes(_ other: Node) -> Bool {
      if value != other.value { return value.precedes(other.value) }
      if options.count != other.options.count { return options.count > other.options.count }
      return sequence < other.sequence
    }
  }

  /// The most nodes that are opened before the search gives what it has.
  static let patience = 60_000

  private let frontier: LevelFrontier
  private let classes: [Int]
  private let need: Int
  private let budget: Int?
  private var queue = PriorityQueue<Node>()
  private var sequence = 0

  /// - Parameters:
  ///   - frontier: the groups, the heaviest first, members of a class side by side.
  ///   - classes: for each group the number of its class.
  ///   - need: what has to be gained.
  ///   - budget: the most that a combination may cost.
  init(_ frontier: LevelFrontier, classes: [Int], need: Int, budget: Int?) {
    self.frontier = frontier
    self.classes = classes
    self.need = need
    self.budget = budget
  }

  /// The first combinations in order of cost that `isWanted` takes.
  mutating func plans(
    count: Int, isWanted: ([LevelFrontier.Option]) -> Bool
  ) -> [[LevelFrontier.Option]] {
    var found: [[LevelFrontier.Option]] = []
    push(paid: .nothing, options: [])
    var opened = 0
    while found.count < count, opened < Self.patience, let node = queue.pop() {
      opened += 1
      if let budget, node.value.cost > budget { break }
      let position = node.options.count
      if node.paid.gain >= need || position == frontier.groups.count {
        let all = node.options + frontier.groups[position...].map { $0[0] }
        if isWanted(all) { found.append(all) }
        continue
      }
      let options = frontier.groups[position]
      var most = options.count - 1
      if position > 0, classes[position] == classes[position - 1] { most = min(most, node.options[position - 1].choice) }
      let isAlone = options.allSatisfy { $0.touched <= 1 }
      for (place, option) in options.enumerated().prefix(most + 1) {
        // Where a level less of the same indicator would do, the last one is spare.
        if place > 1, isAlone, node.paid.gain + options[place - 1].gain >= need { break }
        push(paid: node.paid.adding(option.cost, option.gain, option.touched), options: node.options + [option])
      }
    }
    return found
  }

  private mutating func push(paid: LevelFrontier.State, options: [LevelFrontier.Option]) {
    guard let after = frontier.cheapest(from: options.count, gain: need - paid.gain) else { return }
    queue.push(
      Node(
        value: after.adding(paid.cost, paid.gain, paid.touched), sequence: sequence, paid: paid, options: options))
    sequence += 1
  }
}
