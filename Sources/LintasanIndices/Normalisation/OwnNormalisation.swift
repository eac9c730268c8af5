/// A normalisation of one's own: a name and a function. Two of the same name count as the same.
public struct OwnNormalisation: Hashable, Sendable {
  /// What tables and settings call it.
  package let name: String
  /// From the values, one an entity, and the known values of reference to the normalised ones; missing ones stay missing. A
  /// higher value stays higher.
  package let normalised: @Sendable (_ values: [Double?], _ reference: [Double]) -> [Double?]

  /// A normalisation.
  public init(
    _ name: String, _ normalised: @escaping @Sendable (_ values: [Double?], _ reference: [Double]) -> [Double?]
  ) {
    self.name = name
    self.normalised = normalised
  }

  /// Whether the names are the same.
  public static func == (first: OwnNormalisation, second: OwnNormalisation) -> Bool { first.name == second.name }

  /// The name alone counts.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
