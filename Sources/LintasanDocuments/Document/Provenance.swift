/// One thing to know about how a report came to be: a source, a setting, a licence.
public struct Provenance: Hashable, Sendable {
  /// What it is about, such as `Seed`.
  public var label: String
  /// What there is to know.
  public var value: String

  /// A fact about the report.
  public init(_ label: String, _ value: String) {
    self.label = label
    self.value = value
  }
}
