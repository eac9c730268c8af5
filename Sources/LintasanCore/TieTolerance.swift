/// When scores that were computed count as equal.
///
/// A weighted sum carries the rounding of its terms, so that sums which are equal on paper differ in the last digits. Scores
/// that are published as digits need no tolerance: they are compared as they stand.
package enum TieTolerance {
  /// For sums and means of up to some hundred terms: a thousand times the rounding that they gather, and a ten-thousandth of
  /// what scores of eight digits can differ by. Relative to the largest score.
  package static let sums = 1e-12
  /// For values of linear programs, which are exact to the solver's own tolerance only. Relative to the largest score.
  package static let linearPrograms = 1e-9

  /// Scores with those alike that differ by rounding only: each takes the value of the first of its run, from the highest.
  ///
  /// - Parameters:
  ///   - scores: finite numbers.
  ///   - tolerance: relative to the largest of them.
  package static func levelled(_ scores: [Double], _ tolerance: Double = sums) -> [Double] {
    let reach = tolerance * (scores.lazy.map(\.magnitude).max() ?? 0)
    var levelled = scores
    var leader = Double.infinity
    for unit in scores.indices.sorted(by: { (scores[$1], $0) < (scores[$0], $1) }) {
      if leader - scores[unit] > reach || leader == .infinity { leader = scores[unit] }
      levelled[unit] = leader
    }
    return levelled
  }
}
