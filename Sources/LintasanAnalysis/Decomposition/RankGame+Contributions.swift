import LintasanCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension RankGame {
  /// What each component, and a change of weights, added to the entity's own mean, in units of the game; they add up to its
  /// change.
  ///
  /// Of an arithmetic mean: changes at the mean weight. Of a geometric mean: logarithmic changes at the logarithmic mean.
  ///
  /// - Reference: Ang (2004), doi:10.1016/j.enpol.2003.10.010 (LMDI-I).
  var contributions: (components: [Double], weights: Double) {
    let all = weights.before.indices
    func mean(_ position: Int) -> Double { (Double(weights.before[position]) + Double(weights.after[position])) / 2 }
    func weightChange(_ position: Int) -> Double { Double(weights.after[position] - weights.before[position]) }
    guard aggregation != .arithmetic else {
      return (
        all.map { mean($0) * Double(own.after[$0] - own.before[$0]) },
        all.reduce(0) { $0 + weightChange($1) * Double(own.before[$1] + own.after[$1]) / 2 }
      )
    }
    // A score of 0 is a very small one: its component then bears the whole change.
    let turn = (own.before + own.after).allSatisfy { $0 <= 0 } ? -1.0 : 1
    func logarithm(_ score: Int) -> Double { log(max(turn * Double(score), 1e-9)) }
    let sums = (
      before: Double(weights.before.reduce(0, +)), after: Double(weights.after.reduce(0, +))
    )
    guard sums.before > 0, sums.after > 0 else { return (all.map { _ in 0 }, 0) }
    let (before, after) = (
      all.reduce(0) { $0 + Double(weights.before[$1]) * logarithm(own.before[$1]) } / sums.before,
      all.reduce(0) { $0 + Double(weights.after[$1]) * logarithm(own.after[$1]) } / sums.after
    )
    let logarithmicMean = before == after ? exp(before) : (exp(after) - exp(before)) / (after - before)
    // Weights have the same sum in both years, the denominator of the game, up to their rounding.
    let unit = turn * logarithmicMean
    return (
      all.map { mean($0) * unit * (logarithm(own.after[$0]) - logarithm(own.before[$0])) },
      all.reduce(0) { $0 + weightChange($1) * unit * (logarithm(own.before[$1]) + logarithm(own.after[$1])) / 2 }
    )
  }
}
