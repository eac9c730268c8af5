/// What a sheet says of one indicator: its value, how sure it is, and where it comes from.
public struct Rating: Hashable, Sendable {
  /// Where a value comes from.
  package enum Source: Hashable, Sendable {
    /// The sheet's value, with what the sheet itself says of its source.
    case sheet(String?)
    /// Accepted evidence items.
    case items
    /// No evidence item is accepted, or listed.
    case nothingAccepted
    /// An index of another body, by identifier.
    case external(String)
    /// An index of another body that there is not yet: counted as the lowest value.
    case missingExternal
  }

  /// The value.
  public let value: Double
  /// The lowest that it can be.
  public let lower: Double
  /// The highest that it can be.
  public let upper: Double
  /// Where it comes from.
  package let source: Source
  /// The items of the first incomplete level, where the value comes from items.
  package let open: OpenLevel?

  /// A level that is begun, or next.
  package struct OpenLevel: Hashable, Sendable {
    /// The level.
    package let number: Int
    /// How many of its items are accepted.
    package let accepted: Int
    /// How many it has.
    package let items: Int
  }

  /// A value that is known exactly, or within bounds.
  package init(
    _ value: Double, lower: Double? = nil, upper: Double? = nil, source: Source, open: OpenLevel? = nil
  ) {
    self.open = open
    self.value = value
    self.lower = lower ?? value
    self.upper = upper ?? value
    self.source = source
  }

  /// The word for the source that programs get.
  package var sourceWord: String {
    switch source {
    case .sheet(let word): word ?? "sheet"
    case .items: "items"
    case .nothingAccepted: "nothing accepted"
    case .external(let id): id
    case .missingExternal: "missing external"
    }
  }
}
