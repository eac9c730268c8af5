/// The index that takes another's place: its scores are not comparable with the older ones.
public struct SuccessorIndex: Hashable, Sendable {
  /// The identifier of the successor.
  public let id: String
  /// Its name.
  public let name: LocalizedText
  /// The first year in which it holds.
  public let from: Int
  /// The act that sets it, if known.
  public let instrument: String?
  /// Why it takes over, and what is known.
  public let reason: LocalizedText
}
