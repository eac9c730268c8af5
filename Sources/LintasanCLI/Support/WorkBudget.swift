import Lintasan

/// How much a command may compute: said before it begins, not after an hour.
///
/// Memory has one budget, that of simulations (`SimulationBudget`): two gigabytes, less where the machine has less.
enum WorkBudget {
  /// Scores that are computed at most: some minutes of one core.
  static let mostScores = 10_000_000_000.0

  /// Checks that so many draws, or points, of so many scores each can be done in minutes.
  ///
  /// - Parameters:
  ///   - count: the draws or points.
  ///   - option: the option that says how many, without its dashes.
  ///   - scores: the scores that each takes.
  ///   - parts: the parts that the work is cut into.
  ///   - canShard: whether `--shard` can cut it.
  static func expect(
    _ count: Int, of option: String, scores: Int, parts: Int = 1, canShard: Bool = false
  ) throws(CommandFailure) {
    let work = Double(count) * Double(max(1, scores)) / Double(max(1, parts))
    guard work > mostScores else { return }
    let most = max(1, Int(mostScores / Double(max(1, scores)))) * min(max(1, parts), 1_000_000)
    let needed = Int(exactly: (Double(count) * Double(max(1, scores)) / mostScores).rounded(.up)) ?? Int.max
    throw .usage(
      "--\(option) \(count) with \(scores) scores each is more than a run of some minutes; give --\(option) \(most) or fewer"
        + (canShard ? ", or do it in parts: --shard 1/\(needed)" : ""))
  }

  /// Checks that so many draws of so many numbers each can be kept.
  static func expectRoom(for count: Int, of option: String, numbers: Int) throws(CommandFailure) {
    let most = SimulationBudget.scores / max(1, numbers)
    guard count > most else { return }
    let gigabytes = Int(exactly: (Double(count) * Double(numbers) * 8 / 1e9).rounded(.up)) ?? .max
    throw .usage(
      "--\(option) \(count) with \(numbers) numbers each would take \(gigabytes) GB of memory; give --\(option) "
        + "\(max(1, most)) or fewer")
  }
}
