/// Something in a package's files that is not as its `datapackage.json` says.
package struct PackageFinding: Hashable, Sendable {
  /// What is not as it should be.
  package enum Rule: String, Hashable, Sendable, CaseIterable {
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
  package let file: String
  /// The line, counted from 1 with the header, where there is one to name.
  package let line: Int?
  /// The column or columns, where there are any to name.
  package let column: String?
  /// The rule.
  package let rule: Rule
  /// What was found.
  package let found: String
  /// What was expected.
  package let expected: String
}

extension PackageFinding: CustomStringConvertible {
  /// What was found, what was expected, and what to do.
  package var description: String {
    var place = file
    if let line { place += ", line \(line)" }
    if let column { place += ", column “\(column)”" }
    return "\(place): found \(found), expected \(expected)"
  }
}
