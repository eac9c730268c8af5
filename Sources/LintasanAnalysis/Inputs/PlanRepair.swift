/// From a point that is nearly a plan to a plan: as little more as the aim needs, then as much less as it allows.
extension PlanSpace {
  /// A plan near a point, `nil` where none was found.
  func repaired(_ near: [Double]) -> [Double]? {
    var point = near
    for leaf in 0..<leaves {
      if isWhole[leaf] { point[leaf] = point[leaf].rounded() }
      point[leaf] = min(max(point[leaf], start[leaf]), limit[leaf])
    }
    guard raise(&point) else { return nil }
    lower(&point)
    return point
  }

  /// What a leaf brings for its cost near a point: gain of the excess in a small step, and the step.
  private func gain(_ leaf: Int, _ point: [Double], _ here: Double, up: Bool) -> Double {
    let room = up ? limit[leaf] - point[leaf] : point[leaf] - start[leaf]
    let step = isWhole[leaf] ? 1 : min(room, 1e-3 * (1 + abs(point[leaf])))
    guard step > 0, room >= step else { return 0 }
    var other = point
    other[leaf] += up ? step : -step
    return abs(excess(at: other) - here) / step
  }

  private func raise(_ point: inout [Double]) -> Bool {
    for _ in 0..<200 {
      let here = excess(at: point)
      if here >= Self.margin { return true }
      var best: (leaf: Int, value: Double, gain: Double)?
      for leaf in 0..<leaves where limit[leaf] - point[leaf] > (isWhole[leaf] ? 0.5 : 1e-12) {
        let gain = gain(leaf, point, here, up: true)
        let value = gain / max(costs[leaf], 1e-12)
        if value > (best?.value ?? 0) { best = (leaf, value, gain) }
      }
      guard let best else { return false }
      let leaf = best.leaf
      if isWhole[leaf] {
        let steps = min(max(1, ((Self.margin - here) / best.gain - 0.5).rounded()), limit[leaf] - point[leaf])
        point[leaf] += steps
      } else {
        let before = point[leaf]
        point[leaf] = limit[leaf]
        if isReached(at: point) { solve(leaf, from: before, in: &point) }
      }
    }
    return false
  }

  private func lower(_ point: inout [Double]) {
    let here = excess(at: point)
    let order = (0..<leaves).filter { point[$0] > start[$0] }.map { leaf in
      (leaf: leaf, value: gain(leaf, point, here, up: false) / max(costs[leaf], 1e-12))
    }.sorted { ($0.value, $0.leaf) < ($1.value, $1.leaf) }
    for (leaf, _) in order {
      let before = point[leaf]
      if isWhole[leaf] {
        while point[leaf] > start[leaf] {
          point[leaf] -= 1
          if !isReached(at: point) {
            point[leaf] += 1
            break
          }
        }
      } else {
        point[leaf] = start[leaf]
        if !isReached(at: point) {
          point[leaf] = before
          solve(leaf, from: start[leaf], in: &point)
        }
      }
    }
  }

  /// Moves a leaf down to where the aim is only just reached; it is reached at the leaf's value and missed at `from`.
  private func solve(_ leaf: Int, from: Double, in point: inout [Double]) {
    var (low, high) = (from, point[leaf])
    var trial = point
    func excess(_ x: Double) -> Double {
      trial[leaf] = x
      return self.excess(at: trial) - Self.margin
    }
    var (below, above) = (excess(low), excess(high))
    guard below < 0 else {
      point[leaf] = low
      return
    }
    // Regula falsi with halving (Illinois), the end where the aim is reached being kept.
    var lastSide = 0
    for _ in 0..<100 where high - low > 1e-13 * max(1, abs(high)) && above > 1e-15 {
      var middle = high - above * (high - low) / (above - below)
      if !(middle > low && middle < high) { middle = low + (high - low) / 2 }
      let value = excess(middle)
      if value >= 0 {
        (high, above) = (middle, value)
        if lastSide == 1 { below /= 2 }
        lastSide = 1
      } else {
        (low, below) = (middle, value)
        if lastSide == -1 { above /= 2 }
        lastSide = -1
      }
    }
    point[leaf] = high
  }
}
