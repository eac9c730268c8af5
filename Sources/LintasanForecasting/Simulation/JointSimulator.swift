/// What draws joint futures of all units.
///
/// Draws come in blocks of ``drawsPerBlock``. A block depends on its index and on the seed only.
protocol JointSimulator: Sendable {
  /// Number of units.
  var unitCount: Int { get }
  /// Number of variables: components, then the index last.
  var variableCount: Int { get }
  /// Number of future surveys.
  var stepCount: Int { get }
  /// The draws of a block, one array a step: the score of unit u in variable v and draw b is at
  /// `(v * unitCount + u) * drawsPerBlock + b`.
  ///
  /// - Parameter shared: where random numbers are kept for other models; they are the same without.
  func block(_ index: Int, seed: UInt64, shared: SharedRandom?) -> [[Double]]
  /// The first draws of the index at a step, ascending, one array a unit; `nil` where sorting them is no dearer.
  func ascending(step: Int, draws: Int, seed: UInt64, shared: SharedRandom) -> [[Double]]?
  /// The grid that scores of the index lie on, if they do.
  var lattice: ScoreGrid? { get }
}

extension JointSimulator {
  /// The draws of a block by itself.
  func block(_ index: Int, seed: UInt64) -> [[Double]] { block(index, seed: seed, shared: nil) }

  func ascending(step: Int, draws: Int, seed: UInt64, shared: SharedRandom) -> [[Double]]? { nil }

  var lattice: ScoreGrid? { nil }

  /// The grid that draws are rounded to: that of grades and counts.
  var grid: ScoreGrid? { lattice.flatMap { $0.isFine ? nil : $0 } }

  /// The decimals that the index is published with, where ranks hang on ties among them. Draws are not rounded to these: an
  /// error of an earlier survey holds the rounding of its scores already, and intervals of numbers rounded once more would
  /// hold more than they say.
  var decimals: ScoreGrid? { lattice.flatMap { $0.isFine ? $0 : nil } }

  /// Draws in a block: fewer where there are many units, and a function of their number alone.
  var drawsPerBlock: Int { unitCount > 8192 ? 8 : 64 }
}

/// The numbers of the random streams: no two purposes share one.
enum RandomPurpose: UInt32 {
  case surveyShock = 1
  case commonShock = 2
  case ownShock = 3
  case noise = 4
  case bootstrap = 5
  case ownModel = 6
  case turnover = 7

  /// The stream of the purpose at a step, counted from 1.
  func stream(step: Int) -> UInt32 { rawValue << 16 | UInt32(truncatingIfNeeded: step) }
}
