/// A box of points, and what is known of the plans in it.
struct PlanBox: Sendable {
  var lower: [Double]
  var upper: [Double]
  /// No plan in the box costs less.
  var bound: Double
  /// Where the relaxed problem has its cheapest point.
  var relaxed: [Double]
  /// Along which leaf, and where, the box should be cut; `nil` for a box of one point.
  var cut: (leaf: Int, at: Double)?
}

/// How a component and its slopes vary over a box.
private struct PillarRange {
  /// Raw sums at the lower corner, by entity.
  var sums: [Double] = []
  var low = 0
  var high = 0
  /// The distance from the lowest to the highest at the lower corner, and over the box.
  var span = 0.0
  var spanRange = Interval(0, 0)
  /// How fast that distance changes, by leaf.
  var spanSlope: [Interval] = []
  /// Others that are lowest somewhere in the box.
  var lowest: [Int] = []
  var isEntityLowest = false
}

/// Bounds on a box: along any way up from the lower corner the lead over another entity grows no faster than the largest slope
/// in the box, so that the cheapest way to close the gap at these slopes costs no more than any plan.
struct PlanBounds: Sendable {
  let space: PlanSpace
  private let number: Double

  init(_ space: PlanSpace) {
    self.space = space
    number = Double(space.count)
  }

  /// What is known of a leaf over a box.
  private struct LeafRange {
    var factor = 0.0
    var factorRange = Interval(0, 0)
    /// Of the factor w/s.
    var slope = Interval(0, 0)
    var distance = Interval(0, 0)
    /// 1 / (n s²).
    var curvature = Interval(0, 0)
    var isFixed = false
  }

  private func leafRange(_ leaf: Int, _ lower: Double, _ upper: Double) -> LeafRange {
    let weight = space.recipe.weights[leaf]
    let (first, last) = (space.variance(leaf, lower), space.variance(leaf, upper))
    let distance = Interval(lower - space.means[leaf], upper - space.means[leaf])
    let most = max(first, last)
    let least = distance.low < 0 && distance.high > 0 ? space.squares[leaf] / (number - 1) : min(first, last)
    let (cubeLow, cubeHigh) = (1 / (most * most.squareRoot()), 1 / (least * least.squareRoot()))
    return LeafRange(
      factor: weight / first.squareRoot(),
      factorRange: Interval(weight / most.squareRoot(), weight / least.squareRoot()),
      slope: Interval(-weight / number, -weight / number) * (distance * Interval(cubeLow, cubeHigh)),
      distance: distance, curvature: Interval(1 / (number * most), 1 / (number * least)), isFixed: lower == upper)
  }

  /// The slope of w/s·(x − value) over a box.
  private func ownSlope(_ range: LeafRange, _ lower: Double, _ upper: Double, _ value: Double) -> Interval {
    range.factorRange
      * (Interval(1, 1) - range.distance * Interval(lower - value, upper - value) * range.curvature)
  }

  private func pillarRange(_ pillar: Range<Int>, _ leaves: [LeafRange], _ lower: [Double], _ upper: [Double])
    -> PillarRange
  {
    let (columns, entity) = (space.recipe.columns, space.entity)
    var found = PillarRange()
    found.sums = [Double](repeating: 0, count: space.count)
    for leaf in pillar {
      let (factor, column) = (leaves[leaf].factor, columns[leaf])
      for other in 0..<space.count { found.sums[other] += factor * column[other] }
      found.sums[entity] += factor * (lower[leaf] - column[entity])
    }
    for other in 0..<space.count {
      if found.sums[other] < found.sums[found.low] { found.low = other }
      if found.sums[other] > found.sums[found.high] { found.high = other }
    }
    found.span = found.sums[found.high] - found.sums[found.low]
    /// Bounds of the difference of two raw sums over the box.
    func difference(_ first: Int, _ second: Int) -> Interval {
      var sum = Interval(0, 0)
      for leaf in pillar {
        let a =
          first == entity ? Interval(lower[leaf], upper[leaf]) : Interval(columns[leaf][first], columns[leaf][first])
        let b =
          second == entity ? Interval(lower[leaf], upper[leaf]) : Interval(columns[leaf][second], columns[leaf][second])
        sum += leaves[leaf].factorRange * (a - b)
      }
      return sum
    }
    if pillar.allSatisfy({ leaves[$0].isFixed }) {
      found.spanRange = Interval(found.span, found.span)
      found.spanSlope = pillar.map { _ in Interval(0, 0) }
      found.lowest = found.low == entity ? [] : [found.low]
      found.isEntityLowest = found.low == entity
      return found
    }
    let (low, high) = (found.low, found.high)
    let highest = (0..<space.count).filter { $0 == high || difference($0, high).high >= 0 }
    let lowest = (0..<space.count).filter { $0 == low || difference($0, low).low <= 0 }
    var span = Interval(-.infinity, -.infinity)
    var slopes: [Interval?] = pillar.map { _ in nil }
    for top in highest {
      for bottom in lowest where top != bottom {
        let between = difference(top, bottom)
        span = Interval(max(span.low, between.low), max(span.high, between.high))
        for (position, leaf) in pillar.enumerated() where !leaves[leaf].isFixed {
          let slope: Interval
          if top == entity {
            slope = ownSlope(leaves[leaf], lower[leaf], upper[leaf], columns[leaf][bottom])
          } else if bottom == entity {
            slope = Interval(0, 0) - ownSlope(leaves[leaf], lower[leaf], upper[leaf], columns[leaf][top])
          } else {
            let distance = columns[leaf][top] - columns[leaf][bottom]
            slope = leaves[leaf].slope * Interval(distance, distance)
          }
          slopes[position] = slopes[position].map { $0.hull(slope) } ?? slope
        }
      }
    }
    found.spanRange = Interval(max(span.low, 1e-9), max(span.high, 1e-9))
    found.spanSlope = slopes.map { $0 ?? Interval(0, 0) }
    found.lowest = lowest.filter { $0 != entity }
    found.isEntityLowest = lowest.contains(entity)
    return found
  }

