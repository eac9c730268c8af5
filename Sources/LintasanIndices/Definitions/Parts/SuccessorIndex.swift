/// The index that takes another's place.
public struct SuccessorIndex: Hashable, Sendable {
  /// What one source says of the successor's size.
  public struct SourceStatement: Hashable, Sendable {
    /// The source.
    public let source: String
    /// The number of aspects by that source.
    public let aspects: Int?
    /// The number of indicators by that source.
    public let indicators: Int?
  }

  /// The identifier of the successor.
  public let id: String
  /// Its name.
  public let name: LocalizedText
  /// The first year in which it holds.
  public let from: Int
  /// The act that sets it, if known.
  public let instrument: String?
  /// Whether its scores can be compared with the older ones.
  public let isComparable: Bool
  /// How sure the knowledge is (`official`, `secondary`).
  public let standing: String?
  /// Why it takes over, and what is known.
  public let reason: LocalizedText
  /// What differing sources say.
  public let accounts: [SourceStatement]
}
