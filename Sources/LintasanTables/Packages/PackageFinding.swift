/// Something in a package's files that is not as its `datapackage.json` says.
public struct PackageFinding: Hashable, Sendable {
  /// What is not as it should be.
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    case missingFile = "missing_file"
    case size
    case hash
    case encoding
    case lineEnding = "line_ending"
    case form
    case header
    case type
    case required
    case minimum
    case maximum
    case length
    case pattern
    case allowed = "enum"
    case unique
    case primaryKey = "primary_key"
    case foreignKey = "foreign_key"
  }

  /// The file, as in the package.
  public let file: String
  /// The line, counted from 1 with the header, where there is one to name.
  public let line: Int?
  /// The column or columns, where there are any to name.
  public let column: String?
  /// The rule.
  public let rule: Rule
  /// What was found.
  public let found: String
  /// What was expected.
  public let expected: String
}

extension PackageFinding: CustomStringConvertible {
  /// What was found, what was expected, and what to do.
  public var description: String {
    var place = file
    if let line { place += ", line \(line)" }
    if let column { place += ", column “\(column)”" }
    return "\(place): found \(found), expected \(expected)"
  }
}