  /// Bounds a box: `nil` where no plan in it costs less than `most`.
  func assess(lower: [Double], upper: [Double], below most: Double) -> PlanBox? {
    let base = space.cost(of: lower)
    guard base < most else { return nil }
    var upper = upper
    for leaf in 0..<space.leaves where space.costs[leaf] > 0 {
      var reach = lower[leaf] + (most - base) / space.costs[leaf]
      if space.isWhole[leaf] { reach = (reach + 1e-9).rounded(.down) }
      upper[leaf] = max(lower[leaf], min(upper[leaf], reach))
    }
    let leaves = (0..<space.leaves).map { leafRange($0, lower[$0], upper[$0]) }
    let pillars = space.recipe.pillars.map { pillarRange($0, leaves, lower, upper) }
    let others = rivals(pillars)
    guard others.needed > 0 else {
      return PlanBox(lower: lower, upper: upper, bound: base, relaxed: lower, cut: nil)
    }
    // The cost of passing each rival; at least `needed` of them have to be passed.
    var found: [(cost: Double, way: Way)] = []
    var worst = Double.infinity
    let quickest = quickest(leaves, pillars, lower, upper)
    for rival in others.gaps {
      if found.count >= others.needed && base + rival.gap * quickest > worst { break }
      let way = cheapest(rival, leaves, pillars, lower, upper)
      let cost = way.isEnough ? base + way.cost : .infinity
      found.append((cost, way))
      if found.count >= others.needed {
        found.sort { $0.cost < $1.cost }
        found.removeLast(found.count - others.needed)
        worst = found[others.needed - 1].cost
      }
    }
    guard found.count >= others.needed, let last = found.max(by: { $0.cost < $1.cost }), last.cost < most else {
      return nil
    }
    return PlanBox(
      lower: lower, upper: upper, bound: last.cost, relaxed: last.way.point,
      cut: cut(last.way, lower: lower, upper: upper))
  }

  /// Somebody to be passed, and by how much he leads at the lower corner; no entity stands for a score.
  private struct Rival {
    let entity: Int?
    let gap: Double
  }

  private func rivals(_ pillars: [PillarRange]) -> (gaps: [Rival], needed: Int) {
    let own = space.entity
    func score(_ other: Int) -> Double {
      var sum = 0.0
      for pillar in pillars { sum += (pillar.sums[other] - pillar.sums[pillar.low]) / pillar.span }
      return sum / 3 + space.offsets[other]
    }
    let mine = score(own)
    switch space.aim {
    case .score(let aim):
      let gap = aim + PlanSpace.margin - mine
      return gap > 0 ? ([Rival(entity: nil, gap: gap)], 1) : ([], 0)
    case .rank(let rank):
      var gaps: [Rival] = []
      for other in 0..<space.count where other != own {
        let gap = score(other) + PlanSpace.margin - mine
        if gap > 0 { gaps.append(Rival(entity: other, gap: gap)) }
      }
      gaps.sort { ($0.gap, $0.entity ?? 0) < ($1.gap, $1.entity ?? 0) }
      return (gaps, gaps.count - (rank - 1))
    }
  }

  /// A way to close a gap at the largest slopes.
  private struct Way {
    var point: [Double]
    var cost = 0.0
    var isEnough = false
    var slopes: [Interval]
  }

