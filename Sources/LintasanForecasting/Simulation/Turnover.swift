import LintasanCore
import LintasanStatistics

/// Who leaves a panel and who enters it between an origin and a later survey, as the panel's own past shows.
///
/// A unit leaves as often as those near its place did; entrants come in the numbers and at the places of those of one earlier
/// survey in each draw. Places are shares of the units that stayed, so that nothing depends on the scale of scores.
struct Turnover: Sendable {
  /// One future survey.
  struct Step: Sendable {
    /// The chance of each unit to have left.
    let leaving: [Double]
    /// For each earlier pair of surveys as far apart the places of those that entered, each the share of the units in both
    /// surveys that stood lower.
    let entrants: [[Double]]
  }

  let steps: [Step]

  private static let surveysKept = 12
  private static let narrowest = 20
  private static let windowShare = 20

  init(steps: [Step]) { self.steps = steps }

  /// The turnover of some units of a history, each present at its last survey.
  init(_ history: ObservedPanel, units: [Int], steps: Int) {
    let origin = history.origin
    let now = Self.places(history, at: origin, among: nil)
    self.steps = (1...steps).map { horizon in
      // Where nothing so far ahead was seen, what was seen of shorter times stands for it.
      let known = max(1, min(horizon, origin))
      var donors: [(place: Double, left: Bool)] = []
      var entrants: [[Double]] = []
      for earlier in stride(from: max(0, origin - known - Self.surveysKept + 1), through: origin - known, by: 1) {
        let later = earlier + known
        let isStaying = history.units.indices.map {
          !history.index[earlier, $0].isNaN && !history.index[later, $0].isNaN
        }
        for (unit, place) in Self.places(history, at: earlier, among: nil).enumerated() {
          if let place { donors.append((place, !isStaying[unit])) }
        }
        let places = Self.places(history, at: later, among: isStaying)
        entrants.append(history.units.indices.compactMap { isStaying[$0] ? nil : places[$0] })
      }
      donors.sort { ($0.place, $0.left ? 1 : 0) < ($1.place, $1.left ? 1 : 0) }
      let levels = donors.map(\.place)
      let width = max(Self.narrowest, donors.count / Self.windowShare)
      return Step(
        leaving: units.map { unit in
          guard let place = now[unit], !donors.isEmpty else { return 0 }
          let window = ErrorDonors.window(place, levels, width)
          return Double(donors[window].count(where: \.left)) / Double(max(1, window.count))
        }, entrants: entrants)
    }
  }

  /// The place of each unit that has a score at a survey, from 0 for the worst to 1 for the best of the reference.
  private static func places(_ history: ObservedPanel, at time: Int, among reference: [Bool]?) -> [Double?] {
    let row = Array(history.index.row(time))
    let sign: Double = history.problem.higherIsBetter ? 1 : -1
    let others = row.indices.filter { (reference?[$0] ?? true) && !row[$0].isNaN }.map { sign * row[$0] }.sorted()
    guard !others.isEmpty else { return row.map { _ in nil } }
    return row.map { score in
      guard !score.isNaN else { return nil }
      let below = others.partitioningIndex { $0 >= sign * score }
      let above = others.partitioningIndex { $0 > sign * score }
      return Double(below + above) / 2 / Double(others.count)
    }
  }

  /// Turns ranks among all units into ranks among those that a draw leaves and those that enter: each unit's rank is the one
  /// that it has if it stays.
  ///
  /// - Parameters:
  ///   - ranks: the rank of each unit among all, ties getting the smallest.
  ///   - draw: the number of the draw.
  /// - Returns: ranks times the tie rule's ``TieRule/ranksPerUnit``.
  func ranks(_ ranks: [Int32], step: Int, draw: Int, seed: UInt64, ties: TieRule) -> [Int32] {
    let step = (turnover: steps[step], number: step + 1)
    var random = PhiloxStream(
      seed: seed, stream: RandomPurpose.turnover.stream(step: 0), draw: UInt64(draw))
    // One number a unit for all steps: who has left stays away.
    let stays = step.turnover.leaving.map { random.uniform() >= $0 }
    var survey = PhiloxStream(
      seed: seed, stream: RandomPurpose.turnover.stream(step: step.number), draw: UInt64(draw))
    let entrants = step.turnover.entrants
    let entering = (entrants.isEmpty ? [] : entrants[survey.index(below: entrants.count)]).sorted()
    var level = [Int](repeating: 0, count: ranks.count + 2)
    for (unit, rank) in ranks.enumerated() where stays[unit] { level[Int(rank)] += 1 }
    let staying = max(1, stays.count { $0 })
    var (better, groups) = (level, level)
    (better[0], groups[0]) = (0, 0)
    for rank in stride(from: 1, to: level.count, by: 1) {
      better[rank] = better[rank - 1] + level[rank - 1]
      groups[rank] = groups[rank - 1] + (level[rank - 1] > 0 ? 1 : 0)
    }
    var taken = [Int](repeating: 0, count: level.count)
    return ranks.indices.map { unit in
      let rank = Int(ranks[unit])
      let size = level[rank] + (stays[unit] ? 0 : 1)
      let position = better[rank] + taken[rank]
      if stays[unit] { taken[rank] += 1 }
      let own = ties.rank(
        of: better[rank]..<(better[rank] + size), group: groups[rank] + 1, position: position)
      // Those lower, and half of those level with it.
      let place = (Double(staying - better[rank] - level[rank]) + Double(size) / 2) / Double(staying)
      let above = entering.count - entering.partitioningIndex { $0 > place }
      return Int32(own * Double(ties.ranksPerUnit)) + Int32(truncatingIfNeeded: above * ties.ranksPerUnit)
    }
  }
}

extension Array {
  /// The number of leading elements before the first for which a condition holds, where it holds for all after that.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
