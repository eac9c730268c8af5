/// The index that takes another's place: its scores are not comparable with the older ones.
package struct SuccessorIndex: Hashable, Sendable {
  /// The identifier of the successor.
  package let id: String
  /// Its name.
  package let name: LocalizedText
  /// The first year in which it holds.
  package let from: Int
  /// The act that sets it, if known.
  package let instrument: String?
  /// Why it takes over, and what is known.
  package let reason: LocalizedText
}