  private func slope(
    _ leaf: Int, of pillar: PillarRange, at position: Int, rival: Int?, _ range: LeafRange, lead: Interval,
    _ lower: [Double], _ upper: [Double]
  ) -> Interval {
    let column = space.recipe.columns[leaf]
    var own: Interval
    if let rival {
      own = ownSlope(range, lower[leaf], upper[leaf], column[rival])
    } else {
      var hull: Interval? = pillar.isEntityLowest ? Interval(0, 0) : nil
      for low in pillar.lowest {
        let slope = ownSlope(range, lower[leaf], upper[leaf], column[low])
        hull = hull.map { $0.hull(slope) } ?? slope
      }
      own = hull ?? Interval(0, 0)
    }
    let inverse = Interval(1 / pillar.spanRange.high, 1 / pillar.spanRange.low)
    let all = own * inverse - lead * inverse * inverse * pillar.spanSlope[position]
    return Interval(all.low / 3, all.high / 3)
  }

  private func cheapest(
    _ rival: Rival, _ leaves: [LeafRange], _ pillars: [PillarRange], _ lower: [Double], _ upper: [Double]
  ) -> Way {
    var way = Way(point: lower, slopes: [Interval](repeating: Interval(0, 0), count: space.leaves))
    let columns = space.recipe.columns
    for (pillar, range) in zip(pillars, space.recipe.pillars) {
      // The weighted distance between the two over the box.
      var lead = Interval(0, 0)
      if let other = rival.entity {
        for leaf in range {
          lead +=
            leaves[leaf].factorRange
            * Interval(lower[leaf] - columns[leaf][other], upper[leaf] - columns[leaf][other])
        }
      } else {
        lead = Interval(0, pillar.spanRange.high)
      }
      for (position, leaf) in range.enumerated() where !leaves[leaf].isFixed {
        way.slopes[leaf] = slope(
          leaf, of: pillar, at: position, rival: rival.entity, leaves[leaf], lead: lead, lower, upper)
      }
    }
    let order = (0..<space.leaves).filter { way.slopes[$0].high > 0 && upper[$0] > lower[$0] }.sorted {
      let (first, second) = (space.costs[$0] / way.slopes[$0].high, space.costs[$1] / way.slopes[$1].high)
      return first == second ? $0 < $1 : first < second
    }
    var left = rival.gap
    for leaf in order where left > 0 {
      let step = min(upper[leaf] - lower[leaf], left / way.slopes[leaf].high)
      way.point[leaf] += step
      way.cost += step * space.costs[leaf]
      left -= step * way.slopes[leaf].high
    }
    way.isEnough = left <= 1e-15
    return way
  }

  /// The least cost of closing a unit of any gap: what lets far rivals be left out.
  private func quickest(
    _ leaves: [LeafRange], _ pillars: [PillarRange], _ lower: [Double], _ upper: [Double]
  ) -> Double {
    var least = Double.infinity
    for (pillar, range) in zip(pillars, space.recipe.pillars) {
      for (position, leaf) in range.enumerated() where !leaves[leaf].isFixed {
        let column = space.recipe.columns[leaf]
        let extremes = Interval(column.min() ?? 0, column.max() ?? 0)
        let own =
          leaves[leaf].factorRange
          * (Interval(1, 1) - leaves[leaf].distance
            * Interval(lower[leaf] - extremes.high, upper[leaf] - extremes.low) * leaves[leaf].curvature)
        let inverse = 1 / pillar.spanRange.low
        let spread =
          pillar.spanRange.high * inverse * inverse
          * max(abs(pillar.spanSlope[position].low), abs(pillar.spanSlope[position].high))
        least = min(least, space.costs[leaf] / ((own.high * inverse + spread) / 3))
      }
    }
    return least.isFinite ? least : 0
  }

  private func cut(_ way: Way, lower: [Double], upper: [Double]) -> (leaf: Int, at: Double)? {
    var best: (leaf: Int, doubt: Double)?
    for leaf in 0..<space.leaves where upper[leaf] > lower[leaf] {
      let step = way.point[leaf] - lower[leaf]
      var doubt = (way.slopes[leaf].high - way.slopes[leaf].low) * step
      if space.isWhole[leaf] {
        let part = way.point[leaf] - way.point[leaf].rounded(.down)
        doubt += min(part, 1 - part) * way.slopes[leaf].high
      }
      // Where nothing is in doubt the widest side is halved.
      doubt += 1e-9 * (upper[leaf] - lower[leaf]) * abs(way.slopes[leaf].high)
      if doubt > (best?.doubt ?? 0) { best = (leaf, doubt) }
    }
    guard let leaf = best?.leaf else { return nil }
    let (low, high) = (lower[leaf], upper[leaf])
    if space.isWhole[leaf] { return (leaf, min(max(way.point[leaf].rounded(.down), low), high - 1)) }
    let inside = way.point[leaf] > low + 0.15 * (high - low) && way.point[leaf] < high - 0.15 * (high - low)
    return (leaf, inside ? way.point[leaf] : low + (high - low) / 2)
  }
}
