/// The ranked probability score of a forecast over ordered categories: the sum of the squared distances between the
/// cumulative probabilities and the step at the category that was observed.
///
/// For ranks this is `crps(observed:)`.
public enum RankedProbabilityScore {
  /// The score.
  ///
  /// - Parameters:
  ///   - probabilities: one a category, in order.
  ///   - observed: the position of the category that occurred.
  public static func score(_ probabilities: [Double], observed: Int) -> Double {
    precondition(
      probabilities.indices.contains(observed),
      "there is no category \(observed) among \(probabilities.count): they are counted from 0")
    var (cumulative, score) = (0.0, 0.0)
    for (category, probability) in probabilities.enumerated() {
      cumulative += probability
      let gap = cumulative - (category >= observed ? 1 : 0)
      score += gap * gap
    }
    return score
  }
}
