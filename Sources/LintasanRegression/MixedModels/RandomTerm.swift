/// Effects that are drawn for each group: `(1 + x | g)`.
package struct RandomTerm: Hashable, Sendable {
  /// Terms whose slopes differ by group, without the constant.
  package let terms: [FormulaTerm]
  /// Whether the constant differs by group.
  package let intercept: Bool
  /// The columns whose combination is one group.
  package let groups: [String]

  /// The group's name, as `iso3` or `iso3:year`.
  package var group: String { groups.joined(separator: ":") }
  /// The term as it is written.
  package var label: String {
    let parts = [intercept ? "1" : "0"] + terms.map(\.label)
    return "(\(parts.joined(separator: " + ")) | \(group))"
  }
}
