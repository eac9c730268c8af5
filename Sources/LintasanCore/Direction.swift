/// Which scores are good.
public enum Direction: String, Hashable, Sendable, CaseIterable {
  /// Rank 1 goes to the highest score.
  case higherIsBetter = "higher"
  /// Rank 1 goes to the lowest score.
  case lowerIsBetter = "lower"

  /// What scores are multiplied by so that higher is better.
  package var sign: Double { self == .higherIsBetter ? 1 : -1 }
}
