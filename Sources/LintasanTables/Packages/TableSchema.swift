/// What the columns of a table hold, in a data package.
package struct TableSchema: Hashable, Sendable {
  /// The kinds of values.
  package enum FieldType: String, Hashable, Sendable, CaseIterable {
    case string
    case integer
    case number
    case boolean
    case year
    /// A day as `2024-01-31`.
    case date
    /// A moment as `2024-01-31T12:30:00`.
    case datetime
    /// A time of day as `12:30:00`.
    case time
    case any
  }

  /// A column.
  package struct Field: Hashable, Sendable {
    /// The name in the header.
    package let name: String
    /// What kind of values it holds.
    package let type: FieldType
    /// What it means.
    package let description: String?
    /// What its values must satisfy.
    package let constraints: Constraints
    /// What its numbers stand for, where they stand for something.
    package var categories: [Category] = []
  }

  /// A number that stands for something.
  package struct Category: Hashable, Sendable {
    /// The number.
    package let value: Double
    /// What it stands for.
    package let label: String
  }

  /// What values must satisfy.
  package struct Constraints: Hashable, Sendable {
    /// Whether a value may be missing.
    package var isRequired = false
    /// Whether no value may occur twice.
    package var isUnique = false
    /// The least value.
    package var minimum: Double?
    /// The greatest value.
    package var maximum: Double?
    /// The least number of characters.
    package var minimumLength: Int?
    /// The greatest number of characters.
    package var maximumLength: Int?
    /// A regular expression that the whole value must match.
    package var pattern: String?
    /// The only values allowed, as they are written.
    package var allowed: [String]?
  }

  /// Columns whose values must be found in another table.
  package struct ForeignKey: Hashable, Sendable {
    /// The columns.
    package let fields: [String]
    /// The resource that they refer to; its own where the name is empty.
    package let resource: String
    /// The columns there.
    package let referenced: [String]
  }

  /// The columns, in the order of the header.
  package let fields: [Field]
  /// The columns that together name a row.
  package let primaryKey: [String]
  /// References to other tables.
  package let foreignKeys: [ForeignKey]
  /// What stands for a missing value.
  package let missingValues: [String]
}
