/// What the columns of a table hold, in a data package.
public struct TableSchema: Hashable, Sendable {
  /// The kinds of values.
  public enum FieldType: String, Hashable, Sendable, CaseIterable {
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
  public struct Field: Hashable, Sendable {
    /// The name in the header.
    public let name: String
    /// What kind of values it holds.
    public let type: FieldType
    /// What it means.
    public let description: String?
    /// What its values must satisfy.
    public let constraints: Constraints
    /// What its numbers stand for, where they stand for something.
    public var categories: [Category] = []
  }

  /// A number that stands for something.
  public struct Category: Hashable, Sendable {
    /// The number.
    public let value: Double
    /// What it stands for.
    public let label: String
  }

  /// What values must satisfy.
  public struct Constraints: Hashable, Sendable {
    /// Whether a value may be missing.
    public var isRequired = false
    /// Whether no value may occur twice.
    public var isUnique = false
    /// The least value.
    public var minimum: Double?
    /// The greatest value.
    public var maximum: Double?
    /// The least number of characters.
    public var minimumLength: Int?
    /// The greatest number of characters.
    public var maximumLength: Int?
    /// A regular expression that the whole value must match.
    public var pattern: String?
    /// The only values allowed, as they are written.
    public var allowed: [String]?
  }

  /// Columns whose values must be found in another table.
  public struct ForeignKey: Hashable, Sendable {
    /// The columns.
    public let fields: [String]
    /// The resource that they refer to; its own where the name is empty.
    public let resource: String
    /// The columns there.
    public let referenced: [String]
  }

  /// The columns, in the order of the header.
  public let fields: [Field]
  /// The columns that together name a row.
  public let primaryKey: [String]
  /// References to other tables.
  public let foreignKeys: [ForeignKey]
  /// What stands for a missing value.
  public let missingValues: [String]
}
