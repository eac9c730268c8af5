import LintasanCore

/// The cheapest plan, by branch and bound over boxes of inputs: best bound first, every box cut where its bound is loosest.
struct PlanSearch: Sendable {
  /// What was found.
  struct Result: Sendable {
    /// The cheapest point that reaches the aim.
    var point: [Double]
    var cost: Double
    /// Whether no plan is cheaper, but for a ten-millionth.
    var isOptimal: Bool
    /// Boxes looked at.
    var boxes: Int
  }

  let space: PlanSpace
  /// Boxes after which the search stops without a proof.
  var mostBoxes = 60_000

  init(_ space: PlanSpace, mostBoxes: Int = 60_000) {
    self.space = space
    self.mostBoxes = mostBoxes
  }

  /// The plan, `nil` where even all the room that there is does not reach the aim.
  func plan() -> Result? {
    if space.isReached(at: space.start) {
      return Result(point: space.start, cost: 0, isOptimal: true, boxes: 0)
    }
    guard space.isReached(at: space.limit) else { return nil }
    var best = Result(point: space.limit, cost: space.cost(of: space.limit), isOptimal: false, boxes: 0)
    take(space.repaired(space.start), &best)
    take(space.repaired(space.limit), &best)
    let bounds = PlanBounds(space)
    var heap = PriorityQueue<PlanBox>()
    if let root = bounds.assess(lower: space.start, upper: space.limit, below: best.cost) { heap.push(root) }
    while let box = heap.pop() {
      guard box.bound < best.cost - tolerance(best.cost) else {
        best.isOptimal = true
        return best
      }
      guard best.boxes < mostBoxes else { return best }
      best.boxes += 1
      // Near the top of the search every box may hold a better plan; later only now and then.
      if best.boxes <= 60 || best.boxes % 8 == 0 {
        take(space.repaired(box.relaxed), &best)
        if space.isWhole.contains(true) {
          take(space.repaired(zip(box.relaxed, space.isWhole).map { $1 ? ($0 - 1e-9).rounded(.up) : $0 }), &best)
        }
      }
      guard let cut = box.cut else {
        take(space.isReached(at: box.lower) ? box.lower : nil, &best)
        continue
      }
      var (lower, upper) = (box.lower, box.upper)
      upper[cut.leaf] = cut.at
      lower[cut.leaf] = space.isWhole[cut.leaf] ? cut.at + 1 : cut.at
      let most = best.cost - tolerance(best.cost)
      for child in [(box.lower, upper), (lower, box.upper)] {
        if var found = bounds.assess(lower: child.0, upper: child.1, below: most) {
          found.bound = max(found.bound, box.bound)
          heap.push(found)
        }
      }
    }
    best.isOptimal = true
    return best
  }

  private func tolerance(_ cost: Double) -> Double { 1e-7 * max(cost, 1e-3) }

  private func take(_ point: [Double]?, _ best: inout Result) {
    guard let point else { return }
    let cost = space.cost(of: point)
    if cost < best.cost { (best.point, best.cost) = (point, cost) }
  }
}

extension PlanBox: Preceding {
  /// What may be cheapest is looked at first.
  func precedes(_ other: PlanBox) -> Bool { bound < other.bound }
}
