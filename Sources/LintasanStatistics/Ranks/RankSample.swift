package import LintasanCore
import LintasanLinearAlgebra

/// The ranks of all units in all draws of a simulation.
///
/// Draws are ranked in chunks of a fixed size and counted unit by unit, so that neither the number of threads nor their
/// order can change a result.
package struct RankSample: Sendable {
  /// Number of units.
  package let unitCount: Int
  /// Number of draws.
  package let drawCount: Int
  /// What equal scores got.
  package let ties: TieRule
  private let chunks: [[Int32]]
  private let chunkSize: Int

  /// Ranks the rows that `row` gives for the draws 0..<drawCount: finite scores, higher being better.
  package init(
    unitCount: Int, drawCount: Int, threads: Int, ties: TieRule = .minimum,
    row: @Sendable (_ draw: Int) -> [Double]
  ) {
    let size = 64
    self.ties = ties
    self.unitCount = unitCount
    self.drawCount = drawCount
    chunkSize = size
    chunks = parallelMap(count: (drawCount + size - 1) / size, threads: threads) { chunk in
      let draws = (chunk * size)..<min(drawCount, (chunk + 1) * size)
      var ranker = RowRanker(unitCount: unitCount, ties: ties)
      var ranks = [Int32](repeating: 0, count: unitCount * draws.count)
      for draw in draws {
        ranker.rank(row(draw), into: &ranks, offset: draw - draws.lowerBound, stride: draws.count)
      }
      return ranks
    }
  }

  /// Chunks of ranks that were made elsewhere, each unit-major: the rank of unit u in draw d of a chunk of m draws is at
  /// `u * m + d`, times the tie rule's `TieRule.ranksPerUnit`. All chunks but the last hold `chunkSize` draws.
  package init(unitCount: Int, drawCount: Int, chunkSize: Int, chunks: [[Int32]], ties: TieRule = .minimum) {
    self.ties = ties
    precondition(chunks.reduce(0) { $0 + $1.count } == unitCount * drawCount, "ranks do not fill the sample")
    self.unitCount = unitCount
    self.drawCount = drawCount
    self.chunkSize = chunkSize
    self.chunks = chunks
  }

  /// The ranks of a unit in the draws, in order, times the tie rule's `TieRule.ranksPerUnit`.
  package func ranks(of unit: Int) -> [Int32] {
    var ranks: [Int32] = []
    ranks.reserveCapacity(drawCount)
    for (index, chunk) in chunks.enumerated() {
      let size = min(chunkSize, drawCount - index * chunkSize)
      ranks.append(contentsOf: chunk[(unit * size)..<((unit + 1) * size)])
    }
    return ranks
  }

  /// One histogram a unit.
  ///
  /// - Precondition: at least one draw.
  package func histograms(threads: Int = 1) -> [RankHistogram] {
    precondition(drawCount > 0, "ranks of no draws: at least one is needed")
    let perUnit = ties.ranksPerUnit
    return parallelMap(count: unitCount, threads: threads) { unit in
      RankHistogram(ranks: ranks(of: unit), perUnit: perUnit)
    }
    .compactMap { $0 }
  }
}
