import LintasanStatistics

/// Moves of units that rarely move, such as grades: in each draw all units follow one earlier survey, forwards or backwards
/// in time, so that flows between grades balance and units keep moving together.
struct MoveBlocks: Sendable {
  /// The moves of one earlier survey.
  struct Block: Sendable {
    /// Moves by level: of all units, of those that had moved lately, of those that had not.
    let moves: [Double]
    /// For each unit to forecast where its donors' moves start, and how many they are.
    let starts: [Int32]
    let counts: [Int32]
  }

  /// One survey after another, each forwards and backwards.
  let blocks: [Block]

  /// The share of unmoved units from which moves are drawn so.
  static let stayShare = 0.3
  private static let longRun = 4
  private static let fewestAlike = 15
  private static let width = 8

  init?(_ series: PooledSeries, units: [Int], levels: [Double], origin: Int, horizon: Int) {
    let known = ErrorDonors.horizon(horizon, at: origin)
    var blocks: [Block] = []
    let runs = series.unmoved[origin].map { $0 >= Self.longRun }
    for earlier in stride(from: max(0, origin - known - ErrorDonors.surveysKept + 1), through: origin - known, by: 1) {
      for isForward in [true, false] {
        let (from, to) = isForward ? (earlier, earlier + known) : (earlier + known, earlier)
        let members = (0..<series.scores.unitCount).filter {
          !(series.scores[from, $0] + series.scores[to, $0]).isNaN
        }.sorted { (series.scores[from, $0], $0) < (series.scores[from, $1], $1) }
        guard members.count >= 2 else { continue }
        let still = series.unmoved[earlier].map { $0 >= Self.longRun }
        let parts = [members, members.filter { !still[$0] }, members.filter { still[$0] }]
        let partLevels = parts.map { $0.map { series.scores[from, $0] } }
        let offsets = [0, parts[0].count, parts[0].count + parts[1].count]
        var (starts, counts): ([Int32], [Int32]) = ([], [])
        for (position, unit) in units.enumerated() {
          var part = runs[unit] ? 2 : 1
          var window = parts[part].isEmpty ? 0..<0 : ErrorDonors.window(levels[position], partLevels[part], Self.width)
          if window.isEmpty || parts[part].count < Self.fewestAlike
            || partLevels[part][window].count(where: { $0 == levels[position] }) < Self.width
          {
            part = 0
            window = ErrorDonors.window(levels[position], partLevels[0], Self.width)
          }
          starts.append(Int32(truncatingIfNeeded: offsets[part] + window.lowerBound))
          counts.append(Int32(truncatingIfNeeded: window.count))
        }
        let moves = parts.flatMap { $0.map { series.scores[to, $0] - series.scores[from, $0] } }
        blocks.append(Block(moves: moves, starts: starts, counts: counts))
      }
    }
    guard !blocks.isEmpty else { return nil }
    self.blocks = blocks
  }
}
