import Synchronization

/// How many scores a simulation keeps at most, of 8 bytes each.
public enum SimulationBudget {
  private static let most = 250_000_000
  private static let kept = Atomic<Int>(most)

  /// The budget: two hundred and fifty million scores, two gigabytes, unless the machine has less.
  package static var scores: Int { kept.load(ordering: .relaxed) }

  /// Lowers the budget to what the machine has; it never grows.
  ///
  /// Results do not depend on it but where fewer draws than asked for are kept, which they say.
  public static func set(scores: Int) { kept.store(max(1_000_000, min(scores, self.scores)), ordering: .relaxed) }
}
