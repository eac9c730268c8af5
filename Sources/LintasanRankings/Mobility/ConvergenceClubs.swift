/// Which units move as groups: clubs within which paths converge.
///
/// Units are sorted by their last values. Of neighbours in that order the first pair that converges is enlarged as long as
/// it does; the group with the largest statistic is the core. Everyone whose statistic together with the core is positive
/// joins, unless the club then no longer converges; in that case the bar is raised. The rest is sorted anew.
///
/// The bar makes more clubs than there are; neighbouring clubs that converge together are then merged.
///
/// - Reference: Phillips, Sul (2007), section 4, doi:10.1111/j.1468-0262.2007.00811.x; merging: Phillips, Sul (2009),
///   doi:10.1002/jae.1080, as `mergeClubs` of the R package ConvergenceClubs with `mergeMethod = "PS"`. Paths are not
///   filtered. Short panels make the tests crude.
public struct ConvergenceClubs: Hashable, Sendable {
  /// A group whose paths converge.
  public struct Club: Hashable, Sendable {
    /// Its members, as positions of units, those with the highest last values first.
    public let members: [Int]
    /// The test over its members.
    public let test: LogTimeTest
  }

  /// Neighbouring clubs that converge together.
  package struct Merger: Hashable, Sendable {
    /// The positions of the clubs.
    package let clubs: Range<Int>
    /// The members of all of them with the test over them.
    package let club: Club
  }

  /// The clubs, those with the highest last values first found.
  public let clubs: [Club]
  /// The clubs after merging; one that stays as it is is a merger of one.
  package let merged: [Merger]
  /// Units that belong to none.
  public let divergent: [Int]
  /// The test over all units; `nil` where it cannot be made.
  package let whole: LogTimeTest?

  /// Sorts units into clubs.
  ///
  /// - Parameter paths: for each unit its values at the same times, at least `fewestTimes`.
  /// - Throws: where the task that asks is cancelled.
  public init(_ paths: [[Double]]) throws(CancellationError) {
    let length = paths.first?.count ?? 0
    if let odd = paths.firstIndex(where: { $0.count != length }) {
      preconditionFailure(
        "the path of unit \(odd) has \(paths[odd].count) values; expected \(length), at the same times")
    }
    func test(_ members: [Int]) -> LogTimeTest? { LogTimeTest(members.map { paths[$0] }) }
    func sorted(_ members: [Int]) -> [Int] {
      members.sorted { (paths[$1].last ?? 0, $0) < (paths[$0].last ?? 0, $1) }
    }
    var open = sorted(Array(paths.indices))
    whole = test(open)
    var clubs: [Club] = []
    while open.count >= 2 {
      if let all = test(open), all.isConvergent {
        clubs.append(Club(members: open, test: all))
        open = []
        break
      }
      guard let core = try Self.core(open, test) else { break }
      guard let club = Self.enlarged(core, among: open, test) else { break }
      clubs.append(Club(members: sorted(club.members), test: club.test))
      let members = Set(club.members)
      open.removeAll { members.contains($0) }
    }
    self.clubs = clubs
    divergent = open
    var merged: [Merger] = []
    while let start = merged.last.map({ $0.clubs.upperBound }) ?? clubs.indices.first, start < clubs.count {
      var (end, club) = (start + 1, clubs[start])
      while end < clubs.count {
        let members = sorted(club.members + clubs[end].members)
        guard let together = test(members), together.isConvergent else { break }
        club = Club(members: members, test: together)
        end += 1
      }
      merged.append(Merger(clubs: start..<end, club: club))
    }
    self.merged = merged
  }

  /// The first pair of neighbours that converges, enlarged by the next ones while the group converges, as far as its
  /// statistic is largest.
  private static func core(_ order: [Int], _ test: ([Int]) -> LogTimeTest?) throws(CancellationError) -> [Int]? {
    for start in 0..<order.count - 1 {
      var best: (size: Int, statistic: Double)?
      for size in 2...order.count - start {
        if Task.isCancelled { throw CancellationError() }
        guard let found = test(Array(order[start..<start + size])), found.isConvergent else { break }
        if found.statistic > best?.statistic ?? -.infinity { best = (size, found.statistic) }
      }
      if let best { return Array(order[start..<start + best.size]) }
    }
    return nil
  }

  private static func enlarged(
    _ core: [Int], among open: [Int], _ test: ([Int]) -> LogTimeTest?
  ) -> (members: [Int], test: LogTimeTest)? {
    let inCore = Set(core)
    var joining = open.filter { !inCore.contains($0) }
      .compactMap { unit in test(core + [unit]).map { (unit: unit, statistic: $0.statistic) } }
      .filter { $0.statistic > 0 }
      .sorted { ($1.statistic, $0.unit) < ($0.statistic, $1.unit) }
    while true {
      let members = core + joining.map(\.unit)
      guard let found = test(members) else { return nil }
      if found.isConvergent || joining.isEmpty { return (members, found) }
      joining.removeLast()
    }
  }
}
