/// What rank equal scores get.
public enum TieRule: String, Hashable, Sendable, CaseIterable {
  /// The smallest rank among them; the next score stands as many places lower (“1224”).
  case smallest
  /// The largest rank among them (“1334”).
  case largest
  /// The smallest rank among them; the next score gets the next rank (“1223”).
  case dense
}
